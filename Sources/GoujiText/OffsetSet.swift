/// A set of offsets of a document, or of other small numbers: one bit for each, up to the last that is in it.
package struct OffsetSet: Sendable {
  private var words: [UInt64] = []
  /// How many offsets are in it.
  package private(set) var count = 0

  /// An empty set.
  package init() {}

  /// Whether it holds nothing.
  package var isEmpty: Bool { count == 0 }

  /// Whether `offset` is in it.
  package func contains(_ offset: Int) -> Bool {
    let word = offset >> 6
    return offset >= 0 && word < words.count && words[word] & Self.bit(offset) != 0
  }

  /// Adds `offset`, which must not be below zero.
  package mutating func insert(_ offset: Int) {
    let word = offset >> 6
    guard offset >= 0, !contains(offset) else { return }
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    words[word] |= Self.bit(offset)
    count += 1
  }

  private static func bit(_ offset: Int) -> UInt64 { 1 << UInt64(offset & 63) }
}
