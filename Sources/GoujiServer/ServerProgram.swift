import Dispatch
import GoujiProtocol
import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server as a process: it talks over standard input and output, and ends with whoever started it.
package enum ServerProgram {
  /// Serves until the client is gone; the exit code is 0 after a proper shutdown.
  package static func run(language: Language, version: String) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    useOneHeap()
    let output = protectOutput()
    let outbox = Outbox(descriptor: output) { _exit(1) }
    let processors = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let session = Session(
      outbox: outbox, workers: Workers(limit: min(8, processors)), language: language, version: version,
      exit: { _exit($0) }, watch: watch)
    read(into: session)
    // Nobody asks any more. Whoever still listens gets what is ready; what is being computed is dropped.
    outbox.flush(seconds: 1)
    _exit(session.exitCode)
  }

  /// Documents are checked on whatever thread is free: with a heap for each thread, what one frees the others could not use.
  private static func useOneHeap() {
    #if os(Linux) && canImport(Glibc)
      let mostArenas: Int32 = -8
      _ = systemMallopt(mostArenas, 1)
    #endif
  }

  /// A private descriptor for what the client reads. Whatever else prints, prints to standard error.
  private static func protectOutput() -> Int32 {
    let output = fcntl(1, F_DUPFD_CLOEXEC, 10)
    guard output >= 0 else { return 1 }
    dup2(2, 1)
    return output
  }

  private static func read(into session: Session) {
    var reader = MessageReader()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(0, $0.baseAddress, $0.count) }
      if count > 0 {
        reader.append(chunk[..<count])
        while let item = reader.next() { session.receive(item) }
      } else if count == 0 {
        return
      } else if errno == EAGAIN {
        var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        _ = poll(&request, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Ends the process when `process`, which started it, is gone: a second line behind the end of input.
  private static func watch(_ process: Int) {
    guard let id = pid_t(exactly: process), isAlive(id) else { return }
    DispatchQueue(label: "gouji.watch").async {
      while isAlive(id) { sleep(2) }
      _exit(1)
    }
  }

  private static func isAlive(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno != ESRCH }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.read(descriptor, buffer, count)
  #else
    Darwin.read(descriptor, buffer, count)
  #endif
}

#if os(Linux) && canImport(Glibc)
  // malloc.h is not among the headers that Glibc shows.
  @_silgen_name("mallopt") private func systemMallopt(_ parameter: Int32, _ value: Int32) -> Int32
#endif
