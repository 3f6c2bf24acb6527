import GoujiSyntax
import GoujiText

/// What a cell holds, before anything is known about its column.
///
/// Figures stand apart, since most of what handles cells does not look into them.
package indirect enum CellContent: Hashable, Sendable {
  /// Nothing: nil in a sum.
  case empty
  /// `—`, `---`, `/`: does not apply.
  case dash
  /// One figure.
  case figure(FigureSyntax)
  /// Two figures in one cell (`10 10`): a fault of the extraction.
  case glued(FigureSyntax, FigureSyntax)
  /// Text.
  case text
}

/// One cell of a table as written.
package struct GridCell: Hashable, Sendable {
  /// The cell's text without the spaces around it; an empty range at its place for an empty cell.
  package var range: TextRange
  /// What it holds.
  package var content: CellContent
  /// Its text in comparable form; empty for figures.
  package var key: String

  /// Whether it holds nothing.
  var isEmpty: Bool { content == .empty }

  /// The figure, if it holds exactly one.
  package var figure: FigureSyntax? {
    if case .figure(let figure) = content { return figure }
    return nil
  }

  /// The value of a whole number without a unit.
  package var integer: Int? {
    guard let figure, figure.kind == .plain, let decimal = figure.decimal, decimal.scale == 0 else { return nil }
    return Int(exactly: decimal.coefficient)
  }
}

/// One row of a table as written.
package struct GridRow: Hashable, Sendable {
  /// Where it stands, without its line end.
  package var range: TextRange
  /// Its cells.
  package var cells: [GridCell]

  /// The cell at `column`, or an empty one at the row's end.
  package subscript(column column: Int) -> GridCell {
    guard column >= 0, column < cells.count else {
      return GridCell(range: TextRange(range.end, range.end), content: .empty, key: "")
    }
    return cells[column]
  }

  /// The number of cells up to the last that holds anything.
  var filledWidth: Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// Whether no cell holds anything.
  var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

/// The rows of one table block: a pure function of the block.
package struct Grid: Sendable {
  /// The rows, in order.
  package var rows: [GridRow]

  /// The rows of the table block `root`.
  init(_ root: NodeView) {
    let bytes = root.tree.bytes
    var rows: [GridRow] = []
    root.forEachChild { row in
      guard row.kind == .row else { return }
      var cells: [GridCell] = []
      cells.reserveCapacity(rows.last?.cells.count ?? 8)
      row.forEachChild { if $0.kind == .cell { cells.append(Self.cell($0, bytes)) } }
      let end = cells.last.map { max($0.range.end, row.range.start) } ?? row.range.end
      rows.append(GridRow(range: TextRange(row.range.start, end), cells: cells))
    }
    self.rows = rows
  }

  private static func cell(_ node: NodeView, _ bytes: [UInt8]) -> GridCell {
    var range = Trim.range(bytes, node.range)
    if range.isEmpty { return GridCell(range: TextRange(node.range.start, node.range.start), content: .empty, key: "") }
    var first: FigureSyntax?
    var others: [FigureSyntax] = []
    node.forEachChild { child in
      switch child.kind {
      case .figure:
        guard let figure = FigureSyntax(child) else { return }
        if first == nil { first = figure } else { others.append(figure) }
      case .mark: if child.range.start == range.start { range.start = child.range.end } else { range.end = child.range.start }
      default: break
      }
    }
    if let first, others.count == 1 { return GridCell(range: range, content: .glued(first, others[0]), key: "") }
    if let first { return GridCell(range: range, content: .figure(first), key: "") }
    if range.isEmpty { return GridCell(range: range, content: .empty, key: "") }
    if isDash(bytes, range) { return GridCell(range: range, content: .dash, key: "") }
    return GridCell(range: range, content: .text, key: LabelText.key(bytes, range))
  }

  private static func isDash(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard range.count <= 24 else { return false }
    var cursor = ByteCursor(bytes, range)
    while let scalar = cursor.next() {
      switch scalar {
      case "-", "—", "–", "－", "―", "─", "/", "／", "*", "·", "_": break
      default: return false
      }
    }
    return true
  }
}
