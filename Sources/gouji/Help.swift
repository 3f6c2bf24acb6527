import GoujiText

/// The help texts, made from the verbs' own descriptions.
enum Help {
  /// What the program is and which verbs it has.
  static func overview(_ language: Language) -> String {
    var text = Localized(
      "gouji（勾稽）：核对部门决算报告里的数\n\n用法：gouji 命令 [选项] 路径…\n\n命令：",
      "gouji: checks the figures of final-accounts reports\n\nUsage: gouji COMMAND [OPTIONS] PATH…\n\nCommands:"
    ).text(language)
    for verb in CommandLineTool.verbs {
      text += "\n  " + pad(verb.name, 18) + verb.summary.text(language)
    }
    text += Localized(
      "\n\n“gouji 命令 --help”显示各命令的选项；“gouji --version”显示版本。\n退出码：0 没有错误和警告；1 有错误或警告；2 有文件读不出来，或用法不对。",
      "\n\n“gouji COMMAND --help” shows a command's options; “gouji --version” the version.\nExit codes: 0 no errors or warnings; 1 errors or warnings; 2 something could not be read, or bad usage."
    ).text(language)
    return text
  }

  /// The page of one verb.
  static func page(_ verb: any Verb.Type, _ language: Language) -> String {
    var text = "gouji \(verb.name): " + verb.summary.text(language) + "\n\n"
    text += Localized("用法：", "Usage: ").text(language) + "gouji \(verb.name) \(verb.usage)\n\n"
    text += Localized("选项：", "Options:").text(language)
    for option in verb.options + CommandLineTool.commonOptions {
      let name = option.name + (option.value.map { " " + $0.text(language) } ?? "")
      text += "\n  " + pad(name, 26) + option.help.text(language)
    }
    return text
  }

  /// `text` with spaces up to `width` terminal columns.
  private static func pad(_ text: String, _ width: Int) -> String {
    let columns = TerminalWidth.columns(of: Array(text.utf8)[...])
    return text + String(repeating: " ", count: max(2, width - columns))
  }
}
