import GoujiArithmetic
import TestSupport
import Testing

@Suite struct IntervalTests {
  /// A number as it is printed.
  private func decimal(_ text: String) throws -> Decimal {
    let parts = text.split(separator: ".")
    let coefficient = try #require(Int(parts.joined()))
    return Decimal(coefficient: Int128(coefficient), scale: parts.count == 2 ? parts[1].count : 0)
  }

  /// `[1.615, 1.625)`.
  private func text(_ interval: Interval) -> String {
    let ends = [interval.lower, interval.upper].map { $0.rounded(scale: 9).withoutTrailingZeros.plain }
    return (interval.includesLower ? "[" : "(") + ends.joined(separator: ", ") + (interval.includesUpper ? "]" : ")")
  }

  // MARK: What a printed number stands for

  @Test(
    arguments: [
      ("1.62", 0, "[1.615, 1.625)"), ("-1.62", 0, "(-1.625, -1.615]"), ("0.00", 0, "(-0.005, 0.005)"),
      ("5", 0, "[4.5, 5.5)"), ("1.62", 4, "[16150, 16250)"), ("74.51", -2, "[0.74505, 0.74515)"),
      ("-1", 8, "(-150000000, -50000000]"), ("100", -2, "[0.995, 1.005)"), ("0", 0, "(-0.5, 0.5)"),
      ("1.620", 0, "[1.6195, 1.6205)"),
    ])
  func roundedHalfUp(_ printed: String, _ exponent: Int, _ expected: String) throws {
    let interval = try #require(Interval(printed: try decimal(printed), exponent: exponent))
    #expect(text(interval) == expected)
  }

  /// `36.6` read as `36.60` is narrower; a coarser scale than the printed one changes nothing.
  @Test func usualScale() throws {
    let printed = Decimal(coefficient: 366, scale: 1)
    let narrow = try #require(Interval(printed: printed, scale: 2))
    #expect(narrow == Interval(printed: Decimal(coefficient: 3_660, scale: 2)))
    #expect(narrow.width == Fixed(steps: 10_000_000))
    #expect(Interval(printed: printed, scale: 0) == Interval(printed: printed))
  }

  @Test(
    arguments: [
      ("1.62", "[1.62, 1.63)"), ("-1.62", "(-1.63, -1.62]"), ("0.00", "(-0.01, 0.01)"), ("3", "[3, 4)"), ("-3.0", "(-3.1, -3]"),
    ])
  func truncated(_ printed: String, _ expected: String) throws {
    let interval = try #require(Interval(truncated: try decimal(printed)))
    #expect(text(interval) == expected)
  }

  /// A value is inside exactly if it is printed so: random values, and those around every boundary.
  @Test(arguments: [-3, -2, 0, 3, 4, 8])
  func containsWhatIsPrintedSo(exponent: Int) throws {
    var random = SeededGenerator(seed: UInt64(bitPattern: Int64(exponent)))
    for _ in 0..<800 {
      let scale = random.int(0...3)
      let printed = Int128(random.oneIn(4) ? random.int(-2...2) : random.int(-10_000_000...10_000_000))
      let decimal = Decimal(coefficient: printed, scale: scale)
      let rounding = try #require(Interval(printed: decimal, exponent: exponent))
      let cut = try #require(Interval(truncated: decimal, exponent: exponent))
      let offsets = [-1_000, -999, -501, -500, -499, -1, 0, 1, 499, 500, 501, 999, 1_000, random.int(-1_500...1_500)]
      for offset in offsets {
        let exact = printed * 1_000 + Int128(offset)
        let value = try #require(Fixed(Decimal(coefficient: exact, scale: scale + 3), exponent: exponent))
        let isRoundedSo = Int128((exact.magnitude + 500) / 1_000) * exact.signum() == printed
        let isCutSo = exact / 1_000 == printed
        #expect(rounding.contains(value) == isRoundedSo, "\(exact) as \(printed), scale \(scale)")
        #expect(cut.contains(value) == isCutSo, "\(exact) as \(printed), scale \(scale)")
      }
    }
  }

  /// However many decimals are printed, the number itself is one that it can stand for.
  @Test(arguments: [-3, -2, 0, 4, 8])
  func containsItself(exponent: Int) throws {
    var losses: [String] = []
    for scale in 0...18 {
      for coefficient in [1, -1, 123_456_789_012, -123_456_789_012, 10_000_000_000_000_000_000] as [Int128] {
        let printed = Decimal(coefficient: coefficient, scale: scale)
        let low = try #require(Fixed(printed, exponent: exponent, rounding: .down))
        let high = try #require(Fixed(printed, exponent: exponent, rounding: .up))
        let own = Interval(lower: low, upper: high)
        let rounding = try #require(Interval(printed: printed, exponent: exponent))
        let cut = try #require(Interval(truncated: printed, exponent: exponent))
        if !rounding.meets(own) { losses.append("rounded \(printed.plain)") }
        if !cut.meets(own) { losses.append("truncated \(printed.plain)") }
      }
    }
    #expect(losses == [])
  }

  @Test func printedNumbersThatDoNotFitAreNil() {
    for coefficient in [Int128.max, .min] {
      #expect(Interval(printed: Decimal(coefficient: coefficient, scale: 0)) == nil)
      #expect(Interval(truncated: Decimal(coefficient: coefficient, scale: 0)) == nil)
      #expect(Interval(printed: Decimal(coefficient: coefficient, scale: 8)) == nil)
      #expect(Interval(printed: Decimal(coefficient: coefficient, scale: 2), exponent: 8) == nil)
    }
  }

  // MARK: Meeting and containing, by trying all small intervals

  /// Every interval with whole ends from 0 to 3 that holds at least one value.
  private static let small: [Interval] = (0...3).flatMap { lower in
    (lower...3).flatMap { upper in
      [(true, true), (true, false), (false, true), (false, false)].compactMap { ends in
        lower == upper && ends != (true, true)
          ? nil
          : Interval(lower: Fixed(lower), upper: Fixed(upper), includesLower: ends.0, includesUpper: ends.1)
      }
    }
  }

  /// Values that tell any two of these apart: the whole numbers, and three between each two.
  private static let values = (-4...16).map { Fixed(steps: Int128($0) * 250_000_000) }

  private static func holds(_ interval: Interval, _ value: Fixed) -> Bool {
    let isAbove = interval.includesLower ? value >= interval.lower : value > interval.lower
    let isBelow = interval.includesUpper ? value <= interval.upper : value < interval.upper
    return isAbove && isBelow
  }

  @Test func containsAndNegation() {
    for interval in Self.small {
      for value in Self.values {
        #expect(interval.contains(value) == Self.holds(interval, value))
        #expect(interval.negated.contains(value.negated) == Self.holds(interval, value))
      }
      #expect(interval.negated.negated == interval)
    }
  }

  @Test func meetingAndOrder() {
    for a in Self.small {
      let inA = Self.values.filter { Self.holds(a, $0) }
      for b in Self.small {
        let inB = Self.values.filter { Self.holds(b, $0) }
        #expect(a.meets(b) == inA.contains { inB.contains($0) }, "\(a) \(b)")
        #expect(a.meets(b) == b.meets(a))
        #expect(a.canBeAtMost(b) == inA.contains { x in inB.contains { x <= $0 } }, "\(a) \(b)")
      }
    }
  }

  /// A sum, a difference or a product of small intervals holds a value exactly if two of their values give it.
  @Test func endsOfSumsDifferencesAndProducts() throws {
    for a in Self.small {
      let inA = Self.values.filter { Self.holds(a, $0) }
      for b in Self.small {
        let inB = Self.values.filter { Self.holds(b, $0) }
        let sum = try #require(a.adding(b))
        let difference = try #require(a.subtracting(b))
        let product = try #require(a.multiplied(by: b))
        for x in inA {
          for y in inB {
            #expect(sum.contains(Fixed(steps: x.steps + y.steps)))
            #expect(difference.contains(Fixed(steps: x.steps - y.steps)))
            #expect(product.contains(Fixed(steps: x.steps * y.steps / Fixed.one)))
          }
        }
        // An end is included exactly where two included values reach it.
        for (interval, operation) in [
          (sum, { $0 + $1 }), (difference, { $0 - $1 }), (product, { $0 * $1 / Fixed.one }),
        ] as [(Interval, (Int128, Int128) -> Int128)] {
          let reached = Set(inA.flatMap { x in inB.map { operation(x.steps, $0.steps) } })
          #expect(interval.includesLower == reached.contains(interval.lower.steps), "\(a) \(b)")
          #expect(interval.includesUpper == reached.contains(interval.upper.steps), "\(a) \(b)")
        }
      }
    }
  }

  @Test func widening() throws {
    let interval = Interval(lower: Fixed(1), upper: Fixed(2), includesLower: false, includesUpper: true)
    let wide = try #require(interval.widened(by: Fixed(steps: 1)))
    #expect(wide.contains(Fixed(1)))
    #expect(!wide.contains(Fixed(steps: 999_999_999)))
    #expect(wide.contains(Fixed(steps: 2_000_000_001)))
    #expect(!wide.contains(Fixed(steps: 2_000_000_002)))
    #expect(interval.widened(by: .zero) == interval)
    #expect(Interval(Fixed(steps: .max)).widened(by: Fixed(steps: 1)) == nil)
    #expect(Interval(Fixed(steps: .min)).widened(by: Fixed(steps: 1)) == nil)
  }

  @Test func overflowIsNil() {
    let top = Interval(Fixed(steps: .max))
    let bottom = Interval(Fixed(steps: .min))
    let one = Interval(Fixed(1))
    #expect(top.adding(one) == nil)
    #expect(bottom.adding(one.negated) == nil)
    #expect(bottom.subtracting(one) == nil)
    #expect(top.multiplied(by: Interval(Fixed(2))) == nil)
    #expect(top.divided(by: Interval(Fixed(steps: 1))) == nil)
    #expect(Interval(lower: Fixed(steps: .min), upper: Fixed(steps: .max)).width == nil)
    #expect(top.adding(bottom) == Interval(Fixed(steps: -1)))
    #expect(one.width == .zero)
  }

  /// −(−2¹²⁷) does not fit: the difference from zero must not be a wrong number.
  @Test func differencesFromTheLeastNumberAreNilOrRight() {
    let least = Interval(Fixed(steps: .min))
    let difference = Interval(Fixed(steps: -1)).subtracting(least)
    #expect(difference == nil || difference == Interval(Fixed(steps: .max)))
    #expect(Interval.zero.subtracting(least) == nil)
  }

  // MARK: Calculations with what is printed

  /// An amount in hundredths of 元, printed in 万元 with two decimals: its exact value and its interval.
  private func amount(_ random: inout SeededGenerator, sign: Bool = true) throws -> (exact: Int128, interval: Interval) {
    let exact = Int128(random.int(1...99_999_999_999)) * (sign && random.oneIn(3) ? -1 : 1)
    let printed = Int128((exact.magnitude + 5_000) / 10_000) * exact.signum()
    return (exact, try #require(Interval(printed: Decimal(coefficient: printed, scale: 2), exponent: 4)))
  }

  /// The value of an amount in hundredths of 元.
  private func value(_ hundredths: Int128) -> Fixed { Fixed(steps: hundredths * (Fixed.one / 100)) }

  @Test func sumsContainTheExactSum() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      var total: Int128 = 0
      var sum = Interval.zero
      for _ in 0..<random.int(1...12) {
        let (exact, interval) = try amount(&random)
        let isSubtracted = random.oneIn(3)
        total += isSubtracted ? -exact : exact
        sum = try #require(isSubtracted ? sum.subtracting(interval) : sum.adding(interval))
      }
      #expect(sum.contains(value(total)))
    }
  }

  /// The width of a sum is that of its parts together: it says no more than is known, and no less.
  @Test func sumsAreNoWiderThanTheirParts() throws {
    var random = SeededGenerator(seed: 6)
    var sum = Interval.zero
    for count in 1...50 {
      sum = try #require(sum.adding(try amount(&random).interval))
      #expect(sum.width == Fixed(100 * count))
    }
  }

  @Test func productsContainTheExactProduct() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1_000 {
      // Counts and rates with four decimals, of which two are printed.
      let (a, b) = (Int128(random.int(-9_999_999...9_999_999)), Int128(random.int(-9_999_999...9_999_999)))
      let intervals = try [a, b].map { exact in
        let printed = Int128((exact.magnitude + 50) / 100) * exact.signum()
        return try #require(Interval(printed: Decimal(coefficient: printed, scale: 2)))
      }
      let product = try #require(intervals[0].multiplied(by: intervals[1]))
      #expect(product.contains(Fixed(steps: a * b * 10)), "\(a) × \(b)")
    }
  }

  /// Against exact rational arithmetic: the quotient of any two values is inside, and each end is less than a step
  /// beyond the quotient of two ends.
  @Test func quotientsContainTheExactQuotient() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<1_000 {
      let (a, dividend) = try amount(&random)
      let (b, divisor) = try amount(&random)
      guard !divisor.contains(.zero), divisor.lower != .zero, divisor.upper != .zero else { continue }
      let quotient = try #require(dividend.divided(by: divisor))
      let exact = Rational(a, b)
      #expect(quotient.includesLower ? Rational(quotient.lower) <= exact : Rational(quotient.lower) < exact)
      #expect(quotient.includesUpper ? exact <= Rational(quotient.upper) : exact < Rational(quotient.upper))
      let corners = [dividend.lower, dividend.upper].flatMap { x in
        [divisor.lower, divisor.upper].map { Rational(x.steps / 10_000_000, $0.steps / 10_000_000) }
      }
      for corner in corners {
        #expect(Rational(quotient.lower) <= corner && corner <= Rational(quotient.upper))
      }
      #expect(corners.contains { $0 < Rational(Fixed(steps: quotient.lower.steps + 1)) })
      #expect(corners.contains { Rational(Fixed(steps: quotient.upper.steps - 1)) < $0 })
    }
  }

  /// A rate printed from two exact amounts agrees with the one computed from their printed forms.
  @Test func printedRatesMeetComputedOnes() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<1_000 {
      let (a, part) = try amount(&random)
      let (b, whole) = try amount(&random, sign: false)
      guard whole.lower > .zero, a.magnitude < b.magnitude * 1_000 else { continue }
      let percent = Rational(a * 10_000, b).roundedHalfAway
      let printed = try #require(Interval(printed: Decimal(coefficient: percent, scale: 2), exponent: -2))
      let computed = try #require(part.divided(by: whole))
      #expect(computed.meets(printed), "\(a) ÷ \(b)")
    }
  }

  @Test(arguments: [(-1, 1), (0, 1), (-1, 0), (0, 0)])
  func divisorsThatCanBeZero(_ lower: Int, _ upper: Int) {
    #expect(Interval(Fixed(1)).divided(by: Interval(lower: Fixed(lower), upper: Fixed(upper))) == nil)
  }

  @Test func zeroDividedIsZero() {
    #expect(Interval.zero.divided(by: Interval(lower: Fixed(1), upper: Fixed(2), includesLower: false)) == .zero)
  }
}

/// A fraction of small integers, exactly; the denominator is positive.
private struct Rational: Comparable {
  var numerator: Int128
  var denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = Int128(denominator.magnitude)
  }

  init(_ value: Fixed) { self.init(value.steps, Fixed.one) }

  /// The nearest whole number.
  var roundedHalfAway: Int128 {
    let half = Int128((numerator.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2))
    return numerator < 0 ? -half : half
  }

  static func < (a: Rational, b: Rational) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }
}
