/// Takes the spaces (ideographic and no-break ones too) off the ends of a range.
package enum Trim {
  /// The range without the spaces at both ends; line ends count as spaces.
  package static func range(_ bytes: [UInt8], _ range: TextRange) -> TextRange {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank || $0 == "\n" || $0 == "\r" }
    return TextRange(cursor.index, end(bytes, TextRange(cursor.index, cursor.end)))
  }

  /// The end of `range` without the spaces before it.
  package static func end(_ bytes: [UInt8], _ range: TextRange) -> Int {
    var end = min(range.end, bytes.count)
    while end > range.start {
      let byte = bytes[end - 1]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        end -= 1
      } else if byte == 0x80, end - range.start >= 3, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3 {
        end -= 3
      } else if byte == 0xA0, end - range.start >= 2, bytes[end - 2] == 0xC2 {
        end -= 2
      } else if byte >= 0x80, byte <= 0x8B, end - range.start >= 3, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE2 {
        end -= 3
      } else if byte == 0xBF, end - range.start >= 3, bytes[end - 2] == 0xBB, bytes[end - 3] == 0xEF {
        end -= 3
      } else {
        break
      }
    }
    return end
  }
}
