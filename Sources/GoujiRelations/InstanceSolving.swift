import GoujiArithmetic
import GoujiReport
import GoujiText

extension Instance {
  /// The figures of the prose with at least so many digits that make the relation hold when one slip of the pen is taken
  /// back, with what they should be.
  func slips(minimumDigits: Int) -> [(operand: Operand, value: Fixed)] {
    var found: [(operand: Operand, value: Fixed)] = []
    for operand in operands where operand.cell == nil && operand.document == 0 {
      guard let value = operand.reading?.value,
        operand.digitCount >= minimumDigits,
        value != .zero, let required = required(operand), required >= .zero, resolves(operand)
      else { continue }
      let written = value.rounded(scale: operand.scale, exponent: operand.exponent)
      let meant = required.rounded(scale: operand.scale, exponent: operand.exponent)
      let full = required.rounded(scale: max(operand.scale, 2), exponent: operand.exponent).withoutTrailingZeros
      guard written != meant, let exact = Fixed(meant, exponent: operand.exponent) else { continue }
      if Slip.isOne(written.plain, meant.plain) || Slip.isOne(written.plain, full.plain) {
        found.append((operand, exact))
      } else if let slip = slipOfAmount(operand, written) {
        found.append((operand, slip))
      }
    }
    return found
  }

  /// Whether the relation tells values of the figure apart that differ by some last digits: a total in 亿元 says nothing of the
  /// digits of parts in 万元.
  private func resolves(_ operand: Operand) -> Bool {
    guard isLinear, let step = operand.reading?.step, step.steps < Int128.max / 100 else { return true }
    return slack <= Fixed(steps: step.steps * 50)
  }

  /// A rate of some digits leaves its amounts little room: a slip of one of them that makes it hold within rounding.
  private func slipOfAmount(_ operand: Operand, _ written: Decimal) -> Fixed? {
    guard ratio != nil, let rate = left.first, operand.range != rate.range, TentativeInstances.tells(rate) else { return nil }
    let probe = ValueProbe(self, operand)
    return Slip.variants(written).lazy.filter { $0.scale == written.scale }.compactMap { Fixed($0, exponent: operand.exponent) }.first {
      $0 > .zero && probe.holds($0)
    }
  }

  /// The value of `operand` that makes both sides equal as printed.
  package func required(_ operand: Operand) -> Fixed? {
    if let ratio, let rate = left.first { return RatioJudge(rate: rate, ratio: ratio).required(operand.range) }
    guard isLinear else {
      // A quotient of another form: only the printed one itself is proposed.
      return left.count == 1 && left.first?.range == operand.range ? rightValue : nil
    }
    guard let difference = leftValue.subtracting(rightValue) else { return nil }
    let current = operand.reading?.value ?? .zero
    return coefficient(operand) > 0 ? current.subtracting(difference) : current.adding(difference)
  }

  /// +1 where more of `operand` makes the left side grow against the right, else −1.
  func coefficient(_ operand: Operand) -> Int {
    if let left = left.first(where: { $0.range == operand.range }) { return left.isNegative ? -1 : 1 }
    if let right = right.first(where: { $0.range == operand.range }) { return right.isNegative ? 1 : -1 }
    return 1
  }
}
