import GoujiArithmetic
import TestSupport
import Testing

@Suite struct FixedTests {
  private let greatest = Fixed(steps: .max)
  private let least = Fixed(steps: .min)
  private let step = Fixed(steps: 1)

  // MARK: From decimals

  @Test(
    arguments: [
      (163_802, 2, 0, 1_638_020_000_000), (163_802, 2, 4, 16_380_200_000_000_000), (7_451, 2, -2, 745_100_000),
      (-35, 1, 0, -3_500_000_000), (1_045, 2, 8, 1_045_000_000_000_000_000), (0, 18, 8, 0), (1, 9, 0, 1),
    ])
  func exactDecimals(_ coefficient: Int, _ scale: Int, _ exponent: Int, _ steps: Int) {
    let decimal = Decimal(coefficient: Int128(coefficient), scale: scale)
    let expected = Fixed(steps: Int128(steps))
    #expect(Fixed(decimal, exponent: exponent, rounding: .down) == expected)
    #expect(Fixed(decimal, exponent: exponent, rounding: .up) == expected)
  }

  @Test func finerDecimalsAreRoundedAsNamed() {
    let positive = Decimal(coefficient: 15, scale: 10)
    #expect(Fixed(positive, rounding: .down)?.steps == 1)
    #expect(Fixed(positive, rounding: .up)?.steps == 2)
    let negative = Decimal(coefficient: -15, scale: 10)
    #expect(Fixed(negative, rounding: .down)?.steps == -2)
    #expect(Fixed(negative, rounding: .up)?.steps == -1)
    let tiny = Decimal(coefficient: 1, scale: 18)
    #expect(Fixed(tiny, exponent: -3, rounding: .down)?.steps == 0)
    #expect(Fixed(tiny, exponent: -3, rounding: .up)?.steps == 1)
  }

  @Test func decimalsThatDoNotFitAreNil() {
    #expect(Fixed(Decimal(coefficient: .max, scale: 0)) == nil)
    #expect(Fixed(Decimal(coefficient: .min, scale: 0)) == nil)
    #expect(Fixed(Decimal(coefficient: .max, scale: 9))?.steps == .max)
    #expect(Fixed(Decimal(coefficient: .min, scale: 9))?.steps == .min)
    #expect(Fixed(Decimal(coefficient: 1, scale: 0), exponent: 29) == nil)
    #expect(Fixed(Decimal(coefficient: 1, scale: 0), exponent: 28)?.steps == Decimal.power(37))
    #expect(Fixed(Decimal(coefficient: 1, scale: 0), exponent: 1_000) == nil)
    #expect(Fixed(Decimal(coefficient: -1, scale: 18), exponent: -1_000) == nil)
  }

  @Test func wholeNumbers() {
    #expect(Fixed(1).steps == Fixed.one)
    #expect(Fixed(-3).steps == -3_000_000_000)
    #expect(Fixed(Int.max).steps / Fixed.one == Int128(Int.max))
    #expect(Fixed(Int.min).steps / Fixed.one == Int128(Int.min))
  }

  // MARK: Overflow

  @Test func sumsBeyondTheRangeAreNil() {
    #expect(greatest.adding(step) == nil)
    #expect(least.subtracting(step) == nil)
    #expect(least.adding(Fixed(steps: -1)) == nil)
    #expect(Fixed.zero.subtracting(least) == nil)
    #expect(greatest.adding(least)?.steps == -1)
    #expect(greatest.subtracting(greatest) == .zero)
    #expect(greatest.adding(.zero) == greatest)
    #expect(least.subtracting(.zero) == least)
  }

  @Test(arguments: [Fixed.Rounding.down, .up])
  func productsBeyondTheRangeAreNil(_ rounding: Fixed.Rounding) {
    #expect(greatest.multiplied(by: Fixed(2), rounding: rounding) == nil)
    #expect(least.multiplied(by: least, rounding: rounding) == nil)
    #expect(least.multiplied(by: Fixed(steps: -1), rounding: rounding) == nil)
    #expect(greatest.multiplied(by: .zero, rounding: rounding) == .zero)
    #expect(least.multiplied(by: .zero, rounding: rounding) == .zero)
  }

  @Test(arguments: [Fixed.Rounding.down, .up])
  func quotientsBeyondTheRangeAreNil(_ rounding: Fixed.Rounding) {
    #expect(greatest.divided(by: step, rounding: rounding) == nil)
    #expect(least.divided(by: Fixed(steps: -1), rounding: rounding) == nil)
    #expect(Fixed(1).divided(by: .zero, rounding: rounding) == nil)
    #expect(Fixed.zero.divided(by: .zero, rounding: rounding) == nil)
    #expect(least.divided(by: .zero, rounding: rounding) == nil)
    #expect(Fixed.zero.divided(by: least, rounding: rounding) == .zero)
  }

  @Test func signsAtTheEndsOfTheRange() {
    #expect(greatest.negated.steps == -Int128.max)
    #expect(greatest.negated.negated == greatest)
    #expect(least.negated > .zero)
    #expect(least.magnitude > .zero)
    #expect(Fixed(-2).magnitude == Fixed(2))
    #expect(Fixed(2).magnitude == Fixed(2))
    #expect(Fixed.zero.negated == .zero)
  }

  /// No pair of extreme values traps, whatever is done with it.
  @Test func extremesNeverTrap() {
    let extremes = [Int128.min, .min + 1, -Fixed.one, -1, 0, 1, Fixed.one, .max - 1, .max].map { Fixed(steps: $0) }
    for a in extremes {
      for b in extremes {
        let (sum, sumOverflows) = a.steps.addingReportingOverflow(b.steps)
        #expect(a.adding(b)?.steps == (sumOverflows ? nil : sum))
        let (difference, differenceOverflows) = a.steps.subtractingReportingOverflow(b.steps)
        #expect(a.subtracting(b)?.steps == (differenceOverflows ? nil : difference))
        if let low = a.multiplied(by: b, rounding: .down), let high = a.multiplied(by: b, rounding: .up) {
          #expect(low <= high)
        }
        if let low = a.divided(by: b, rounding: .down), let high = a.divided(by: b, rounding: .up) { #expect(low <= high) }
      }
      for scale in [0, 2, 9, 18] {
        for exponent in [-3, 0, 8] {
          #expect(a.rounded(scale: scale, exponent: exponent).coefficient.signum() * a.steps.signum() >= 0)
        }
      }
    }
  }

  // MARK: Rounding directions

  @Test(
    arguments: [
      (1, 3, 333_333_333, 333_333_334), (-1, 3, -333_333_334, -333_333_333), (1, -3, -333_333_334, -333_333_333),
      (-1, -3, 333_333_333, 333_333_334), (2, 3, 666_666_666, 666_666_667), (6, 3, 2_000_000_000, 2_000_000_000),
      (-6, 3, -2_000_000_000, -2_000_000_000), (0, 7, 0, 0),
    ])
  func quotients(_ dividend: Int, _ divisor: Int, _ down: Int, _ up: Int) {
    #expect(Fixed(dividend).divided(by: Fixed(divisor), rounding: .down) == Fixed(steps: Int128(down)))
    #expect(Fixed(dividend).divided(by: Fixed(divisor), rounding: .up) == Fixed(steps: Int128(up)))
  }

  /// The two roundings enclose the exact product, less than one step apart.
  @Test func productsEncloseTheExactOne() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<3_000 {
      let a = Int128(random.int(-1_000_000_000_000...1_000_000_000_000))
      let b = Int128(random.int(-1_000_000_000_000...1_000_000_000_000))
      let low = try #require(Fixed(steps: a).multiplied(by: Fixed(steps: b), rounding: .down)).steps
      let high = try #require(Fixed(steps: a).multiplied(by: Fixed(steps: b), rounding: .up)).steps
      #expect(low * Fixed.one <= a * b && a * b <= high * Fixed.one)
      #expect(high - low == (a * b % Fixed.one == 0 ? 0 : 1))
    }
  }

  /// The two roundings enclose the exact quotient, less than one step apart.
  @Test func quotientsEncloseTheExactOne() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3_000 {
      let a = Int128(random.int(-1_000_000_000_000...1_000_000_000_000))
      let b = Int128(random.int(1...1_000_000_000_000) * (random.oneIn(2) ? 1 : -1))
      let low = try #require(Fixed(steps: a).divided(by: Fixed(steps: b), rounding: .down)).steps
      let high = try #require(Fixed(steps: a).divided(by: Fixed(steps: b), rounding: .up)).steps
      // low ≤ a·10⁹ ÷ b ≤ high, multiplied by |b|.
      let exact = a * Fixed.one * Int128(b.signum())
      #expect(low * Int128(b.magnitude) <= exact && exact <= high * Int128(b.magnitude))
      #expect(high - low == (a * Fixed.one % b == 0 ? 0 : 1))
    }
  }

  // MARK: Printing

  @Test(
    arguments: [
      (1_615_000_000, 2, 0, "1.62"), (-1_615_000_000, 2, 0, "-1.62"), (1_614_999_999, 2, 0, "1.61"),
      (5_000_000, 2, 0, "0.01"), (-5_000_000, 2, 0, "-0.01"), (4_999_999, 2, 0, "0.00"),
      (16_380_200_000_000_000, 2, 4, "1638.02"), (16_380_150_000_000_000, 2, 4, "1638.02"),
      (16_380_149_000_000_000, 2, 4, "1638.01"), (745_050_000, 2, -2, "74.51"), (999_500_000_000, 0, 0, "1000"),
      (500_000_000, 0, 0, "1"), (1, 9, 0, "0.000000001"), (0, 0, 0, "0"),
    ])
  func roundedHalfAwayFromZero(_ steps: Int, _ scale: Int, _ exponent: Int, _ expected: String) {
    #expect(Fixed(steps: Int128(steps)).rounded(scale: scale, exponent: exponent).plain == expected)
  }

  /// Finer than it can be known, a number is printed exactly.
  @Test(arguments: [(1_500_000_000, 12, 0, "1.5"), (744_849_999, 8, -2, "74.4849999"), (12, 18, 0, "0.000000012")])
  func finerThanTheStep(_ steps: Int, _ scale: Int, _ exponent: Int, _ expected: String) {
    #expect(Fixed(steps: Int128(steps)).rounded(scale: scale, exponent: exponent).withoutTrailingZeros.plain == expected)
  }

  /// What one prints is the nearest number with so many decimals.
  @Test func printedNumbersAreTheNearest() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let steps = Int128(random.int(-1_000_000_000_000_000...1_000_000_000_000_000))
      let scale = random.int(0...8)
      let printed = Fixed(steps: steps).rounded(scale: scale)
      let unit = Decimal.power(9 - scale)
      let distance = (printed.coefficient * unit - steps).magnitude
      #expect(printed.scale == scale)
      #expect(distance * 2 <= unit.magnitude)
      if distance * 2 == unit.magnitude { #expect((printed.coefficient * unit).magnitude > steps.magnitude) }
    }
  }

  @Test func orderIsThatOfTheValues() {
    let sorted = [least, Fixed(-2), Fixed(steps: -1), .zero, step, Fixed(1), greatest]
    #expect(sorted.shuffled().sorted() == sorted)
  }
}
