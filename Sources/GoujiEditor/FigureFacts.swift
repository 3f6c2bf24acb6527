import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// What is known about the figures of a report: in which relations each takes part, what it is computed from, what depends
/// on it. Hover, definition, references, highlights, hints, the call hierarchy and completion all ask here, so that a new
/// source of knowledge about figures (the meaning of a figure in a sentence) has this one door.
package struct FigureFacts: Sendable {
  /// A figure as it takes part in relations.
  package struct Fact: Sendable {
    /// Where its number stands; empty for an empty cell.
    package var range: TextRange
    /// The figure.
    package var operand: Operand
    /// The relations that it takes part in: indices into the instances of the result.
    package var instances: [Int]
  }

  /// A figure of the prose and the cell that it restates, by whatever way that is known.
  package struct Binding: Sendable {
    /// The figure of the prose.
    package var figure: TextRange
    /// Where a hint about it belongs.
    package var end: Int
    /// The cells that give its value.
    package var cells: [Operand]
    /// Whether the text says so itself, with a formula.
    package var isWritten: Bool
    /// The formula that would say it.
    package var formula: String
  }

  /// The result that the facts are drawn from.
  package let result: CheckResult
  /// All figures that take part in a relation, in order.
  package let facts: [Fact]
  /// The figures of the prose whose cells are known, in order.
  package let bindings: [Binding]
  private let index: [TextRange: Int]

  init(_ analysis: AnalysedReport) {
    result = analysis.result
    var facts: [Fact] = []
    var index: [TextRange: Int] = [:]
    for (number, instance) in result.instances.enumerated() {
      for operand in instance.operands where operand.document == 0 {
        if let known = index[operand.range] {
          if facts[known].instances.last != number { facts[known].instances.append(number) }
        } else {
          index[operand.range] = facts.count
          facts.append(Fact(range: operand.range, operand: operand, instances: [number]))
        }
      }
    }
    facts.sort { $0.range < $1.range }
    self.facts = facts
    self.index = Dictionary(zip(facts.map(\.range), facts.indices)) { first, _ in first }
    bindings = Self.bindings(result)
  }

  /// The figure whose number is `range`.
  package func fact(_ range: TextRange) -> Fact? { index[range].map { facts[$0] } }

  /// The figures that touch `range`.
  package func facts(in range: TextRange) -> [Fact] {
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if facts[middle].range.end < range.start { low = middle + 1 } else { high = middle }
    }
    return Array(facts[low...].prefix { $0.range.start <= range.end })
  }

  // MARK: Links

  /// A figure at the other end of a relation.
  package struct Link: Sendable {
    /// The figure.
    package var operand: Operand
    /// The relations that tie it.
    package var instances: [Int]
  }

  /// The figures that `range` is computed from.
  package func sources(of range: TextRange) -> [Link] {
    links(of: range) { instance in instance.left.contains { $0.range == range && $0.document == 0 } ? instance.right : [] }
  }

  /// The figures that are computed from `range`, or restate it.
  package func dependents(of range: TextRange) -> [Link] {
    links(of: range) { instance in instance.right.contains { $0.range == range && $0.document == 0 } ? instance.left : [] }
  }

  /// The figures that are the same fact as `range`: at the other side of a relation that ties one figure to one.
  package func restatements(of range: TextRange) -> [Link] {
    links(of: range) { instance in
      instance.left.count == 1 && instance.right.count == 1 && (instance.sign == .equal || instance.sign == .balanced)
        ? instance.operands : []
    }
  }

  private func links(of range: TextRange, _ others: (Instance) -> [Operand]) -> [Link] {
    guard let fact = fact(range) else { return [] }
    var links: [Link] = []
    var known: [OperandPlace: Int] = [:]
    for number in fact.instances {
      for operand in others(result.instances[number]) where operand.range != range || operand.document != 0 {
        let place = OperandPlace(document: operand.document, range: operand.range)
        if let index = known[place] {
          links[index].instances.append(number)
        } else {
          known[place] = links.count
          links.append(Link(operand: operand, instances: [number]))
        }
      }
    }
    return links
  }

  private struct OperandPlace: Hashable {
    var document: Int
    var range: TextRange
  }

  /// Where an operand stands: in this document, in last year's report or in a unit's.
  package func place(_ operand: Operand) -> SourcePlace? {
    (result.report(of: operand.document)?.tree.source).map { SourcePlace($0, operand.range) }
  }

  /// The name of the place where an operand stands.
  package func name(_ operand: Operand) -> Localized {
    operand.document == 1 ? Localized("上年报告", "last year's report") : Place.full(operand, result)
  }

  // MARK: Bindings

  /// The figures with a formula beside them, and those whose cell was inferred.
  private static func bindings(_ result: CheckResult) -> [Binding] {
    var bindings = BindingWriter.bindings(result).map {
      Binding(figure: $0.figure, end: $0.end, cells: [$0.cell], isWritten: false, formula: $0.formula)
    }
    var ends: [Int: Int] = [:]
    for root in result.report.tree.roots {
      for node in root.descendants(.figure) where node.first(.reference) != nil {
        if let number = node.first(.number) { ends[number.range.start] = node.range.end }
      }
    }
    for instance in result.instances {
      guard result.isReference(instance), let figure = instance.left.first,
        let end = ends[figure.range.start]
      else { continue }
      bindings.append(
        Binding(
          figure: figure.range, end: end, cells: instance.right, isWritten: true,
          formula: result.profile.relations[instance.relation].text))
    }
    return bindings.sorted { $0.figure < $1.figure }
  }
}
