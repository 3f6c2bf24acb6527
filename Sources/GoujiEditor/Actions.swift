import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// What can be done about what stands in a range.
package enum Actions {
  /// An action and the edits that it makes.
  package struct Item: Sendable {
    /// The kinds, by the protocol's names.
    package enum Kind: String, Sendable {
      case quickFix = "quickfix"
      case rewrite = "refactor.rewrite"
      case fixAll = "source.fixAll.gouji"
    }

    package var title: Localized
    package var kind: Kind
    /// Whether it is the one to take when nobody asks.
    package var isPreferred = false
    /// The index of the finding that it mends.
    package var finding: Int?
    package var edits: [TextEdit]
  }

  /// The actions for `range`, the best first. Their order is the same each time, so that an index names one.
  package static func all(in document: EditorDocument, _ range: TextRange) -> [Item] {
    let analysis = document.analysis
    var items: [Item] = []
    var suppressions: [Item] = []
    for (index, finding) in analysis.file.findings.enumerated() where touches(finding.range, range) {
      for (number, fix) in finding.fixes.enumerated() {
        items.append(
          Item(
            title: fix.title, kind: .quickFix, isPreferred: number == 0 && (finding.isCertain || finding.fixes.count == 1),
            finding: index, edits: fix.edits))
      }
      if let item = missingTable(finding, index, document) { items.append(item) }
      if let item = suppression(finding, index, document) { suppressions.append(item) }
    }
    items += bindings(document, range) + fillings(document, range) + suppressions
    if let item = fixAll(in: document) { items.append(item) }
    return items
  }

  /// All repairs that are certain, as one.
  package static func fixAll(in document: EditorDocument) -> Item? {
    let edits = FixApplier.select(document.analysis.file.findings)
    return edits.isEmpty
      ? nil
      : Item(title: Localized("改正所有有把握的问题（\(edits.count)处）", "Repair all that is certain (\(edits.count))"), kind: .fixAll, edits: edits)
  }

  /// All cells that were inferred for figures, written behind them.
  package static func bindAll(in document: EditorDocument) -> Item? {
    let edits = BindingWriter.edits(document.analysis.result, check: document.trial)
    return edits.isEmpty
      ? nil
      : Item(title: Localized("写明所有出处（\(edits.count)处）", "Write all sources (\(edits.count))"), kind: .rewrite, edits: edits)
  }

  /// The figures with a formula, and what derives from them, brought up to the tables.
  package static func fillAll(in document: EditorDocument) -> Item? {
    let edits = FigureFiller.edits(document.analysis.result, check: document.trial)
    return edits.isEmpty
      ? nil
      : Item(title: Localized("按表更新（\(edits.count)处）", "Fill in from the tables (\(edits.count))"), kind: .rewrite, edits: edits)
  }

  private static func touches(_ finding: TextRange, _ range: TextRange) -> Bool {
    finding.start <= range.end && range.start <= finding.end
  }

  // MARK: Suppressing

  /// `{忽略 规则: 理由}` behind the figure.
  private static func suppression(_ finding: Finding, _ index: Int, _ document: EditorDocument) -> Item? {
    guard finding.severity >= .warning, finding.rule != "unused-suppression", RuleRegistry.id(of: finding.rule) != nil else { return nil }
    let anchor = ([finding.range] + finding.anchors).first { range in
      document.tree.chain(at: range.start).contains { $0.kind == .figure }
    }
    let name = RuleRegistry.rules.first { $0.id == finding.rule }?.chineseName ?? finding.rule
    guard let anchor, let figure = document.tree.chain(at: anchor.start).last(where: { $0.kind == .figure }) else {
      return suppressionOfAll(name, finding, index, document)
    }
    return Item(
      title: Localized("忽略这一处的\(name)（写明理由）", "Silence \(finding.rule) here (give the reason)"), kind: .quickFix, finding: index,
      edits: [TextEdit(range: TextRange(figure.range.end, figure.range.end), newText: "{忽略 \(name): 理由}")])
  }

  /// Where no figure stands to write it beside: `@忽略 规则: 理由`, behind the front matter.
  private static func suppressionOfAll(_ name: String, _ finding: Finding, _ index: Int, _ document: EditorDocument) -> Item {
    let front = document.tree.roots.first { $0.kind != .blank }.flatMap { $0.kind == .frontMatter ? $0 : nil }
    let place = front?.range.end ?? (document.source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    let newline = place > 3 && document.source.bytes[place - 1] != 0x0A && document.source.bytes[place - 1] != 0x0D ? "\n" : ""
    return Item(
      title: Localized("全文忽略\(name)（写明理由）", "Silence \(finding.rule) in the whole report (give the reason)"), kind: .quickFix,
      finding: index, edits: [TextEdit(range: TextRange(place, place), newText: "\(newline)@忽略 \(name): 理由\n\n")])
  }

  // MARK: Bindings

  /// A figure whose cell is known without a formula: write it down, or fill in the cell's value.
  private static func bindings(_ document: EditorDocument, _ range: TextRange) -> [Item] {
    let facts = document.facts
    var items: [Item] = []
    for binding in facts.bindings where touches(binding.figure, range) {
      if !binding.isWritten {
        items.append(
          Item(
            title: Localized("写明出处：\(binding.formula)", "Write the source: \(binding.formula)"), kind: .rewrite,
            edits: [TextEdit(range: TextRange(binding.end, binding.end), newText: "{=\(binding.formula)}")]))
      }
      guard binding.cells.count == 1, let cell = binding.cells.first, let fact = facts.fact(binding.figure),
        let value = filled(fact, from: cell), value != fact.operand.literal
      else { continue }
      items.append(
        Item(
          title: Localized("按表填写：\(value)", "Fill in from the table: \(value)"), kind: .rewrite,
          edits: [TextEdit(range: binding.figure, newText: value)]))
    }
    return items
  }

  /// The cell's value in the figure's unit and style.
  private static func filled(_ fact: FigureFacts.Fact, from cell: Operand) -> String? {
    guard let value = cell.reading?.value, !fact.operand.isNegative else { return nil }
    let isGrouped = fact.operand.literal.contains(",") || fact.operand.literal.contains("，")
    return value.rounded(scale: fact.operand.scale, exponent: fact.operand.exponent).text(grouped: isGrouped)
  }

  /// A placeholder, or a figure that is not what the rest of the report asks for: put that in.
  private static func fillings(_ document: EditorDocument, _ range: TextRange) -> [Item] {
    let bytes = document.source.bytes
    let place: TextRange
    if let placeholder = ProsePlace.placeholder(range.start, bytes) {
      guard ProsePlace.at(range.start, in: document) == placeholder else { return [] }
      place = placeholder
    } else {
      // Only where something is broken: what holds needs no other value, and reading the text once more takes its time.
      let broken = document.facts.facts(in: range).first { fact in
        fact.operand.cell == nil && !fact.range.isEmpty
          && fact.instances.contains { document.facts.result.instances[$0].verdict.isBroken }
      }
      guard let broken else { return [] }
      place = broken.range
    }
    let written = document.source.text(place)
    return FigureProposals.at(place, in: document.analysis.result, check: document.trial).filter { $0.text != written }.prefix(4).map {
      Item(
        title: Localized("填写\($0.text)（\($0.source.chinese)）", "Fill in \($0.text) (\($0.source.english))"), kind: .rewrite,
        edits: [TextEdit(range: place, newText: $0.text)])
    }
  }

  // MARK: Tables

  /// For a reference into a table that is not there: the table, to be filled in.
  private static func missingTable(_ finding: Finding, _ index: Int, _ document: EditorDocument) -> Item? {
    guard finding.rule == "unknown-reference",
      let mention = document.mentions.first(where: { $0.path.range.overlaps(finding.range) && $0.table == nil && !$0.isLastYear }),
      let segment = mention.tableSegment
    else { return nil }
    let profile = document.analysis.result.profile
    let name = mention.path.segments[0]
    guard let kind = TableTitle.kind(name, in: profile, unitName: nil) else { return nil }
    let bytes = document.source.bytes
    let end = bytes.count
    let newline = bytes.last.map { $0 == 0x0A || $0 == 0x0D } ?? true ? "" : "\n"
    let columns = kind.columns.isEmpty ? ["决算数"] : kind.columns
    let unit = document.report.frontMatter[.currency] ?? "万元"
    let text =
      "\(newline)\n@表 \(document.source.text(segment)) 单位=\(unit)\n" + (["项目"] + columns).joined(separator: "\t") + "\n合计"
      + String(repeating: "\t", count: columns.count) + "\n"
    return Item(
      title: Localized("在文末加上《\(name)》", "Add the table “\(name)” at the end"), kind: .quickFix, finding: index,
      edits: [TextEdit(range: TextRange(end, end), newText: text)])
  }
}
