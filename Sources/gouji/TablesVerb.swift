import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji tables FILE`: shows what was understood of a report's tables.
enum TablesVerb: Verb {
  static let name = "tables"
  static let usage = "[--format text|json] FILE"
  static let summary = Localized("显示对报告中各表的理解：标题、单位、栏、行", "show how the tables of a report were understood")
  static let options = [SingleFile.formatOption]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try SingleFile.run(options, language) { source in
      let report = Report(Parser.parse(source))
      let unitName = report.frontMatter[.unit]
      func kind(_ table: Table) -> String? {
        TableKindMatcher.kind(of: table, in: .standard, unitName: unitName)?.name
      }
      return options.values["--format"] == "json"
        ? TableDump.json(report, kind: kind) : Array(TableDump.text(report, language: language, kind: kind).utf8)
    }
  }
}
