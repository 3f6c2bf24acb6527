import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji format PATH…`: puts the form of documents in order. Without `--write`, `--check` or `--diff` the result of one
/// file goes to standard output.
enum FormatVerb: Verb {
  static let name = "format"
  static let usage = "[--write | --check] [--diff] PATH…"
  static let summary = Localized("整理文件的格式（不改任何数和句子）", "put the form of files in order (no figure and no sentence changes)")
  static let options = [
    OptionSpec(name: "--write", help: Localized("把整理好的内容写回文件", "write the result back into the files")),
    OptionSpec(
      name: "--check", help: Localized("只检查：列出格式不整齐的文件，有则以 1 结束", "only list the files that would change; end with 1 if there are any")),
    OptionSpec(name: "--diff", help: Localized("只显示整理前后的差别，不改文件", "show what would change as a diff, change nothing")),
    ManyFiles.standardInputOption, ManyFiles.noIgnoreOption,
  ]

  /// What becomes of the result.
  private enum Mode {
    case print, write, check, diff
  }

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard !options.paths.isEmpty else { throw UsageError(message: Localized("要整理哪些文件？", "which files?")) }
    let mode = try mode(options)
    let found = ManyFiles.find(options)
    if mode == .print, found.files.count > 1 {
      throw UsageError(
        message: Localized("多个文件要用 --write、--check 或 --diff", "several files need --write, --check or --diff"))
    }
    if mode == .write, found.files.contains("-") {
      throw UsageError(message: Localized("从标准输入（管道）读入的内容不能写回文件", "standard input cannot be written back"))
    }
    for problem in found.problems { Output.error(problem.line(language)) }
    var exit = found.problems.isEmpty ? ExitCode.clean : .failure
    for path in found.files {
      switch SourceReading.read(path, standardInputName: ManyFiles.standardInputName(options)) {
      case .success(let source):
        let result = format(source, mode, language)
        exit = ExitCode(rawValue: max(exit.rawValue, result.rawValue)) ?? exit
      case .failure(let problem):
        Output.error(problem.line(language))
        exit = .failure
      }
    }
    return exit
  }

  private static func mode(_ options: ParsedOptions) throws(UsageError) -> Mode {
    if options.has("--write") {
      guard !options.has("--check"), !options.has("--diff") else {
        throw UsageError(
          message: Localized("--write 不能与 --check、--diff 同时用", "--write cannot stand beside --check or --diff"))
      }
      return .write
    }
    return options.has("--diff") ? .diff : options.has("--check") ? .check : .print
  }

  private static func format(_ source: SourceText, _ mode: Mode, _ language: Language) -> ExitCode {
    let formatted = Formatter.format(Parser.parse(source))
    if mode == .print {
      Output.write(formatted)
      return .clean
    }
    guard formatted != source.bytes else { return .clean }
    switch mode {
    case .check: Output.write(source.path + "\n")
    case .diff: Output.write(UnifiedDiff.text(path: source.path, old: source.bytes, new: formatted))
    case .write:
      if case .failure(let failure) = FixApplier.write(path: source.path, original: source.bytes, new: formatted) {
        Output.error("\(source.path): " + failure.message.text(language))
        return .failure
      }
      Output.error(Localized("\(source.path): 已整理", "\(source.path): formatted").text(language))
      return .clean
    case .print: break
    }
    return .findings
  }
}
