import GoujiArithmetic
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// What stands under the pointer, explained.
package enum Hover {
  /// The explanation of what stands at `offset`, as Markdown, and what it is about.
  package static func at(
    _ offset: Int, in document: EditorDocument, _ language: Language
  ) -> (range: TextRange, markdown: String)? {
    guard let subject = Subject.at(offset, in: document) else { return nil }
    let text: String?
    switch subject {
    case .figure(let figure): text = self.figure(figure, document, language)
    case .emptyCell(let range): text = relations(range, document, language)
    case .path(let mention, segment: _): text = path(mention, document, language)
    case .name(let name, _): text = self.name(name, document, language)
    case .rule(let id, _): text = RuleText.page(id, document.facts.result.profile, language)
    case .table(let index, _): text = table(index, in: document, language)
    case .lastYear: text = lastYear(document, language)
    }
    return text.map { (subject.range, $0) }
  }

  // MARK: Figures

  private static func figure(_ figure: FigureSyntax, _ document: EditorDocument, _ language: Language) -> String {
    let literal = document.source.text(TextRange(figure.number.start, subjectEnd(figure)))
    var text = "**" + RuleText.escaped(literal.filter { !$0.isWhitespace }) + "**"
    if let value = value(figure, document) { text += " = " + value }
    text += "\n\n"
    if let meaning = document.meanings[figure.number.start] { text += self.meaning(meaning, language) }
    return text + (relations(figure.number, document, language) ?? unchecked(figure, document).text(language))
  }

  /// What a figure of the prose is, the cells that it restates, and what nothing holds against it.
  private static func meaning(_ line: FigureLedger.Line, _ language: Language) -> String {
    var text = ""
    if let role = line.role {
      let subject = line.subject.isEmpty ? "" : line.subject + "·"
      text += Localized("含义：", "Meaning: ").text(language) + RuleText.escaped(subject + role.rawValue) + "\n\n"
    }
    var seen: Set<String> = []
    for cell in line.cells.map({ $0.text(language) }) where seen.insert(cell).inserted {
      text += Localized("表内数：", "Cell: ").text(language) + RuleText.escaped(cell) + "\n\n"
    }
    if let reason = line.reason, !line.relations.isEmpty {
      text += Localized("没有印证：\(reason.chinese)。", "Not witnessed: \(reason.english).").text(language) + "\n\n"
    }
    return text
  }

  private static func subjectEnd(_ figure: FigureSyntax) -> Int { max(figure.unit?.end ?? 0, figure.number.end) }

  /// The exact value in the base unit, with the unit that the table gives.
  private static func value(_ figure: FigureSyntax, _ document: EditorDocument) -> String? {
    guard let decimal = figure.decimal else { return nil }
    let fact = document.facts.fact(figure.number)
    guard figure.unit == nil, let exponent = fact?.operand.exponent, fact?.operand.cell != nil else {
      let words = figure.summary.split(separator: " ", maxSplits: 1)
      return words.count == 2 ? String(words[1]) : nil
    }
    guard let value = Fixed(decimal, exponent: exponent) else { return nil }
    return value.rounded(scale: max(0, decimal.scale - exponent)).text(grouped: true) + (exponent > 0 ? "元" : "")
  }

  /// The place, the interval and every relation of a figure.
  private static func relations(_ range: TextRange, _ document: EditorDocument, _ language: Language) -> String? {
    let facts = document.facts
    guard let fact = facts.fact(range) else { return nil }
    var text = RuleText.escaped(facts.name(fact.operand).text(language)) + "\n"
    if let reading = fact.operand.reading {
      let low = reading.wide.lower.rounded(scale: fact.operand.scale + 1, exponent: fact.operand.exponent).plain
      let high = reading.wide.upper.rounded(scale: fact.operand.scale + 1, exponent: fact.operand.exponent).plain
      text += "\n" + Localized("可能的准确值：\(low)至\(high)", "Exact values: \(low) to \(high)").text(language) + "\n"
    }
    text += "\n"
    for number in fact.instances {
      let instance = facts.result.instances[number]
      let relation = facts.result.profile.relations[instance.relation]
      let sign = instance.verdict.isBroken ? "✗" : instance.verdict == .holds ? "✓" : "≈"
      let arithmetic = RuleText.escaped(Arithmetic.text(instance))
      let verdict = bracketed(Derivation.verdict(instance.verdict)).text(language)
      text += "- \(sign) **\(relation.id)** \(arithmetic)\(verdict)  \n"
      text += "  \(RuleText.escaped(relation.meaning.text(language)))\n"
    }
    return text
  }

  /// Why no relation speaks of a figure.
  private static func unchecked(_ figure: FigureSyntax, _ document: EditorDocument) -> Localized {
    let result = document.facts.result
    guard let index = result.tables.firstIndex(where: { $0.range.contains(figure.number.start) }) else {
      if let reason = document.meanings[figure.number.start]?.reason {
        return Localized("没有核对：\(reason.chinese)。", "Not checked: \(reason.english).")
      }
      return Localized("没有核对：这里的数不是说明文字的数。", "Not checked: this is no figure of the explanations.")
    }
    let title = Place.title(result.tables[index])
    guard result.kinds[index] != nil else {
      return Localized("没有核对：\(title.chinese)不是已知的决算表。", "Not checked: \(title.english) is no table that is known.")
    }
    let reasons = RelationLedger(result, table: index).lines.flatMap { line in line.reasons.map { (line.id, $0) } }.prefix(3)
    if reasons.isEmpty {
      return Localized("没有核对：没有说到这一格的勾稽关系。", "Not checked: no relation speaks of this cell.")
    }
    return Localized(
      "没有核对：" + reasons.map { "\($0.0) \($0.1.chinese)" }.joined(separator: "；") + "。",
      "Not checked: " + reasons.map { "\($0.0) \($0.1.english)" }.joined(separator: "; ") + ".")
  }

  // MARK: References

  private static func path(_ mention: Mention, _ document: EditorDocument, _ language: Language) -> String {
    let facts = document.facts
    guard !mention.cells.isEmpty else {
      return Localized("这个引用没有找到唯一的数。", "This reference names no single figure.").text(language)
    }
    return mention.cells.prefix(20).map { operand in
      let name = RuleText.escaped(facts.name(operand).text(language))
      return "**\(RuleText.escaped(Arithmetic.literal(operand)))** \(name)"
    }.joined(separator: "\n\n") + "\n"
  }

  private static func name(_ name: String, _ document: EditorDocument, _ language: Language) -> String? {
    guard let declaration = Names.declaration(name, in: document), let figure = Names.figure(of: declaration) else { return nil }
    let line = document.source.lines.line(of: figure.number.start) + 1
    let place = bracketed(Localized("第\(line)行", "line \(line)")).text(language)
    return "**\(RuleText.escaped(document.source.text(figure.number)))** #\(RuleText.escaped(name))\(place)\n\n"
      + (relations(figure.number, document, language) ?? "")
  }

  /// A remark in the brackets of its language.
  private static func bracketed(_ remark: Localized) -> Localized { Localized("（\(remark.chinese)）", " (\(remark.english))") }

  // MARK: Tables

  /// What is known about a table, and what was checked in it.
  package static func table(_ index: Int, in document: EditorDocument, _ language: Language) -> String {
    let result = document.facts.result
    let table = result.tables[index]
    var text = "**\(RuleText.escaped(table.title))**\n\n"
    var facts = [
      result.kinds[index] ?? Localized("不是已知的决算表", "no table that is known").text(language),
      Localized("\(table.rows.count)行×\(table.width)列", "\(table.rows.count) rows × \(table.width) columns").text(language),
    ]
    if let code = table.code { facts.append(code) }
    if let unit = table.unitText { facts.append(unit) }
    text += facts.joined(separator: " · ") + "\n\n"
    for line in RelationLedger(result, table: index).lines {
      var parts = [Localized("核对\(line.evaluated)处", "checked \(line.evaluated) times").text(language)]
      if line.broken > 0 { parts.append(Localized("不符\(line.broken)处", "broken \(line.broken) times").text(language)) }
      if line.evaluated == 0 { parts = line.reasons.prefix(2).map { $0.text(language) } }
      text += "- **\(line.id)** \(parts.joined(separator: Localized("，", ", ").text(language)))\n"
    }
    return text
  }

  private static func lastYear(_ document: EditorDocument, _ language: Language) -> String? {
    guard let lastYear = document.facts.result.lastYear else {
      return Localized("上年报告读不出来。", "Last year's report cannot be read.").text(language)
    }
    let count = lastYear.tables.count
    return RuleText.escaped(lastYear.tree.source.path)
      + Localized("（\(count)张表）", " (\(count) tables)").text(language)
  }
}
