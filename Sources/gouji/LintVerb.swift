import GoujiFormats
import GoujiRules
import GoujiText
import GoujiWorkspace

/// `gouji lint PATH…`: lists what is wrong in reports.
enum LintVerb: Verb {
  static let name = "lint"
  static let usage = "[--format text|json|sarif|…] [--baseline FILE] [--fail-on LEVEL] [--fix | --diff] PATH…"
  static let summary = Localized("核对报告，列出数字不符之处", "check reports and list the figures that disagree")
  static let options = [
    OptionSpec(
      name: "--format", value: Localized("格式", "FORMAT"), choices: ReportFormat.allCases.map(\.rawValue),
      help: Localized(
        "输出格式：text（缺省）、json、sarif、github、gitlab、junit、rdjson",
        "output: text (default), json, sarif, github, gitlab, junit, rdjson")),
    OptionSpec(
      name: "--fail-on", value: Localized("轻重", "LEVEL"), choices: FailureLevel.names,
      help: Localized(
        "有这样重或更重的问题就以 1 结束：error、warning（缺省）、info、hint；never 不因问题以 1 结束",
        "end with 1 at findings this loud or louder: error, warning (default), info, hint; never: at none")),
    OptionSpec(name: "--show-tails", help: Localized("也列出尾差（四舍五入可以解释的差额）", "also list rounding differences")),
    ManyFiles.standardInputOption,
    OptionSpec(
      name: "--select", value: Localized("规则", "RULES"),
      help: Localized("只报告这些规则（逗号分隔，A 表示 A1、A2……）", "only these rules (comma-separated; A stands for A1, A2, …)")),
    OptionSpec(
      name: "--ignore", value: Localized("规则", "RULES"),
      help: Localized("不报告这些规则", "not these rules")),
    BaselineRun.fileOption, BaselineRun.updateOption,
    OptionSpec(name: "--fix", help: Localized("改正有把握的错误", "repair what is certain")),
    OptionSpec(name: "--diff", help: Localized("只显示改正前后的差别，不改文件", "show the repairs as a diff, change nothing")),
    OptionSpec(name: "--no-config", help: Localized("不读取配置文件", "read no configuration file")),
    ManyFiles.noIgnoreOption,
    OptionSpec(
      name: "--color", value: Localized("何时", "WHEN"), choices: ["auto", "always", "never"],
      help: Localized("颜色：auto（缺省）、always、never", "colours: auto (default), always, never")),
    OptionSpec(
      name: "--jobs", value: Localized("数目", "N"),
      help: Localized("同时核对的文件数（缺省为处理器个数）", "files checked at a time (default: the processors)")),
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard !options.paths.isEmpty else {
      throw UsageError(message: Localized("要核对哪些文件？", "which files?"))
    }
    var jobs = environment.processors
    if let text = options.values["--jobs"] {
      guard let number = Int(text), (1...1024).contains(number) else {
        throw UsageError(message: Localized("--jobs 应为 1 到 1024 的整数", "--jobs takes a whole number from 1 to 1024"))
      }
      jobs = number
    }
    var settings = Linter.Settings()
    settings.showsTails = options.has("--show-tails") ? true : nil
    settings.select = try rules(options.values["--select"])
    settings.ignore = try rules(options.values["--ignore"])
    settings.readsWholeProfile = false
    settings.readsConfiguration = !options.has("--no-config")
    settings.fingerprints = options.has("--update-baseline") || options.values["--baseline"] != nil || format(options).hasFingerprints
    var baseline = try BaselineRun(options, language)
    if baseline.problem != nil { return .failure }
    let found = ManyFiles.find(options)
    let linter = Linter(settings).knowing(found.files, jobs: jobs)
    let failureLevel = FailureLevel.severity(options)
    var reporter = reporter(options, language, environment, linter)
    let isShown = !options.has("--diff")
    var exit = ExitCode.clean
    func fail(_ problem: ReadingProblem) {
      exit = .failure
      Output.error(problem.line(language))
      if isShown { Output.write(reporter.fail(problem)) }
    }
    if isShown { Output.write(reporter.begin()) }
    for problem in found.problems { fail(problem.asReadingProblem) }
    var reported: Set<ConfigurationProblem> = []
    ParallelLint.run(
      found.files, jobs: jobs, linter: linter,
      standardInputName: ManyFiles.standardInputName(options)
    ) { outcome in
      switch outcome {
      case .success(var file):
        for problem in file.configurationProblems where reported.insert(problem).inserted { fail(problem.asReadingProblem) }
        if options.has("--diff") || options.has("--fix"),
          !Repairs.run(baseline.new(in: file), of: &file, linter, options, language)
        {
          exit = .failure
        }
        baseline.apply(to: &file)
        if isShown { Output.write(reporter.report(file)) }
        if exit == .clean, let failureLevel, file.findings.contains(where: { $0.severity >= failureLevel }) { exit = .findings }
      case .failure(let problem): fail(problem)
      }
    }
    if isShown { Output.write(reporter.end()) }
    return baseline.finish(exit)
  }

  /// The reporter that a call asks for.
  private static func reporter(
    _ options: ParsedOptions, _ language: Language, _ environment: Environment, _ linter: Linter
  ) -> any Reporter {
    let color = options.values["--color"] ?? "auto"
    var context = ReportingContext(language: language)
    context.isColored = color == "always" || (color == "auto" && environment.isColorTerminal)
    context.failureLevel = FailureLevel.severity(options)
    context.hasBaseline = options.has("--baseline")
    context.version = CommandLineTool.version
    context.folder = environment.folder
    context.time = environment.time
    context.rule = { id, path in
      let profile = linter.configuration(for: path).profile.whole
      guard let rule = RuleRegistry.all(profile).first(where: { $0.id == id }),
        let page = RuleText.page(id, profile, language)
      else { return nil }
      return (rule, page)
    }
    return format(options).reporter(context)
  }

  private static func format(_ options: ParsedOptions) -> ReportFormat {
    options.values["--format"].flatMap { ReportFormat(rawValue: $0) } ?? .text
  }

  /// The rules of a comma-separated list; each must be known, or begin the name of one.
  static func rules(_ list: String?) throws(UsageError) -> [String] {
    guard let list else { return [] }
    let names = list.split { $0 == "," || $0 == "，" || $0 == "、" }.map(String.init)
    let known = RuleRegistry.all().flatMap { [$0.id, $0.chineseName] }
    return try names.map { name throws(UsageError) in
      if let id = RuleRegistry.id(of: name) { return id }
      if known.contains(where: { $0.hasPrefix(name) }) { return name }
      let near = Nearest.name(to: name, among: known)
      throw UsageError(
        message: Localized(
          "没有“\(name)”这条规则" + (near.map { "，是否 \($0)？" } ?? ""),
          "there is no rule “\(name)”" + (near.map { ", did you mean \($0)?" } ?? "")))
    }
  }
}
