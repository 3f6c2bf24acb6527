import GoujiProtocol
import GoujiText

/// The one converter between byte offsets and the positions of a client, for one state of a document.
///
/// A column is found by walking along its line. In a line of many kilobytes that would take quadratic time for many
/// positions, so the columns of every thousandth byte are noted where there are such lines.
package struct PositionMap: Sendable {
  /// The document.
  package let source: SourceText
  /// The unit of columns.
  package let encoding: PositionEncoding
  /// The column of the first scalar at or behind every `distance`-th byte, and where it begins; empty without long lines.
  private let marks: [(offset: Int, column: Int)]

  private static let distance = 1 << 10

  /// The positions of `source`.
  package init(_ source: SourceText, _ encoding: PositionEncoding) {
    self.source = source
    self.encoding = encoding
    let starts = source.lines.starts
    var isLong = source.bytes.count - (starts.last ?? 0) > 4 * Self.distance
    for index in 1..<max(1, starts.count) where starts[index] - starts[index - 1] > 4 * Self.distance { isLong = true }
    marks = isLong ? Self.marks(source, encoding) : []
  }

  private static func marks(_ source: SourceText, _ encoding: PositionEncoding) -> [(offset: Int, column: Int)] {
    var marks: [(offset: Int, column: Int)] = []
    var line = 0
    var column = 0
    var index = 0
    let bytes = source.bytes
    let starts = source.lines.starts
    while index < bytes.count {
      if line + 1 < starts.count, index >= starts[line + 1] {
        line += 1
        column = 0
      }
      while marks.count * distance <= index { marks.append((index, column)) }
      guard let step = UTF8Bytes.decode(bytes, at: index, end: bytes.count) else { break }
      index += step.length
      column += width(step, encoding)
    }
    return marks
  }

  private static func width(_ step: UTF8Bytes.Step, _ encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: step.length
    case .utf16: step.scalar.value > 0xFFFF ? 2 : 1
    case .utf32: 1
    }
  }

  // MARK: To the client

  /// The position of a byte; one inside a character is that of the character, one outside the document that of its end.
  package func position(_ offset: Int) -> ProtocolPosition {
    let offset = min(max(offset, 0), source.bytes.count)
    let line = source.lines.line(of: offset)
    let start = source.lines.starts[line]
    if encoding == .utf8 {
      // Positions inside a character would be refused by a client.
      var place = offset
      while place > start, place < source.bytes.count, source.bytes[place] & 0xC0 == 0x80 { place -= 1 }
      return ProtocolPosition(line: line, character: place - start)
    }
    var index = start
    var column = 0
    if !marks.isEmpty {
      let mark = marks[min(offset / Self.distance, marks.count - 1)]
      let earlier = offset / Self.distance > 0 ? marks[min(offset / Self.distance - 1, marks.count - 1)] : mark
      if mark.offset > start, mark.offset <= offset {
        (index, column) = mark
      } else if earlier.offset > start, earlier.offset <= offset {
        (index, column) = earlier
      }
    }
    while let step = UTF8Bytes.decode(source.bytes, at: index, end: source.bytes.count), index + step.length <= offset {
      index += step.length
      column += Self.width(step, encoding)
    }
    return ProtocolPosition(line: line, character: column)
  }

  /// Converts offsets that grow: each line is walked along once, however many offsets there are in it.
  package struct Walker {
    private let map: PositionMap
    private var offset = 0
    private var last = ProtocolPosition(line: 0, character: 0)
    private var lineEnd = -1

    /// A walker at the start of the document of `map`.
    package init(_ map: PositionMap) { self.map = map }

    /// The position of a byte, as `PositionMap` gives it.
    package mutating func position(_ wanted: Int) -> ProtocolPosition {
      let bytes = map.source.bytes
      guard wanted >= offset, wanted < lineEnd, wanted <= bytes.count else {
        offset = wanted
        last = map.position(wanted)
        lineEnd = map.source.lines.range(ofLine: last.line).end
        return last
      }
      while let step = UTF8Bytes.decode(bytes, at: offset, end: bytes.count), offset + step.length <= wanted {
        offset += step.length
        last.character += PositionMap.width(step, map.encoding)
      }
      return last
    }
  }

  /// The range of bytes, for the client.
  package func range(_ range: TextRange) -> ProtocolRange {
    ProtocolRange(start: position(range.start), end: position(range.end))
  }

  /// An edit, for the client.
  package func edit(_ edit: TextEdit) -> ProtocolTextEdit { ProtocolTextEdit(range: range(edit.range), newText: edit.newText) }

  // MARK: From the client

  /// The byte of a position. A column behind the line's text is the text's end, a line behind the document its end, a
  /// column inside a character the character's first byte.
  package func offset(_ position: ProtocolPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < source.lines.count else { return source.bytes.count }
    let content = source.lines.content(ofLine: position.line, in: source.bytes)
    if encoding == .utf8 {
      var place = min(content.start + max(0, position.character), content.end)
      while place > content.start, place < source.bytes.count, source.bytes[place] & 0xC0 == 0x80 { place -= 1 }
      return place
    }
    var index = content.start
    var column = 0
    if content.count > 4 * Self.distance, !marks.isEmpty {
      var low = content.start / Self.distance + 1
      var high = min(content.end / Self.distance + 1, marks.count)
      // The last mark of the line whose column is not behind the wanted one.
      while low < high {
        let middle = (low + high) / 2
        if marks[middle].column <= position.character { low = middle + 1 } else { high = middle }
      }
      if low > 0, low - 1 < marks.count, marks[low - 1].offset > content.start, marks[low - 1].offset <= content.end {
        (index, column) = marks[low - 1]
      }
    }
    while let step = UTF8Bytes.decode(source.bytes, at: index, end: content.end) {
      column += Self.width(step, encoding)
      if column > position.character { break }
      index += step.length
    }
    return index
  }

  /// The bytes of a range of the client.
  package func range(_ range: ProtocolRange) -> TextRange { TextRange(offset(range.start), offset(range.end)) }
}
