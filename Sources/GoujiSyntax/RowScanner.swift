import GoujiText

/// Finds the cells of tab-separated rows. A cell that Excel quoted (`"…"` with line breaks and doubled quotes) is one
/// cell, though it runs over several lines.
enum RowScanner {
  /// Whether the line at `start` begins a row with a quoted cell that a tab follows, perhaps lines later.
  static func opensRow(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start < bytes.count, bytes[start] == 0x22, let close = quotedEnd(bytes, from: start) else { return false }
    return close < bytes.count && bytes[close] == 0x09
  }

  /// Whether a line without a second tab begins a row all the same: a quoted cell in it goes on in the next line.
  static func spansLines(_ bytes: [UInt8], _ line: Line) -> Bool {
    let start = line.range.start
    guard start < bytes.count, line.tabs == 1 || opensRow(bytes, at: start) else { return false }
    let end = end(bytes, from: start, insideTable: opensRow(bytes, at: start))
    return end > line.range.end && bytes[start..<end].count(where: { $0 == 0x09 }) >= 2
  }

  /// The end of the row that begins at `start`, with its line end.
  static func end(_ bytes: [UInt8], from start: Int, insideTable: Bool) -> Int {
    var index = start
    var isCellStart = true
    while index < bytes.count {
      if isCellStart, bytes[index] == 0x22, index > start || insideTable,
        let close = quotedEnd(bytes, from: index)
      {
        index = close
        isCellStart = false
        continue
      }
      let byte = bytes[index]
      index += 1
      isCellStart = byte == 0x09
      if byte == 0x0A { return index }
      if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        return index
      }
    }
    return index
  }

  /// The cells of a row (without its line end): their ranges between the tabs.
  static func cells(_ bytes: [UInt8], _ row: TextRange, insideTable: Bool) -> [TextRange] {
    var cells: [TextRange] = []
    cells.reserveCapacity(16)
    var start = row.start
    var index = row.start
    var isCellStart = true
    while index < row.end {
      if isCellStart, bytes[index] == 0x22, index > row.start || insideTable,
        let close = quotedEnd(bytes, from: index), close <= row.end
      {
        index = close
        isCellStart = false
        continue
      }
      isCellStart = bytes[index] == 0x09
      if isCellStart {
        cells.append(TextRange(start, index))
        start = index + 1
      }
      index += 1
    }
    cells.append(TextRange(start, row.end))
    return cells
  }

  /// Whether a line end stands at `index` right behind another one: LF LF, CR CR or CR LF CR LF.
  private static func isEmptyLine(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index > 0 else { return false }
    switch bytes[index] {
    case 0x0A: return bytes[index - 1] == 0x0A
    case 0x0D: return bytes[index - 1] == 0x0D || bytes[index - 1] == 0x0A
    default: return false
    }
  }

  /// The offset behind the closing quote of the cell that opens at `start`, or `nil` where the quote is just a quote:
  /// the first quote that is not doubled must close the cell, and no tab and no empty line may stand before it.
  private static func quotedEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x09 || isEmptyLine(bytes, at: index) { return nil }
      index += 1
      guard byte == 0x22 else { continue }
      if index < bytes.count, bytes[index] == 0x22 {
        index += 1
        continue
      }
      guard index == bytes.count || bytes[index] == 0x09 || bytes[index] == 0x0A || bytes[index] == 0x0D else {
        return nil
      }
      return index
    }
    return nil
  }
}
