import GoujiArithmetic
import GoujiSyntax

/// The exact values that a printed figure can stand for, in its base unit (元, 1).
///
/// A figure with fewer decimals than its document's usual has two readings: narrow (its trailing zeros were dropped:
/// `36.6` is 36.60) and wide (it was rounded). Otherwise both are the same.
package struct FigureReading: Hashable, Sendable {
  /// The printed value.
  package var value: Fixed
  /// The values if trailing zeros were dropped.
  package var narrow: Interval
  /// The values if it was rounded as printed.
  package var wide: Interval
  /// The value of one last printed digit; never zero, however many decimals are printed.
  package var step: Fixed
  /// The value of a printed 1: 10,000 元 in a table in 万元.
  package var one: Fixed

  /// The reading of a printed number × 10^`exponent` in a document with `usualScale` decimals; `nil` on overflow.
  package init?(_ printed: Decimal, exponent: Int, usualScale: Int) {
    guard let value = Fixed(printed, exponent: exponent),
      let wide = Interval(printed: printed, exponent: exponent),
      let narrow = Interval(printed: printed, scale: usualScale, exponent: exponent),
      let step = Fixed(Decimal(coefficient: 1, scale: printed.scale), exponent: exponent, rounding: .up),
      let one = Fixed(Decimal(coefficient: 1, scale: 0), exponent: exponent)
    else { return nil }
    self.value = value
    self.step = step
    self.one = one
    // 0 with no decimals says that there is nothing; it is not rounded more coarsely than the figures around it.
    self.wide = printed.coefficient == 0 && printed.scale == 0 ? narrow : wide
    self.narrow = narrow
  }

  /// The reading of something counted: a whole number is exact, one with decimals is rounded as any other.
  package init?(counted printed: Decimal, exponent: Int) {
    self.init(printed, exponent: exponent, usualScale: printed.scale)
    if printed.scale == 0, exponent == 0 {
      narrow = Interval(value)
      wide = Interval(value)
    }
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
}
