import GoujiText
import GoujiWorkspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// What could not be read, in the words that every verb uses.

extension ReadingProblem {
  /// The line for standard error: path, place, reason.
  func line(_ language: Language) -> String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(path)\(place): " + message.text(language)
  }
}

extension ConfigurationProblem {
  /// The same as what could not be read.
  var asReadingProblem: ReadingProblem { ReadingProblem(path: path, position: position, message: message) }

  /// The line for standard error: path, place, reason.
  func line(_ language: Language) -> String { asReadingProblem.line(language) }
}

extension FileDiscovery.Problem {
  /// The same as what could not be read.
  var asReadingProblem: ReadingProblem { ReadingProblem(path: path, position: nil, message: reason) }

  /// The line for standard error: path and reason.
  func line(_ language: Language) -> String { asReadingProblem.line(language) }

  private var reason: Localized {
    switch kind {
    case .notFound: Localized("没有这个文件或文件夹", "no such file or folder")
    case .unreadable(ELOOP): Localized("符号链接绕成了圈", "symbolic links lead in a circle")
    case .unreadable(EFBIG):
      Localized("忽略文件超过16 MiB，没有理会", "an ignore file of more than 16 MiB is not honoured")
    case .unreadable(let code): Localized("读不出来（系统错误\(code)）", "cannot be read (system error \(code))")
    case .tooDeep: Localized("文件夹层次太深", "folders are nested too deeply")
    case .notAFile: Localized("不是普通文件", "not a regular file")
    }
  }
}

/// Options of the verbs that take files and folders.
enum ManyFiles {
  /// `--no-ignore`.
  static let noIgnoreOption = OptionSpec(
    name: "--no-ignore", help: Localized("不理会 .gitignore 等忽略文件", "do not honour ignore files"))
  /// `--stdin-filename PATH`.
  static let standardInputOption = OptionSpec(
    name: "--stdin-filename", value: Localized("路径", "PATH"),
    help: Localized("路径为 - 时，标准输入的内容按这个文件名报告", "the name to report standard input (-) by"))

  /// The files that the paths of a call stand for.
  static func find(_ options: ParsedOptions) -> FileDiscovery.Result {
    FileDiscovery(respectsIgnoreFiles: !options.has("--no-ignore")).find(options.paths)
  }

  /// The name of standard input.
  static func standardInputName(_ options: ParsedOptions) -> String { options.values["--stdin-filename"] ?? "<stdin>" }
}
