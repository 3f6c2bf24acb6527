import GoujiRelations
import GoujiReport
import GoujiText

/// What was checked in each table, shown above it.
package enum Lenses {
  /// A line above a table.
  package struct Item: Sendable {
    /// Where: the title, or the first row.
    package var range: TextRange
    /// The index of the table.
    package var table: Int
  }

  /// The tables that have a line.
  package static func all(in document: EditorDocument) -> [Item] {
    document.report.tables.enumerated().compactMap { index, table in
      table.layout == .other ? nil : Item(range: table.titleRange ?? TextRange(table.range.start, table.range.start), table: index)
    }
  }

  /// What the line says.
  package static func title(_ table: Int, in document: EditorDocument, _ language: Language) -> String? {
    let result = document.analysis.result
    guard result.tables.indices.contains(table) else { return nil }
    let ledger = RelationLedger(result, table: table)
    let checked = ledger.lines.map(\.evaluated).reduce(0, +)
    let broken = ledger.lines.map(\.broken).reduce(0, +)
    let silent = ledger.lines.filter { $0.evaluated == 0 }.count
    guard result.kinds[table] != nil || checked > 0 else {
      return Localized("不是已知的决算表，没有核对", "no table that is known: not checked").text(language)
    }
    var parts = [Localized("核对\(checked)处", "\(checked) checked")]
    if broken > 0 { parts.append(Localized("不符\(broken)处", "\(broken) broken")) }
    if silent > 0 { parts.append(Localized("未核对\(silent)条", "\(silent) not evaluated")) }
    return parts.map { $0.text(language) }.joined(separator: " · ")
  }
}
