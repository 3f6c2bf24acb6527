import GoujiJSON
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji figures FILE`: every figure of the prose with its meaning, its cell, its relations and their verdicts, or why
/// it was not checked.
enum FiguresVerb: Verb {
  static let name = "figures"
  static let usage = "[--format text|json|csv] FILE"
  static let summary = Localized("列出说明文字里的每个数：含义、对应的表内数、核对结果", "list every figure of the prose: meaning, cell, verdicts")
  static let options = [
    OptionSpec(
      name: "--format", value: Localized("格式", "FORMAT"), choices: ["text", "json", "csv"],
      help: Localized("输出格式：text（缺省）、json 或 csv", "output: text (default), json or csv"))
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try SingleFile.run(options, language) { source in
      let result = Linter().analyse(Report(Parser.parse(source))).result
      let ledger = FigureLedger(result)
      switch options.values["--format"] {
      case "json": return json(ledger, result, source, language)
      case "csv": return Array(csv(ledger, source, language).utf8)
      default: return Array(text(ledger, result, source, language).utf8)
      }
    }
  }

  private static func text(
    _ ledger: FigureLedger, _ result: CheckResult, _ source: SourceText, _ language: Language
  ) -> String {
    var text = ""
    for line in ledger.lines {
      let position = source.lines.position(of: line.range.start, in: source.bytes)
      let meaning = line.role.map { "\(line.subject)·\($0.rawValue)" } ?? "?"
      text += "\(position.line):\(position.column) \(squeezed(line.literal)) \(meaning)\n"
      for cell in line.cells { text += "    → \(cell.text(language))\n" }
      for relation in line.relations {
        text += "    \(relation.id) \(relation.text) [\(Derivation.verdict(relation.verdict).text(language))]\n"
      }
      if let reason = line.reason { text += "    × \(reason.text(language))\n" }
    }
    let (total, bound, witnessed) = (result.countedProse.count, result.boundProse, result.witnessedProseCount)
    return text
      + Localized(
        "说明文字中的金额和百分比\(total)个：认出\(bound)个，有勾稽关系印证\(witnessed)个。\n",
        "\(total) amounts and percentages in the prose: \(bound) understood, \(witnessed) witnessed.\n"
      ).text(language)
  }

  private static let csvHeads = [
    Localized("行", "line"), Localized("列", "column"), Localized("数", "figure"), Localized("种类", "kind"), Localized("指标", "subject"),
    Localized("角色", "role"), Localized("表中的格", "cell"), Localized("勾稽关系", "relations"), Localized("已印证", "witnessed"),
    Localized("未核对的原因", "reason"),
  ]

  private static func csv(_ ledger: FigureLedger, _ source: SourceText, _ language: Language) -> String {
    var text = CSV.start + CSV.row(csvHeads.map { $0.text(language) })
    for line in ledger.lines {
      let position = source.lines.position(of: line.range.start, in: source.bytes)
      let relations = line.relations.map { "\($0.id) \($0.text) [\($0.verdict.rawValue)]" }.joined(separator: "; ")
      let fields = [
        String(position.line), String(position.column), squeezed(line.literal), line.kind.rawValue, line.subject,
        line.role?.rawValue ?? "", line.cells.first?.text(language) ?? "", relations, line.isWitnessed ? "1" : "0",
        line.reason?.text(language) ?? "",
      ]
      text += CSV.row(fields)
    }
    return text
  }

  private static func json(
    _ ledger: FigureLedger, _ result: CheckResult, _ source: SourceText, _ language: Language
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "gouji.figures/1")
      json.key("figures")
      json.array(ledger.lines) { json, line in
        let position = source.lines.position(of: line.range.start, in: source.bytes)
        json.object { json in
          json.field("line", position.line)
          json.field("column", position.column)
          json.field("figure", squeezed(line.literal))
          json.field("kind", line.kind.rawValue)
          json.field("subject", line.subject)
          json.key("role")
          json.optional(line.role?.rawValue)
          json.key("cells")
          json.array(line.cells) { $0.string($1.text(language)) }
          json.key("relations")
          json.array(line.relations) { json, relation in
            json.object { json in
              json.field("id", relation.id)
              json.field("arithmetic", relation.text)
              json.field("verdict", relation.verdict.rawValue)
            }
          }
          json.key("witnessed")
          json.bool(line.isWitnessed)
          json.key("reason")
          json.optional(line.reason?.text(language))
        }
      }
      json.key("totals")
      json.object { json in
        json.field("total", result.countedProse.count)
        json.field("bound", result.boundProse)
        json.field("witnessed", result.witnessedProseCount)
      }
    }
    json.newline()
    return json.bytes
  }

  /// The literal without spaces and line ends.
  private static func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
