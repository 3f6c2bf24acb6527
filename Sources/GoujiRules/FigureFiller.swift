import GoujiArithmetic
import GoujiProse
import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Brings the figures of the prose up to their tables: first those with a formula beside them, then what derives from
/// them (changes, rates, shares, completions), with the words for up and down.
///
/// A derived figure is computed anew only where it agreed with its terms before, one of them was updated here, and all of
/// them are known: a cell, a figure with a formula, or one that was computed here. What rounding explains stays as written.
package struct FigureFiller {
  /// Names may refer to names, and rates to changes: more steps than this are not followed.
  private static let mostRounds = 12

  private let result: CheckResult
  private let style: FigureStyle
  /// The figures by the offset of their number.
  private let numbers: [Int: Int]
  /// The slots of the figures that have one.
  private let slots: [Int: Slot]
  /// The figures with a formula.
  private let bound: Set<Int>

  /// The edits that fill `result`'s report. `check` reads a text anew.
  package static func edits(_ result: CheckResult, check: (Report) -> CheckResult) -> [TextEdit] {
    var changes = TextChanges(in: result.report.bytes)
    var now = result
    var updated: Set<Int> = []
    var last: [TextEdit] = []
    let first = FigureFiller(result)
    for _ in 0..<mostRounds {
      let filler = FigureFiller(now)
      var round = filler.references()
      if round.isEmpty { round = filler.derived(updated, from: first) }
      guard !round.isEmpty else { return changes.edits }
      last = changes.edits
      updated.formUnion(round.map(\.figure))
      changes.apply(round.flatMap(\.edits))
      if changes.edits == last { return last }
      now = check(changes.report(like: result.report))
      // Another number where a number was changes no other figure's place; if it does, nothing is certain any more.
      guard now.prose.figures.count == result.prose.figures.count else { return last }
    }
    return changes.edits
  }

  private init(_ result: CheckResult) {
    self.result = result
    let figures = result.prose.figures
    style = FigureStyle(figures, result.tables)
    let numbers = Dictionary(figures.enumerated().map { ($0.element.figure.number.start, $0.offset) }) { first, _ in first }
    self.numbers = numbers
    var slots: [Int: Slot] = [:]
    for slot in result.prose.statements.flatMap(\.slots) { slots[slot.figure] = slot }
    self.slots = slots
    bound = Set(
      result.instances.filter { result.isReference($0) }.compactMap { $0.left.first.flatMap { numbers[$0.range.start] } })
  }

  /// A figure with what changes at it.
  private struct Update {
    var figure: Int
    var edits: [TextEdit]
  }

  // MARK: Formulas

  /// The figures whose formula has another value.
  private func references() -> [Update] {
    var updates: [Update] = []
    for instance in result.instances where result.isReference(instance) && Self.differs(instance) {
      guard let left = instance.left.first, left.cell == nil, let figure = numbers[left.range.start] else { continue }
      let syntax = result.prose.figures[figure].figure
      // A number without a unit means 万元 as often as not.
      if syntax.kind == .plain, instance.right.contains(where: { $0.exponent != 0 }) { continue }
      let value = left.isNegative ? instance.rightValue.negated : instance.rightValue
      guard let edits = edits(figure, value, signedBy: slots[figure]?.word, left) else { continue }
      updates.append(Update(figure: figure, edits: edits))
    }
    return updates
  }

  /// Whether the sides differ by more than rounding explains.
  private static func differs(_ instance: Instance) -> Bool {
    switch instance.verdict {
    case .broken, .dropped, .coarse, .improbable: true
    case .holds, .tail, .balanced, .truncated, .different: false
    }
  }

  // MARK: What derives from them

  /// The rates, shares, completions and changes that held in `first`, the text as it was, and one of whose terms was
  /// updated since. What they are computed from is what made them hold: nothing is guessed anew.
  private func derived(_ updated: Set<Int>, from first: FigureFiller) -> [Update] {
    var updates: [Int: Update] = [:]
    for instance in first.result.instances where first.isDerivation(instance) && !Self.differs(instance) {
      guard let old = instance.left.first, old.cell == nil, let figure = first.numbers[old.range.start],
        !bound.contains(figure), updates[figure] == nil,
        instance.right.allSatisfy({ first.isKnown($0, updated) }),
        instance.right.contains(where: { first.number($0).map { updated.contains($0) } ?? false }),
        !instance.holds(with: { current($0, first) }),
        let left = current(old, first), let value = value(of: instance, first)
      else { continue }
      guard let edits = edits(figure, left.isNegative ? value.negated : value, signedBy: left.word, left) else { continue }
      updates[figure] = Update(figure: figure, edits: edits)
    }
    return updates.values.sorted { $0.figure < $1.figure }
  }

  /// The number of the prose figure that `operand` is.
  private func number(_ operand: Operand) -> Int? {
    operand.cell == nil && operand.document == 0 ? numbers[operand.range.start] : nil
  }

  /// What the right side of `instance`, one of `first`'s, comes to now.
  private func value(of instance: Instance, _ first: FigureFiller) -> Fixed? {
    guard let ratio = instance.ratio else { return sum(instance.right, first) }
    guard let above = sum(ratio.numerator, first), let below = sum(ratio.denominator, first) else { return nil }
    return above.divided(by: below, rounding: .down)
  }

  private func sum(_ operands: [Operand], _ first: FigureFiller) -> Fixed? {
    var sum = Fixed.zero
    for operand in operands {
      guard let now = current(operand, first) else { return nil }
      let value = now.reading?.value ?? .zero
      guard let next = now.isNegative ? sum.subtracting(value) : sum.adding(value) else { return nil }
      sum = next
    }
    return sum
  }

  /// An operand of `first` with the value and the direction that it has now.
  private func current(_ operand: Operand, _ first: FigureFiller) -> Operand? {
    guard let figure = first.number(operand) else { return operand }
    let syntax = result.prose.figures[figure].figure
    guard let reading = FigureReading(syntax, unit: syntax.exponent, usualScale: syntax.decimal?.scale ?? 0) else { return nil }
    var now = operand
    now.reading = reading
    now.range = syntax.number
    now.word = slots[figure]?.word
    if (first.slots[figure]?.sign ?? 0 < 0) != (slots[figure]?.sign ?? 0 < 0) { now.isNegative.toggle() }
    return now
  }

  private func isDerivation(_ instance: Instance) -> Bool {
    guard instance.left.count == 1, let left = instance.left.first, !result.isReference(instance) else { return false }
    if instance.ratio != nil { return true }
    guard instance.isLinear, instance.sign == .equal, instance.right.count > 1, let figure = numbers[left.range.start] else {
      return false
    }
    return left.cell == nil && result.prose.figures[figure].role?.isChange ?? false
  }

  private func isKnown(_ operand: Operand, _ updated: Set<Int>) -> Bool {
    if operand.cell != nil || operand.document != 0 { return true }
    return numbers[operand.range.start].map { bound.contains($0) || updated.contains($0) } ?? false
  }

  // MARK: Writing

  /// The edits that make figure number `figure` say `value`, which is negative where its word must be turned; `nil`
  /// where that cannot be written.
  private func edits(_ figure: Int, _ value: Fixed, signedBy word: TextRange?, _ operand: Operand) -> [TextEdit]? {
    let bytes = result.report.bytes
    let syntax = result.prose.figures[figure].figure
    guard result.prose.figures[figure].reason != .approximate, let old = syntax.decimal else { return nil }
    let literal = bytes.text(syntax.number)
    var magnitude = value
    var edits: [TextEdit] = []
    if value < .zero, old.coefficient >= 0 {
      if let word {
        guard let turned = turned(word, before: syntax.number, of: figure, isReference: bound.contains(figure), operand) else {
          return nil
        }
        edits.append(TextEdit(range: word, newText: turned))
        magnitude = value.negated
      } else if operand.isNegative {
        return nil
      }
    }
    guard let (text, printed) = style.text(magnitude, like: syntax, written: literal) else { return nil }
    if printed != old { edits.append(TextEdit(range: syntax.number, newText: text)) }
    return edits.isEmpty ? nil : edits
  }

  /// The opposite of the word at `range`; `nil` where it has none, or where another figure's formula hangs on it.
  private func turned(
    _ range: TextRange, before number: TextRange, of figure: Int, isReference: Bool, _ operand: Operand
  ) -> String? {
    let bytes = result.report.bytes
    guard let turned = RelationRules.opposite(of: range, result), range.end <= number.start else { return nil }
    let others = slots.values.filter { $0.word == range && $0.figure != figure }
    guard !others.contains(where: { bound.contains($0.figure) }) else { return nil }
    if isReference {
      // Formulas see only the word just before the figure.
      let between = bytes.text(TextRange(range.end, number.start))
      guard ReferenceChecker.readsAsDecrease(turned + between) != operand.isNegative else { return nil }
    }
    return turned
  }
}
