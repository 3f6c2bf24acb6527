import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji format FILE…`: puts the form of documents in order. Without `--write` the result goes to standard output.
enum FormatVerb: Verb {
  static let name = "format"
  static let usage = "[--check] FILE"
  static let summary = Localized("整理文件的格式（不改任何数和句子）", "put the form of a file in order (no figure and no sentence changes)")
  static let options = [
    OptionSpec(
      name: "--check", help: Localized("只检查：格式不整齐时以 1 结束", "only check: end with 1 where the form is not in order"))
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    var isInOrder = true
    let exit = try SingleFile.run(options, language) { source in
      let formatted = Formatter.format(Parser.parse(source))
      isInOrder = formatted == source.bytes
      return options.has("--check") ? [] : formatted
    }
    if exit == .clean, options.has("--check"), !isInOrder {
      Output.error(Localized("格式不整齐", "not in order").text(language))
      return .findings
    }
    return exit
  }
}
