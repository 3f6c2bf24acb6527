import GoujiArithmetic
import GoujiRelations

/// Writes relations out with their numbers.
package enum Arithmetic {
  /// More terms than this are counted, not written.
  private static let mostTerms = 12

  /// `349.18 ≠ 55.64 + 294.17 = 349.81`.
  package static func text(_ instance: Instance) -> String {
    guard instance.isLinear else { return ratio(instance) }
    let holds = instance.verdict == .holds
    let left = side(instance.left, instance.leftValue, instance)
    let right = side(instance.right, instance.rightValue, instance)
    let sign: String
    switch instance.sign {
    case .equal, .balanced: sign = holds ? "=" : "≠"
    case .atLeast, .greater: sign = instance.leftValue < instance.rightValue ? "<" : "≥"
    case .atMost, .less: sign = instance.leftValue > instance.rightValue ? ">" : "≤"
    }
    return left + " \(sign) " + right
  }

  /// `55.64 + 294.17 = 349.81`; only the value where constants of a formula are part of it.
  private static func side(_ operands: [Operand], _ total: Fixed, _ instance: Instance) -> String {
    let terms = terms(operands)
    let shown = terms.reduce(Optional(Fixed.zero)) { sum, operand in
      let value = operand.reading?.value ?? .zero
      return operand.isNegative ? sum?.subtracting(value) : sum?.adding(value)
    }
    guard shown == total else { return value(total, instance) }
    return terms.count == 1 ? sum(operands) : sum(operands) + " = " + value(total, instance)
  }

  /// `74% ≠ 18.60 ÷ 52 = 35.77%`.
  private static func ratio(_ instance: Instance) -> String {
    if let ratio = instance.ratio { return quotient(ratio, instance) }
    let parts = instance.right.map { literal($0) }
    let scale = instance.left.first?.scale ?? 2
    let percent = instance.rightValue.rounded(scale: scale, exponent: -2).plain
    let left = instance.left.map { literal($0) }.joined(separator: " + ")
    let leftText = left.hasSuffix("%") ? left : left + "%"
    let sign = instance.verdict.isBroken || instance.verdict == .truncated ? "≠" : "="
    return "\(leftText) \(sign) \(parts.joined(separator: " ÷ ")) = \(percent)%"
  }

  /// `5.16% ≠ 211.78 ÷ (4311.78 − 211.78) = 5.17%`; a decrease has a minus sign.
  private static func quotient(_ ratio: Ratio, _ instance: Instance) -> String {
    let isMixed = Set((ratio.numerator + ratio.denominator).map(\.exponent)).count > 1
    func side(_ operands: [Operand]) -> String {
      let text = operands.enumerated().map { index, operand in
        (operand.isNegative ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + ") + literal(operand) + (isMixed ? unit(operand) : "")
      }.joined()
      return operands.count > 1 ? "(\(text))" : text
    }
    guard let rate = instance.left.first else { return "" }
    let percent = instance.rightValue.rounded(scale: max(rate.scale, 2), exponent: -2).plain
    let sign = instance.verdict.isBroken || instance.verdict == .truncated ? "≠" : "="
    let minus = rate.isNegative ? "−" : ""
    let quotient = ratio.isOfNothing ? "" : " = \(percent)%"
    return "\(minus)\(literal(rate))% \(sign) \(side(ratio.numerator)) ÷ \(side(ratio.denominator))\(quotient)"
  }

  private static func terms(_ operands: [Operand]) -> [Operand] {
    let filled = operands.filter { ($0.reading?.value ?? .zero) != .zero }
    return filled.isEmpty ? Array(operands.prefix(1)) : filled
  }

  private static func sum(_ operands: [Operand]) -> String {
    let terms = terms(operands)
    var text = ""
    for operand in terms.prefix(mostTerms) {
      if !text.isEmpty || operand.isNegative { text += operand.isNegative ? " − " : " + " }
      text += literal(operand)
    }
    return terms.count > mostTerms ? text + " + …(\(terms.count))" : text
  }

  /// The literal without spaces; an empty cell is 0.
  package static func literal(_ operand: Operand) -> String {
    operand.reading == nil ? "0" : operand.literal.filter { !$0.isWhitespace }
  }

  /// The unit of an amount, where one side of a relation mixes several.
  private static func unit(_ operand: Operand) -> String {
    operand.isCount ? "" : operand.exponent == 8 ? "亿元" : operand.exponent == 4 ? "万元" : operand.exponent == 0 ? "元" : ""
  }

  /// `value` with the unit, decimals and separators of the instance.
  static func value(_ value: Fixed, _ instance: Instance) -> String {
    let filled = instance.operands.filter { $0.reading != nil }
    let exponent = filled.first?.exponent ?? 0
    let isGrouped = filled.contains { $0.literal.contains(",") }
    return value.rounded(scale: filled.map(\.scale).max() ?? 2, exponent: exponent).text(grouped: isGrouped)
  }
}
