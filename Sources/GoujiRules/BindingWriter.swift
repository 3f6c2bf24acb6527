import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Writes what was inferred about the prose into the text: behind a figure that restates one cell, the path of that cell.
///
/// Only what holds is written, and only behind figures that have no reference yet, so that a second run finds nothing to
/// write.
package enum BindingWriter {
  /// A figure and the cell that it restates.
  package struct Binding: Sendable {
    /// Where the number stands.
    package var figure: TextRange
    /// Where the reference belongs.
    package var end: Int
    /// The cell.
    package var cell: Operand
    /// The path that names it.
    package var formula: String
  }

  /// The bindings of `result` that the text does not say itself, in order.
  package static func bindings(_ result: CheckResult) -> [Binding] {
    var cells: [Int: [Operand]] = [:]
    for instance in result.instances {
      guard instance.isLinear, instance.verdict == .holds, instance.sign == .equal || instance.sign == .balanced,
        instance.left.count == 1, instance.right.count == 1, let figure = instance.left.first, let cell = instance.right.first,
        figure.cell == nil, figure.document == 0, !figure.isNegative, cell.document == 0, cell.cell != nil, cell.reading != nil
      else { continue }
      cells[figure.range.start, default: []].append(cell)
    }
    guard !cells.isEmpty else { return [] }
    let referenced = referenced(result.report.tree)
    var writer = PathWriter(result)
    var bindings: [Binding] = []
    for figure in result.prose.figures.map(\.figure) where !referenced.contains(figure.number.start) && figure.unit != nil {
      for cell in cells[figure.number.start] ?? [] {
        guard let place = cell.cell, let path = writer.path(place) else { continue }
        bindings.append(Binding(figure: figure.number, end: figure.range.end, cell: cell, formula: path))
        break
      }
    }
    return bindings
  }

  /// The insertions that write the bindings of `result`. `check` reads a text anew: a reference that would not hold
  /// there, or would change what is said of other figures, is left out.
  package static func edits(_ result: CheckResult, check: (Report) -> CheckResult) -> [TextEdit] {
    var bindings = bindings(result)
    while !bindings.isEmpty {
      let text = TextChanges(bindings.map(edit), in: result.report.bytes)
      let written = check(text.report(like: result.report))
      let holding = holding(written)
      // Insertions do not move the figures past each other: the n-th figure stays the n-th.
      guard written.prose.figures.count == result.prose.figures.count else { return [] }
      var places: [Int: Int] = [:]
      for (before, after) in zip(result.prose.figures, written.prose.figures) {
        places[before.figure.number.start] = after.role == before.role ? after.figure.number.start : -1
      }
      let kept = bindings.filter { holding.contains(places[$0.figure.start] ?? -1) }
      if kept.count == bindings.count { break }
      bindings = kept
    }
    return bindings.map(edit)
  }

  private static func edit(_ binding: Binding) -> TextEdit {
    TextEdit(range: TextRange(binding.end, binding.end), newText: "{=\(binding.formula)}")
  }

  /// The figures beside which a reference stands, by the offset of their number.
  private static func referenced(_ tree: SyntaxTree) -> Set<Int> {
    var found: Set<Int> = []
    for root in tree.roots {
      for node in root.descendants(.figure) where node.first(.reference) != nil {
        if let number = node.first(.number) { found.insert(number.range.start) }
      }
    }
    return found
  }

  /// The figures whose own formula holds.
  private static func holding(_ result: CheckResult) -> Set<Int> {
    var found: Set<Int> = []
    for instance in result.instances where result.isReference(instance) && instance.verdict == .holds {
      if let figure = instance.left.first { found.insert(figure.range.start) }
    }
    return found
  }
}
