import GoujiText
import GoujiWorkspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a review is written: standard output, or a file that takes its name only when it is complete.
struct ReviewOutput {
  /// The file, as the user named it; `nil` for standard output.
  let path: String?
  private var descriptor: Int32 = -1
  private var failure: Int32 = 0

  private init(path: String?) { self.path = path }

  /// The file beside the one to write that holds what is not complete.
  private var partial: String { (path ?? "") + ".partial" }

  /// Opens the file at `path`, or standard output.
  static func open(_ path: String?) -> Result<ReviewOutput, ReadingProblem> {
    var output = ReviewOutput(path: path)
    guard let path else { return .success(output) }
    if path.isEmpty || path.utf8.contains(0) || isFolder(path) { return .failure(output.problem(EISDIR)) }
    output.descriptor = openFile(output.partial)
    return output.descriptor < 0 ? .failure(output.problem(errno)) : .success(output)
  }

  /// Writes `text`.
  mutating func write(_ text: String) {
    guard path != nil else { return Output.write(text) }
    var text = text
    let descriptor = descriptor
    let code = text.withUTF8 { buffer -> Int32 in
      var position = 0
      while position < buffer.count, let base = buffer.baseAddress {
        let written = Self.write(descriptor, base + position, buffer.count - position)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return errno }
        position += written
      }
      return 0
    }
    if failure == 0 { failure = code }
  }

  /// Gives the file its name; what went wrong, if anything did.
  mutating func close() -> ReadingProblem? {
    guard let path else { return nil }
    if Self.closeFile(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(partial, path) != 0 { failure = errno }
    guard failure != 0 else { return nil }
    unlink(partial)
    return problem(failure)
  }

  private func problem(_ code: Int32) -> ReadingProblem {
    let message: Localized
    switch code {
    case ENOENT, ENOTDIR: message = Localized("写不了：没有这个文件夹", "cannot be written: no such folder")
    case EACCES, EPERM, EROFS: message = Localized("写不了：没有权限", "cannot be written: permission denied")
    case EISDIR: message = Localized("写不了：不是文件名", "cannot be written: not the name of a file")
    case ENOSPC: message = Localized("写不了：磁盘已满", "cannot be written: no space left")
    default: message = Localized("写不了（系统错误\(code)）", "cannot be written (system error \(code))")
    }
    return ReadingProblem(path: path ?? "", position: nil, message: message)
  }

  /// Whether both paths lead to one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (a, b) = (stat(), stat())
    guard stat(first, &a) == 0, stat(second, &b) == 0 else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  // The system's functions, which have the names of this type's own.

  private static func openFile(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    #else
      Darwin.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    #endif
  }

  private static func closeFile(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
