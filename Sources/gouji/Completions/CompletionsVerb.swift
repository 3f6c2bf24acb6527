import GoujiRules
import GoujiText

/// `gouji completions bash|zsh|fish`: what makes a shell complete calls of this program, from the table behind `--help`.
enum CompletionsVerb: Verb {
  static let name = "completions"
  static let usage = "bash | zsh | fish"
  static let summary = Localized("让 shell 补全本程序的命令和选项", "make a shell complete commands and options")
  static let options: [OptionSpec] = []
  static let arguments = Completion.words(Shell.allCases.map(\.rawValue))

  /// The shells that there is a script for.
  private enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.count == 1, let shell = options.paths.first.flatMap({ Shell(rawValue: $0) }) else {
      throw UsageError(message: Localized("请指定 bash、zsh 或 fish", "one of bash, zsh, fish"))
    }
    switch shell {
    case .bash: Output.write(BashCompletion.script())
    case .zsh: Output.write(ZshCompletion.script(language))
    case .fish: Output.write(FishCompletion.script(language))
    }
    return .clean
  }
}

/// What the scripts of all shells need.
enum ShellText {
  /// The ids of all rules that a shell takes as they are.
  static var rules: [String] { RuleRegistry.all().map(\.id) }

  /// `text` between single quotes.
  static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
