import GoujiRelations
import GoujiReport
import GoujiText

/// Names places in tables the way a clerk would.
package enum Place {
  /// 《支出决算表》, or "the table without a title".
  package static func title(_ table: Table) -> Localized {
    let subject = table.subject.map { "（\($0)）" } ?? ""
    return table.title.isEmpty
      ? Localized("（无标题的表）" + subject, "an untitled table" + subject)
      : Localized("《\(table.title)》" + subject, "“\(table.title)”" + subject)
  }

  /// Where a figure stands: 《支出决算表》“卫生健康支出”行“基本支出”栏, or the section of the prose.
  package static func full(_ operand: Operand, _ result: CheckResult) -> Localized {
    guard let table = table(operand, result) else { return prose(operand, result) }
    let title = title(table)
    let place = self.cell(operand, result)
    let document = operand.document == 0 ? "" : document(operand, result)
    return Localized(
      (document.isEmpty ? "" : "\(document)的") + title.chinese + place.chinese,
      (document.isEmpty ? "" : "\(document), ") + title.english + ", " + place.english)
  }

  /// The name of the file that a figure stands in.
  package static func document(_ operand: Operand, _ result: CheckResult) -> String {
    let path = result.report(of: operand.document)?.tree.source.path ?? ""
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The table that a figure stands in, of the report at hand or of another one.
  private static func table(_ operand: Operand, _ result: CheckResult) -> Table? {
    guard let cell = operand.cell else { return nil }
    let tables = operand.document == 0 ? result.tables : result.report(of: operand.document)?.tables ?? []
    return tables.indices.contains(cell.table) ? tables[cell.table] : nil
  }

  /// “卫生健康支出”行“基本支出”栏; for a figure of the prose its section.
  package static func cell(_ operand: Operand, _ result: CheckResult) -> Localized {
    guard let cell = operand.cell, let table = table(operand, result) else { return prose(operand, result) }
    let entry = table.entries[cell.entry]
    let row = row(entry, result.report(of: operand.document)?.bytes ?? result.report.bytes)
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
  package static func row(_ entry: Table.Entry, _ bytes: [UInt8]) -> String {
    var label = bytes.text(entry.labelRange).split(whereSeparator: \.isNewline).joined()
    if label.isEmpty { label = entry.label.key }
    if let code = entry.code?.digits, !label.hasPrefix(code) { return code + label }
    if label.isEmpty, let number = entry.rowNumber { return "行\(number)" }
    return label
  }
}
