import GoujiText
import Testing

@Suite("Terminal width")
struct TerminalWidthTests {
  private func columns(_ text: String) -> Int {
    TerminalWidth.columns(of: Array(text.utf8)[...])
  }

  @Test(
    "Text takes the columns a terminal gives it",
    arguments: [
      ("", 0),
      ("plain ASCII, 100%", 17),
      ("单位\u{FF1A}万元", 10),
      ("2023年决算", 10),
      ("\u{FF08}一\u{FF09}收入", 10),
      ("(一)", 4),
      ("、。《》", 8),
      ("カナ", 4),
      ("\u{FF76}\u{FF85}", 2),
      ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("\u{FF21}\u{FF11}", 4),
      ("\u{FFE5}", 2),
      ("🎉", 2),
      ("🇨🇳", 2),
      ("𠮷", 2),
      ("é", 1),
      ("e\u{301}", 1),
      ("か\u{3099}", 2),
      ("葛\u{E0100}", 2),
      ("a\u{200D}b\u{FE0F}\u{200B}\u{FEFF}", 2),
      ("a\tb\n\u{7F}\u{85}", 2),
      ("\u{AD}", 1),
      ("\u{FFFD}", 1),
    ])
  func knownTexts(text: String, expected: Int) {
    #expect(columns(text) == expected, "\(text.debugDescription)")
  }

  @Test("Ambiguous characters count one", arguments: ["“", "”", "…", "—", "≥", "①", "·", "‘", "×", "α", "Я", "→", "■"])
  func ambiguous(text: String) {
    #expect(columns(text) == 1)
  }

  @Test(
    "Every byte that belongs to no scalar counts one",
    arguments: [
      ([0xFF], 1),
      ([0x80, 0x80], 2),
      ([0xC0, 0x80], 2),
      ([0xC1, 0xBF], 2),
      ([0xE4, 0xB8], 2),
      ([0xE4, 0xB8, 0x41], 3),
      ([0xE0, 0x80, 0x80], 3),
      ([0xED, 0xA0, 0x80], 3),
      ([0xF0, 0x80, 0x80, 0x80], 4),
      ([0xF4, 0x90, 0x80, 0x80], 4),
      ([0xF5, 0x80, 0x80, 0x80], 4),
      ([0xF0, 0x9F, 0x8E], 3),
      ([0xFF, 0xE4, 0xB8, 0xAD, 0xE4], 4),
    ] as [([UInt8], Int)])
  func invalid(bytes: [UInt8], expected: Int) {
    #expect(TerminalWidth.columns(of: bytes[...]) == expected)
  }

  @Test("A slice is measured by its own bytes alone")
  func slices() {
    let bytes = Array("年中a年".utf8)
    #expect(TerminalWidth.columns(of: bytes[3..<7]) == 3)
    #expect(TerminalWidth.columns(of: bytes[1..<6]) == 4)
    #expect(TerminalWidth.columns(of: bytes[7..<9]) == 2)
  }

  @Test("Every scalar agrees with the categories of the standard library and with its own encoding")
  func allScalars() {
    var wrong: [String] = []
    // The planes left out hold no assigned scalars, so that a few of them tell as much as all.
    let assigned = Array(UInt32(0)...0x3_FFFF) + Array(0xE_0000...0xE_0FFF)
    for value in assigned + [0x4_0000, 0xD_FFFF, 0xF_FFFD, 0x10_FFFF] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = TerminalWidth.columns(of: scalar)
      let encoded = TerminalWidth.columns(of: Array(String(scalar).utf8)[...])
      if width != encoded { wrong.append("U+\(String(value, radix: 16)): \(width), encoded \(encoded)") }
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator:
        // Marks newer than the table's version of Unicode would be unassigned there.
        if width != 0, (properties.age?.major ?? 0) <= 17 { wrong.append("U+\(String(value, radix: 16)): a mark") }
      case .uppercaseLetter, .lowercaseLetter, .decimalNumber, .currencySymbol:
        if !(1...2).contains(width) { wrong.append("U+\(String(value, radix: 16)): a letter") }
      default:
        break
      }
      let isFlagHalf = (0x1F1E6...0x1F1FF).contains(value)
      if properties.isEmojiPresentation, width != (isFlagHalf ? 1 : 2) {
        wrong.append("U+\(String(value, radix: 16)): an emoji")
      }
      if properties.isIdeographic, properties.generalCategory == .otherLetter, width != 2 {
        wrong.append("U+\(String(value, radix: 16)): an ideograph")
      }
      if properties.isVariationSelector || properties.isJoinControl, width != 0 {
        wrong.append("U+\(String(value, radix: 16)): a selector or joiner")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test("Random bytes measure as the standard library decodes them", arguments: UInt64(1)...20)
  func randomBytes(seed: UInt64) {
    var state = seed
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let pieces: [[UInt8]] = [[0xE4, 0xB8, 0xAD], [0xF0, 0x9F, 0x8E, 0x89], [0xCC, 0x81], [0x41], [0xE2, 0x80]]
    var bytes: [UInt8] = []
    while bytes.count < 2000 {
      let choice = next()
      if choice < 128 { bytes += pieces[Int(choice) % pieces.count] } else { bytes.append(next()) }
    }
    // The library's decoder is independent of ours; bytes it refuses are counted here by what it left over.
    var expected = 0
    var index = 0
    while index < bytes.count {
      let length = (1...4).first { length in
        guard index + length <= bytes.count else { return false }
        guard let text = String(validating: bytes[index..<(index + length)], as: UTF8.self) else { return false }
        return text.unicodeScalars.count == 1
      }
      if let length, let text = String(validating: bytes[index..<(index + length)], as: UTF8.self) {
        expected += text.unicodeScalars.reduce(0) { $0 + TerminalWidth.columns(of: $1) }
        index += length
      } else {
        expected += 1
        index += 1
      }
    }
    #expect(TerminalWidth.columns(of: bytes[...]) == expected)
  }
}
