import GoujiText
import TestSupport
import Testing

@Suite struct TrimTests {
  private func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.text(Trim.range(bytes, TextRange(0, bytes.count)))
  }

  @Test(
    arguments: [
      ("", ""), ("a", "a"), ("  a b  ", "a b"), ("\ta\t", "a"), ("\u{3000}收\u{3000}入\u{3000}\u{3000}", "收\u{3000}入"),
      ("\u{A0}1.5\u{A0}", "1.5"), ("\r\n收\n\r\n", "收"), ("\u{C}收\u{C}\u{B}", "收"), (" \u{3000}\u{A0}\t\r\n", ""),
      ("é\u{A0}", "é"), ("。 ", "。"), ("À", "À"), ("\u{3001}", "\u{3001}"), ("耀", "耀"),
    ])
  func spacesAtBothEnds(_ text: String, _ expected: String) {
    #expect(trimmed(text) == expected)
  }

  /// Whatever counts as a space before a text counts as one behind it.
  @Test func everySpaceIsTrimmedAtBothEnds() {
    let spaces = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter(\.isBlank)
    #expect(spaces.count > 10)
    let kept = spaces.filter { trimmed("\($0)收\($0)") != "收" }
    #expect(kept.map { "U+" + String($0.value, radix: 16, uppercase: true) } == [])
  }

  @Test func onlyInsideTheRange() {
    let bytes = Array("  a  b  ".utf8)
    #expect(Trim.range(bytes, TextRange(1, 5)) == TextRange(2, 3))
    #expect(Trim.range(bytes, TextRange(3, 5)).isEmpty)
    #expect(Trim.range(bytes, TextRange(4, 99)) == TextRange(5, 6))
    #expect(Trim.end(bytes, TextRange(2, 5)) == 3)
    #expect(Trim.end(bytes, TextRange(3, 5)) == 3)
    #expect(Trim.end(bytes, TextRange(5, 99)) == 6)
    // The last two bytes of an ideographic space are not one: the range must not end inside a character.
    let wide = Array("\u{3000}".utf8)
    #expect(Trim.end(wide, TextRange(1, 3)) == 3)
  }

  /// What is trimmed off is spaces only, and nothing that is left begins or ends with a plain one.
  @Test func randomTexts() {
    var random = SeededGenerator(seed: 51)
    let pieces = [" ", "\t", "\u{3000}", "\u{A0}", "\n", "\r", "a", "收", "。", "à", "〠", "ꀀ"]
    for _ in 0..<3_000 {
      let bytes = Array((0..<random.int(0...12)).map { _ in random.pick(pieces) }.joined().utf8)
      let range = Trim.range(bytes, TextRange(0, bytes.count))
      let outside = bytes.text(TextRange(0, range.start)) + bytes.text(TextRange(range.end, bytes.count))
      #expect(outside.unicodeScalars.allSatisfy { $0.isBlank || $0 == "\n" || $0 == "\r" })
      let inside = bytes.text(range).unicodeScalars
      for end in [inside.first, inside.last] {
        #expect(end.map { $0.isBlank || $0 == "\n" || $0 == "\r" } != true)
      }
    }
  }
}
