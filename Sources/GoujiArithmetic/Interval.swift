/// The exact values that something printed can stand for, each end open or closed.
///
/// `1.62` is [1.615, 1.625): half-up rounding, mirrored below zero. Sums and quotients carry open and closed ends.
package struct Interval: Hashable, Sendable {
  /// The least value.
  package var lower: Fixed
  /// The greatest value.
  package var upper: Fixed
  /// Whether `lower` itself is possible.
  package var includesLower: Bool
  /// Whether `upper` itself is possible.
  package var includesUpper: Bool

  /// An interval from `lower` to `upper`.
  package init(lower: Fixed, upper: Fixed, includesLower: Bool = true, includesUpper: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }

  /// The interval of one exact value.
  package init(_ value: Fixed) { self.init(lower: value, upper: value) }

  /// Zero, exactly.
  package static let zero = Interval(.zero)

  /// The values that are written as `printed` × 10^`exponent` when rounded to `scale` decimals; `nil` on overflow.
  ///
  /// With `scale` below the printed decimals the printed ones decide.
  package init?(printed: Decimal, scale: Int? = nil, exponent: Int = 0) {
    let scale = max(scale ?? printed.scale, printed.scale)
    guard let ends = Self.ends(printed, scale: scale, below: -5, above: 5, exponent) else { return nil }
    // Half-up away from zero: 1.615 is written 1.62, −1.615 is written −1.62; ±0.005 is written ±0.01.
    self.init(
      lower: ends.lower, upper: ends.upper, includesLower: printed.coefficient > 0, includesUpper: printed.coefficient < 0)
  }

  /// `printed` plus `below` and `above` tenths of its last digit at `scale`, times 10^`exponent`, rounded outward.
  private static func ends(
    _ printed: Decimal, scale: Int, below: Int128, above: Int128, _ exponent: Int
  ) -> (lower: Fixed, upper: Fixed)? {
    guard scale < Decimal.maximumScale else { return nil }
    let (tenths, overflow) = printed.coefficient.multipliedReportingOverflow(by: Decimal.power(scale + 1 - printed.scale))
    let (low, lowOverflow) = tenths.addingReportingOverflow(below)
    let (high, highOverflow) = tenths.addingReportingOverflow(above)
    guard !overflow, !lowOverflow, !highOverflow,
      let lower = Fixed(Decimal(coefficient: low, scale: scale + 1), exponent: exponent, rounding: .down),
      let upper = Fixed(Decimal(coefficient: high, scale: scale + 1), exponent: exponent, rounding: .up)
    else { return nil }
    return (lower, upper)
  }

  /// The values that are written as `printed` when the digits behind are cut off; `nil` on overflow.
  package init?(truncated printed: Decimal, exponent: Int = 0) {
    let sign = printed.coefficient.signum()
    guard
      let ends = Self.ends(
        printed, scale: printed.scale, below: sign > 0 ? 0 : -10, above: sign < 0 ? 0 : 10, exponent)
    else { return nil }
    self.init(lower: ends.lower, upper: ends.upper, includesLower: sign > 0, includesUpper: sign < 0)
  }

  /// The distance between the ends; `nil` on overflow.
  package var width: Fixed? { upper.subtracting(lower) }

  /// Whether some value lies in both intervals.
  package func meets(_ other: Interval) -> Bool {
    let from = max(lower, other.lower)
    let to = min(upper, other.upper)
    return from < to || (from == to && contains(from) && other.contains(from))
  }

  /// Whether `value` lies in the interval.
  package func contains(_ value: Fixed) -> Bool {
    (lower < value || (lower == value && includesLower)) && (value < upper || (value == upper && includesUpper))
  }

  /// Whether every value of this interval is at most some value of `other`: `self ≤ other` is possible.
  package func canBeAtMost(_ other: Interval) -> Bool {
    lower < other.upper || (lower == other.upper && includesLower && other.includesUpper)
  }

  /// The interval widened by `slack` on both sides; `nil` on overflow.
  package func widened(by slack: Fixed) -> Interval? {
    guard let lower = lower.subtracting(slack), let upper = upper.adding(slack) else { return nil }
    return Interval(lower: lower, upper: upper, includesLower: includesLower, includesUpper: includesUpper)
  }

  /// The interval of the negated values.
  package var negated: Interval {
    Interval(
      lower: upper.negated, upper: lower.negated, includesLower: includesUpper, includesUpper: includesLower)
  }

  /// The interval of all sums; `nil` on overflow.
  package func adding(_ other: Interval) -> Interval? {
    guard let lower = lower.adding(other.lower), let upper = upper.adding(other.upper) else { return nil }
    return Interval(
      lower: lower, upper: upper, includesLower: includesLower && other.includesLower,
      includesUpper: includesUpper && other.includesUpper)
  }

  /// The interval of all differences; `nil` on overflow.
  package func subtracting(_ other: Interval) -> Interval? {
    guard let lower = lower.subtracting(other.upper), let upper = upper.subtracting(other.lower) else { return nil }
    return Interval(
      lower: lower, upper: upper, includesLower: includesLower && other.includesUpper,
      includesUpper: includesUpper && other.includesLower)
  }

  /// The interval of all products; `nil` on overflow.
  package func multiplied(by other: Interval) -> Interval? {
    combine(other) { $0.multiplied(by: $1, rounding: $2) }
  }

  /// The interval of all quotients; `nil` on overflow and where the divisor can be zero.
  package func divided(by other: Interval) -> Interval? {
    guard other.lower > .zero || other.upper < .zero else { return nil }
    return combine(other) { $0.divided(by: $1, rounding: $2) }
  }

  /// The extremes of `operation` over the four corners. An extreme is included where a corner with both ends included
  /// gives it, or where it is zero because of an included zero.
  private func combine(
    _ other: Interval, _ operation: (Fixed, Fixed, Fixed.Rounding) -> Fixed?
  ) -> Interval? {
    let mine = [(lower, includesLower), (upper, includesUpper)]
    let theirs = [(other.lower, other.includesLower), (other.upper, other.includesUpper)]
    var result: Interval?
    for (a, aIncluded) in mine {
      for (b, bIncluded) in theirs {
        guard let low = operation(a, b, .down), let high = operation(a, b, .up) else { return nil }
        let isZero = (a == .zero && aIncluded) || (b == .zero && bIncluded)
        let included = (aIncluded && bIncluded) || isZero
        guard var current = result else {
          result = Interval(lower: low, upper: high, includesLower: included, includesUpper: included)
          continue
        }
        if low < current.lower {
          (current.lower, current.includesLower) = (low, included)
        } else if low == current.lower {
          current.includesLower = current.includesLower || included
        }
        if high > current.upper {
          (current.upper, current.includesUpper) = (high, included)
        } else if high == current.upper {
          current.includesUpper = current.includesUpper || included
        }
        result = current
      }
    }
    return result
  }
}
