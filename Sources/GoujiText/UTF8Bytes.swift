/// Decoding of UTF-8 by hand: over bytes that may be invalid, without allocation.
package enum UTF8Bytes {
  /// One decoded step.
  package struct Step {
    /// The scalar, or U+FFFD where the byte is not part of a valid sequence.
    package var scalar: Unicode.Scalar
    /// The number of bytes it takes: 1…4, and 1 for an invalid byte.
    package var length: Int
    /// Whether the bytes were a valid sequence.
    package var isValid: Bool
  }

  private static let replacement = Step(scalar: "\u{FFFD}", length: 1, isValid: false)

  /// The scalar that begins at `index`; `nil` at or beyond `end`.
  @inlinable
  package static func decode(_ bytes: [UInt8], at index: Int, end: Int) -> Step? {
    bytes.withUnsafeBufferPointer { decode($0, at: index, end: min(end, $0.count)) }
  }

  /// The scalar that begins at `index`; `nil` at or beyond `end`, which must not exceed the buffer.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Step? {
    guard index >= 0, index < end else { return nil }
    let first = bytes[index]
    if first < 0x80 { return Step(scalar: Unicode.Scalar(first), length: 1, isValid: true) }
    // Most of what is not ASCII is three bytes long: every Chinese character.
    if first & 0xF0 == 0xE0, index + 2 < end {
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
      guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, value >= 0x800, let scalar = Unicode.Scalar(value) else { return replacement }
      return Step(scalar: scalar, length: 3, isValid: true)
    }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return replacement
    }
    guard index + length <= end else { return replacement }
    for k in 1..<length {
      let byte = bytes[index + k]
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return replacement }
    return Step(scalar: scalar, length: length, isValid: true)
  }

  /// The range of the first byte at or after `start` that is no part of a valid sequence.
  package static func firstInvalid(_ bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        // Chinese characters: behind these first bytes any two others are a character.
        if buffer[index] >= 0xE1, buffer[index] <= 0xEC, index + 2 < buffer.count, buffer[index + 1] & 0xC0 == 0x80,
          buffer[index + 2] & 0xC0 == 0x80
        {
          index += 3
          continue
        }
        guard let step = decode(buffer, at: index, end: buffer.count), step.isValid else { return index }
        index += step.length
      }
      return nil
    }
  }
}
