import GoujiText

/// The line around a place, cut to a window.
package struct Quote: Sendable, Hashable {
  /// What stands before it.
  package var before: String
  /// What stands there.
  package var inside: String
  /// What stands behind it.
  package var after: String

  /// The whole quotation.
  package var text: String { before + inside + after }

  /// At most so many bytes on either side.
  private static let width = 96

  /// The line around `range` of `source`.
  init(_ range: TextRange, _ source: SourceText) {
    let line = source.lines.content(ofLine: source.lines.line(of: range.start), in: source.bytes)
    let end = min(range.end, line.end)
    var first = max(line.start, range.start - Self.width)
    while first > line.start, first < source.bytes.count, source.bytes[first] & 0xC0 == 0x80 { first -= 1 }
    var last = min(line.end, end + Self.width)
    while last < line.end, last < source.bytes.count, source.bytes[last] & 0xC0 == 0x80 { last += 1 }
    before = (first > line.start ? "…" : "") + Self.visible(source.text(TextRange(first, range.start)))
    inside = Self.visible(source.text(TextRange(range.start, end)))
    after = Self.visible(source.text(TextRange(end, last))) + (last < line.end ? "…" : "")
  }

  /// The text with tabs as bars, and line ends and control characters as spaces.
  static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result.append(contentsOf: " │ ".unicodeScalars)
      } else {
        result.append(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar)
      }
    }
    return String(result)
  }
}
