import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// What the verbs that change one file have in common: the new text goes to standard output, with `--write` into the
/// file, with `--diff` only the differences are shown.
enum Rewriting {
  /// The options of such a verb.
  static let options = [
    OptionSpec(name: "--write", help: Localized("把结果写回文件", "write the result back into the file")),
    OptionSpec(name: "--diff", help: Localized("只显示前后的差别，不改文件", "show what would change as a diff, change nothing")),
    OptionSpec(name: "--no-config", help: Localized("不读取配置文件", "read no configuration file")),
  ]

  /// Runs the verb; `edits` are what it changes in the analysed report, `done` says to users how many places it were.
  static func run(
    _ options: ParsedOptions, _ language: Language, done: (Int) -> Localized,
    edits: (AnalysedReport, Linter) -> [TextEdit]
  ) throws(UsageError) -> ExitCode {
    guard options.paths.count == 1, let path = options.paths.first else {
      throw UsageError(message: Localized("请指定一个文件", "exactly one file is needed"))
    }
    let writes = options.has("--write")
    if writes, options.has("--diff") {
      throw UsageError(message: Localized("--write 不能与 --diff 同时用", "--write cannot stand beside --diff"))
    }
    if writes, path == "-" {
      throw UsageError(message: Localized("从标准输入（管道）读入的内容不能写回文件", "standard input cannot be written back"))
    }
    let source: SourceText
    switch SourceReading.read(path, standardInputName: "<stdin>") {
    case .success(let text): source = text
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    }
    var settings = Linter.Settings()
    settings.readsConfiguration = !options.has("--no-config")
    let linter = Linter(settings)
    let changes = edits(linter.analyse(Report(Parser.parse(source))), linter)
    let new = FixApplier.apply(changes, to: source.bytes)
    guard writes || options.has("--diff") else {
      Output.write(new)
      return .clean
    }
    guard new != source.bytes else { return .clean }
    guard writes else {
      Output.write(UnifiedDiff.text(path: source.path, old: source.bytes, new: new))
      return .findings
    }
    if case .failure(let failure) = FixApplier.write(path: source.path, original: source.bytes, new: new) {
      Output.error("\(source.path): " + failure.message.text(language))
      return .failure
    }
    Output.error("\(source.path): " + done(changes.count).text(language))
    return .clean
  }
}
