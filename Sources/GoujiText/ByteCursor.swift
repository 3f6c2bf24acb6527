/// A reader that walks over UTF-8 bytes scalar by scalar, between two bounds, and never beyond them.
package struct ByteCursor {
  /// The document's bytes.
  package let bytes: [UInt8]
  /// The offset of the next scalar.
  package var index: Int
  /// The offset behind the last byte that may be read.
  package let end: Int

  /// A reader of `range`, clamped to the bytes.
  package init(_ bytes: [UInt8], _ range: TextRange) {
    self.bytes = bytes
    end = min(max(range.end, 0), bytes.count)
    index = min(max(range.start, 0), end)
  }

  /// Whether nothing is left.
  package var isAtEnd: Bool { index >= end }

  /// The next scalar (U+FFFD for an invalid byte) without moving; `nil` at the end.
  package var scalar: Unicode.Scalar? {
    guard index < end else { return nil }
    let first = bytes[index]
    if first < 0x80 { return Unicode.Scalar(first) }
    return UTF8Bytes.decode(bytes, at: index, end: end)?.scalar
  }

  /// The next scalar with full-width forms folded to ASCII and the ideographic space to a space.
  package var folded: Unicode.Scalar? { scalar.map(Self.fold) }

  /// Moves behind the next scalar and returns it.
  @discardableResult
  package mutating func next() -> Unicode.Scalar? {
    guard index < end else { return nil }
    let first = bytes[index]
    if first < 0x80 {
      index += 1
      return Unicode.Scalar(first)
    }
    guard let step = UTF8Bytes.decode(bytes, at: index, end: end) else { return nil }
    index += step.length
    return step.scalar
  }

  /// Moves on while `condition` holds for the next scalar.
  package mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while let scalar, condition(scalar) { next() }
  }

  /// Moves behind `literal` if it comes next.
  @discardableResult
  package mutating func take(_ literal: StaticString) -> Bool {
    guard looking(at: literal) else { return false }
    index += literal.utf8CodeUnitCount
    return true
  }

  /// Whether `literal` comes next.
  package func looking(at literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard end - index >= count else { return false }
    let start = literal.utf8Start
    for offset in 0..<count where bytes[index + offset] != start[offset] { return false }
    return true
  }

  /// `scalar` with full-width forms folded to ASCII and the ideographic space to a space.
  package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  /// Whether this is 0…9 (ASCII only).
  package var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  /// Whether this is a digit, full-width ones included.
  package var isAnyDigit: Bool { isDigit || (value >= 0xFF10 && value <= 0xFF19) }
  /// Whether this is an ASCII letter.
  package var isLatin: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
  /// Whether this is a Chinese character.
  package var isHan: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || (0x20000...0x3FFFF).contains(value)
      || value == 0x3007
  }
  /// Whether this is a space inside a line: blank, tab, form feed, no-break or ideographic space, byte order mark.
  package var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0B, 0x0C, 0xA0, 0x3000, 0xFEFF: true
    case 0x2000...0x200B: true
    default: false
    }
  }
}
