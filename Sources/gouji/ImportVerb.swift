import GoujiExchange
import GoujiRules
import GoujiText
import GoujiWorkspace

/// `gouji import FILE`: brings a report of another format into the dialect.
enum ImportVerb: Verb {
  static let name = "import"
  static let usage = "[--output FILE] FILE"
  static let summary = Localized(
    "把 .docx .xlsx .pdf .html .md .txt 转成可核对的文本，表格都保留", "turn .docx, .xlsx, .pdf, .html, .md and .txt into the dialect, tables kept")
  static let options = [
    OptionSpec(
      name: "--output", value: Localized("文件", "FILE"),
      help: Localized("写入这个新文件（缺省写到标准输出）", "write to this new file (default: standard output)")),
    OptionSpec(
      name: "--keep-unit", help: Localized("以元为单位的工作簿保留元，不换算成万元", "keep a workbook in 元, do not convert it to 万元")),
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.count == 1, let path = options.paths.first else {
      throw UsageError(message: Localized("请指定一个文件", "exactly one file is needed"))
    }
    switch ImportedFile.read(path, keepsUnit: options.has("--keep-unit")) {
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    case .success(var result):
      if result.isConverted { showTails(&result) }
      for note in result.notes { Output.error("\(path): " + note.text(language)) }
      return NewFile.write(result.bytes, options.values["--output"], language)
    }
  }

  /// Writes the 尾差 that rounding to 万元 made below the report, as comments.
  private static func showTails(_ result: inout Importer.Result) {
    func findings(showsTails: Bool) -> [Finding] {
      var settings = Linter.Settings()
      settings.readsConfiguration = false
      settings.showsTails = showsTails
      return Linter(settings).lint(SourceText(path: "", bytes: result.bytes)).findings
    }
    let known = Set(findings(showsTails: false).map { "\($0.range) \($0.rule)" })
    let tails = findings(showsTails: true).filter { !known.contains("\($0.range) \($0.rule)") }
    guard !tails.isEmpty else { return }
    result.notes.append(
      Localized("换算后有\(tails.count)处尾差，列在文末", "\(tails.count) rounding differences after the conversion are listed at the end"))
    let lines = tails.map { "// " + $0.message.chinese.filter { !$0.isNewline } + " [\($0.rule)]\n" }
    result.bytes += Array(("\n// 由元换算成万元后的尾差：\n" + lines.joined()).utf8)
  }
}
