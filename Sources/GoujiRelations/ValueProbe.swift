import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// Whether a relation holds, within rounding, when one of its figures has another value: prepared once, asked for many values.
struct ValueProbe {
  private enum Form {
    case ratio(RatioProbe)
    /// The difference of the sides, the figure's value and whether more of it makes the difference grow.
    case linear(difference: Fixed, current: Fixed, grows: Bool, slack: Fixed, sign: Comparison.Operator)
    case within(Interval)
    case never
  }

  private let form: Form

  /// Of `operand` in `instance`.
  init(_ instance: Instance, _ operand: Operand) {
    if let ratio = instance.ratio, let rate = instance.left.first {
      form = .ratio(RatioProbe(rate: rate, ratio: ratio, range: operand.range))
    } else if !instance.isLinear {
      let isLeft = instance.left.first?.range == operand.range
      form = isLeft ? instance.expected.widened(by: instance.slack).map { .within($0) } ?? .never : .never
    } else if let difference = instance.leftValue.subtracting(instance.rightValue) {
      form = .linear(
        difference: difference, current: operand.reading?.value ?? .zero, grows: instance.coefficient(operand) > 0,
        slack: instance.slack, sign: instance.sign)
    } else {
      form = .never
    }
  }

  /// Whether the relation holds when the figure has the value `value`.
  func holds(_ value: Fixed) -> Bool {
    switch form {
    case .ratio(let probe): return probe.holds(value)
    case .within(let interval): return interval.contains(value)
    case .never: return false
    case .linear(let difference, let current, let grows, let slack, let sign):
      guard let change = value.subtracting(current),
        let moved = grows ? difference.adding(change) : difference.subtracting(change)
      else { return false }
      switch sign {
      case .equal, .balanced: return moved.magnitude <= slack
      case .atLeast, .greater: return moved.adding(slack).map { $0 >= .zero } ?? false
      case .atMost, .less: return moved.subtracting(slack).map { $0 <= .zero } ?? false
      }
    }
  }
}

/// The same for a quotient.
struct RatioProbe {
  /// A figure of the equation: what it can be, or how to read the value that stands for it.
  private struct Term {
    var above: Int
    var below: Int
    var values: Interval
    /// The decimals and the exponent of the figure that changes.
    var changed: (scale: Int, exponent: Int)?
  }

  private var terms: [Term] = []
  private let rate: Term

  /// Of the figure at `range` in `rate = ratio`.
  init(rate: Operand, ratio: Ratio, range: TextRange) {
    func changed(_ operand: Operand) -> (scale: Int, exponent: Int)? {
      operand.range == range ? (operand.scale, operand.exponent) : nil
    }
    // The sign of the rate stands in `above`; without a reading it is never asked for.
    self.rate = Term(
      above: rate.isNegative ? -1 : 1, below: rate.reading == nil ? 0 : 1, values: rate.reading?.wide ?? .zero, changed: changed(rate))
    for term in RatioJudge(rate: rate, ratio: ratio).terms() {
      terms.append(
        Term(
          above: term.above, below: term.below, values: term.operand.reading?.wide ?? .zero, changed: changed(term.operand)))
    }
  }

  /// Whether the equation can hold when the figure has the value `value`.
  func holds(_ value: Fixed) -> Bool {
    var known: (scale: Int, exponent: Int, values: Interval?)?
    func values(_ term: Term) -> Interval? {
      guard let changed = term.changed else { return term.values }
      if let known, known.scale == changed.scale, known.exponent == changed.exponent { return known.values }
      let printed = value.rounded(scale: changed.scale, exponent: changed.exponent)
      let values = FigureReading(printed, exponent: changed.exponent, usualScale: changed.scale)?.wide
      known = (changed.scale, changed.exponent, values)
      return values
    }
    guard rate.changed != nil || rate.below != 0, let interval = values(rate) else { return false }
    return RatioJudge.canHold(rate.above < 0 ? interval.negated : interval, terms.count) { index in
      (terms[index].above, terms[index].below, values(terms[index]) ?? .zero)
    } ?? false
  }
}
