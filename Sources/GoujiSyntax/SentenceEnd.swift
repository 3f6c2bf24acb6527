import GoujiText

/// Whether a line ends a sentence, or was cut in the middle of one.
enum SentenceEnd {
  /// Whether the text ends with 。！？；： or one of these inside a closing quote or bracket.
  static func ends(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var end = Trim.end(bytes, range)
    for _ in 0..<3 {
      guard let (scalar, start) = last(bytes, TextRange(range.start, end)) else { return false }
      switch scalar {
      case "。", "！", "？", "；", "：", ";", ":", "!", "?": return true
      case "”", "\"", "）", ")", "*", "’": end = start
      default: return false
      }
    }
    return false
  }

  /// Whether a paragraph that does not end a sentence was cut by a page break, and is not just a title.
  static func isCut(_ bytes: [UInt8], _ last: TextRange, paragraphLength: Int) -> Bool {
    guard paragraphLength >= 45 else { return false }
    var cursor = ByteCursor(bytes, last)
    var scalars = 0
    while let scalar = cursor.next() {
      scalars += 1
      if scalar == "，" || scalar == "。" || scalar == "；" || scalar == "、" || scalar == "：" || scalar == "," {
        return true
      }
    }
    return scalars >= 24
  }

  private static func last(_ bytes: [UInt8], _ range: TextRange) -> (Unicode.Scalar, Int)? {
    guard range.end > range.start, range.end <= bytes.count else { return nil }
    var start = range.end - 1
    while start > range.start, range.end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let step = UTF8Bytes.decode(bytes, at: start, end: range.end) else { return nil }
    return (step.scalar, start)
  }
}
