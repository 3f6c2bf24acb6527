import GoujiExchange
import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs programs of the system that read and write other formats. No shell takes part; a program that takes too long is
/// ended; what it says goes to standard error; its folder of temporary files goes away.
struct OutsideProgram {
  /// The name to look for on the PATH.
  var name: String
  /// What to install where it is missing.
  var package: String
  /// The most seconds that it may take.
  var seconds = 120

  static let pandoc = OutsideProgram(name: "pandoc", package: "pandoc")
  static let pdftotext = OutsideProgram(name: "pdftotext", package: "poppler-utils")
  static let office = OutsideProgram(name: "soffice", package: "libreoffice")
  static let iconv = OutsideProgram(name: "iconv", package: "libc-bin")

  /// The program's path, or a message that says what to install.
  func find() -> Result<String, ImportProblem> {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      let candidate = folder + "/" + name
      if access(candidate, X_OK) == 0 { return .success(candidate) }
    }
    return .failure(
      ImportProblem(
        Localized(
          "需要 \(name)，没有找到。安装：apt install \(package)（Debian、Ubuntu），brew install \(package)（macOS），其他系统装 \(package)",
          "\(name) is needed and was not found. Install it: apt install \(package) (Debian, Ubuntu), brew install \(package) (macOS)")))
  }

  /// Runs the program in `folder` and returns what it writes to standard output.
  func run(_ arguments: [String], in folder: TemporaryFolder) -> Result<[UInt8], ImportProblem> {
    find().flatMap { program in
      let output = folder.path + "/.out"
      let errors = folder.path + "/.err"
      var actions = Self.fileActions()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
      words.append(nil)
      defer { for word in words { free(word) } }
      // A group of its own, so that a program which starts others can be ended with them.
      var attributes = Self.attributes()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
      posix_spawnattr_setpgroup(&attributes, 0)
      var process = pid_t()
      guard posix_spawn(&process, program, &actions, &attributes, words, Self.environment) == 0 else {
        return .failure(ImportProblem(Localized("\(name) 不能运行", "\(name) cannot be run")))
      }
      let status = wait(for: process)
      let said = TemporaryFolder.text(errors)
      if !said.isEmpty { Output.error(name + ": " + said) }
      guard let status else {
        return .failure(
          ImportProblem(Localized("\(name) 用了\(seconds)秒还没有完成，已停止", "\(name) took more than \(seconds) seconds and was stopped")))
      }
      guard status == 0 else {
        return .failure(ImportProblem(Localized("\(name) 没有处理成功（\(status)）", "\(name) failed (\(status))")))
      }
      return TemporaryFolder.read(output)
    }
  }

  /// The exit code of `process`; `nil` where it had to be ended.
  private func wait(for process: pid_t) -> Int32? {
    var status: Int32 = 0
    var waited = 0
    var pause: UInt32 = 1_000
    while waited < seconds * 1_000_000 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F) }
      if ended < 0, errno != EINTR { return 127 }
      usleep(pause)
      waited += Int(pause)
      pause = min(pause * 2, 50_000)
    }
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return nil
  }

  #if canImport(Glibc)
    private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }
    private static func fileActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
    private static func attributes() -> posix_spawnattr_t { posix_spawnattr_t() }
  #else
    private static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { _NSGetEnviron().pointee }
    private static func fileActions() -> posix_spawn_file_actions_t? { nil }
    private static func attributes() -> posix_spawnattr_t? { nil }
  #endif
}
