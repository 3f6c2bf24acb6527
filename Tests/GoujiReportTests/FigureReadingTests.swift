import GoujiArithmetic
import GoujiReport
import TestSupport
import Testing

/// What a printed figure can stand for: made of powers of ten, and the same as the intervals of the printed number.
@Suite struct FigureReadingTests {
  @Test func theIntervalsAreThoseOfThePrintedNumber() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let digits = Int128(random.int(-3...3)) * (random.oneIn(3) ? 1 : Int128(random.int(1...99_999_999)))
      let printed = Decimal(coefficient: digits, scale: random.int(0...14))
      let (exponent, usual) = (random.pick([-3, -2, 0, 3, 4, 8]), random.int(0...6))
      let narrow = try #require(Interval(printed: printed, scale: usual, exponent: exponent))
      let rounded = try #require(Interval(printed: printed, exponent: exponent))
      let reading = try #require(FigureReading(printed, exponent: exponent, usualScale: usual))
      let wide = printed.coefficient == 0 && printed.scale == 0 ? narrow : rounded
      #expect(reading.narrow == narrow && reading.wide == wide, "\(printed) × 10^\(exponent), \(usual)")
      #expect(reading.intervals.narrow == narrow && reading.intervals.wide == wide)
      #expect(reading.hasOneReading == (narrow == wide))
      #expect(reading.value == Fixed(printed, exponent: exponent))
      #expect(reading.step == Fixed(Decimal(coefficient: 1, scale: printed.scale), exponent: exponent, rounding: .up))
      #expect(reading.one == Fixed(Decimal(coefficient: 1, scale: 0), exponent: exponent))
    }
  }

  @Test func whatIsCountedIsExact() throws {
    let counted = try #require(FigureReading(counted: Decimal(coefficient: 15, scale: 0), exponent: 0))
    #expect(counted.narrow == Interval(Fixed(15)) && counted.wide == Interval(Fixed(15)) && counted.hasOneReading)
    let half = try #require(FigureReading(counted: Decimal(coefficient: 155, scale: 1), exponent: 0))
    #expect(half.wide == Interval(printed: Decimal(coefficient: 155, scale: 1)))
  }
}
