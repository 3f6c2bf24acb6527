/// The cells of an entry, one for each amount column of its panel: a part of its row where they stand side by side there, as they do
/// in nearly every table, so that no cell is held twice.
package struct EntryCells: RandomAccessCollection, Sendable {
  private let cells: ArraySlice<GridCell>

  /// These cells.
  init(_ cells: some Sequence<GridCell>) { self.cells = ArraySlice(cells) }

  /// The cells of `row` in `columns`.
  init(_ row: GridRow, _ columns: some Collection<Int>) {
    var next = columns.first ?? 0
    let first = next
    for column in columns where column == next { next += 1 }
    if first >= 0, next - first == columns.count, next <= row.cells.count {
      cells = row.cells[first..<next]
    } else {
      cells = ArraySlice(columns.map { row[column: $0] })
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { cells.count }
  package subscript(index: Int) -> GridCell { cells[cells.startIndex + index] }
}
