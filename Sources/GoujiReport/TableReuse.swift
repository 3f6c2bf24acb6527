import GoujiSyntax
import GoujiText

/// Where a table comes from that an edit has left as it was.
package struct TableOrigin: Hashable, Sendable {
  /// The index that it had.
  package var index: Int
  /// By how many bytes it has moved.
  package var shift: Int
}

/// What the assembly of a report's tables lends to that of the report after an edit.
struct TableAssembly: Sendable {
  /// The rows of each table block, by its index.
  var grids: [Int: Grid] = [:]
  /// The tables, joined but not read.
  var tables: [Table] = []
}

/// The tables of an earlier state of a report, to be taken over where nothing that they are made of has changed.
struct TableReuse {
  /// The tables as they were read.
  private let tables: [Table]
  private let assembly: TableAssembly
  private let match: BlockMatch
  /// The index of the table that begins with a block.
  private let tableOfBlock: [Int: Int]

  init(_ report: Report, _ match: BlockMatch) {
    tables = report.tables
    assembly = report.assembly
    self.match = match
    tableOfBlock = Dictionary(
      tables.enumerated().compactMap { index, table in table.blocks.first.map { ($0, index) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of table block `index`, if it is an earlier one.
  func grid(_ index: Int) -> Grid? {
    match.earlier(index).flatMap { assembly.grids[$0.index]?.moved(by: $0.shift) }
  }

  /// The table that `table`, joined of blocks but not read, becomes, if the earlier one was joined of the same.
  func table(_ table: Table) -> (table: Table, origin: TableOrigin)? {
    guard let (first, shift) = table.blocks.first.flatMap({ match.earlier($0) }), let index = tableOfBlock[first] else { return nil }
    let joined = assembly.tables[index]
    guard joined.blocks.count == table.blocks.count,
      zip(table.blocks, joined.blocks).allSatisfy({ new, old in
        match.earlier(new).map { $0.index == old && $0.shift == shift } ?? false
      }), Self.isSame(joined, table)
    else { return nil }
    // The rows have been moved already; the title may stand before the edit, and the rows behind it.
    var read = tables[index]
    read.rows = table.rows
    read.blocks = table.blocks
    read.range = table.range
    read.titleRange = table.titleRange
    read.report = table.report
    // What the caption says is not looked at when rows are read.
    (read.title, read.code, read.year, read.department) = (table.title, table.code, table.year, table.department)
    read.notes = table.notes + read.notes.dropFirst(joined.notes.count).map { $0.moved(by: shift) }
    if shift != 0 { read.entries = read.entries.map { $0.moved(by: shift) } }
    return (read, TableOrigin(index: index, shift: shift))
  }

  /// Whether two tables of the same blocks are the same for whoever reads their rows.
  private static func isSame(_ a: Table, _ b: Table) -> Bool {
    a.unit == b.unit && a.unitText == b.unitText && a.rows.count == b.rows.count && a.partStarts == b.partStarts
      && a.headerRows == b.headerRows && a.headerCount == b.headerCount && a.isTorn == b.isTorn
  }
}
