import GoujiText
import Testing

/// Texts are compared by bytes, with the names that the standard library's functions have.
@Suite struct ByteComparisonTests {
  private static let texts = [
    "", "表", "决算", "支出决算表", "收入支出决算总表", "支出", "出决", "a", "支出a支出", "\u{65}\u{301}", "é", "表\u{FE00}",
  ]

  @Test(arguments: texts) func agreesWithBytes(_ text: String) {
    let bytes = Array(text.utf8)
    for other in Self.texts {
      let part = Array(other.utf8)
      let places = bytes.count >= part.count ? (0...bytes.count - part.count).filter { Array(bytes[$0..<$0 + part.count]) == part } : []
      #expect(text.contains(other) == !places.isEmpty)
      #expect(text[...].contains(other) == !places.isEmpty)
      #expect(text.hasPrefix(other) == places.contains(0))
      #expect(text[...].hasPrefix(other) == places.contains(0))
      #expect(text.hasSuffix(other) == places.contains(bytes.count - part.count))
      #expect(text[...].hasSuffix(other) == places.contains(bytes.count - part.count))
      #expect((text == other) == (bytes == part))
      #expect((text != other) == (bytes != part))
      #expect((TextKey(text) == TextKey(other)) == (bytes == part))
    }
    #expect(Self.texts.contains(text))
    #expect(Set(Self.texts.map { TextKey($0) }).contains(TextKey(text)))
  }

  @Test func patternsCompareBytes() {
    switch "e\u{301}" {
    case "é": Issue.record("canonical equivalence is not equality")
    case "e\u{301}": break
    default: Issue.record("equal bytes are not equal")
    }
  }
}

/// Texts made of scalars.
@Suite struct ScalarTextTests {
  @Test(arguments: ["", "a", "é", "表", "𠀀", "a表é𠀀\u{301}\u{10FFFF}\u{7FF}\u{800}\u{FFFF}"]) func isTheText(_ text: String) {
    #expect(Array(String(scalars: Array(text.unicodeScalars)).utf8) == Array(text.utf8))
  }
}
