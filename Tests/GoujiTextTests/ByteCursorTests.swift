import GoujiText
import TestSupport
import Testing

@Suite struct ByteCursorTests {
  private func cursor(_ text: String) -> ByteCursor {
    let bytes = Array(text.utf8)
    return ByteCursor(bytes, TextRange(0, bytes.count))
  }

  /// What is left before a cursor: each scalar, and the offset behind it.
  private func rest(_ start: ByteCursor) -> [String] {
    var cursor = start
    var result: [String] = []
    while let ahead = cursor.scalar {
      let scalar = cursor.next()
      result.append(scalar == ahead ? "\(ahead) \(cursor.index)" : "scalar and next differ")
    }
    return cursor.isAtEnd ? result : ["not at the end"]
  }

  @Test func walksScalarByScalar() {
    #expect(rest(cursor("a收𠮷")) == ["a 1", "收 4", "𠮷 8"])
    #expect(rest(cursor("")) == [])
    var cursor = cursor("收")
    #expect(!cursor.isAtEnd)
    cursor.index = 3
    let behind = cursor.next()
    #expect(behind == nil)
    #expect(cursor.folded == nil)
    #expect(cursor.index == 3)
  }

  @Test func boundsAreClamped() {
    let bytes = Array("收入".utf8)
    var cursor = ByteCursor(bytes, TextRange(-4, 99))
    #expect(cursor.index == 0)
    #expect(cursor.end == 6)
    cursor.skip { _ in true }
    #expect(cursor.index == 6)
    #expect(ByteCursor(bytes, TextRange(99, 120)).isAtEnd)
    #expect(ByteCursor(bytes, TextRange(-9, -3)).isAtEnd)
    #expect(ByteCursor([], TextRange(0, 0)).scalar == nil)
  }

  /// A character that reaches beyond the end is not read: its first bytes count as broken ones.
  @Test func neverBeyondTheEnd() {
    let bytes = Array("a收".utf8)
    #expect(rest(ByteCursor(bytes, TextRange(0, 3))) == ["a 1", "\u{FFFD} 2", "\u{FFFD} 3"])
    #expect(!ByteCursor(bytes, TextRange(1, 3)).looking(at: "收"))
  }

  @Test func brokenBytesAreOneEach() {
    let broken = ByteCursor([0xFF, 0x61, 0xE4, 0xB8, 0x62], TextRange(0, 5))
    #expect(rest(broken) == ["\u{FFFD} 1", "a 2", "\u{FFFD} 3", "\u{FFFD} 4", "b 5"])
  }

  /// A literal is taken only where all of it comes next; otherwise the cursor stays.
  @Test func literals() {
    var cursor = cursor("公开01表")
    var taken: [Bool] = []
    for literal in ["公开02", "公开", "01", "表格", "", "表", "表"] as [StaticString] {
      let isNext = cursor.looking(at: literal)
      let before = cursor.index
      taken.append(cursor.take(literal))
      #expect(taken.last == isNext)
      #expect(cursor.index - before == (isNext ? literal.utf8CodeUnitCount : 0))
    }
    #expect(taken == [false, true, true, false, true, true, false])
    #expect(cursor.isAtEnd)
  }

  @Test func skipping() {
    var cursor = cursor("12３a")
    cursor.skip(while: \.isAnyDigit)
    #expect(cursor.scalar == "a")
    cursor.skip(while: \.isAnyDigit)
    #expect(cursor.scalar == "a")
  }

  @Test(
    arguments: [
      ("！", "!"), ("～", "~"), ("０", "0"), ("９", "9"), ("Ａ", "A"), ("ｚ", "z"), ("｛", "{"), ("｝", "}"), ("＝", "="),
      ("（", "("), ("．", "."), ("，", ","), ("\u{3000}", " "), ("\u{A0}", " "), ("a", "a"), ("收", "收"), ("。", "。"),
      ("、", "、"), ("−", "−"), ("｟", "｟"), ("￥", "￥"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func folding(_ written: Unicode.Scalar, _ expected: Unicode.Scalar) {
    #expect(ByteCursor.fold(written) == expected)
    #expect(cursor(String(written)).folded == expected)
  }

  @Test(
    arguments: [
      ("0", "dD"), ("9", "dD"), ("０", "D"), ("９", "D"), ("a", "l"), ("Z", "l"), ("@", ""), ("[", ""), ("`", ""),
      ("{", ""), ("/", ""), (":", ""), ("Ａ", ""), ("é", ""), ("一", "h"), ("鿿", "h"), ("㐀", "h"), ("𠮷", "h"),
      ("〇", "h"), ("。", ""), ("ア", ""), ("한", ""), (" ", "b"), ("\t", "b"), ("\u{C}", "b"), ("\u{A0}", "b"),
      ("\u{3000}", "b"), ("\u{200B}", "b"), ("\u{FEFF}", "b"), ("\n", ""), ("\r", ""), ("\u{0}", ""), ("①", ""),
      ("٣", ""),
    ] as [(Unicode.Scalar, String)])
  func classes(_ scalar: Unicode.Scalar, _ expected: String) {
    let classes = [
      ("d", scalar.isDigit), ("D", scalar.isAnyDigit), ("l", scalar.isLatin), ("h", scalar.isHan), ("b", scalar.isBlank),
    ]
    #expect(classes.filter(\.1).map(\.0).joined() == expected)
  }

  /// On any bytes the cursor visits the same places as a plain decoder, and ends at the end.
  @Test func randomBytes() {
    var random = SeededGenerator(seed: 61)
    for _ in 0..<3_000 {
      let bytes = random.bytes(random.int(0...3)) + Array(random.pick(["收", "a", "\u{FEFF}"]).utf8) + random.bytes(random.int(0...3))
      var expected: [String] = []
      var index = 0
      while let step = UTF8Bytes.decode(bytes, at: index, end: bytes.count) {
        index += step.length
        expected.append("\(step.scalar) \(index)")
      }
      #expect(rest(ByteCursor(bytes, TextRange(0, bytes.count))) == expected)
    }
  }
}
