import GoujiText

/// Applies many edits at once, in time that grows with the text.
enum TextSplice {
  /// `bytes` with `edits`; one that overlaps an earlier one is left out.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      guard edit.range.start >= end, edit.range.end <= bytes.count else { continue }
      result += bytes[end..<edit.range.start]
      result += Array(edit.newText.utf8)
      end = edit.range.end
    }
    return result + bytes[end...]
  }
}
