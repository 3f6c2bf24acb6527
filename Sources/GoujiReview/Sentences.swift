import GoujiText

/// The sentences of a block of prose.
enum Sentences {
  /// What ends a sentence.
  private static let stops: [[UInt8]] = ["。", "！", "？"].map { Array($0.utf8) }

  /// The sentences around `ranges` (in order) inside `block`, joined where they touch.
  static func around(_ ranges: [TextRange], in block: TextRange, _ bytes: [UInt8]) -> [TextRange] {
    var result: [TextRange] = []
    for range in ranges {
      let sentence = sentence(around: range, in: block, bytes)
      if let last = result.last, sentence.start <= last.end {
        result[result.count - 1] = TextRange(last.start, max(last.end, sentence.end))
      } else {
        result.append(sentence)
      }
    }
    return result
  }

  private static func sentence(around range: TextRange, in block: TextRange, _ bytes: [UInt8]) -> TextRange {
    var start = range.start
    while start > block.start, !isStop(bytes, endingAt: start) { start -= 1 }
    var end = max(range.end, start)
    while end < block.end, !(end > range.end && isStop(bytes, endingAt: end)) { end += 1 }
    return TextRange(start, min(end, bytes.count))
  }

  private static func isStop(_ bytes: [UInt8], endingAt end: Int) -> Bool {
    guard end >= 3, end <= bytes.count else { return false }
    return stops.contains { bytes[end - 3..<end].elementsEqual($0) }
  }
}
