import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be linted.
package struct ReadingProblem: Error, Sendable {
  /// The file, as the user named it.
  package var path: String
  /// The line and column of the fault, where there is one.
  package var position: LinePosition?
  /// What is wrong and what helps.
  package var message: Localized

  /// What is wrong at `position` of the file at `path`.
  package init(path: String, position: LinePosition?, message: Localized) {
    self.path = path
    self.position = position
    self.message = message
  }
}

/// Reads documents, and refuses those whose encoding is not UTF-8 with the command that converts them.
package enum SourceReading {
  /// The document at `path`; `-` is standard input, shown as `standardInputName`.
  package static func read(_ path: String, standardInputName: String) -> Result<SourceText, ReadingProblem> {
    let isStandardInput = path == "-"
    let name = isStandardInput ? standardInputName : path
    let bytes: [UInt8]
    switch isStandardInput ? FileReading.readStandardInput() : FileReading.read(path) {
    case .success(let read): bytes = read
    case .failure(let failure): return .failure(ReadingProblem(path: name, position: nil, message: message(failure)))
    }
    let encoding = SourceEncoding.recognize(bytes)
    guard let iconv = encoding.iconvName else { return .success(SourceText(path: name, bytes: bytes)) }
    let offset = encoding == .gb18030 ? UTF8Bytes.firstInvalid(bytes) ?? 0 : 0
    return .failure(
      ReadingProblem(
        path: name, position: LineIndex(bytes).position(of: offset, in: bytes),
        message: Localized(
          "文件是 \(iconv) 编码，请在编辑器里另存为 UTF-8，或者用 gouji import 转换",
          "the file is in \(iconv); save it as UTF-8 in your editor, or convert it with gouji import")))
  }

  /// Why a file cannot be read.
  package static func message(_ failure: ReadFailure) -> Localized {
    switch failure {
    case .notFound: Localized("没有这个文件", "no such file")
    case .permission: Localized("没有读取权限", "permission denied")
    case .isDirectory: Localized("这是一个文件夹", "is a folder")
    case .tooLarge(let size): Localized("文件太大（\(size)字节）", "the file is too large (\(size) bytes)")
    case .other(errno: EINVAL): Localized("不是普通文件（管道、设备、套接字不能核对）", "is no regular file (a pipe, a device or a socket)")
    case .other(errno: ELOOP): Localized("符号链接绕成了圈", "symbolic links lead in a circle")
    case .other(errno: ENAMETOOLONG): Localized("路径太长", "the path is too long")
    case .other(let code): Localized("读不出来（系统错误\(code)）", "cannot be read (system error \(code))")
    }
  }
}
