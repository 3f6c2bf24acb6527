import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

extension ReferenceChecker {
  /// Finds the references of a document and the figures that they are attached to.
  enum Collector {
    static func collect(_ report: Report, _ scope: CheckScope) -> [Reference] {
      var references: [Reference] = []
      var places: [Int: CellPlace]?
      lazy var usual = usualScales(report)
      for root in report.tree.roots where root.descendants(.reference).first != nil {
        var attached: Set<Int> = []
        for node in root.descendants(.figure) {
          let inside = node.children.filter { $0.kind == .reference }
          guard !inside.isEmpty, let figure = FigureSyntax(node) else { continue }
          if places == nil { places = scope.cellPlaces }
          let operand = operand(figure, places?[figure.number.start], scope, usual)
          for reference in inside {
            attached.insert(reference.index)
            references.append(self.reference(reference, operand))
          }
        }
        for node in root.descendants(.reference) where !attached.contains(node.index) {
          references.append(reference(node, nil))
        }
      }
      return references.sorted { $0.range < $1.range }
    }

    /// The names that the document gives.
    static func names(_ scope: CheckScope) -> [String] {
      scope.tree.roots.flatMap { $0.descendants(.name) }.map(\.text)
    }

    private static func reference(_ node: NodeView, _ operand: Operand?) -> Reference {
      let formula = node.children.first { !$0.kind.isLeaf || $0.kind == .constant }
      return Reference(
        range: node.range, formulaRange: formula?.range ?? node.range, formula: formula.flatMap { Formula($0) },
        name: node.first(.name)?.text, operand: operand)
    }

    private static func operand(
      _ figure: FigureSyntax, _ place: CellPlace?, _ scope: CheckScope, _ usual: [FigureKind: Int]
    ) -> Operand {
      var operand = Operand(
        cell: place, exponent: figure.exponent, scale: figure.decimal?.scale ?? 0, range: figure.number,
        literal: scope.bytes.text(figure.number))
      var unit = 0
      var usualScale = usual[figure.kind] ?? 0
      if let place {
        let table = scope.tables[place.table]
        let column = table.panels[table.entries[place.entry].panel].amounts[place.column]
        unit = table.exponent(of: column)
        usualScale = table.usualScale
        if figure.unit == nil { operand.exponent = unit }
      }
      operand.reading = FigureReading(figure, unit: unit, usualScale: usualScale)
      if place == nil, isDecrease(scope.bytes, before: figure.range.start) { operand.isNegative = true }
      return operand
    }

    /// The decimals that most figures of a kind have in the prose.
    private static func usualScales(_ report: Report) -> [FigureKind: Int] {
      var counts: [FigureKind: [Int: Int]] = [:]
      for figure in report.proseFigures {
        if let scale = figure.decimal?.scale { counts[figure.kind, default: [:]][scale, default: 0] += 1 }
      }
      return counts.compactMapValues { scales in scales.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
    }

    /// Whether 减少, 下降, 降低 or the like stands just before `offset`.
    private static func isDecrease(_ bytes: [UInt8], before offset: Int) -> Bool {
      readsAsDecrease(bytes.text(TextRange(max(0, offset - 24), offset)))
    }
  }

  /// Whether a figure behind `text` counts as negative: 减少, 下降, 降低 or the like ends it.
  package static func readsAsDecrease(_ text: String) -> Bool {
    var text = text
    while let last = text.last, last.isWhitespace || last == "了" || last == "约" { text.removeLast() }
    return ["减少", "下降", "降低", "减", "降幅", "减幅"].contains { text.hasSuffix($0) }
  }
}

extension Side {
  /// A single figure as a side; negative where it stands for a decrease. `nil` where it cannot be read.
  init?(_ operand: Operand) {
    guard let reading = operand.reading else { return nil }
    self.init(
      printed: operand.isNegative ? reading.value.negated : reading.value,
      narrow: operand.isNegative ? reading.narrow.negated : reading.narrow,
      wide: operand.isNegative ? reading.wide.negated : reading.wide, operands: [operand], isSingle: true)
  }
}
