import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads the figures of a table's cells once: many relations go over the same ones.
struct CellOperands {
  /// The operand of each cell of each entry, or why there is none.
  let operands: [[Result<Operand, Unevaluated>]]

  /// Reads the cells of `table`, which is the one at `index` of its document.
  init(_ table: Table, _ index: Int, document: Int, _ bytes: [UInt8]) {
    operands = table.entries.indices.map { entry in
      let amounts = table.panels[table.entries[entry].panel].amounts
      return table.entries[entry].cells.indices.map { column in
        guard column < amounts.count else { return .failure(.missing("")) }
        let place = CellPlace(table: index, entry: entry, column: column)
        return Self.operand(table, table.entries[entry].cells[column], amounts[column], place, document, bytes)
      }
    }
  }

  /// What was read of a cell that has moved by `distance` bytes.
  static func moved(_ cell: Result<Operand, Unevaluated>, by distance: Int) -> Result<Operand, Unevaluated> {
    switch cell {
    case .success(var operand):
      operand.range = operand.range.moved(by: distance)
      return .success(operand)
    case .failure(.unreadable(let range)): return .failure(.unreadable(range.moved(by: distance)))
    case .failure: return cell
    }
  }

  private static func operand(
    _ table: Table, _ cell: GridCell, _ column: Table.Column, _ place: CellPlace, _ document: Int, _ bytes: [UInt8]
  ) -> Result<Operand, Unevaluated> {
    var operand = Operand(
      cell: place, document: document, exponent: table.exponent(of: column), scale: table.usualScale, range: cell.range,
      literal: "")
    switch cell.content {
    case .empty: operand.literal = bytes.text(cell.range)
    case .dash:
      operand.literal = bytes.text(cell.range)
      operand.isDash = true
    case .text, .glued: return .failure(.unreadable(cell.range))
    case .figure(let figure):
      if figure.kind != .plain || figure.unit != nil { operand.exponent = figure.exponent }
      operand.scale = max(figure.decimal?.scale ?? operand.scale, table.isUniform && column.unit != -2 ? table.usualScale : 0)
      let isCounted = table.isCounted && operand.exponent == 0 && figure.unit == nil
      let counted = isCounted ? figure.decimal.flatMap { FigureReading(counted: $0, exponent: 0) } : nil
      guard
        let reading = counted
          ?? FigureReading(figure, unit: table.exponent(of: column), usualScale: column.unit == -2 ? 0 : table.usualScale)
      else { return .failure(.uncomputable) }
      operand.reading = reading
      operand.range = figure.number
      operand.literal = bytes.text(figure.number)
    }
    return .success(operand)
  }
}
