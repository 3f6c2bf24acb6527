#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a byte stands for a reader: line and column from 1, the column in Unicode scalars.
package struct LinePosition: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1, counted in Unicode scalars (an invalid byte counts as one).
  package var column: Int
}

/// Where a byte stands for an editor: line and column from 0, the column in the units of a `PositionEncoding`.
package struct EditorPosition: Hashable, Sendable {
  /// The line, from 0.
  package var line: Int
  /// The column, from 0.
  package var column: Int

  /// A position, both parts from 0.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The unit in which an editor counts columns.
package enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"
}

/// The lines of a document, and the one converter between byte offsets and positions.
///
/// A line ends with LF, CR LF or CR; its terminator belongs to it. A form feed is no line end.
package struct LineIndex: Sendable {
  /// The offset of the first byte of each line; the first is always 0.
  package let starts: [Int]
  private let length: Int
  /// Known columns inside long lines, in order: a position needs no walk from the line's start.
  private let marks: [Mark]

  /// The columns of a byte that begins a scalar.
  private struct Mark {
    var offset: Int
    var utf16: Int
    var utf32: Int
  }

  /// Marks stand so many bytes apart.
  private static let markDistance = 256

  /// Finds the lines of `bytes`.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      // Few documents have a CR; where none is, the C library finds the line ends many bytes at a time.
      if let first = buffer.baseAddress, memchr(first, 0x0D, buffer.count) == nil {
        while let end = memchr(first + index, 0x0A, buffer.count - index) {
          index = UnsafeRawPointer(end) - UnsafeRawPointer(first) + 1
          starts.append(index)
        }
        return
      }
      while index < buffer.count {
        let byte = buffer[index]
        index += 1
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < buffer.count, buffer[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
    }
    self.starts = starts
    length = bytes.count
    marks = Self.marks(bytes, starts)
  }

  private static func marks(_ bytes: [UInt8], _ starts: [Int]) -> [Mark] {
    var marks: [Mark] = []
    for (line, start) in starts.enumerated() {
      let end = line + 1 < starts.count ? starts[line + 1] : bytes.count
      guard end - start > 2 * markDistance else { continue }
      var mark = Mark(offset: start, utf16: 0, utf32: 0)
      var last = start
      while let step = UTF8Bytes.decode(bytes, at: mark.offset, end: bytes.count), mark.offset + step.length < end {
        mark.offset += step.length
        mark.utf16 += width(of: step, encoding: .utf16)
        mark.utf32 += width(of: step, encoding: .utf32)
        if mark.offset - last >= markDistance {
          marks.append(mark)
          last = mark.offset
        }
      }
    }
    return marks
  }

  /// The last place in line `line`, as an offset with its column, of which `isBefore` holds; the line's start if of none.
  private func start(
    inLine line: Int, _ encoding: PositionEncoding, where isBefore: (_ offset: Int, _ column: Int) -> Bool
  ) -> (index: Int, column: Int) {
    func column(_ mark: Mark) -> Int {
      switch encoding {
      case .utf8: mark.offset - starts[line]
      case .utf16: mark.utf16
      case .utf32: mark.utf32
      }
    }
    let end = line + 1 < starts.count ? starts[line + 1] : length
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      let mark = marks[middle]
      if mark.offset < starts[line] || (mark.offset < end && isBefore(mark.offset, column(mark))) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0, marks[low - 1].offset >= starts[line] else { return (starts[line], 0) }
    return (marks[low - 1].offset, column(marks[low - 1]))
  }

  /// The lines of `bytes`, which came from the text of `old` when `range` of it was replaced by `count` bytes: only what
  /// was replaced is searched again.
  package init(_ old: LineIndex, replacing range: TextRange, byCount count: Int, in bytes: [UInt8]) {
    let shift = count - range.count
    // The byte before the change may be a CR that a LF now follows, or no longer follows.
    let first = old.line(of: max(0, range.start - 1))
    var starts = Array(old.starts[...first])
    let end = min(range.start + count, bytes.count)
    bytes.withUnsafeBufferPointer { buffer in
      var index = starts[first]
      while index < end {
        let byte = buffer[index]
        index += 1
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < buffer.count, buffer[index] == 0x0A { index += 1 }
          // Behind the change a start is one of the old ones.
          if index <= end { starts.append(index) }
        }
      }
    }
    var next = old.line(of: range.end) + 1
    if next == 0 || old.starts[next - 1] > range.end { next -= 1 }
    while next < old.starts.count {
      let start = old.starts[next] + shift
      if start > (starts.last ?? 0) { starts.append(start) }
      next += 1
    }
    self.starts = starts
    length = bytes.count
    marks = Self.marks(bytes, starts)
  }

  /// The number of lines: at least 1, and one more behind a final terminator.
  package var count: Int { starts.count }

  /// The line (from 0) that holds the byte at `offset`; offsets outside the document are clamped.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The range of line `line` (from 0), with its terminator; empty where there is no such line.
  package func range(ofLine line: Int) -> TextRange {
    guard line >= 0, line < starts.count else { return TextRange(length, length) }
    return TextRange(starts[line], line + 1 < starts.count ? starts[line + 1] : length)
  }

  /// The range of line `line` (from 0) without its terminator.
  package func content(ofLine line: Int, in bytes: [UInt8]) -> TextRange {
    var range = range(ofLine: line)
    range.end = min(range.end, bytes.count)
    if range.end > range.start, bytes[range.end - 1] == 0x0A { range.end -= 1 }
    if range.end > range.start, bytes[range.end - 1] == 0x0D { range.end -= 1 }
    return range
  }

  /// The position of `offset` for a reader; offsets outside the document are clamped.
  package func position(of offset: Int, in bytes: [UInt8]) -> LinePosition {
    let position = editorPosition(of: offset, in: bytes, encoding: .utf32)
    return LinePosition(line: position.line + 1, column: position.column + 1)
  }

  /// The position of `offset` for an editor; an offset inside a scalar is that of the scalar's first byte.
  package func editorPosition(of offset: Int, in bytes: [UInt8], encoding: PositionEncoding) -> EditorPosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(of: offset)
    var (index, column) = start(inLine: line, encoding) { place, _ in place <= offset }
    while let step = UTF8Bytes.decode(bytes, at: index, end: bytes.count), index + step.length <= offset {
      index += step.length
      column += Self.width(of: step, encoding: encoding)
    }
    return EditorPosition(line: line, column: column)
  }

  /// The byte offset of an editor's position. A column beyond the line's content is its end; one inside a scalar is
  /// that of the scalar's first byte; a line beyond the document is its end.
  package func offset(of position: EditorPosition, in bytes: [UInt8], encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return bytes.count }
    let content = content(ofLine: position.line, in: bytes)
    var (index, column) = start(inLine: position.line, encoding) { offset, column in
      offset <= content.end && column <= position.column
    }
    while let step = UTF8Bytes.decode(bytes, at: index, end: content.end) {
      column += Self.width(of: step, encoding: encoding)
      if column > position.column { break }
      index += step.length
    }
    return index
  }

  private static func width(of step: UTF8Bytes.Step, encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: step.length
    case .utf16: step.scalar.value > 0xFFFF ? 2 : 1
    case .utf32: 1
    }
  }
}
