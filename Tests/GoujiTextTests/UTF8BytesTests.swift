import GoujiText
import TestSupport
import Testing

@Suite struct UTF8BytesTests {
  @Test(arguments: [
    "a", "\u{0}", "\u{7F}", "\u{80}", "é", "\u{7FF}", "\u{800}", "收", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
  ])
  func validSequences(_ text: String) throws {
    let bytes = Array(text.utf8)
    let step = try #require(UTF8Bytes.decode(bytes, at: 0, end: bytes.count))
    #expect(String(step.scalar) == text)
    #expect(step.length == bytes.count)
    #expect(step.isValid)
    #expect(UTF8Bytes.firstInvalid(bytes) == nil)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x87], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func invalidSequences(_ bytes: [UInt8]) throws {
    let step = try #require(UTF8Bytes.decode(bytes, at: 0, end: bytes.count))
    #expect(step.scalar == "\u{FFFD}")
    #expect(step.length == 1)
    #expect(!step.isValid)
    #expect(UTF8Bytes.firstInvalid([0x61] + bytes) == 1)
  }

  /// A written U+FFFD is a valid character.
  @Test func theReplacementCharacterItself() throws {
    let bytes = Array("\u{FFFD}".utf8)
    let step = try #require(UTF8Bytes.decode(bytes, at: 0, end: 3))
    #expect(step.isValid)
    #expect(step.length == 3)
  }

  @Test func boundsAreKept() throws {
    let bytes = Array("收入".utf8)
    #expect(UTF8Bytes.decode(bytes, at: 6, end: 6) == nil)
    #expect(UTF8Bytes.decode(bytes, at: 3, end: 3) == nil)
    #expect(UTF8Bytes.decode(bytes, at: -1, end: 6) == nil)
    #expect(UTF8Bytes.decode(bytes, at: 7, end: 99) == nil)
    #expect(UTF8Bytes.decode([], at: 0, end: 0) == nil)
    let cut = try #require(UTF8Bytes.decode(bytes, at: 0, end: 2))
    #expect(!cut.isValid)
    let beyond = try #require(UTF8Bytes.decode(bytes, at: 3, end: 99))
    #expect(beyond.scalar == "入")
  }

  @Test func firstInvalidFromAPlace() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xE4, 0xB8]
    #expect(UTF8Bytes.firstInvalid(bytes) == 1)
    #expect(UTF8Bytes.firstInvalid(bytes, from: 1) == 1)
    #expect(UTF8Bytes.firstInvalid(bytes, from: 2) == 3)
    #expect(UTF8Bytes.firstInvalid(bytes, from: 4) == 4)
    #expect(UTF8Bytes.firstInvalid(bytes, from: 5) == nil)
    #expect(UTF8Bytes.firstInvalid(bytes, from: 99) == nil)
  }

  /// Random bytes, most of them near the edges of what is valid.
  private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    let edges: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    return (0..<random.int(1...8)).map { _ in random.oneIn(4) ? random.bytes(1)[0] : random.pick(edges) }
  }

  /// What is valid, and what it says, is what the standard library says.
  @Test func agreesWithTheStandardLibrary() {
    var random = SeededGenerator(seed: 21)
    var valid = 0
    for _ in 0..<40_000 {
      let bytes = Self.bytes(&random)
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Bytes.firstInvalid(bytes) == nil) == isValid, "\(bytes)")
      var scalars: [Unicode.Scalar] = []
      var index = 0
      while let step = UTF8Bytes.decode(bytes, at: index, end: bytes.count) {
        scalars.append(step.scalar)
        index += step.length
      }
      #expect(index == bytes.count)
      if isValid {
        valid += 1
        #expect(scalars == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), "\(bytes)")
      }
    }
    #expect(valid > 500)
  }

  /// The first invalid byte is where the longest valid beginning ends.
  @Test func firstInvalidIsTheEndOfTheValidBeginning() {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<20_000 {
      let bytes = Self.bytes(&random)
      let longest = (0...bytes.count).last { String(validating: bytes.prefix($0), as: UTF8.self) != nil }
      #expect((UTF8Bytes.firstInvalid(bytes) ?? bytes.count) == longest, "\(bytes)")
    }
  }
}
