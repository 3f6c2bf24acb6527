import GoujiReport
import GoujiReview
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji review PATH…`: what is wrong in many reports, for those who have to check them.
enum ReviewVerb: Verb {
  static let name = "review"
  static let usage = "[--format text|html|csv|json|markdown] [--output FILE] PATH…"
  static let summary = Localized("核对许多报告，列成检查表", "check many reports and list what is wrong for reviewers")
  static let options = [
    OptionSpec(
      name: "--format", value: Localized("格式", "FORMAT"), choices: ReviewFormat.allCases.map(\.rawValue),
      help: Localized(
        "输出格式：text（缺省）、html（网页）、csv（表格）、json 或 markdown", "output: text (default), html, csv, json or markdown")),
    OptionSpec(
      name: "--output", value: Localized("文件", "FILE"),
      help: Localized("写到这个文件，不写到标准输出", "write to this file instead of standard output")),
    OptionSpec(name: "--show-tails", help: Localized("也列出尾差（四舍五入可以解释的差额）", "also list rounding differences")),
    OptionSpec(
      name: "--select", value: Localized("规则", "RULES"),
      help: Localized("只报告这些规则（逗号分隔，A 表示 A1、A2……）", "only these rules (comma-separated; A stands for A1, A2, …)")),
    OptionSpec(
      name: "--ignore", value: Localized("规则", "RULES"),
      help: Localized("不报告这些规则", "not these rules")),
    OptionSpec(name: "--no-config", help: Localized("不读取配置文件", "read no configuration file")),
    ManyFiles.standardInputOption, ManyFiles.noIgnoreOption,
    OptionSpec(
      name: "--jobs", value: Localized("数目", "N"),
      help: Localized("同时核对的文件数（缺省为处理器个数）", "files checked at a time (default: the processors)")),
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard !options.paths.isEmpty else { throw UsageError(message: Localized("要核对哪些文件？", "which files?")) }
    let jobs = try jobs(options, environment)
    var settings = Linter.Settings()
    settings.showsTails = options.has("--show-tails") ? true : nil
    settings.select = try LintVerb.rules(options.values["--select"])
    settings.ignore = try LintVerb.rules(options.values["--ignore"])
    settings.readsConfiguration = !options.has("--no-config")
    let format = options.values["--format"].flatMap { ReviewFormat(rawValue: $0) } ?? .text
    var found = ReviewInput.find(options)
    if let path = options.values["--output"] { found.files = try without(path, found.files, options) }

    var output: ReviewOutput
    switch ReviewOutput.open(options.values["--output"]) {
    case .success(let opened): output = opened
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    }
    let totals = review(found, settings, jobs, format.writer(language), &output, language, ManyFiles.standardInputName(options))
    if let problem = output.close() {
      Output.error(problem.line(language))
      return .failure
    }
    for problem in totals.unreadable { Output.error(problem.line(language)) }
    if let path = output.path {
      let summary = totals.summary(language)
      Output.error(
        Localized(
          "\(path)：报告\(totals.reports)份" + (summary.isEmpty ? "，没有发现数字不符" : "，\(summary)"),
          "\(path): \(totals.reports) reports" + (summary.isEmpty ? ", no disagreement found" : ", \(summary)")
        ).text(language))
    }
    return !totals.unreadable.isEmpty ? .failure : totals.hasFindings ? .findings : .clean
  }

  /// Reviews the files one window after another; what is written is not kept.
  private static func review(
    _ found: FileDiscovery.Result, _ settings: Linter.Settings, _ jobs: Int, _ writer: any ReviewWriter,
    _ output: inout ReviewOutput, _ language: Language, _ standardInputName: String
  ) -> ReviewTotals {
    var writer = writer
    var totals = ReviewTotals()
    var configurationProblems: Set<ConfigurationProblem> = []
    for problem in found.problems { totals.add(problem.asReadingProblem) }
    var progress = ProgressBar(total: found.files.count, language: language)
    progress.show()
    let linter = Linter(settings).knowing(found.files, jobs: jobs)
    output.write(writer.begin())
    ParallelLint.each(found.files, jobs: jobs) { path in
      ReviewInput.read(path, standardInputName: standardInputName)
        .map { ReviewMaker.review(linter.analyse(Report(Parser.parse($0)))) }
    } body: { outcome in
      switch outcome {
      case .success(let report):
        for problem in report.configurationProblems where configurationProblems.insert(problem).inserted {
          totals.add(problem.asReadingProblem)
        }
        totals.add(report)
        if output.path == nil { progress.clear() }
        output.write(writer.report(report))
        progress.advance(found: report.items.count)
      case .failure(let problem):
        totals.add(problem)
        progress.advance(found: 0)
      }
    }
    progress.clear()
    output.write(writer.end(totals))
    return totals
  }

  private static func jobs(_ options: ParsedOptions, _ environment: Environment) throws(UsageError) -> Int {
    guard let text = options.values["--jobs"] else { return environment.processors }
    guard let number = Int(text), (1...1024).contains(number) else {
      throw UsageError(message: Localized("--jobs 应为 1 到 1024 的整数", "--jobs takes a whole number from 1 to 1024"))
    }
    return number
  }

  /// The files without the one that is written: a second run into the same folder does not review the first one's result.
  private static func without(
    _ output: String, _ files: [String], _ options: ParsedOptions
  ) throws(UsageError) -> [String] {
    if options.paths.contains(where: { ReviewOutput.isSame($0, output) }) {
      throw UsageError(
        message: Localized("“\(output)”是要核对的文件，不能写在它上面", "“\(output)” is a file to check and cannot be written over"))
    }
    return files.filter { !ReviewOutput.isSame($0, output) }
  }
}
