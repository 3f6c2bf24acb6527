import GoujiText
import GoujiWorkspace

/// Finds the verb of a call and runs it.
enum CommandLineTool {
  /// The version of this program.
  static let version = "0.1.0"

  /// The verbs, in the order of the help.
  static var verbs: [any Verb.Type] {
    [
      LintVerb.self, ReviewVerb.self, FiguresVerb.self, TablesVerb.self, ExplainVerb.self, RulesVerb.self, RelationsVerb.self,
      FormatVerb.self, BindVerb.self, FillVerb.self, NewVerb.self, ImportVerb.self, ExportVerb.self, TreeVerb.self, ServerVerb.self,
      CompletionsVerb.self,
    ]
  }

  /// Options that every verb has.
  static let commonOptions: [OptionSpec] = [
    OptionSpec(
      name: "--locale", value: Localized("语言", "LANGUAGE"), choices: ["zh", "en"],
      help: Localized("提示信息的语言：zh 或 en（缺省按 gouji.json，没有则 zh）", "language of messages: zh or en (default: as gouji.json says, or zh)")),
    OptionSpec(name: "--help", help: Localized("显示帮助", "show help")),
  ]

  /// Runs the call `arguments` (without the program's name).
  static func run(_ arguments: [String], _ environment: Environment) -> ExitCode {
    let language = language(in: arguments)
    return Output.exitCode(run(arguments, language, environment), language)
  }

  private static func run(_ arguments: [String], _ language: Language, _ environment: Environment) -> ExitCode {
    guard let name = arguments.first(where: { !$0.hasPrefix("-") && $0 != "zh" && $0 != "en" }) ?? arguments.first else {
      Output.error(Help.overview(language))
      return .failure
    }
    if name == "--version" {
      Output.write("gouji \(version)\n")
      return .clean
    }
    guard let verb = verbs.first(where: { $0.name == name }) else {
      if arguments.contains("--help") || arguments.contains("-h") || name == "help" {
        Output.write(Help.overview(language) + "\n")
        return .clean
      }
      if arguments.contains("--version") {
        Output.write("gouji \(version)\n")
        return .clean
      }
      let near = Nearest.name(to: name, among: verbs.map { $0.name })
      Output.error(
        Localized(
          "gouji: 没有“\(name)”这个命令" + (near.map { "，是否 \($0)？" } ?? "，见 gouji --help"),
          "gouji: unknown command “\(name)”" + (near.map { ", did you mean \($0)?" } ?? ", see gouji --help")
        ).text(language))
      return .failure
    }
    var rest = arguments
    if let index = rest.firstIndex(of: name) { rest.remove(at: index) }
    return run(verb, rest, language, environment)
  }

  private static func run(
    _ verb: any Verb.Type, _ arguments: [String], _ language: Language, _ environment: Environment
  ) -> ExitCode {
    do throws(UsageError) {
      let options = try ParsedOptions(arguments, verb.options + commonOptions)
      if options.has("--help") {
        Output.write(Help.page(verb, language) + "\n")
        return .clean
      }
      return try verb.run(options, language, environment)
    } catch {
      Output.error("gouji \(verb.name): " + error.message.text(language))
      Output.error(
        Localized("用法见 gouji \(verb.name) --help", "see gouji \(verb.name) --help").text(language))
      return .failure
    }
  }

  /// The language that `--locale` names, before anything else is understood; otherwise the one that `gouji.json` says for
  /// the working folder.
  private static func language(in arguments: [String]) -> Language {
    var language: Language?
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--locale=") { language = Language(tag: String(argument.dropFirst(9))) ?? language }
      if argument == "--locale", index + 1 < arguments.count { language = Language(tag: arguments[index + 1]) ?? language }
    }
    if language == nil, !arguments.contains("--no-config") {
      language = ConfigurationFinder().configuration(of: ConfigurationFinder.fileName).configuration.language
    }
    return language ?? .chinese
  }
}

/// A verb of the command line.
protocol Verb {
  /// Its name.
  static var name: String { get }
  /// What stands behind it: PATH….
  static var usage: String { get }
  /// What it does, in a line.
  static var summary: Localized { get }
  /// Its own options.
  static var options: [OptionSpec] { get }
  /// What its other arguments are: files, unless it says otherwise.
  static var arguments: Completion { get }
  /// Runs it.
  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError) -> ExitCode
}

extension Verb {
  static var arguments: Completion { .files }
}
