import GoujiRelations
import GoujiReport
import GoujiText

/// Names places in tables the way a clerk would.
enum Place {
  /// 《支出决算表》, or "the table without a title".
  static func title(_ table: Table) -> Localized {
    let subject = table.subject.map { "（\($0)）" } ?? ""
    return table.title.isEmpty
      ? Localized("（无标题的表）" + subject, "an untitled table" + subject)
      : Localized("《\(table.title)》" + subject, "“\(table.title)”" + subject)
  }

  /// Where a figure stands: 《支出决算表》“卫生健康支出”行“基本支出”栏, or the section of the prose.
  static func full(_ operand: Operand, _ result: CheckResult) -> Localized {
    guard let cell = operand.cell else { return prose(operand, result) }
    let title = title(result.tables[cell.table])
    let place = self.cell(operand, result)
    return Localized(title.chinese + place.chinese, title.english + ", " + place.english)
  }

  /// “卫生健康支出”行“基本支出”栏; for a figure of the prose its section.
  static func cell(_ operand: Operand, _ result: CheckResult) -> Localized {
    guard let cell = operand.cell else { return prose(operand, result) }
    let table = result.tables[cell.table]
    let entry = table.entries[cell.entry]
    let row = row(entry, result.report.bytes)
    let column = table.panels[entry.panel].amounts[cell.column]
    var header = column.header.last ?? ""
    if table.panels[entry.panel].amounts.count(where: { $0.header.last == column.header.last }) > 1 {
      header = column.header.joined(separator: "·")
    }
    if header.isEmpty, let number = column.number { header = "栏\(number)" }
    if row.isEmpty { return Localized("“\(header)”栏", "column “\(header)”") }
    if header.isEmpty || table.panels[entry.panel].amounts.count == 1 { return Localized("“\(row)”行", "row “\(row)”") }
    return Localized("“\(row)”行“\(header)”栏", "row “\(row)”, column “\(header)”")
  }

  /// The section and line of a figure of the prose.
  private static func prose(_ operand: Operand, _ result: CheckResult) -> Localized {
    let tree = result.report.tree
    let line = tree.source.lines.position(of: operand.range.start, in: tree.bytes).line
    let outline = result.report.outline
    let section = outline.sectionOfBlock[tree.block(at: operand.range.start)].map { outline.sections[$0].title }
    guard let section else { return Localized("第\(line)行", "line \(line)") }
    return Localized("第\(line)行（\(section)）", "line \(line) (\(section))")
  }

  /// The label of an entry as written, with its code; or its 行次.
  private static func row(_ entry: Table.Entry, _ bytes: [UInt8]) -> String {
    var label = bytes.text(entry.labelRange).split(whereSeparator: \.isNewline).joined()
    if label.isEmpty { label = entry.label.key }
    if let code = entry.code?.digits, !label.hasPrefix(code) { return code + label }
    if label.isEmpty, let number = entry.rowNumber { return "行\(number)" }
    return label
  }
}
