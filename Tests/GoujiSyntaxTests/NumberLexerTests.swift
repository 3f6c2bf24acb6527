import GoujiArithmetic
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

@Suite struct NumberLexerTests {
  private func lex(_ text: String, _ context: NumberLexer.Context) -> NumberToken? {
    let bytes = Array(text.utf8)
    return NumberLexer.lex(bytes, at: 0, end: bytes.count, context: context)
  }

  /// The text of the number at the start of `text` and its value: `1,638.02=1638.02`.
  private func reading(_ text: String, _ context: NumberLexer.Context) -> String? {
    lex(text, context).map { token in
      Array(text.utf8).text(token.range) + "=" + (token.decimal?.plain ?? "?")
    }
  }

  @Test(
    arguments: [
      ("0", "0=0"), ("1638.02", "1638.02=1638.02"), ("1,638.02万元", "1,638.02=1638.02"),
      ("1,234,567.8", "1,234,567.8=1234567.8"), ("0.00", "0.00=0.00"), ("007", "007=7"), ("74.51%", "74.51=74.51"),
      ("27人次", "27=27"), ("１，６３８．０２", "１，６３８．０２=1638.02"), ("１２３", "１２３=123"), ("1, 638. 00", "1, 638. 00=1638.00"),
      ("1,638. 00万元", "1,638. 00=1638.00"), ("1,638 .00", "1,638 .00=1638.00"), ("3. 14", "3. 14=3.14"),
      ("12.345", "12.345=12.345"),
    ])
  func formsInProseAndInCells(_ text: String, _ expected: String) {
    #expect(reading(text, .prose) == expected)
    #expect(reading(text, .cell) == expected)
  }

  /// A comma separates thousands only before exactly three digits, and only behind at most three.
  @Test(
    arguments: [
      ("1,62", "1=1"), ("1,6380", "1=1"), ("1,62,900", "1=1"), ("1234,567", "1234=1234"), ("1,638,02", "1,638=1638"),
      ("1,638,", "1,638=1638"), ("12,", "12=12"), ("1,,638", "1=1"), ("1,638a", "1,638=1638"),
    ])
  func commas(_ text: String, _ expected: String) {
    #expect(reading(text, .prose) == expected)
    #expect(reading(text, .cell) == expected)
  }

  /// What may be two numbers in a sentence is one in a cell, which holds nothing else.
  @Test(
    arguments: [
      ("12, 300", "12=12", "12, 300=12300"), ("1 ,638.02", "1=1", "1 ,638.02=1638.02"),
      ("1，638.02", "1=1", "1，638.02=1638.02"), ("3，456人", "3=3", "3，456=3456"),
      ("1,638, 300", "1,638=1638", "1,638, 300=1638300"),
    ])
  func contexts(_ text: String, _ inProse: String, _ inCell: String) {
    #expect(reading(text, .prose) == inProse)
    #expect(reading(text, .cell) == inCell)
  }

  /// Grouping with a space is settled by a decimal part.
  @Test func decimalsSettleSpacedGroups() {
    #expect(reading("12, 300.50", .prose) == "12, 300.50=12300.50")
  }

  @Test(
    arguments: [
      ("1.", "1=1"), ("1.a", "1=1"), ("1..2", "1=1"), ("1. ", "1=1"), ("1.2.3", "1.2=1.2"), ("1 638", "1=1"),
      ("1. 2024年", "1=1"), ("5. 2024 年", "5=5"), ("1. 12345", "1=1"), ("3。5", "3=3"), ("12\n.5", "12=12"),
    ])
  func pointsThatAreNone(_ text: String, _ expected: String) {
    #expect(reading(text, .prose) == expected)
  }

  @Test(arguments: ["", "a", ".5", ",5", "-5", "(5)", " 5", "一", "①", "٣", "％"])
  func noDigitNoNumber(_ text: String) {
    #expect(lex(text, .prose) == nil)
    #expect(lex(text, .cell) == nil)
  }

  @Test func onlyInsideTheRange() {
    let bytes = Array("x1,638.02y".utf8)
    #expect(NumberLexer.lex(bytes, at: 1, end: 9, context: .prose)?.decimal?.plain == "1638.02")
    #expect(NumberLexer.lex(bytes, at: 1, end: 6, context: .prose)?.decimal?.plain == "1638")
    #expect(NumberLexer.lex(bytes, at: 1, end: 5, context: .prose)?.decimal?.plain == "1")
    #expect(NumberLexer.lex(bytes, at: 1, end: 1, context: .prose) == nil)
    #expect(NumberLexer.lex(bytes, at: 99, end: 120, context: .cell) == nil)
  }

  // MARK: How it is written

  @Test(
    arguments: [
      ("1638", ""), ("1638.02", "p"), ("1,638", "g"), ("1,638.02", "gp"), ("1, 638.02", "gsp"), ("1,638. 02", "gsp"),
      ("16. 02", "sp"), ("１６３８", "f"), ("1６38", "f"), ("１，６３８．０２", "gfp"), ("1638．02", "fp"),
    ])
  func marks(_ text: String, _ expected: String) throws {
    let token = try #require(lex(text, .cell))
    let marks = [
      ("g", token.isGrouped), ("s", token.hasInnerSpace), ("f", token.isFullWidth), ("p", token.hasPoint),
    ]
    #expect(marks.filter(\.1).map(\.0).joined() == expected)
    #expect(token.wholeDigits == (text.contains("16.") ? 2 : 4))
  }

  // MARK: Long numbers

  @Test func numbersTooLongToComputeWith() throws {
    let thirty = String(repeating: "9", count: 30)
    #expect(try #require(lex(thirty, .prose)).decimal?.plain == thirty)
    let long = try #require(lex(thirty + "9", .prose))
    #expect(long.decimal == nil)
    #expect(long.range == TextRange(0, 31))
    #expect(long.wholeDigits == 31)
    let fine = "0." + String(repeating: "1", count: 18)
    #expect(try #require(lex(fine, .prose)).decimal?.plain == fine)
    let finer = try #require(lex(fine + "1", .prose))
    #expect(finer.decimal == nil)
    #expect(finer.range == TextRange(0, 21))
  }

  // MARK: Properties

  /// A random number and its digits, with `decimals` behind the point.
  private static func number(_ random: inout SeededGenerator) -> (whole: String, decimals: String) {
    let whole = String(random.int(0...9)) + (0..<random.int(0...12)).map { _ in String(random.int(0...9)) }.joined()
    return (whole, (0..<random.int(0...6)).map { _ in String(random.int(0...9)) }.joined())
  }

  private static func grouped(_ digits: String, separator: String) -> String {
    var groups: [String] = []
    var rest = Substring(digits)
    while !rest.isEmpty {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest = rest.dropLast(3)
    }
    return groups.joined(separator: separator)
  }

  private static func fullWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x7F && $0 != " " ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
  }

  /// However a number is written, it is read whole, to the same exact value; what stands behind it changes nothing.
  @Test(arguments: [NumberLexer.Context.prose, .cell])
  func everyWriting(_ context: NumberLexer.Context) throws {
    var random = SeededGenerator(seed: 71)
    for _ in 0..<3_000 {
      let (whole, decimals) = Self.number(&random)
      let behind = decimals.isEmpty ? "" : "." + decimals
      let value = try #require(Int128(whole + decimals))
      let expected = Decimal(coefficient: value, scale: decimals.count)
      var writings = [whole + behind, Self.grouped(whole, separator: ",") + behind]
      writings += writings.map(Self.fullWidth)
      if !decimals.isEmpty, decimals.count < 4 {
        writings += [whole + ". " + decimals, Self.grouped(whole, separator: ", ") + ". " + decimals, whole + " ." + decimals]
      }
      if context == .cell { writings += [Self.grouped(whole, separator: ", ") + behind, Self.grouped(whole, separator: "，") + behind] }
      for writing in writings {
        for tail in ["", "万元", "。", "%", " 万元", "（", "\t1", "\n"] {
          let token = try #require(lex(writing + tail, context))
          #expect(token.range == TextRange(0, writing.utf8.count), "\(writing + tail)")
          #expect(token.decimal == expected, "\(writing + tail)")
          #expect(token.isGrouped == writing.contains { $0 == "," || $0 == "，" }, "\(writing + tail)")
        }
      }
    }
  }
}
