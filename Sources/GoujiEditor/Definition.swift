import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Where what stands at a position comes from: a reference leads to its cell, a figure of the prose to the cell that it
/// restates, a name to its figure.
package enum Definition {
  /// The places that define what stands at `offset`.
  package static func of(_ offset: Int, in document: EditorDocument) -> [SourcePlace] {
    guard let subject = Subject.at(offset, in: document) else { return [] }
    switch subject {
    case .path(let mention, segment: let segment): return path(mention, segment, document)
    case .name(let name, _):
      guard let declaration = Names.declaration(name, in: document) else { return [] }
      return [SourcePlace(document.source, Names.figure(of: declaration)?.number ?? declaration.range)]
    case .figure(let figure): return self.figure(figure.number, document)
    case .emptyCell(let range): return [SourcePlace(document.source, range)]
    case .table(_, let range): return [SourcePlace(document.source, range)]
    case .lastYear: return (document.analysis.result.lastYear?.tree.source).map { [SourcePlace($0, TextRange(0, 0))] } ?? []
    case .rule: return []
    }
  }

  /// The cell; on the part that names the table the table's title, on the part that names the row its label.
  private static func path(_ mention: Mention, _ segment: Int, _ document: EditorDocument) -> [SourcePlace] {
    let result = document.analysis.result
    let report = mention.isLastYear ? result.lastYear : result.report
    if mention.tableSegment == mention.segments[segment], let index = mention.table, let report, index < report.tables.count {
      let table = report.tables[index]
      return [SourcePlace(report.tree.source, table.titleRange ?? TextRange(table.range.start, table.range.start))]
    }
    return mention.cells.compactMap { document.facts.place($0) }
  }

  private static func figure(_ range: TextRange, _ document: EditorDocument) -> [SourcePlace] {
    let facts = document.facts
    if let binding = facts.bindings.first(where: { $0.figure == range }) {
      return binding.cells.compactMap { facts.place($0) }
    }
    // A cell that restates another one leads there; any other figure is its own definition.
    let others = facts.restatements(of: range).compactMap { facts.place($0.operand) }
    return others.isEmpty ? [SourcePlace(document.source, range)] : others
  }
}
