/// Finds the tables among the lines of a page by where their words stand.
enum PageTable {
  /// Lines between two rows that a narrow cell wrapped: so many, at most.
  private static let mostWrapped = 8

  /// The end of the table that begins at line `start` of a page whose text is `width` wide; `start` itself where none does.
  static func end(_ page: [PageWords.Line], from start: Int, width: Double) -> Int {
    guard opens(page, at: start) else { return start }
    var end = start + 1
    while end < page.count {
      if page[end].isRow, !isCaption(page[end]) {
        end += 1
        continue
      }
      var next = end
      while next < page.count, next - end < mostWrapped, !page[next].isRow, isCell(page[next], width) { next += 1 }
      if next < page.count, next > end, page[next].isRow, !isCaption(page[next]) {
        end = next
      } else {
        break
      }
    }
    // The last row may be wrapped as well.
    let tight = tightGap(page[start..<end])
    while end < page.count, end > start, isCell(page[end], width), let tight, gap(page[end - 1], page[end]) <= tight { end += 1 }
    return end
  }

  /// The cells of `lines`: columns are where the fullest rows have their words, and lines that stand close are one row.
  static func cells(_ lines: [PageWords.Line]) -> [[[UInt8]]] {
    let columns = columns(lines)
    return rows(lines).map { row in
      var cells: [[UInt8]] = Array(repeating: [], count: columns.count)
      for word in row.flatMap(\.words) {
        guard let column = nearest(word, columns) else { continue }
        let isSpaced = (cells[column].last ?? 0x80) < 0x80 && (word.text.first ?? 0x80) < 0x80
        cells[column] += (isSpaced ? [0x20] : []) + word.text
      }
      return cells
    }
  }

  /// The lines of each row.
  private static func rows(_ lines: [PageWords.Line]) -> [[PageWords.Line]] {
    let tight = tightGap(lines[...])
    var rows: [[PageWords.Line]] = []
    for (index, line) in lines.enumerated() {
      let isWrapped = index > 0 && (tight.map { gap(lines[index - 1], line) <= $0 } ?? false || isBeside(line, lines[index - 1]))
      if !isWrapped || (line.hasNumber && lines[index - 1].hasNumber) { rows.append([]) }
      rows[rows.count - 1].append(line)
    }
    return rows.flatMap(parted)
  }

  /// Whether a label stands beside the figures of the line above it, whose font has a much taller box.
  private static func isBeside(_ line: PageWords.Line, _ above: PageWords.Line) -> Bool {
    !line.hasNumber && above.hasNumber && above.top <= line.top && line.bottom <= above.bottom
  }

  /// Rows that stand so close that their wrapped labels overlap: each line belongs to the line of figures nearest to it.
  private static func parted(_ row: [PageWords.Line]) -> [[PageWords.Line]] {
    let anchors = row.filter { $0.words.count(where: \.isNumber) >= 2 }
    guard anchors.count >= 2 else { return [row] }
    var parts: [[PageWords.Line]] = Array(repeating: [], count: anchors.count)
    for line in row {
      let nearest = anchors.indices.min { abs(anchors[$0].middle - line.middle) < abs(anchors[$1].middle - line.middle) } ?? 0
      parts[nearest].append(line)
    }
    return parts
  }

  // MARK: Lines

  /// Whether a table begins at line `start`: with a row, or with a header whose cells are few, close above one.
  private static func opens(_ page: [PageWords.Line], at start: Int) -> Bool {
    guard !isCaption(page[start]) else { return false }
    if page[start].isRow { return true }
    guard page[start].words.count == 2 else { return false }
    return page[(start + 1)...].prefix(2).contains { $0.isRow && !isCaption($0) }
  }

  /// Whether a line may be a part of wrapped cells: short pieces, no title and no sentence.
  private static func isCell(_ line: PageWords.Line, _ width: Double) -> Bool {
    !isCaption(line) && line.words.allSatisfy { $0.right - $0.left < width * 0.4 && !$0.text.suffix(3).elementsEqual("。".utf8) }
  }

  /// Whether a line says what a table is: its title, its unit, a note below it.
  private static func isCaption(_ line: PageWords.Line) -> Bool {
    guard let first = line.words.first?.text, let last = line.words.last?.text else { return true }
    if line.words.contains(where: { $0.text.suffix(3).elementsEqual("表".utf8) }) { return true }
    return ["注：", "注:", "部门：", "单位：", "金额单位：", "编制单位："].contains { mark in
      first.starts(with: Array(mark.utf8)) || last.starts(with: Array(mark.utf8))
    }
  }

  private static func gap(_ above: PageWords.Line, _ below: PageWords.Line) -> Double { below.top - above.bottom }

  /// The largest distance of lines in one cell; `nil` where no line stands closer to another than rows do.
  private static func tightGap(_ lines: ArraySlice<PageWords.Line>) -> Double? {
    let height = lines.first?.height ?? 1
    var (rows, others): ([Double], [Double]) = ([], [])
    for (above, below) in zip(lines, lines.dropFirst()) {
      let gap = gap(above, below)
      guard gap > -0.3 * height, gap < 2 * height else { continue }
      if above.hasNumber, below.hasNumber { rows.append(gap) } else { others.append(gap) }
    }
    guard let least = others.min(), let row = rows.min() ?? others.max(), row - least > 0.15 * height else { return nil }
    return (least + row) / 2
  }

  // MARK: Columns

  private typealias Column = (left: Double, right: Double)

  private static func columns(_ lines: [PageWords.Line]) -> [Column] {
    let most = lines.map(\.words.count).max() ?? 0
    let full = lines.filter { $0.words.count * 10 >= most * 7 && $0.hasNumber }
    var columns: [Column] = []
    for word in (full.isEmpty ? lines : full).flatMap(\.words).sorted(by: { $0.left < $1.left }) {
      if let last = columns.last, word.left < last.right {
        columns[columns.count - 1].right = max(last.right, word.right)
      } else if columns.count < ExchangeLimits.columns {
        columns.append((word.left, word.right))
      }
    }
    return columns
  }

  private static func nearest(_ word: PageWords.Word, _ columns: [Column]) -> Int? {
    columns.indices.min { a, b in distance(word, columns[a]) < distance(word, columns[b]) }
  }

  /// How far a word is from a column; below zero where they overlap.
  private static func distance(_ word: PageWords.Word, _ column: Column) -> Double {
    max(word.left, column.left) - min(word.right, column.right)
  }
}
