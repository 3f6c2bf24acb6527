import GoujiArithmetic
import GoujiSyntax
import GoujiText

/// The exact values that a printed figure can stand for, in its base unit (元, 1).
///
/// A figure with fewer decimals than its document's usual has two readings: narrow (its trailing zeros were dropped:
/// `36.6` is 36.60) and wide (it was rounded). Otherwise both are the same.
///
/// Every cell has one: kept are the printed value and powers of ten, from which the intervals are made when they are asked for.
package struct FigureReading: Hashable, Sendable {
  /// The printed value.
  package let value: Fixed
  /// Half of the last digit, as the power of ten of the steps that five of them are: of the reading as printed, and of the other.
  /// Below zero it is less than a step.
  @OneByte private var wideHalf: Int
  @OneByte private var narrowHalf: Int
  /// The power of ten of the steps that one last digit is.
  @OneByte package private(set) var digit: Int
  /// The same for a printed 1; below zero for less than a step.
  @OneByte private var unit: Int
  /// −1, 0 or 1: rounding goes away from zero.
  @OneByte private var sign: Int
  /// Whether `value` is what is printed, and not rounded down to a step.
  private var isWhole: Bool
  /// Whether it counts things: no other value is possible.
  private var isExact = false

  /// The reading of a printed number × 10^`exponent` in a document with `usualScale` decimals; `nil` on overflow.
  package init?(_ printed: Decimal, exponent: Int, usualScale: Int) {
    // The intervals themselves are made later; here is seen that they can be.
    guard let value = Fixed(printed, exponent: exponent),
      Interval(printed: printed, exponent: exponent) != nil,
      Interval(printed: printed, scale: usualScale, exponent: exponent) != nil
    else { return nil }
    self.value = value
    let shift = Fixed.scale + exponent
    digit = max(shift - printed.scale, 0)
    unit = max(shift, -1)
    sign = Int(printed.coefficient.signum())
    isWhole = shift >= printed.scale || printed.coefficient % Decimal.power(printed.scale - shift) == 0
    let narrowHalf = max(shift - max(usualScale, printed.scale) - 1, -1)
    self.narrowHalf = narrowHalf
    // 0 with no decimals says that there is nothing; it is not rounded more coarsely than the figures around it.
    wideHalf = printed.coefficient == 0 && printed.scale == 0 ? narrowHalf : max(shift - printed.scale - 1, -1)
  }

  /// The reading of something counted: a whole number is exact, one with decimals is rounded as any other.
  package init?(counted printed: Decimal, exponent: Int) {
    self.init(printed, exponent: exponent, usualScale: printed.scale)
    isExact = printed.scale == 0 && exponent == 0
  }

  /// The reading of `figure`; `unit` is the power of ten that a table's unit adds to a figure without one.
  package init?(_ figure: FigureSyntax, unit: Int, usualScale: Int) {
    guard let decimal = figure.decimal else { return nil }
    if figure.kind == .count || figure.kind == .score {
      self.init(counted: decimal, exponent: figure.exponent)
      return
    }
    let exponent = figure.kind == .plain && figure.unit == nil ? unit : figure.exponent
    self.init(decimal, exponent: exponent, usualScale: usualScale)
  }

  /// The values if trailing zeros were dropped.
  package var narrow: Interval { interval(narrowHalf) }
  /// The values if it was rounded as printed.
  package var wide: Interval { interval(wideHalf) }
  /// Both at once.
  package var intervals: (narrow: Interval, wide: Interval) {
    let wide = wide
    return (hasOneReading ? wide : narrow, wide)
  }
  /// The value of one last printed digit; never zero, however many decimals are printed.
  package var step: Fixed { Fixed(steps: Decimal.power(digit)) }
  /// The value of a printed 1: 10,000 元 in a table in 万元.
  package var one: Fixed { unit < 0 ? .zero : Fixed(steps: Decimal.power(unit)) }
  /// Whether both readings are the same.
  package var hasOneReading: Bool { isExact || narrowHalf == wideHalf }

  /// What `Interval(printed:)` says: half a digit on both sides of the value. Where that is less than a step, the ends are rounded
  /// outward to the next one: the value itself was rounded down, unless it is whole.
  private func interval(_ half: Int) -> Interval {
    if isExact { return Interval(value) }
    let below = half < 0 ? (isWhole ? 1 : 0) : 5 * Decimal.power(half)
    let above = half < 0 ? 1 : below
    return Interval(
      lower: value.subtracting(Fixed(steps: below)) ?? value, upper: value.adding(Fixed(steps: above)) ?? value,
      includesLower: sign > 0, includesUpper: sign < 0)
  }
}
