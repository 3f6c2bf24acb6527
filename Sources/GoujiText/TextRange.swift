/// A half-open range of UTF-8 byte offsets within one document.
package struct TextRange: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  @inlinable package var start: Int {
    get { Int(first) }
    set { first = Int32(clamping: newValue) }
  }
  /// The offset behind the last byte; never below `start`.
  @inlinable package var end: Int {
    get { Int(last) }
    set { last = Int32(clamping: newValue) }
  }

  // In four bytes each: a report holds very many. Documents of more than 2³¹ bytes are not read.
  @usableFromInline var first: Int32
  @usableFromInline var last: Int32

  /// A range from `start` to `end`; an `end` below `start` is raised to it.
  @inlinable package init(_ start: Int, _ end: Int) {
    first = Int32(clamping: start)
    last = Int32(clamping: max(start, end))
  }

  /// The number of bytes.
  @inlinable package var count: Int { end - start }
  /// Whether the range holds no byte.
  @inlinable package var isEmpty: Bool { first == last }

  /// The part of it that lies in a text of `count` bytes.
  package func clamped(to count: Int) -> TextRange {
    let start = min(max(start, 0), count)
    return TextRange(start, min(max(end, start), count))
  }

  /// Whether both ranges share at least one byte.
  package func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
  /// Whether `other` lies inside this range.
  package func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// The same range, moved by `distance` bytes.
  package func moved(by distance: Int) -> TextRange { TextRange(start + distance, end + distance) }

  @inlinable package static func < (a: TextRange, b: TextRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A replacement of a range of bytes by new text.
package struct TextEdit: Hashable, Sendable {
  /// What is replaced.
  package var range: TextRange
  /// What stands there afterwards.
  package var newText: String

  /// An edit that puts `newText` in the place of `range`.
  package init(range: TextRange, newText: String) {
    self.range = range
    self.newText = newText
  }
}
