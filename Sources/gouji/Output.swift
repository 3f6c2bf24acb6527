#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import GoujiText
import Synchronization

/// Standard output and standard error, written in whole pieces.
enum Output {
  /// Why standard output could not be written, by the number in the operating system; 0 if it could.
  private static let failure = Atomic<Int32>(0)

  /// What the program ends with: where standard output could not be written the result is lost, and that is said. A reader
  /// that has gone away has seen what it wanted.
  static func exitCode(_ code: ExitCode, _ language: Language) -> ExitCode {
    let failure = failure.load(ordering: .relaxed)
    guard failure != 0, failure != EPIPE else { return code }
    let reason =
      switch failure {
      case ENOSPC, EDQUOT: Localized("磁盘已满", "no space left on the device")
      case EBADF: Localized("标准输出已经关闭", "it is closed")
      default: Localized("系统错误\(failure)", "system error \(failure)")
      }
    error(
      Localized("gouji: 标准输出写不进去：\(reason.chinese)", "gouji: cannot write to standard output: \(reason.english)").text(language))
    return .failure
  }

  /// Writes to standard output. Where nobody reads any more, the program ends quietly.
  static func write(_ bytes: [UInt8]) { write(bytes, to: 1) }
  /// Writes to standard output.
  static func write(_ text: String) { write(Array(text.utf8), to: 1) }
  /// Writes a line to standard error.
  static func error(_ text: String) { write(Array((text + "\n").utf8), to: 2) }
  /// Writes to standard error without a line end.
  static func progress(_ text: String) { write(Array(text.utf8), to: 2) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position < buffer.count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let written = Glibc.write(descriptor, base + position, buffer.count - position)
        #else
          let written = Darwin.write(descriptor, base + position, buffer.count - position)
        #endif
        if written < 0, errno == EINTR { continue }
        guard written > 0 else {
          if descriptor == 1 { failure.store(errno, ordering: .relaxed) }
          return
        }
        position += written
      }
    }
  }
}
