/// An exact number in steps of 10⁻⁹, on 128 bits: amounts in 元 up to 10²⁹, rates to a billionth.
///
/// Every operation says when it would overflow (`nil`); none traps. Quotients and products are rounded in the
/// direction that the caller names, so that an interval built from them never loses a possible value.
package struct Fixed: Hashable, Sendable, Comparable {
  /// The number of steps.
  package var steps: Int128 {
    @inline(__always) get { stored.value }
    @inline(__always) set { stored = WideInteger(newValue) }
  }
  private var stored: WideInteger

  /// The steps in one.
  package static let one: Int128 = 1_000_000_000
  /// The decimals of a step.
  package static let scale = 9

  /// The direction in which an inexact result is rounded.
  package enum Rounding: Sendable { case down, up }

  /// A number of steps of 10⁻⁹.
  package init(steps: Int128) { stored = WideInteger(steps) }
  /// A whole number.
  package init(_ whole: Int) { stored = WideInteger(Int128(whole) * Self.one) }

  /// Zero.
  package static let zero = Fixed(steps: 0)

  /// `decimal` × 10^`exponent`, rounded where it has more than nine decimals; `nil` on overflow.
  package init?(_ decimal: Decimal, exponent: Int = 0, rounding: Rounding = .down) {
    let shift = Self.scale - decimal.scale + exponent
    if shift >= 0 {
      guard shift <= 37 else { return nil }
      let (product, overflow) = decimal.coefficient.multipliedReportingOverflow(by: Decimal.power(shift))
      guard !overflow else { return nil }
      stored = WideInteger(product)
    } else {
      guard -shift <= 37 else { return nil }
      stored = WideInteger(Self.divide(decimal.coefficient, by: Decimal.power(-shift), rounding))
    }
  }

  package static func < (a: Fixed, b: Fixed) -> Bool { a.steps < b.steps }

  /// The sum, or `nil` on overflow.
  package func adding(_ other: Fixed) -> Fixed? {
    let (sum, overflow) = steps.addingReportingOverflow(other.steps)
    return overflow ? nil : Fixed(steps: sum)
  }

  /// The difference, or `nil` on overflow.
  package func subtracting(_ other: Fixed) -> Fixed? {
    let (difference, overflow) = steps.subtractingReportingOverflow(other.steps)
    return overflow ? nil : Fixed(steps: difference)
  }

  /// The number with the other sign.
  package var negated: Fixed { Fixed(steps: steps == .min ? .max : -steps) }
  /// The distance from zero.
  package var magnitude: Fixed { steps < 0 ? negated : self }

  /// The product, or `nil` on overflow.
  package func multiplied(by other: Fixed, rounding: Rounding) -> Fixed? {
    let (product, overflow) = steps.multipliedReportingOverflow(by: other.steps)
    return overflow ? nil : Fixed(steps: Self.divide(product, by: Self.one, rounding))
  }

  /// The quotient, or `nil` on overflow and for a divisor of zero.
  package func divided(by other: Fixed, rounding: Rounding) -> Fixed? {
    guard other.steps != 0 else { return nil }
    let (dividend, overflow) = steps.multipliedReportingOverflow(by: Self.one)
    return overflow ? nil : Fixed(steps: Self.divide(dividend, by: other.steps, rounding))
  }

  /// The number divided by 10^`exponent` and rounded half away from zero to `scale` decimals: what one would print.
  package func rounded(scale: Int, exponent: Int = 0) -> Decimal {
    let shift = Self.scale + exponent - scale
    guard shift > 0 else { return Decimal(coefficient: steps, scale: Self.scale + exponent) }
    guard shift <= 37 else { return Decimal(coefficient: 0, scale: scale) }
    let unit = Decimal.power(shift)
    let half = steps.magnitude % unit.magnitude * 2 >= unit.magnitude ? 1 : 0
    let magnitude = Int128(steps.magnitude / unit.magnitude) + Int128(half)
    return Decimal(coefficient: steps < 0 ? -magnitude : magnitude, scale: scale)
  }

  private static func divide(_ dividend: Int128, by divisor: Int128, _ rounding: Rounding) -> Int128 {
    if divisor == -1 { return dividend == .min ? .max : -dividend }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder != 0 else { return quotient }
    let isNegative = (remainder < 0) != (divisor < 0)
    switch rounding {
    case .down: return isNegative ? quotient - 1 : quotient
    case .up: return isNegative ? quotient : quotient + 1
    }
  }
}
