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
    let cells = CellReader(root)
    var rows: [GridRow] = []
    cells.forEachChild(of: root.index) { node in
      guard cells.nodes[node].kind == .row else { return }
      let range = cells.range(node)
      var read: [GridCell] = []
      read.reserveCapacity(rows.last?.cells.count ?? 8)
      cells.forEachChild(of: node) { if cells.nodes[$0].kind == .cell { read.append(cells.cell($0)) } }
      let end = read.last.map { max($0.range.end, range.start) } ?? range.end
      rows.append(GridRow(range: TextRange(range.start, end), cells: read))
    }
    self.rows = rows
  }
}

/// Reads the cells of one block, whose nodes it takes out of the tree once: most of a report's nodes are those of its tables.
private struct CellReader {
  let nodes: [Node]
  private let bytes: [UInt8]
  private let start: Int

  init(_ root: NodeView) {
    nodes = root.tree.blocks[root.block].nodes
    bytes = root.tree.bytes
    start = root.tree.starts[root.block]
  }

  /// Where a node stands in the document.
  func range(_ node: Int) -> TextRange { TextRange(start + Int(nodes[node].start), start + Int(nodes[node].end)) }

  /// Calls `body` with each node directly below another, in order.
  @inline(__always)
  func forEachChild(of node: Int, _ body: (Int) -> Void) {
    let end = Int(nodes[node].next)
    var child = node + 1
    while child < end {
      body(child)
      child = max(Int(nodes[child].next), child + 1)
    }
  }

  /// The cell that a node is.
  func cell(_ node: Int) -> GridCell {
    let whole = self.range(node)
    var range = Trim.range(bytes, whole)
    if range.isEmpty { return GridCell(range: TextRange(whole.start, whole.start), content: .empty, key: "") }
    var first: FigureSyntax?
    var others: [FigureSyntax] = []
    forEachChild(of: node) { child in
      switch nodes[child].kind {
      case .figure:
        guard let figure = figure(child) else { return }
        if first == nil { first = figure } else { others.append(figure) }
      case .mark:
        let mark = self.range(child)
        if mark.start == range.start { range.start = mark.end } else { range.end = mark.start }
      default: break
      }
    }
    if let first, others.count == 1 { return GridCell(range: range, content: .glued(first, others[0]), key: "") }
    if let first { return GridCell(range: range, content: .figure(first), key: "") }
    if range.isEmpty { return GridCell(range: range, content: .empty, key: "") }
    if Self.isDash(bytes, range) { return GridCell(range: range, content: .dash, key: "") }
    return GridCell(range: range, content: .text, key: LabelText.key(bytes, range))
  }

  private func figure(_ node: Int) -> FigureSyntax? {
    var number: TextRange?
    var unit: TextRange?
    forEachChild(of: node) { part in
      if nodes[part].kind == .number, number == nil { number = range(part) }
      if nodes[part].kind == .unit, unit == nil { unit = range(part) }
    }
    return number.flatMap { FigureSyntax(bytes, range(node), number: $0, unit: unit) }
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
