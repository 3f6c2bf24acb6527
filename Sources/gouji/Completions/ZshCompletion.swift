import GoujiText

/// The script for zsh: the file `_gouji` in a folder of `fpath`, or to be sourced behind `compinit`.
enum ZshCompletion {
  /// The script, its descriptions in `language`.
  static func script(_ language: Language) -> String {
    let command = Localized("命令", "command").text(language)
    var text = "#compdef gouji\n# gouji completions zsh\n\n"
    text += "_gouji_rules() {\n  _sequence compadd - \(ShellText.rules.map(ShellText.quoted).joined(separator: " "))\n}\n\n"
    text += "_gouji_rules_or_files() {\n  _gouji_rules\n  _files\n}\n\n"
    text += "_gouji() {\n  local context state state_descr line\n  typeset -A opt_args\n"
    text += "  _arguments -C \\\n" + options(CommandLineTool.commonOptions, language)
    let version = Localized("显示版本", "show the version").text(language)
    text += "    \(ShellText.quoted("--version[\(version)]")) \\\n"
    text += "    \(ShellText.quoted("1:\(command):->verb")) \\\n    '*:: :->arguments' && return\n"
    text += "  case $state in\n  verb)\n    local -a verbs\n    verbs=(\n"
    for verb in CommandLineTool.verbs {
      text += "      \(ShellText.quoted("\(verb.name):\(escaped(verb.summary.text(language)))"))\n"
    }
    text += "    )\n    _describe -t commands \(ShellText.quoted(command)) verbs ;;\n  arguments)\n    case $words[1] in\n"
    for verb in CommandLineTool.verbs {
      text += "    \(verb.name))\n      _arguments \\\n" + options(verb.options + CommandLineTool.commonOptions, language)
      let word = Localized("参数", "argument").text(language)
      text += "        \(ShellText.quoted("*:\(word):" + action(verb.arguments))) ;;\n"
    }
    text += "    esac ;;\n  esac\n}\n\n"
    return text + "if [[ $funcstack[1] == _gouji ]]; then\n  _gouji \"$@\"\nelse\n  compdef _gouji gouji\nfi\n"
  }

  private static func options(_ options: [OptionSpec], _ language: Language) -> String {
    options.map { option in
      var spec = option.name + (option.value == nil ? "" : "=") + "[" + escaped(option.help.text(language)) + "]"
      if let value = option.value { spec += ":\(escaped(value.text(language))):\(action(option.completion))" }
      return "        \(ShellText.quoted(spec)) \\\n"
    }.joined()
  }

  /// What `_arguments` does to complete `completion`.
  private static func action(_ completion: Completion) -> String {
    switch completion {
    case .nothing: " "
    case .files: "_files"
    case .rules: "_gouji_rules"
    case .rulesOrFiles: "_gouji_rules_or_files"
    case .words(let words): "(\(words.joined(separator: " ")))"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
