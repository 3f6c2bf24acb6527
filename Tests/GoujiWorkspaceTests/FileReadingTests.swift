import Foundation
import GoujiWorkspace
import TestSupport
import Testing

@Suite("File reading")
struct FileReadingTests {
  @Test("A file is read whole, whatever its size", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
  func sizes(count: Int) throws {
    try TemporaryFolder.with { folder in
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
      try Data(bytes).write(to: folder.appendingPathComponent("a"))
      #expect(FileReading.read(folder.path + "/a") == .success(bytes))
    }
  }

  @Test("The limit is the most that is taken")
  func limit() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/a"
      try Data(repeating: 7, count: 100).write(to: URL(fileURLWithPath: path))
      #expect(FileReading.read(path, limit: 100) == .success([UInt8](repeating: 7, count: 100)))
      #expect(FileReading.read(path, limit: 99) == .failure(.tooLarge(size: 100)))
      #expect(FileReading.read(path, limit: 0) == .failure(.tooLarge(size: 100)))
      #expect(FileReading.read(path, limit: .min) == .failure(.tooLarge(size: 100)))
      #expect(FileReading.read(path, limit: .max) == .success([UInt8](repeating: 7, count: 100)))
    }
  }

  @Test("A file too large is refused by its size, before it is read")
  func sparse() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/a"
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      #expect(truncate(path, 1 << 40) == 0)
      #expect(FileReading.read(path) == .failure(.tooLarge(size: 1 << 40)))
    }
  }

  @Test("The reasons for failure are told apart")
  func failures() throws {
    try TemporaryFolder.with { folder in
      let file = folder.path + "/a"
      try Data().write(to: URL(fileURLWithPath: file))
      #expect(FileReading.read(folder.path + "/none") == .failure(.notFound))
      #expect(FileReading.read("") == .failure(.notFound))
      #expect(FileReading.read(file + "\0b") == .failure(.notFound))
      #expect(FileReading.read(file + "/b") == .failure(.notFound))
      #expect(FileReading.read(folder.path) == .failure(.isDirectory))
      #expect(FileReading.read(file + String(repeating: "x", count: 5000)) == .failure(.other(errno: ENAMETOOLONG)))
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
      #expect(FileReading.read(folder.path + "/loop") == .failure(.other(errno: ELOOP)))
    }
  }

  @Test("A pipe and a device are refused and not waited for")
  func special() throws {
    try TemporaryFolder.with { folder in
      #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
      #expect(FileReading.read(folder.path + "/pipe") == .failure(.other(errno: EINVAL)))
      #expect(FileReading.read("/dev/null") == .failure(.other(errno: EINVAL)))
    }
  }

  @Test("A file without permission is named as such", .enabled(if: geteuid() != 0, "root may read everything"))
  func permission() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/a"
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
      #expect(chmod(path, 0) == 0)
      #expect(FileReading.read(path) == .failure(.permission))
    }
  }

  #if os(Linux)
    @Test("A file that states no size is read to its end")
    func withoutSize() throws {
      let found = try FileReading.read("/proc/self/status").get()
      #expect(String(decoding: found, as: UTF8.self).hasPrefix("Name:"))
      #expect(FileReading.read("/proc/self/status", limit: 10) == .failure(.tooLarge(size: found.count)))
    }
  #endif

  @Test("A pipe is read to its end, through pauses and without blocking too", arguments: [false, true])
  func pipes(isNonBlocking: Bool) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (source, sink) = (ends[0], ends[1])
    if isNonBlocking { try #require(fcntl(source, F_SETFL, O_NONBLOCK) == 0) }
    let sent = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
    let writer = Thread {
      usleep(20_000)
      var start = 0
      while start < sent.count {
        let count = sent[start...].withUnsafeBytes { write(sink, $0.baseAddress, min($0.count, 70_000)) }
        if count <= 0 { break }
        start += count
        usleep(1000)
      }
      close(sink)
    }
    writer.start()
    #expect(FileReading.readToEnd(source, limit: 1_000_000) == .success(sent))
    close(source)
  }

  @Test("A pipe past the limit is given up, and a closed descriptor is an error")
  func pipeFailures() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let text = [UInt8](repeating: 1, count: 1000)
    #expect(write(ends[1], text, text.count) == 1000)
    close(ends[1])
    #expect(FileReading.readToEnd(ends[0], limit: 999) == .failure(.tooLarge(size: 1000)))
    close(ends[0])
    #expect(FileReading.readToEnd(-1, limit: 999) == .failure(.other(errno: EBADF)))
  }

  @Test("A failure and its number say the same")
  func numbers() {
    for failure in [ReadFailure.notFound, .permission, .isDirectory, .other(errno: EIO)] {
      #expect(ReadFailure(errno: failure.errno) == failure)
    }
    #expect(ReadFailure(errno: ENOTDIR) == .notFound)
    #expect(ReadFailure(errno: EPERM) == .permission)
    #expect(ReadFailure.tooLarge(size: 9).errno == EFBIG)
  }
}
