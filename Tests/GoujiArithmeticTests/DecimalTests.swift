import GoujiArithmetic
import TestSupport
import Testing

@Suite struct DecimalTests {
  @Test(
    arguments: [
      (0, 0, "0", "0"), (0, 2, "0.00", "0.00"), (5, 0, "5", "5"), (5, 1, "0.5", "0.5"), (5, 4, "0.0005", "0.0005"),
      (163_802, 2, "1638.02", "1,638.02"), (-163_802, 2, "-1638.02", "-1,638.02"), (-5, 2, "-0.05", "-0.05"),
      (999, 0, "999", "999"), (1_000, 0, "1000", "1,000"), (100_000, 0, "100000", "100,000"),
      (1_000_000, 0, "1000000", "1,000,000"), (123_456_789, 3, "123456.789", "123,456.789"),
    ])
  func text(_ coefficient: Int, _ scale: Int, _ plain: String, _ grouped: String) {
    let decimal = Decimal(coefficient: Int128(coefficient), scale: scale)
    #expect(decimal.plain == plain)
    #expect(decimal.text(grouped: false) == plain)
    #expect(decimal.text(grouped: true) == grouped)
  }

  @Test func extremesHaveAText() {
    #expect(Decimal(coefficient: .min, scale: 0).plain == "-170141183460469231731687303715884105728")
    #expect(Decimal(coefficient: .max, scale: 18).plain == "170141183460469231731.687303715884105727")
    #expect(Decimal(coefficient: .max, scale: 0).text(grouped: true).count == 39 + 12)
  }

  @Test func scaleStaysInBounds() {
    #expect(Decimal(coefficient: 1, scale: -3).scale == 0)
    #expect(Decimal.maximumScale >= 18)
    #expect(Decimal(coefficient: 1, scale: 18).scale == 18)
    #expect(Decimal(coefficient: 1, scale: Decimal.maximumScale + 1).scale == Decimal.maximumScale)
    #expect(Decimal(coefficient: 1, scale: .max).scale == Decimal.maximumScale)
    #expect(Decimal(coefficient: 1, scale: .min).scale == 0)
  }

  @Test(
    arguments: [
      ("36.60", "36.6"), ("36.00", "36"), ("0.00", "0"), ("-4.500", "-4.5"), ("100", "100"), ("0.05", "0.05"), ("1.005", "1.005"),
    ])
  func trailingZeros(_ written: String, _ expected: String) throws {
    let decimal = try #require(Self.parse(written))
    #expect(decimal.withoutTrailingZeros.plain == expected)
  }

  @Test func powersOfTen() {
    #expect(Decimal.power(0) == 1)
    #expect(Decimal.power(4) == 10_000)
    #expect(String(Decimal.power(37)) == "1" + String(repeating: "0", count: 37))
    #expect(Decimal.power(-1) == 1)
    #expect(Decimal.power(1_000) == Decimal.power(37))
  }

  @Test func equalityIsThatOfTheWriting() {
    #expect(Decimal(coefficient: 366, scale: 1) != Decimal(coefficient: 3_660, scale: 2))
    #expect(
      Decimal(coefficient: 366, scale: 1).withoutTrailingZeros == Decimal(coefficient: 3_660, scale: 2).withoutTrailingZeros)
  }

  /// What is printed, read again digit by digit, is the same number; the groups have three digits.
  @Test func printedNumbersReadBack() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let bits = random.int(1...120)
      let sign: Int128 = random.oneIn(2) ? -1 : 1
      let magnitude = Int128(truncatingIfNeeded: random.next()) << 64 | Int128(truncatingIfNeeded: random.next())
      let decimal = Decimal(coefficient: sign * ((magnitude & .max) >> (127 - bits)), scale: random.int(0...18))
      #expect(Self.parse(decimal.plain) == decimal)
      let grouped = decimal.text(grouped: true)
      #expect(grouped.filter { $0 != "," } == decimal.plain)
      let whole = try #require(grouped.drop { $0 == "-" }.split(separator: ".").first)
      let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
      #expect(groups.dropFirst().allSatisfy { $0.count == 3 })
      #expect((1...3).contains(groups.first?.count ?? 0))
    }
  }

  /// A number written plainly, read independently of the dialect.
  private static func parse(_ text: String) -> Decimal? {
    let parts = text.split(separator: ".")
    guard parts.count <= 2, let coefficient = Int128(parts.joined()) else { return nil }
    return Decimal(coefficient: coefficient, scale: parts.count == 2 ? parts[1].count : 0)
  }
}
