import GoujiArithmetic
import GoujiSyntax
import GoujiText

/// Understands the rows of a table: columns, panels, entries. A pure function of its rows and header rows.
enum TableReader {
  static func read(_ table: inout Table, _ bytes: [UInt8]) {
    table.width = TableShape.usualWidth(table.rows)
    table.hasGroupedFigures = table.rows.contains { $0.cells.contains { $0.figure?.token.isGrouped ?? false } }
    if ScoreReader.read(&table, bytes) { return }
    let columns = ColumnReader.columns(
      table.rows, header: table.headerRows, first: table.headerCount, width: table.width, bytes)
    table.panels = panels(columns, table)
    guard !table.panels.isEmpty else {
      table.layout = .other
      return
    }
    readScale(&table)
    let header = Set(table.headerRows)
    var codes = [SplitCode](repeating: SplitCode(), count: table.panels.count)
    for row in table.rows.indices where !header.contains(row) {
      EntryReader.read(row, into: &table, &codes, bytes)
    }
    labelHeaderTotal(&table)
  }

  // MARK: Panels

  /// Columns left to right; a label or code column behind an amount begins the next panel.
  private static func panels(_ columns: [Table.Column], _ table: Table) -> [Table.Panel] {
    var panels: [Table.Panel] = []
    var current = Table.Panel()
    for column in columns {
      let index = column.index
      switch column.role {
      case .label, .code, .rowNumber:
        if !current.amounts.isEmpty {
          panels.append(current)
          current = Table.Panel()
        }
        if column.role == .label { current.labels.append(index) }
        if column.role == .code { current.codes.append(index) }
        if column.role == .rowNumber {
          current.rowNumber = index
          current.isOrdinal = table.headerRows.contains { table.rows[$0][column: index].key == "序号" }
        }
      case .amount: current.amounts.append(column)
      case .none: break
      }
    }
    if !current.amounts.isEmpty { panels.append(current) }
    for index in panels.indices {
      let panel = panels[index]
      let columns = panel.labels + panel.codes + panel.amounts.map(\.index) + (panel.rowNumber.map { [$0] } ?? [])
      guard let from = columns.min(), let to = columns.max() else { continue }
      panels[index].names = table.headerRows.compactMap { row in
        (from...to).lazy.map { table.rows[row][column: $0].key }.first { !$0.isEmpty }
      }
    }
    return panels
  }

  /// Finds the number of decimals that most figures in the amount columns have. Zeros do not count: they are printed
  /// in many ways.
  private static func readScale(_ table: inout Table) {
    var counts: [Int: Int] = [:]
    let amounts = table.panels.flatMap(\.amounts).map(\.index)
    let header = Set(table.headerRows)
    for (index, row) in table.rows.enumerated() where !header.contains(index) {
      for column in amounts {
        if let decimal = row[column: column].figure?.decimal, decimal.coefficient != 0 {
          counts[decimal.scale, default: 0] += 1
        }
      }
    }
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    table.usualScale = usual.key
    let all = counts.values.reduce(0, +)
    table.isUniform = usual.key > 0 && all >= 8 && all - usual.value <= max(1, all / 20)
  }

  /// A 合计 that stands in the header labels the unlabelled row of figures that follows it.
  private static func labelHeaderTotal(_ table: inout Table) {
    guard let first = table.entries.first, first.label.key.isEmpty, first.code == nil,
      first.cells.contains(where: { $0.figure != nil }), let last = table.headerRows.last(where: { $0 < first.row })
    else { return }
    for cell in table.rows[last].cells where cell.key == "合计" {
      table.entries[0].label = LabelText("合计")
      table.entries[0].labelRange = cell.range
    }
  }
}
