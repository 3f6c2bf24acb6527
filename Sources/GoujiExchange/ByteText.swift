import GoujiText

// Small questions about pieces of UTF-8 that every reader and writer asks.

extension Array where Element == UInt8 {
  /// Without the spaces and line ends at both ends.
  var trimmed: [UInt8] {
    let range = Trim.range(self, TextRange(0, count))
    return range.count == count ? self : Array(self[range.start..<range.end])
  }

  /// Whether it holds nothing but spaces and line ends.
  var isBlank: Bool { Trim.range(self, TextRange(0, count)).isEmpty }

  /// The text; U+FFFD stands for invalid bytes.
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The lines, without their ends.
  var lines: [ArraySlice<UInt8>] { split(omittingEmptySubsequences: false) { $0 == 0x0A } }

  /// The parts between line ends, each trimmed, without empty ones.
  var trimmedLines: [[UInt8]] { lines.map { Array($0).trimmed }.filter { !$0.isEmpty } }
}

/// The bytes with a line feed for every line end of another kind.
func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.contains(0x0D) else { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == 0x0D {
      result.append(0x0A)
      if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    } else {
      result.append(bytes[index])
    }
    index += 1
  }
  return result
}
