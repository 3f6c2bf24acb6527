import GoujiSyntax
import GoujiText

/// What the rows of a table look like so far: enough to tell whether more rows go on with it, whatever their width.
struct TableShape {
  /// How many rows have so many cells.
  private var widths: [Int: Int] = [:]
  /// The number of cells up to the last that any row fills.
  private(set) var filledWidth = 0
  /// How many texts and how many figures each column holds below the header.
  private var columns: [(texts: Int, figures: Int)] = []
  /// The last row that holds anything.
  private(set) var lastRow: GridRow?

  /// The number of cells that most rows have.
  var usualWidth: Int { Self.usual(widths) }

  /// The number of cells that most of `rows` have.
  static func usualWidth(_ rows: [GridRow]) -> Int {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    return usual(counts)
  }

  private static func usual(_ counts: [Int: Int]) -> Int {
    counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Takes over the rows of a part, of which `header` head the columns.
  mutating func add(_ rows: [GridRow], header: Set<Int>) {
    for (index, row) in rows.enumerated() {
      widths[row.cells.count, default: 0] += 1
      let filled = row.filledWidth
      filledWidth = max(filledWidth, filled)
      guard filled > 0 else { continue }
      lastRow = row
      guard !header.contains(index) else { continue }
      while columns.count < filled { columns.append((0, 0)) }
      for (column, cell) in row.cells.prefix(filled).enumerated() {
        switch cell.content {
        case .text: columns[column].texts += 1
        case .figure, .glued: columns[column].figures += 1
        case .empty, .dash: break
        }
      }
    }
  }

  /// Whether `rows` can be more rows of the table: no wider than it, with texts below its texts and figures below its
  /// figures. Their own number of cells says nothing, since many tables leave out the empty cells at the end of a row.
  func fits(_ rows: [GridRow]) -> Bool {
    var agreeing = 0
    var disagreeing = 0
    for row in rows {
      let filled = row.filledWidth
      if filled > filledWidth { return false }
      for (cell, (texts, figures)) in zip(row.cells.prefix(filled), columns) where texts + figures > 0 {
        switch cell.content {
        case .text: if texts * 4 >= figures { agreeing += 1 } else { disagreeing += 1 }
        case .figure, .glued: if figures * 4 >= texts { agreeing += 1 } else { disagreeing += 1 }
        case .empty, .dash: break
        }
      }
      // A row of texts over figures heads a table of its own.
      if disagreeing > 1, agreeing <= disagreeing { return false }
    }
    return agreeing > 0 && (disagreeing <= 1 || disagreeing * 10 <= agreeing)
  }
}
