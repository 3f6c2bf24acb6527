import GoujiRules
import GoujiText
import GoujiWorkspace

/// `gouji lint PATH…`: lists what is wrong in reports.
enum LintVerb: Verb {
  static let name = "lint"
  static let usage = "[--format text|json] [--show-tails] [--jobs N] PATH…"
  static let summary = Localized("核对报告，列出数字不符之处", "check reports and list the figures that disagree")
  static let options = [
    OptionSpec(
      name: "--format", value: Localized("格式", "FORMAT"), choices: ["text", "json"],
      help: Localized("输出格式：text（缺省）或 json", "output: text (default) or json")),
    OptionSpec(name: "--show-tails", help: Localized("也列出尾差（四舍五入可以解释的差额）", "also list rounding differences")),
    OptionSpec(
      name: "--stdin-filename", value: Localized("路径", "PATH"),
      help: Localized("路径为 - 时，标准输入的内容按这个文件名报告", "the name to report standard input (-) by")),
    OptionSpec(name: "--no-config", help: Localized("不读取配置文件", "read no configuration file")),
    OptionSpec(name: "--no-ignore", help: Localized("不理会 .gitignore 等忽略文件", "do not honour ignore files")),
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
        throw UsageError(message: Localized("--jobs 要写 1 到 1024 的整数", "--jobs takes a whole number from 1 to 1024"))
      }
      jobs = number
    }
    let color = options.values["--color"] ?? "auto"
    let isColored = color == "always" || (color == "auto" && environment.isColorTerminal)
    let found = FileDiscovery(respectsIgnoreFiles: !options.has("--no-ignore")).find(options.paths)
    var reporter: any Reporter =
      options.values["--format"] == "json" ? JSONReporter(language: language) : TextReporter(language: language, isColored: isColored)
    var exit = ExitCode.clean
    for problem in found.problems {
      exit = .failure
      Output.error(Self.text(problem).text(language))
    }
    reporter.begin()
    ParallelLint.run(
      found.files, jobs: jobs, options: Findings.Options(showsTails: options.has("--show-tails")),
      standardInputName: options.values["--stdin-filename"] ?? "<stdin>"
    ) { outcome in
      switch outcome {
      case .success(let file):
        reporter.report(file)
        if exit == .clean, file.findings.contains(where: { $0.severity >= .warning }) { exit = .findings }
      case .failure(let problem):
        exit = .failure
        let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
        Output.error("\(problem.path)\(place): " + problem.message.text(language))
      }
    }
    reporter.end()
    return exit
  }

  private static func text(_ problem: FileDiscovery.Problem) -> Localized {
    let path = problem.path
    switch problem.kind {
    case .notFound: return Localized("\(path): 没有这个文件或文件夹", "\(path): no such file or folder")
    case .unreadable(let code): return Localized("\(path): 读不出来（系统错误\(code)）", "\(path): cannot be read (system error \(code))")
    case .tooDeep: return Localized("\(path): 文件夹层次太深", "\(path): folders are nested too deeply")
    case .notAFile: return Localized("\(path): 不是普通文件", "\(path): not a regular file")
    }
  }
}

/// Shows linted files in one format.
protocol Reporter {
  /// Before the first file.
  mutating func begin()
  /// One file.
  mutating func report(_ file: LintedFile)
  /// Behind the last file.
  mutating func end()
}
