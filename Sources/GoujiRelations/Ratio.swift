import GoujiArithmetic
import GoujiReport
import GoujiText

/// A quotient of two sums: a rate of change, a share, a completion.
package struct Ratio: Sendable {
  /// The terms above the line, each with its sign.
  package var numerator: [Operand]
  /// The terms below it.
  package var denominator: [Operand]

  /// Whether the terms below the line come to nothing, as printed.
  package var isOfNothing: Bool {
    var sum: Fixed? = .zero
    for operand in denominator {
      let value = operand.reading?.value ?? .zero
      sum = operand.isNegative ? sum?.subtracting(value) : sum?.adding(value)
    }
    return sum == .zero
  }
}

extension Instance {
  /// Whether the relation holds, within rounding, when every operand is what `current` says of it; `nil` stands for an
  /// operand that is no more.
  package func holds(with current: (Operand) -> Operand?) -> Bool {
    let left = left.compactMap(current)
    guard left.count == self.left.count, let rate = left.first else { return false }
    if let ratio {
      let above = ratio.numerator.compactMap(current)
      let below = ratio.denominator.compactMap(current)
      guard above.count == ratio.numerator.count, below.count == ratio.denominator.count else { return false }
      let verdict = RatioJudge(rate: rate, ratio: Ratio(numerator: above, denominator: below)).verdict()?.verdict
      return verdict.map { $0 != .broken } ?? false
    }
    let right = right.compactMap(current)
    guard isLinear, sign == .equal, right.count == self.right.count else { return false }
    var difference = Fixed.zero
    for (operands, isAdded) in [(left, true), (right, false)] {
      for operand in operands {
        let value = operand.reading?.value ?? .zero
        guard let next = isAdded != operand.isNegative ? difference.adding(value) : difference.subtracting(value) else { return false }
        difference = next
      }
    }
    return difference.magnitude <= slack
  }
}

/// Judges `rate = numerator ÷ denominator` exactly, without dividing: the equation is linear in every figure, so its
/// extremes over the possible values lie at the corners.
struct RatioJudge {
  let rate: Operand
  let ratio: Ratio

  /// A figure of the equation with its factors in numerator and denominator.
  struct Term {
    var operand: Operand
    var above: Int
    var below: Int
  }

  private enum Width { case narrow, wide, truncated }

  /// The verdict, the quotient of the printed values (zero where there is none), and what it can be off by.
  func verdict() -> (verdict: Verdict, value: Fixed, slack: Fixed)? {
    guard let reading = rate.reading else { return nil }
    if ratio.isOfNothing {
      // 年初预算为0万元，完成年初预算的95.89%. What begins with nothing is said to have grown by 0% or by 100%.
      let isCustom = reading.value == .zero || reading.value.magnitude == Fixed(1)
      return isCustom || isPossible(.wide) != false ? nil : (.broken, .zero, reading.step)
    }
    guard let value = printed() else { return nil }
    guard let isPossible = isPossible(.wide) else { return nil }
    if !isPossible {
      return ((self.isPossible(.truncated) ?? false) ? .truncated : .broken, value, reading.step)
    }
    if !(self.isPossible(.narrow) ?? true) { return (.coarse, value, reading.step) }
    let signed = rate.isNegative ? reading.value.negated : reading.value
    return (signed == value ? .holds : .tail, value, reading.step)
  }

  /// Whether the equation can hold when the figure at `range` (or the sign that the word there gives) is another.
  func holds(with range: TextRange, value: Fixed?, isFlipped: Bool = false) -> Bool {
    func changed(_ operand: Operand) -> Operand {
      var copy = operand
      if isFlipped, operand.word == range { copy.isNegative.toggle() }
      if let value, operand.range == range { copy = copy.with(value) }
      return copy
    }
    let other = Ratio(numerator: ratio.numerator.map(changed), denominator: ratio.denominator.map(changed))
    return RatioJudge(rate: changed(rate), ratio: other).isPossible(.wide) ?? false
  }

  /// The value of the figure at `range` that makes both sides equal as printed; without its sign word.
  func required(_ range: TextRange) -> Fixed? {
    guard let reading = rate.reading else { return nil }
    let r = rate.isNegative ? reading.value.negated : reading.value
    if rate.range == range {
      guard let value = printed() else { return nil }
      return rate.isNegative ? value.negated : value
    }
    // N₀ + n·x = r·(D₀ + m·x)
    var above = Fixed.zero
    var below = Fixed.zero
    var n = 0
    var m = 0
    for term in terms() {
      if term.operand.range == range {
        (n, m) = (term.above, term.below)
        continue
      }
      guard let value = term.operand.reading?.value, let nextAbove = above.adding(value.times(term.above)),
        let nextBelow = below.adding(value.times(term.below))
      else { return nil }
      (above, below) = (nextAbove, nextBelow)
    }
    guard let left = r.multiplied(by: below, rounding: .down), let difference = left.subtracting(above),
      let factor = Fixed(n).subtracting(r.times(m)), factor != .zero
    else { return nil }
    return difference.divided(by: factor, rounding: .down)
  }

  /// Whether a change by one in the first digit of a figure would break the equation.
  func isPinned(_ operand: Operand) -> Bool {
    guard let reading = operand.reading else { return false }
    var unit = reading.step
    while let next = Fixed(10).multiplied(by: unit, rounding: .down), next <= reading.value.magnitude { unit = next }
    if reading.value == .zero { unit = max(unit, reading.one) }
    guard let more = reading.value.adding(unit) else { return false }
    return !holds(with: operand.range, value: more)
  }

  // MARK: The equation

  func terms() -> [Term] {
    var terms: [Term] = []
    for (operands, isAbove) in [(ratio.numerator, true), (ratio.denominator, false)] {
      for operand in operands {
        let sign = operand.isNegative ? -1 : 1
        let known = terms.firstIndex { $0.operand.range == operand.range && $0.operand.document == operand.document }
        let index = known ?? terms.count
        if known == nil { terms.append(Term(operand: operand, above: 0, below: 0)) }
        if isAbove { terms[index].above += sign } else { terms[index].below += sign }
      }
    }
    return terms
  }

  /// The quotient of the printed values; `nil` where the divisor is zero.
  private func printed() -> Fixed? {
    var above = Fixed.zero
    var below = Fixed.zero
    for term in terms() {
      let value = term.operand.reading?.value ?? .zero
      guard let nextAbove = above.adding(value.times(term.above)), let nextBelow = below.adding(value.times(term.below))
      else { return nil }
      (above, below) = (nextAbove, nextBelow)
    }
    return above.divided(by: below, rounding: .down)
  }

  /// Whether some exact values satisfy numerator − rate·denominator = 0; `nil` on overflow.
  private func isPossible(_ width: Width) -> Bool? {
    guard let reading = rate.reading else { return nil }
    var interval: Interval
    switch width {
    case .narrow: interval = reading.narrow
    case .wide: interval = reading.wide
    case .truncated:
      guard let above = reading.value.adding(reading.step) else { return nil }
      interval = Interval(lower: reading.value, upper: above)
    }
    if rate.isNegative { interval = interval.negated }
    let terms = terms()
    return Self.canHold(interval, terms.count) { index in
      let values = terms[index].operand.reading.map { width == .narrow ? $0.narrow : $0.wide } ?? .zero
      return (terms[index].above, terms[index].below, values)
    }
  }

  /// Whether some values of `count` terms and of the rate satisfy numerator − rate·denominator = 0; `nil` on overflow.
  @inline(__always)
  static func canHold(
    _ rate: Interval, _ count: Int, _ term: (Int) -> (above: Int, below: Int, values: Interval)
  ) -> Bool? {
    var low: Int128?
    var high: Int128?
    for r in [rate.lower.steps, rate.upper.steps] {
      var least: Int128 = 0
      var most: Int128 = 0
      for index in 0..<count {
        let (above, below, values) = term(index)
        let (part, overflowP) = Int128(below).multipliedReportingOverflow(by: r)
        let (factor, overflowF) = (Int128(above) * Fixed.one).subtractingReportingOverflow(part)
        let (a, overflowA) = factor.multipliedReportingOverflow(by: values.lower.steps)
        let (b, overflowB) = factor.multipliedReportingOverflow(by: values.upper.steps)
        let (nextLeast, overflowC) = least.addingReportingOverflow(min(a, b))
        let (nextMost, overflowD) = most.addingReportingOverflow(max(a, b))
        if overflowP || overflowF || overflowA || overflowB || overflowC || overflowD { return nil }
        (least, most) = (nextLeast, nextMost)
      }
      low = min(low ?? least, least)
      high = max(high ?? most, most)
    }
    guard let low, let high else { return nil }
    return low <= 0 && high >= 0
  }
}

extension Fixed {
  /// The value times a small whole number.
  fileprivate func times(_ factor: Int) -> Fixed {
    factor == 0 ? .zero : factor == 1 ? self : factor == -1 ? negated : multiplied(by: Fixed(factor), rounding: .down) ?? .zero
  }
}

extension Operand {
  /// The figure with another value, as precise as it is written.
  func with(_ value: Fixed) -> Operand {
    var copy = self
    let printed = value.rounded(scale: scale, exponent: exponent)
    copy.reading = FigureReading(printed, exponent: exponent, usualScale: scale)
    return copy
  }
}
