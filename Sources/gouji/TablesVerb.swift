import GoujiJSON
import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji tables FILE`: shows what was understood of a report's tables, and which relations were checked in them.
enum TablesVerb: Verb {
  static let name = "tables"
  static let usage = "[--format text|json] FILE"
  static let summary = Localized(
    "显示对报告中各表的理解，以及各表核对了哪些勾稽关系", "show how the tables of a report were understood and what was checked in them")
  static let options = [SingleFile.formatOption]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try SingleFile.run(options, language) { source in
      let report = Report(Parser.parse(source))
      let result = Linter().analyse(report).result
      let kinds = Dictionary(zip(report.tables.map(\.range), result.kinds)) { first, _ in first }
      func kind(_ table: Table) -> String? { kinds[table.range] ?? nil }
      if options.values["--format"] == "json" {
        return TableDump.json(report, kind: kind) { write(RelationLedger(result, table: $0), language, to: &$1) }
      }
      return Array(
        TableDump.text(report, language: language, kind: kind) { text(RelationLedger(result, table: $0), language) }.utf8)
    }
  }

  private static func write(_ ledger: RelationLedger, _ language: Language, to json: inout JSONWriter) {
    json.key("relations")
    json.array(ledger.lines) { json, line in
      json.object { json in
        json.field("id", line.id)
        json.field("relation", line.text)
        json.field("evaluated", line.evaluated)
        json.field("broken", line.broken)
        json.key("notEvaluated")
        json.array(line.reasons) { $0.string($1.text(language)) }
      }
    }
  }

  private static func text(_ ledger: RelationLedger, _ language: Language) -> String {
    var text = ""
    for line in ledger.lines {
      var parts: [String] = []
      if line.evaluated > 0 {
        parts.append(Localized("核对\(line.evaluated)处", "checked \(line.evaluated) times").text(language))
      }
      if line.broken > 0 {
        parts.append(Localized("不符\(line.broken)处", "broken \(line.broken) times").text(language))
      }
      if !line.reasons.isEmpty {
        let reasons = line.reasons.prefix(3).map { $0.text(language) }.joined(separator: Localized("、", ", ").text(language))
        parts.append(Localized("未核对：\(reasons)", "not checked: \(reasons)").text(language))
      }
      text += "   \(line.id) \(line.text): \(parts.joined(separator: Localized("，", ", ").text(language)))\n"
    }
    return text
  }
}
