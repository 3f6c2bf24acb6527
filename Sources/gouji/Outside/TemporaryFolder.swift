import GoujiExchange
import GoujiText
import GoujiWorkspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder for the files that outside programs read and write; `remove` takes it away with everything in it.
struct TemporaryFolder {
  /// Its path.
  let path: String

  /// Runs `body` with a new folder, which is gone afterwards.
  static func with<Value>(_ body: (TemporaryFolder) -> Result<Value, ImportProblem>) -> Result<Value, ImportProblem> {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/gouji-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      return .failure(ImportProblem(Localized("不能在 \(base) 建临时文件夹", "no temporary folder can be made in \(base)")))
    }
    let folder = TemporaryFolder(path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    defer { remove(folder.path, depth: 0) }
    return body(folder)
  }

  /// The bytes of a file that a program wrote.
  static func read(_ path: String) -> Result<[UInt8], ImportProblem> {
    FileReading.read(path, limit: ExchangeLimits.bytes).mapError { _ in
      ImportProblem(Localized("转换的结果读不出来", "the converted file cannot be read"))
    }
  }

  /// The first lines of what a program said.
  static func text(_ path: String) -> String {
    guard case .success(let bytes) = FileReading.read(path, limit: 1 << 20) else { return "" }
    let lines = String(decoding: bytes.prefix(2_000), as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.prefix(5).joined(separator: "\n")
  }

  /// Writes `bytes` to a new file at `path`.
  static func write(_ bytes: [UInt8], to path: String) -> Result<Void, ImportProblem> {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let message =
        errno == EEXIST
        ? Localized("\(path) 已经存在，不覆盖", "\(path) exists already and is left as it is")
        : Localized("\(path) 不能写入（系统错误\(errno)）", "\(path) cannot be written (system error \(errno))")
      return .failure(ImportProblem(message))
    }
    var isWritten = true
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, part.baseAddress, part.count)
        #else
          let count = Darwin.write(descriptor, part.baseAddress, part.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          isWritten = false
          return
        }
        rest = rest.dropFirst(count)
      }
    }
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      return .failure(ImportProblem(Localized("\(path) 没有写完", "\(path) could not be written")))
    }
    return .success(())
  }

  /// Removes a file or a folder with what is in it; links are not followed.
  private static func remove(_ path: String, depth: Int) {
    if unlink(path) == 0 || depth > 16 { return }
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove(path + "/" + name, depth: depth + 1) }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
