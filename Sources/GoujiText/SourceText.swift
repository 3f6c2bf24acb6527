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
