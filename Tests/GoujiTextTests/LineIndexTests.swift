import GoujiText
import TestSupport
import Testing

@Suite struct LineIndexTests {
  /// The positions of `offset` in the three encodings, as `line:column` from 0.
  private func positions(_ bytes: [UInt8], _ offset: Int) -> [String] {
    let index = LineIndex(bytes)
    return PositionEncoding.allCases.map { encoding in
      let position = index.editorPosition(of: offset, in: bytes, encoding: encoding)
      return "\(position.line):\(position.column)"
    }
  }

  private func offset(_ bytes: [UInt8], _ line: Int, _ column: Int, _ encoding: PositionEncoding) -> Int {
    LineIndex(bytes).offset(of: EditorPosition(line: line, column: column), in: bytes, encoding: encoding)
  }

  // MARK: Lines

  @Test(
    arguments: [
      ("", [0]), ("a", [0]), ("a\n", [0, 2]), ("\n\n", [0, 1, 2]), ("a\rb", [0, 2]), ("a\r\nb", [0, 3]),
      ("\r\r\n\n", [0, 1, 3, 4]), ("\n\r", [0, 1, 2]), ("a\u{C}b\u{B}c\u{85}d\u{2028}e", [0]),
      ("收\n入\r\n", [0, 4, 9]),
    ])
  func lineStarts(_ text: String, _ starts: [Int]) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.starts == starts)
    #expect(index.count == starts.count)
  }

  @Test func rangesAndContents() {
    let bytes = Array("ab\r\n\rc\n\n决".utf8)
    let index = LineIndex(bytes)
    #expect((0..<index.count).map { bytes.text(index.range(ofLine: $0)) } == ["ab\r\n", "\r", "c\n", "\n", "决"])
    #expect((0..<index.count).map { bytes.text(index.content(ofLine: $0, in: bytes)) } == ["ab", "", "c", "", "决"])
  }

  @Test func linesBeyondTheDocumentAreEmpty() {
    let bytes = Array("a\nb".utf8)
    let index = LineIndex(bytes)
    for line in [-1, 2, 100, .max, .min] {
      #expect(index.range(ofLine: line) == TextRange(3, 3))
      #expect(index.content(ofLine: line, in: bytes) == TextRange(3, 3))
    }
  }

  @Test func lineOfAnOffset() {
    let index = LineIndex(Array("a\nbc\n".utf8))
    #expect([-5, 0, 1, 2, 3, 4, 5, 99].map(index.line) == [0, 0, 0, 1, 1, 1, 2, 2])
  }

  // MARK: Columns

  /// `a` 1 byte, `é` 2, `收` 3, `𠮷` 4: in UTF-8, UTF-16 and UTF-32.
  @Test(
    arguments: [
      (0, ["0:0", "0:0", "0:0"]), (1, ["0:1", "0:1", "0:1"]), (3, ["0:3", "0:2", "0:2"]), (6, ["0:6", "0:3", "0:3"]),
      (10, ["0:10", "0:5", "0:4"]), (11, ["0:11", "0:6", "0:5"]),
    ])
  func wideCharacters(_ offset: Int, _ expected: [String]) {
    let bytes = Array("aé收𠮷b".utf8)
    #expect(positions(bytes, offset) == expected)
    for (encoding, position) in zip(PositionEncoding.allCases, expected) {
      let column = Int(position.dropFirst(2)) ?? -1
      #expect(self.offset(bytes, 0, column, encoding) == offset)
    }
  }

  /// A combining mark, a variation selector and the joiners of an emoji are columns of their own: an editor counts
  /// code units, not what is seen.
  @Test func combiningCharacters() {
    let bytes = Array("e\u{301}か\u{3099}👨\u{200D}👩葛\u{E0100}|".utf8)
    #expect(positions(bytes, bytes.count - 1) == ["0:\(bytes.count - 1)", "0:12", "0:9"])
    #expect(positions(bytes, 3) == ["0:3", "0:2", "0:2"])
    #expect(offset(bytes, 0, 1, .utf16) == 1)
    #expect(offset(bytes, 0, 9, .utf32) == bytes.count - 1)
  }

  @Test func tabsCountOne() {
    let bytes = Array("\t收\t入".utf8)
    #expect(positions(bytes, 5) == ["0:5", "0:3", "0:3"])
    #expect(offset(bytes, 0, 2, .utf16) == 4)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func everyLineEnd(_ end: String) {
    let bytes = Array("收\(end)𠮷x\(end)".utf8)
    let width = end.utf8.count
    #expect(positions(bytes, 3) == ["0:3", "0:1", "0:1"])
    #expect(positions(bytes, 3 + width) == ["1:0", "1:0", "1:0"])
    #expect(positions(bytes, 7 + width) == ["1:4", "1:2", "1:1"])
    #expect(positions(bytes, bytes.count) == ["2:0", "2:0", "2:0"])
    for encoding in PositionEncoding.allCases {
      #expect(offset(bytes, 1, 0, encoding) == 3 + width)
      #expect(offset(bytes, 0, 99, encoding) == 3, "a column beyond the line is its end, before the terminator")
      #expect(offset(bytes, 2, 0, encoding) == bytes.count)
    }
    #expect(offset(bytes, 1, 2, .utf16) == 7 + width)
  }

  @Test func insideACharacterIsItsFirstByte() {
    let bytes = Array("收𠮷".utf8)
    #expect((3...6).map { positions(bytes, $0) } == Array(repeating: ["0:3", "0:1", "0:1"], count: 4))
    #expect(offset(bytes, 0, 2, .utf16) == 3)
    #expect(offset(bytes, 0, 4, .utf8) == 3)
    #expect(offset(bytes, 0, 1, .utf8) == 0)
  }

  @Test func readersCountFromOneAndInCharacters() {
    let bytes = Array("收入\n𠮷元".utf8)
    let position = LineIndex(bytes).position(of: 11, in: bytes)
    #expect(position.line == 2)
    #expect(position.column == 2)
  }

  // MARK: Ends

  @Test func theEmptyDocument() {
    #expect(positions([], 0) == ["0:0", "0:0", "0:0"])
    #expect(positions([], 7) == ["0:0", "0:0", "0:0"])
    for encoding in PositionEncoding.allCases {
      #expect(offset([], 0, 0, encoding) == 0)
      #expect(offset([], 3, 5, encoding) == 0)
    }
    #expect(LineIndex([]).range(ofLine: 0) == TextRange(0, 0))
  }

  @Test func aLastLineWithoutNewline() {
    let bytes = Array("a\n收入".utf8)
    #expect(positions(bytes, bytes.count) == ["1:6", "1:2", "1:2"])
    #expect(offset(bytes, 1, 2, .utf16) == 8)
    #expect(offset(bytes, 1, 3, .utf16) == 8)
  }

  @Test(arguments: PositionEncoding.allCases)
  func beyondTheEndsIsClamped(_ encoding: PositionEncoding) {
    let bytes = Array("收\n入".utf8)
    let index = LineIndex(bytes)
    for offset in [-1, .min] {
      #expect(index.editorPosition(of: offset, in: bytes, encoding: encoding) == EditorPosition(line: 0, column: 0))
    }
    for offset in [8, .max] {
      #expect(
        index.editorPosition(of: offset, in: bytes, encoding: encoding)
          == index.editorPosition(of: 7, in: bytes, encoding: encoding))
    }
    #expect(offset(bytes, -1, 5, encoding) == 0)
    #expect(offset(bytes, 0, -3, encoding) == 0)
    #expect(offset(bytes, 1, -3, encoding) == 4)
    #expect(offset(bytes, 2, 0, encoding) == 7)
    #expect(offset(bytes, .max, .max, encoding) == 7)
    #expect(offset(bytes, 0, .max, encoding) == 3)
    #expect(offset(bytes, .min, .min, encoding) == 0)
  }

  @Test func invalidBytesCountOneEach() {
    // An overlong form, a lone continuation, a cut character before a line end.
    let bytes: [UInt8] = [0xC0, 0x80, 0x61, 0x0A, 0xE6, 0x94, 0x0A, 0x62]
    #expect(positions(bytes, 2) == ["0:2", "0:2", "0:2"])
    #expect(positions(bytes, 5) == ["1:1", "1:1", "1:1"])
    #expect(positions(bytes, 6) == ["1:2", "1:2", "1:2"])
    #expect(positions(bytes, 7) == ["2:0", "2:0", "2:0"])
    #expect(offset(bytes, 1, 1, .utf16) == 5)
  }

  // MARK: Properties

  /// Random text of characters of every width, with every line end, and here and there a broken byte.
  private static func text(_ random: inout SeededGenerator, broken: Bool) -> [UInt8] {
    let pieces = ["a", "é", "收", "𠮷", "e\u{301}", "👨\u{200D}👩", "\t", "\u{C}", "\n", "\r", "\r\n", "\u{FEFF}", "，", "\u{10FFFF}"]
    var bytes: [UInt8] = []
    for _ in 0..<random.int(0...24) {
      bytes += broken && random.oneIn(6) ? random.bytes(1) : Array(random.pick(pieces).utf8)
    }
    return bytes
  }

  /// Where a character begins, a line ends or the document does, an offset is found again from its position. Between
  /// CR and LF there is no such place.
  @Test(arguments: PositionEncoding.allCases, [false, true])
  func offsetsComeBack(_ encoding: PositionEncoding, broken: Bool) {
    var random = SeededGenerator(seed: broken ? 11 : 12)
    for _ in 0..<1_500 {
      let bytes = Self.text(&random, broken: broken)
      let index = LineIndex(bytes)
      var start = 0
      var before = EditorPosition(line: 0, column: -1)
      while start <= bytes.count {
        let position = index.editorPosition(of: start, in: bytes, encoding: encoding)
        let isInsideEnd = start > 0 && start < bytes.count && bytes[start - 1] == 0x0D && bytes[start] == 0x0A
        let found = index.offset(of: position, in: bytes, encoding: encoding)
        #expect(found == (isInsideEnd ? start - 1 : start), "\(bytes)")
        #expect((before.line, before.column) < (position.line, position.column), "\(bytes)")
        before = position
        guard let step = UTF8Bytes.decode(bytes, at: start, end: bytes.count) else { break }
        start += step.length
      }
    }
  }

  /// Columns are what Swift's own strings count.
  @Test func columnsAgreeWithStrings() {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<1_000 {
      let bytes = Self.text(&random, broken: false)
      let index = LineIndex(bytes)
      for line in 0..<index.count {
        let range = index.content(ofLine: line, in: bytes)
        let text = bytes.text(range)
        let columns = PositionEncoding.allCases.map {
          index.editorPosition(of: range.end, in: bytes, encoding: $0).column
        }
        #expect(columns == [text.utf8.count, text.utf16.count, text.unicodeScalars.count])
      }
    }
  }

  /// Long lines have marks inside: positions are those that a walk from the line's start finds.
  @Test func longLinesHaveTheSamePositions() {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<4 {
      var bytes = (0..<200).flatMap { _ in Self.text(&random, broken: true).filter { $0 != 0x0A && $0 != 0x0D } }
      bytes = Array("头\n".utf8) + bytes + Array("\r\n尾".utf8) + bytes
      let index = LineIndex(bytes)
      let starts = Set(index.starts)
      for encoding in PositionEncoding.allCases {
        var (offset, line, column) = (0, 0, 0)
        while let step = UTF8Bytes.decode(bytes, at: offset, end: bytes.count) {
          if starts.contains(offset), offset > 0 { (line, column) = (line + 1, 0) }
          let position = EditorPosition(line: line, column: column)
          #expect(index.editorPosition(of: offset, in: bytes, encoding: encoding) == position)
          if bytes[offset] != 0x0A { #expect(index.offset(of: position, in: bytes, encoding: encoding) == offset) }
          offset += step.length
          column += encoding == .utf8 ? step.length : encoding == .utf16 && step.scalar.value > 0xFFFF ? 2 : 1
        }
      }
    }
  }

  /// The lines tile the document, and their contents hold no line end.
  @Test func linesTileTheDocument() {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<1_000 {
      let bytes = Self.text(&random, broken: true)
      let index = LineIndex(bytes)
      let ranges = (0..<index.count).map(index.range(ofLine:))
      #expect(ranges.flatMap { bytes[$0.start..<$0.end] } == bytes)
      for (line, range) in ranges.enumerated() {
        let content = index.content(ofLine: line, in: bytes)
        #expect(range.contains(content) && content.start == range.start)
        #expect(!bytes[content.start..<content.end].contains { $0 == 0x0A || $0 == 0x0D })
        #expect([[], [0x0A], [0x0D], [0x0D, 0x0A]].contains(Array(bytes[content.end..<range.end])))
      }
    }
  }
}
