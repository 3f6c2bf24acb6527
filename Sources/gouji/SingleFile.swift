import GoujiText
import GoujiWorkspace

/// What the verbs that show one file have in common.
enum SingleFile {
  /// `--format text|json`.
  static let formatOption = OptionSpec(
    name: "--format", value: Localized("格式", "FORMAT"), choices: ["text", "json"],
    help: Localized("输出格式：text（缺省）或 json", "output: text (default) or json"))

  /// Reads the one file of a call and writes what `show` makes of it.
  static func run(
    _ options: ParsedOptions, _ language: Language, show: (SourceText) -> [UInt8]
  ) throws(UsageError) -> ExitCode {
    guard options.paths.count == 1, let path = options.paths.first else {
      throw UsageError(message: Localized("请指定一个文件", "exactly one file is needed"))
    }
    switch SourceReading.read(path, standardInputName: "<stdin>") {
    case .success(let source):
      Output.write(show(source))
      return .clean
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    }
  }
}
