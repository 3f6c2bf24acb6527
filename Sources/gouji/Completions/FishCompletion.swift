import GoujiText

/// The script for fish: the file `gouji.fish` in `~/.config/fish/completions`, or to be sourced.
enum FishCompletion {
  /// The script, its descriptions in `language`.
  static func script(_ language: Language) -> String {
    let names = CommandLineTool.verbs.map { $0.name }.joined(separator: " ")
    let none = "not __fish_seen_subcommand_from \(names)"
    let version = Localized("显示版本", "show the version").text(language)
    var text = "# gouji completions fish\ncomplete -c gouji -f\n"
    text += "complete -c gouji -n \(quoted(none)) -l version -d \(quoted(version))\n"
    for option in CommandLineTool.commonOptions { text += line(option, nil, language) }
    for verb in CommandLineTool.verbs {
      text += "complete -c gouji -n \(quoted(none)) -a \(verb.name) -d \(quoted(verb.summary.text(language)))\n"
    }
    for verb in CommandLineTool.verbs {
      let condition = "__fish_seen_subcommand_from \(verb.name)"
      let action = action(verb.arguments)
      if !action.isEmpty { text += "complete -c gouji -n \(quoted(condition)) \(action)\n" }
      for option in verb.options { text += line(option, condition, language) }
    }
    return text
  }

  private static func line(_ option: OptionSpec, _ condition: String?, _ language: Language) -> String {
    var text = "complete -c gouji"
    if let condition { text += " -n \(quoted(condition))" }
    text += " -l \(option.name.drop { $0 == "-" })"
    if option.value != nil {
      let action = action(option.completion)
      text += action == "-F" ? " -r -F" : " -x" + (action.isEmpty ? "" : " \(action)")
    }
    return text + " -d \(quoted(option.help.text(language)))\n"
  }

  /// What `complete` takes to complete `completion`.
  private static func action(_ completion: Completion) -> String {
    switch completion {
    case .nothing: ""
    case .files: "-F"
    case .rules: "-a \(quoted(ShellText.rules.joined(separator: " ")))"
    case .rulesOrFiles: "-F -a \(quoted(ShellText.rules.joined(separator: " ")))"
    case .words(let words): "-a \(quoted(words.joined(separator: " ")))"
    }
  }

  /// `text` between single quotes, in which fish knows two escapes.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
