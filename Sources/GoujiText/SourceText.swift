/// A document's bytes with its name and lines. Positions never travel without it.
package final class SourceText: Sendable {
  /// The name to show: a path as the user gave it, or a URI.
  package let path: String
  /// Every byte of the document, a byte order mark included.
  package let bytes: [UInt8]
  /// The lines of `bytes`.
  package let lines: LineIndex

  /// A document named `path` that holds `bytes`.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// A document named `path` that holds `bytes`, whose lines are known.
  package init(path: String, bytes: [UInt8], lines: LineIndex) {
    self.path = path
    self.bytes = bytes
    self.lines = lines
  }

  /// The document with `newBytes` in the place of `range`, which is clamped to it.
  package func replacing(_ range: TextRange, by newBytes: [UInt8]) -> SourceText {
    let start = min(max(range.start, 0), bytes.count)
    let range = TextRange(start, min(max(range.end, start), bytes.count))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count - range.count + newBytes.count)
    result += bytes[..<range.start]
    result += newBytes
    result += bytes[range.end...]
    let lines = LineIndex(lines, replacing: range, byCount: newBytes.count, in: result)
    return SourceText(path: path, bytes: result, lines: lines)
  }

  /// The text of `range`; invalid bytes become U+FFFD, and a range outside the document is clamped.
  package func text(_ range: TextRange) -> String { bytes.text(range) }
}

extension Array where Element == UInt8 {
  /// The text of `range`; invalid bytes become U+FFFD, and a range outside the bytes is clamped.
  package func text(_ range: TextRange) -> String {
    let start = Swift.min(Swift.max(range.start, 0), count)
    let end = Swift.min(Swift.max(range.end, start), count)
    return String(decoding: self[start..<end], as: Unicode.UTF8.self)
  }
}
