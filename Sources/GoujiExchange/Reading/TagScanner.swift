import GoujiText

/// A reader of HTML and XML that never fails: texts and tags, in order. What is no tag is text.
struct TagScanner {
  /// What comes next.
  enum Token {
    /// Text, with its entities resolved.
    case text([UInt8])
    /// `<name …>`; the name in small letters, without a prefix.
    case open(String, Tag, isEmpty: Bool)
    /// `</name>`.
    case close(String)
  }

  /// The attributes of a tag, read when asked for.
  struct Tag {
    fileprivate var source: ArraySlice<UInt8>

    /// The value of the attribute `name`, entities resolved; `nil` where there is none.
    func value(_ name: String) -> String? {
      let bytes = source
      var index = bytes.startIndex
      func skip(while condition: (UInt8) -> Bool) { while index < bytes.endIndex, condition(bytes[index]) { index += 1 } }
      while index < bytes.endIndex {
        skip { TagScanner.isSpace($0) || $0 == 0x2F }
        let start = index
        skip { !TagScanner.isSpace($0) && $0 != 0x3D && $0 != 0x2F }
        let key = bytes[start..<index]
        skip { TagScanner.isSpace($0) }
        guard index < bytes.endIndex, bytes[index] == 0x3D else {
          if index == start { index += 1 }
          continue
        }
        index += 1
        skip { TagScanner.isSpace($0) }
        var from = index
        if index < bytes.endIndex, bytes[index] == 0x22 || bytes[index] == 0x27 {
          let quote = bytes[index]
          index += 1
          from = index
          skip { $0 != quote }
        } else {
          skip { !TagScanner.isSpace($0) }
        }
        if key.elementsEqual(name.utf8, by: { TagScanner.small($0) == $1 }) {
          return Entities.resolved(bytes[from..<index]).string
        }
        if index < bytes.endIndex { index += 1 }
      }
      return nil
    }

    /// The attribute `name` as a number within `range`.
    func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
      value(name).flatMap { Int($0) }.map { min(max($0, range.lowerBound), range.upperBound) }
    }
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
  private static func isLetter(_ byte: UInt8) -> Bool { small(byte) >= 0x61 && small(byte) <= 0x7A }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    while index < bytes.count {
      guard bytes[index] == 0x3C else { return .text(text()) }
      if skipRemark() { continue }
      if let tag = tag() { return tag }
      // A lone `<` is text.
      index += 1
      return .text([0x3C])
    }
    return nil
  }

  /// Moves behind the end tag `name`, over everything before it.
  mutating func skip(to name: String) {
    while let start = find([0x3C, 0x2F], from: index) {
      index = start + 2
      let end = min(index + name.utf8.count, bytes.count)
      if bytes[index..<end].elementsEqual(name.utf8, by: { Self.small($0) == $1 }) {
        index = (find([0x3E], from: end) ?? bytes.count - 1) + 1
        return
      }
    }
    index = bytes.count
  }

  private mutating func text() -> [UInt8] {
    let start = index
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    return Entities.resolved(bytes[start..<index])
  }

  /// Moves behind a comment, a declaration or a processing instruction.
  private mutating func skipRemark() -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] == 0x21 || bytes[index + 1] == 0x3F else { return false }
    if bytes[index...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) {
      index = find([0x2D, 0x2D, 0x3E], from: index + 4).map { $0 + 3 } ?? bytes.count
    } else {
      index = find([0x3E], from: index).map { $0 + 1 } ?? bytes.count
    }
    return true
  }

  private mutating func tag() -> Token? {
    var cursor = index + 1
    let isClosing = cursor < bytes.count && bytes[cursor] == 0x2F
    if isClosing { cursor += 1 }
    guard cursor < bytes.count, Self.isLetter(bytes[cursor]) else { return nil }
    var start = cursor
    while cursor < bytes.count, !Self.isSpace(bytes[cursor]), bytes[cursor] != 0x3E, bytes[cursor] != 0x2F {
      if bytes[cursor] == 0x3A { start = cursor + 1 }
      cursor += 1
    }
    let name = bytes[start..<cursor].map { Self.small($0) }.string
    let attributes = cursor
    var quote: UInt8 = 0
    while cursor < bytes.count, quote != 0 || bytes[cursor] != 0x3E {
      if quote != 0 {
        if bytes[cursor] == quote { quote = 0 }
      } else if bytes[cursor] == 0x22 || bytes[cursor] == 0x27 {
        quote = bytes[cursor]
      }
      cursor += 1
    }
    index = min(cursor + 1, bytes.count)
    if isClosing { return .close(name) }
    let isEmpty = cursor > attributes && bytes[cursor - 1] == 0x2F
    return .open(name, Tag(source: bytes[attributes..<min(cursor, bytes.count)]), isEmpty: isEmpty)
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first, start >= 0 else { return nil }
    var cursor = start
    while cursor + pattern.count <= bytes.count {
      guard let hit = bytes[cursor...].firstIndex(of: first), hit + pattern.count <= bytes.count else { return nil }
      if bytes[hit...].starts(with: pattern) { return hit }
      cursor = hit + 1
    }
    return nil
  }
}
