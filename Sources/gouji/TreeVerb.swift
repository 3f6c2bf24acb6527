import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji tree FILE`: prints the tree of a document with its ranges.
enum TreeVerb: Verb {
  static let name = "tree"
  static let usage = "[--format text|outline|json] FILE"
  static let summary = Localized("显示文件的语法树", "print the syntax tree of a file")
  static let options = [
    OptionSpec(
      name: "--format", value: Localized("格式", "FORMAT"), choices: ["text", "outline", "json"],
      help: Localized(
        "输出格式：text（缺省，带位置）、outline（不带位置）或 json", "output: text (default, with ranges), outline (without) or json"))
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try SingleFile.run(options, language) { source in
      let tree = Parser.parse(source)
      switch options.values["--format"] {
      case "json": return TreeDump.json(tree)
      case "outline": return Array(TreeDump.outline(tree).utf8)
      default: return Array(TreeDump.text(tree).utf8)
      }
    }
  }
}
