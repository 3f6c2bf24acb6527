/// The script for bash, from 3.2 on: to be sourced.
enum BashCompletion {
  /// The script.
  static func script() -> String {
    let verbs = CommandLineTool.verbs
    let names = verbs.map { $0.name }
    var text = """
      # gouji completions bash
      _gouji_words() {
        COMPREPLY=($(compgen -W "$1" -- "$cur"))
      }
      _gouji_files() {
        local IFS=$'\\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$cur"))
      }
      _gouji_rules() {
        local head=
        [[ $cur == *,* ]] && head=${cur%,*},
        COMPREPLY=($(compgen -P "$head" -W \(ShellText.quoted(ShellText.rules.joined(separator: " "))) -- "${cur##*,}"))
      }
      _gouji() {
        local cur=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb= index
        COMPREPLY=()
        if [[ $cur == "=" ]]; then
          cur=
        elif [[ $previous == "=" && $COMP_CWORD -gt 2 ]]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        for ((index = 1; index < COMP_CWORD; index++)); do
          case ${COMP_WORDS[index]} in
          \(names.joined(separator: "|"))) verb=${COMP_WORDS[index]}; break ;;
          esac
        done
        case "$verb $previous" in

      """
    for option in CommandLineTool.commonOptions {
      if let action = action(option.completion) { text += "  *' \(option.name)') \(action); return ;;\n" }
    }
    for verb in verbs {
      for option in verb.options where option.value != nil {
        text += "  '\(verb.name) \(option.name)') \(action(option.completion) ?? ":"); return ;;\n"
      }
    }
    text += "  esac\n  case \"$verb\" in\n"
    for verb in verbs {
      let options = (verb.options + CommandLineTool.commonOptions).map(\.name).joined(separator: " ")
      text += "  \(verb.name))\n    if [[ $cur == -* ]]; then _gouji_words '\(options)'; else \(action(verb.arguments) ?? ":"); fi ;;\n"
    }
    let common = (CommandLineTool.commonOptions.map(\.name) + ["--version"]).joined(separator: " ")
    text += "  *)\n    if [[ $cur == -* ]]; then _gouji_words '\(common)'; else _gouji_words '\(names.joined(separator: " "))'; fi ;;\n"
    return text + "  esac\n}\ncomplete -F _gouji gouji\n"
  }

  /// The command that completes `completion`.
  private static func action(_ completion: Completion) -> String? {
    switch completion {
    case .nothing: nil
    case .files: "_gouji_files"
    case .rules: "_gouji_rules"
    case .rulesOrFiles: "_gouji_rules; [[ ${#COMPREPLY[@]} -gt 0 ]] || _gouji_files"
    case .words(let words): "_gouji_words '\(words.joined(separator: " "))'"
    }
  }
}
