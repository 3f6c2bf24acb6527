import GoujiArithmetic

extension Side {
  /// Nothing: exactly zero.
  static let nothing = Side(printed: .zero, narrow: .zero, wide: .zero, operands: [])

  /// Adds a figure, or subtracts it. The same as adding a side of that figure alone, without making one.
  mutating func add(_ operand: Operand, isNegative: Bool) throws(Unevaluated) {
    var signed = operand
    if isNegative { signed.isNegative.toggle() }
    operands.append(signed)
    // An empty cell is nil, and a printed zero exact but for half a last digit.
    guard let reading = operand.reading else { return }
    if reading.value == .zero {
      zeroSlack = max(zeroSlack, reading.narrow.upper)
      return
    }
    let (narrow, wide) = reading.intervals
    try add(reading.value, narrow, wide, isNegative)
  }

  /// Adds a side, or subtracts it. Printed zeros count as exact, with one half of a last digit for all of them: 26 rows of
  /// 0.00 do not make room for 0.13.
  mutating func add(_ side: Side, isNegative: Bool) throws(Unevaluated) {
    if isNegative {
      for var operand in side.operands {
        operand.isNegative.toggle()
        operands.append(operand)
      }
    } else {
      operands += side.operands
    }
    isLinear = isLinear && side.isLinear
    hasGap = hasGap || side.hasGap
    if side.isSingle, side.operands.first?.isPrintedZero == true {
      zeroSlack = max(zeroSlack, side.narrow.upper)
      return
    }
    zeroSlack = max(zeroSlack, side.zeroSlack)
    try add(side.printed, side.narrow, side.wide, isNegative)
  }

  private mutating func add(_ value: Fixed, _ narrow: Interval, _ wide: Interval, _ isNegative: Bool) throws(Unevaluated) {
    guard let printed = isNegative ? printed.subtracting(value) : printed.adding(value),
      let narrow = isNegative ? self.narrow.subtracting(narrow) : self.narrow.adding(narrow),
      let wide = isNegative ? self.wide.subtracting(wide) : self.wide.adding(wide)
    else { throw .uncomputable }
    (self.printed, self.narrow, self.wide) = (printed, narrow, wide)
  }
}
