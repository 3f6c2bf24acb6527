import GoujiText

/// What changes between two texts, as `patch -p1` and `git apply` take it.
package enum UnifiedDiff {
  /// How many unchanged lines stand around a change.
  private static let context = 3

  /// The unified diff from `old` to `new` of the file at `path`; empty where they are the same.
  ///
  /// The time is linear in the texts apart from a logarithm: where they differ too much for a small diff to be found
  /// in that time, the diff is larger than need be, and still right.
  package static func text(path: String, old: [UInt8], new: [UInt8]) -> [UInt8] {
    if old == new { return [] }
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    let changes = LineChanges.find(from: oldLines.map { old[$0] }, to: newLines.map { new[$0] })
    var writer = Writer(old: old, new: new, oldLines: oldLines, newLines: newLines)
    writer.header(path)
    // Changes that share lines of context, or whose context touches, go into one hunk.
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * context { end += 1 }
      writer.hunk(changes[start..<end], context)
      start = end
    }
    return writer.bytes
  }

  /// The ranges of the lines, line feeds included. Tools for patches know no other line ends.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}

extension UnifiedDiff {
  /// The edits of whole lines that lead from `old` to `new`; none touches the next.
  package static func edits(old: [UInt8], new: [UInt8]) -> [TextEdit] {
    let oldLines = lines(of: old)
    let newLines = lines(of: new)
    func range(_ part: Range<Int>, _ lines: [Range<Int>], _ count: Int) -> Range<Int> {
      let start = part.lowerBound < lines.count ? lines[part.lowerBound].lowerBound : count
      return start..<(part.isEmpty ? start : lines[part.upperBound - 1].upperBound)
    }
    return LineChanges.find(from: oldLines.map { old[$0] }, to: newLines.map { new[$0] }).map { change in
      let place = range(change.old, oldLines, old.count)
      let text = new[range(change.new, newLines, new.count)]
      return TextEdit(range: TextRange(place.lowerBound, place.upperBound), newText: String(decoding: text, as: UTF8.self))
    }
  }
}

// MARK: - Writing

private struct Writer {
  let old: [UInt8]
  let new: [UInt8]
  let oldLines: [Range<Int>]
  let newLines: [Range<Int>]
  var bytes: [UInt8] = []

  mutating func header(_ path: String) {
    name("--- ", "a/", path)
    name("+++ ", "b/", path)
  }

  /// Writes a file's name; one with unusual characters is quoted as git does it.
  private mutating func name(_ mark: String, _ folder: String, _ path: String) {
    var rest = path.utf8[...]
    while true {
      if rest.first == UInt8(ascii: "/") {
        rest = rest.dropFirst()
      } else if rest.starts(with: "./".utf8) {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    bytes += Array(mark.utf8)
    if rest.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) {
      bytes += Array(("\"" + folder).utf8)
      for byte in rest {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0..<0x20, 0x7F: bytes += [0x5C, 0x30 + byte >> 6, 0x30 + byte >> 3 & 7, 0x30 + byte & 7]
        default: bytes.append(byte)
        }
      }
      bytes.append(0x22)
    } else {
      bytes += Array(folder.utf8) + Array(rest)
      // A name ends at a space unless a tab follows.
      if rest.contains(0x20) { bytes.append(0x09) }
    }
    bytes.append(0x0A)
  }

  mutating func hunk(_ changes: ArraySlice<LineChanges.Change>, _ context: Int) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, oldLines.count - last.old.upperBound)
    bytes += Array("@@ -".utf8)
    range((first.old.lowerBound - before)..<(last.old.upperBound + after))
    bytes += Array(" +".utf8)
    range((first.new.lowerBound - before)..<(last.new.upperBound + after))
    bytes += Array(" @@\n".utf8)
    var next = first.old.lowerBound - before
    for change in changes {
      for index in next..<change.old.lowerBound { line(0x20, old[oldLines[index]]) }
      for index in change.old { line(0x2D, old[oldLines[index]]) }
      for index in change.new { line(0x2B, new[newLines[index]]) }
      next = change.old.upperBound
    }
    for index in next..<(next + after) { line(0x20, old[oldLines[index]]) }
  }

  /// Writes the first line, from 1, and the number of lines; the line before, where there are none.
  private mutating func range(_ lines: Range<Int>) {
    bytes += Array("\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)".utf8)
  }

  private mutating func line(_ mark: UInt8, _ line: ArraySlice<UInt8>) {
    bytes.append(mark)
    bytes += line
    if line.last != 0x0A { bytes += Array("\n\\ No newline at end of file\n".utf8) }
  }
}

// MARK: - Comparing

/// Finds which lines differ: between lines that occur once in both texts, which are taken to be the same ones, by the
/// method of Myers within a budget, and line by line beyond it.
private struct LineChanges {
  /// Lines that are replaced by others; either may be none, but not both.
  struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The lines as numbers; equal ones have the same.
  private let old: [Int]
  private let new: [Int]
  private var changes: [Change] = []

  /// The differences, in order; none touches the next.
  static func find(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Change] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    var changes = LineChanges(old: old.map(number), new: new.map(number))
    changes.compare(old.indices, new.indices, distinct: numbers.count)
    return changes.changes
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
  }

  private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>, distinct: Int) {
    let (oldMiddle, newMiddle) = trim(oldRange, newRange)
    var (oldStart, newStart) = (oldMiddle.lowerBound, newMiddle.lowerBound)
    for anchor in anchors(oldMiddle, newMiddle, distinct) {
      gap(oldStart..<anchor.old, newStart..<anchor.new)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    gap(oldStart..<oldMiddle.upperBound, newStart..<newMiddle.upperBound)
  }

  /// The ranges without the lines at both ends that are the same.
  private func trim(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Range<Int>, Range<Int>) {
    var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
    var (oldEnd, newEnd) = (oldRange.upperBound, newRange.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    return (oldStart..<oldEnd, newStart..<newEnd)
  }

  /// The longest series of lines, in order in both ranges, that occur exactly once in each.
  private func anchors(_ oldRange: Range<Int>, _ newRange: Range<Int>, _ distinct: Int) -> [(old: Int, new: Int)] {
    // -1: nowhere yet; -2: more than once.
    var places = [Int](repeating: -1, count: distinct)
    for index in newRange { places[new[index]] = places[new[index]] == -1 ? index : -2 }
    var counts = [UInt8](repeating: 0, count: distinct)
    for index in oldRange { counts[old[index]] = min(2, counts[old[index]] + 1) }
    let pairs = oldRange.compactMap { index -> (old: Int, new: Int)? in
      let place = places[old[index]]
      return counts[old[index]] == 1 && place >= 0 ? (index, place) : nil
    }
    // The longest rising subsequence: for each length the pair with the least end, and for each pair the one before.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : -1
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var series: [(old: Int, new: Int)] = []
    var index = ends.last ?? -1
    while index >= 0 {
      series.append(pairs[index])
      index = before[index]
    }
    return series.reversed()
  }

  /// Compares what lies between two anchors.
  private mutating func gap(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    let (oldRange, newRange) = trim(oldRange, newRange)
    if oldRange.isEmpty || newRange.isEmpty {
      add(oldRange, newRange)
    } else if let matches = shortest(oldRange, newRange) {
      var (oldStart, newStart) = (oldRange.lowerBound, newRange.lowerBound)
      for match in matches {
        add(oldStart..<match.old, newStart..<match.new)
        (oldStart, newStart) = (match.old + match.count, match.new + match.count)
      }
      add(oldStart..<oldRange.upperBound, newStart..<newRange.upperBound)
    } else if oldRange.count == newRange.count {
      for (oldIndex, newIndex) in zip(oldRange, newRange) where old[oldIndex] != new[newIndex] {
        add(oldIndex..<(oldIndex + 1), newIndex..<(newIndex + 1))
      }
    } else {
      add(oldRange, newRange)
    }
  }

  /// The runs of equal lines that leave the fewest others, by the method of Myers; `nil` if that takes too long.
  private func shortest(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(old: Int, new: Int, count: Int)]? {
    let (n, m) = (oldRange.count, newRange.count)
    var budget = 8 * (n + m) + 4096
    // For each number of differences the furthest place on each diagonal from -d to d, every second one.
    var rounds: [[Int]] = []
    for d in 0...(n + m) {
      var round: [Int] = []
      budget -= d + 1
      for k in stride(from: -d, through: d, by: 2) {
        var x = LineChanges.entry(rounds.last, d, k)
        while x < n, x - k >= 0, x - k < m, old[oldRange.lowerBound + x] == new[newRange.lowerBound + x - k] {
          x += 1
          budget -= 1
        }
        round.append(x)
        if x >= n, x - k >= m {
          rounds.append(round)
          return LineChanges.walk(rounds, k, oldRange.lowerBound, newRange.lowerBound)
        }
      }
      rounds.append(round)
      if budget < 0 { return nil }
    }
    return nil
  }

  /// Where round `d` enters diagonal `k`: one line further than the better neighbour of the round before.
  private static func entry(_ last: [Int]?, _ d: Int, _ k: Int) -> Int {
    guard let last else { return 0 }
    // Diagonal k of round d - 1 is at (k + d - 1) / 2.
    let above = (k + d) / 2
    if k == -d { return last[0] }
    if k == d { return last[above - 1] + 1 }
    return max(last[above], last[above - 1] + 1)
  }

  /// The runs of equal lines on the way that the rounds have found to the end on diagonal `k`.
  private static func walk(
    _ rounds: [[Int]], _ k: Int, _ oldStart: Int, _ newStart: Int
  ) -> [(old: Int, new: Int, count: Int)] {
    var matches: [(old: Int, new: Int, count: Int)] = []
    var k = k
    for d in rounds.indices.reversed() {
      let last = d > 0 ? rounds[d - 1] : nil
      let entry = entry(last, d, k)
      let count = rounds[d][(k + d) / 2] - entry
      if count > 0 { matches.append((oldStart + entry, newStart + entry - k, count)) }
      guard let last else { break }
      let above = (k + d) / 2
      if k == -d || (k != d && last[above] == entry) { k += 1 } else { k -= 1 }
    }
    return matches.reversed()
  }

  /// Adds a difference; one that begins where the last ended becomes part of it.
  private mutating func add(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    if oldRange.isEmpty, newRange.isEmpty { return }
    if let last = changes.last, last.old.upperBound == oldRange.lowerBound, last.new.upperBound == newRange.lowerBound {
      changes[changes.count - 1].old = last.old.lowerBound..<oldRange.upperBound
      changes[changes.count - 1].new = last.new.lowerBound..<newRange.upperBound
    } else {
      changes.append(Change(old: oldRange, new: newRange))
    }
  }
}
