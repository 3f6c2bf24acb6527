import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// Incremental state equals a fresh one, and positions mean the same in all encodings.
@Suite struct DocumentTests {
  private static let alphabet = [
    "a", "表", "😀", "e\u{301}", "\t", "\r", "\n", "\r\n", "，", "1,234.56", "\u{FEFF}", "\u{2028}", "合计\t1.00\t2.00\n",
  ]

  private static func text(_ length: Int, _ generator: inout SeededGenerator) -> String {
    (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func editedTextIsAsReadAnew(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var source = SourceText(path: "a", bytes: Array(Self.text(40, &generator).utf8))
    for _ in 0..<3_000 {
      let bounds = [Int.random(in: 0...source.bytes.count, using: &generator), Int.random(in: 0...source.bytes.count, using: &generator)]
        .sorted()
      let start = bounds[0]
      let end = Bool.random(using: &generator) ? min(bounds[1], start + 6) : start
      let new = Array(Self.text(Int.random(in: 0..<4, using: &generator), &generator).utf8)
      source = source.replacing(TextRange(start, end), by: new)
      if source.bytes.count > 600 { source = source.replacing(TextRange(100, 500), by: []) }
      #expect(source.lines.starts == LineIndex(source.bytes).starts)
    }
  }

  @Test(arguments: PositionEncoding.allCases)
  func positionsComeBack(_ encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let source = SourceText(path: "a", bytes: Array(Self.text(30, &generator).utf8))
      let map = PositionMap(source, encoding)
      for offset in 0...source.bytes.count {
        let position = map.position(offset)
        let reference = source.lines.editorPosition(of: offset, in: source.bytes, encoding: encoding)
        #expect(position.line == reference.line && position.character == reference.column)
        let back = map.offset(position)
        let isInside = offset < source.bytes.count && source.bytes[offset] & 0xC0 == 0x80
        let isBetweenCRAndLF = offset > 0 && offset < source.bytes.count && source.bytes[offset - 1] == 0x0D && source.bytes[offset] == 0x0A
        if !isInside, !isBetweenCRAndLF { #expect(back == offset) }
      }
      for line in -1...source.lines.count {
        for column in [0, 1, 5, 1_000_000] {
          let offset = map.offset(ProtocolPosition(line: line, character: column))
          #expect((0...source.bytes.count).contains(offset))
          #expect(
            line < 0
              || offset
                == source.lines.offset(of: EditorPosition(line: line, column: column), in: source.bytes, encoding: encoding)
          )
        }
      }
    }
  }

  /// A walker that goes forward says the same, in steps of any size, and also when it is sent back.
  @Test(arguments: PositionEncoding.allCases)
  func walkersAgree(_ encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<100 {
      let source = SourceText(path: "a", bytes: Array(Self.text(30, &generator).utf8))
      let map = PositionMap(source, encoding)
      var walker = PositionMap.Walker(map)
      var offset = 0
      for _ in 0..<60 {
        offset = generator.oneIn(8) ? 0 : min(source.bytes.count, offset + generator.int(0...5))
        while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        #expect(walker.position(offset) == map.position(offset))
      }
    }
  }

  /// A line of many kilobytes is converted from marks, with the same result.
  @Test(arguments: PositionEncoding.allCases)
  func longLinesAreTheSame(_ encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: 9)
    let long = Self.text(9_000, &generator).filter { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    let source = SourceText(path: "a", bytes: Array(("短\n" + long + "\n" + long + "\r\n尾").utf8))
    let map = PositionMap(source, encoding)
    for offset in stride(from: 0, through: source.bytes.count, by: 997) {
      let reference = source.lines.editorPosition(of: offset, in: source.bytes, encoding: encoding)
      let position = map.position(offset)
      #expect(position.line == reference.line && position.character == reference.column)
      let wanted = source.lines.offset(of: reference, in: source.bytes, encoding: encoding)
      #expect(map.offset(position) == wanted)
    }
  }
}
