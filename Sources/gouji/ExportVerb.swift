import GoujiExchange
import GoujiText
import GoujiWorkspace

/// `gouji export --to md|html|docx FILE`: a report as its readers see it, without the markup.
enum ExportVerb: Verb {
  static let name = "export"
  static let usage = "--to md|html|docx [--output FILE] FILE"
  static let summary = Localized("导出成 Markdown、网页或 Word，去掉标记", "write a report as Markdown, HTML or Word, without the markup")
  static let options = [
    OptionSpec(
      name: "--to", value: Localized("格式", "FORMAT"), choices: ["md", "html", "docx"],
      help: Localized("导出的格式；不写就看 --output 的后缀", "the format; by default that of --output")),
    OptionSpec(
      name: "--output", value: Localized("文件", "FILE"),
      help: Localized("写入这个新文件（缺省写到标准输出；docx 必须写）", "write to this new file (default: standard output; needed for docx)")),
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.count == 1, let path = options.paths.first else {
      throw UsageError(message: Localized("请指定一个文件", "exactly one file is needed"))
    }
    let output = options.values["--output"]
    let ending = output?.split(separator: "/").last?.split(separator: ".").last.map(String.init)
    guard let format = options.values["--to"] ?? ending.map({ $0 == "markdown" ? "md" : $0 == "htm" ? "html" : $0 }),
      ["md", "html", "docx"].contains(format)
    else { throw UsageError(message: Localized("请指定 --to md、--to html 或 --to docx", "--to md, html or docx is needed")) }
    if format == "docx", output == nil {
      throw UsageError(message: Localized("导出 docx 时请用 --output 指定文件", "docx needs --output FILE"))
    }
    switch SourceReading.read(path, standardInputName: "<stdin>") {
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    case .success(let source):
      let document = PlainReport.read(source)
      let title = source.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "report"
      if format == "md" { return NewFile.write(MarkdownWriter.write(document), output, language) }
      let page = HTMLWriter.write(document, title: title)
      return format == "html" ? NewFile.write(page, output, language) : word(page, output, source.path, language)
    }
  }

  private static func word(_ page: [UInt8], _ output: String?, _ path: String, _ language: Language) -> ExitCode {
    let result = TemporaryFolder.with { folder in
      let (from, to) = (folder.path + "/report.html", folder.path + "/report.docx")
      return TemporaryFolder.write(page, to: from)
        .flatMap { OutsideProgram.pandoc.run(["-f", "html", "-t", "docx", "-M", "title=", "-o", to, from], in: folder) }
        .flatMap { _ in TemporaryFolder.read(to) }
    }
    switch result {
    case .success(let bytes): return NewFile.write(bytes, output, language)
    case .failure(let problem):
      Output.error("\(path): " + problem.message.text(language))
      return .failure
    }
  }
}
