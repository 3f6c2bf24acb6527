/// The rows of a table whose cells may span rows and columns: what spans stands in the first cell, the others are empty,
/// as merged cells are when they are pasted.
struct TableBuilder {
  private var rows: [[[UInt8]]] = []
  /// For each column, how many further rows are taken by a cell above.
  private var taken: [Int] = []
  private var cells = 0
  /// Whether there was more than a table may have.
  private(set) var isCut = false

  /// Begins a row.
  mutating func startRow() {
    guard cells < ExchangeLimits.cells, rows.count < ExchangeLimits.cells else { return isCut = true }
    rows.append([])
  }

  /// Adds a cell to the row, behind those that cells above take.
  mutating func add(_ text: [UInt8], columns: Int, rows span: Int) {
    if rows.isEmpty { startRow() }
    skipTaken()
    for offset in 0..<max(1, columns) {
      let column = rows[rows.count - 1].count
      guard column < ExchangeLimits.columns, cells < ExchangeLimits.cells else { return isCut = true }
      append(offset == 0 ? text : [])
      while taken.count <= column { taken.append(0) }
      taken[column] = max(0, span - 1)
    }
  }

  /// Ends the row.
  mutating func endRow() {
    guard !rows.isEmpty else { return }
    skipTaken()
    // Columns behind the last cell may still be taken.
    while rows[rows.count - 1].count < taken.count, cells < ExchangeLimits.cells {
      let column = rows[rows.count - 1].count
      if taken[column] > 0 { taken[column] -= 1 }
      append([])
    }
  }

  /// The rows, without empty columns and rows at their end; a row may be shorter than the widest.
  func finish() -> [[[UInt8]]] {
    let filled = rows.map { row in (row.lastIndex { !$0.isEmpty } ?? -1) + 1 }
    let width = filled.max() ?? 0
    let last = (filled.lastIndex { $0 > 0 } ?? -1) + 1
    return rows.prefix(last).map { Array($0.prefix(width)) }
  }

  private mutating func append(_ text: [UInt8]) {
    rows[rows.count - 1].append(text)
    cells += 1
  }

  private mutating func skipTaken() {
    while rows[rows.count - 1].count < taken.count, cells < ExchangeLimits.cells {
      let column = rows[rows.count - 1].count
      guard taken[column] > 0 else { return }
      taken[column] -= 1
      append([])
    }
  }
}
