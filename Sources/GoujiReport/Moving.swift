import GoujiSyntax
import GoujiText

// What stands behind an edit is what it was, some bytes farther.

extension FigureSyntax {
  /// The same figure, moved by `distance` bytes.
  package func moved(by distance: Int) -> FigureSyntax {
    var figure = self
    figure.range = range.moved(by: distance)
    figure.number = number.moved(by: distance)
    figure.unit = unit?.moved(by: distance)
    figure.token.range = token.range.moved(by: distance)
    return figure
  }
}

extension GridCell {
  /// The same cell, moved by `distance` bytes.
  func moved(by distance: Int) -> GridCell {
    let content: CellContent
    switch self.content {
    case .empty, .dash, .text: content = self.content
    case .figure(let figure): content = .figure(figure.moved(by: distance))
    case .glued(let first, let second): content = .glued(first.moved(by: distance), second.moved(by: distance))
    }
    return GridCell(range: range.moved(by: distance), content: content, key: key)
  }
}

extension Grid {
  /// The same rows, moved by `distance` bytes.
  func moved(by distance: Int) -> Grid {
    var grid = self
    if distance == 0 { return grid }
    for index in grid.rows.indices {
      grid.rows[index] = GridRow(
        range: rows[index].range.moved(by: distance), cells: rows[index].cells.map { $0.moved(by: distance) })
    }
    return grid
  }
}

extension Table.Entry {
  /// The same entry, moved by `distance` bytes.
  func moved(by distance: Int) -> Table.Entry {
    var entry = self
    entry.labelRange = labelRange.moved(by: distance)
    entry.label.numbering?.range = label.numbering.map { $0.range.moved(by: distance) } ?? TextRange(0, 0)
    entry.cells = EntryCells(cells.map { $0.moved(by: distance) })
    return entry
  }
}

extension Table.StructureNote {
  /// The same note, moved by `distance` bytes.
  package func moved(by distance: Int) -> Table.StructureNote {
    Table.StructureNote(kind: kind, range: range.moved(by: distance), detail: detail)
  }
}
