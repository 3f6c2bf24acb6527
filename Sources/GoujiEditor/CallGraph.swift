import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText

/// The dependency graph of figures: what a figure is computed from, and what depends on it.
package enum CallGraph {
  /// A figure in the graph.
  package struct Item: Sendable {
    /// Its document.
    package var source: SourceText
    /// Where its number stands.
    package var range: TextRange
    /// Its literal.
    package var literal: String
    /// The name of its place.
    package var place: Localized
    /// The relations that tie it to the figure asked about.
    package var relations: [String]
  }

  /// The figure at `offset`.
  package static func item(at offset: Int, in document: EditorDocument) -> Item? {
    guard let range = Subject.at(offset, in: document)?.figureRange else { return nil }
    return item(range, in: document)
  }

  /// The figure whose number is `range`.
  package static func item(_ range: TextRange, in document: EditorDocument) -> Item? {
    let facts = document.facts
    guard let fact = facts.fact(range) else { return nil }
    return item(fact.operand, [], facts)
  }

  /// What the figure `range` is computed from.
  package static func sources(of range: TextRange, in document: EditorDocument) -> [Item] {
    let facts = document.facts
    return facts.sources(of: range).compactMap { item($0.operand, $0.instances, facts) }
  }

  /// What depends on the figure `range`.
  package static func dependents(of range: TextRange, in document: EditorDocument) -> [Item] {
    let facts = document.facts
    return facts.dependents(of: range).compactMap { item($0.operand, $0.instances, facts) }
  }

  private static func item(_ operand: Operand, _ instances: [Int], _ facts: FigureFacts) -> Item? {
    guard let place = facts.place(operand) else { return nil }
    var seen: Set<String> = []
    let relations = instances.map { facts.result.profile.relations[facts.result.instances[$0].relation].id }
    return Item(
      source: place.source, range: place.range, literal: Arithmetic.literal(operand), place: facts.name(operand),
      relations: relations.filter { seen.insert($0).inserted })
  }
}
