import GoujiText

/// Makes the rows and cells of a table block.
enum TableParser {
  static func parse(_ bytes: [UInt8], _ range: TextRange, into builder: inout NodeBuilder) {
    let isPipe = Line(bytes, at: builder.position).shape == .pipeRow
    var isInside = RowScanner.opensRow(bytes, at: builder.position)
    while builder.position < range.end {
      let start = builder.position
      let end = min(
        isPipe
          ? Line(bytes, at: start).range.end : RowScanner.end(bytes, from: start, insideTable: isInside), range.end)
      let content = TextRange(start, contentEnd(bytes, start, end))
      if isPipe, isDelimiterRow(bytes, content) {
        builder.leaf(.delimiterRow, to: content.end)
        BlockParser.lineBreak(bytes, end, &builder)
      } else {
        builder.start(.row)
        if isPipe {
          pipeCells(bytes, content, into: &builder)
        } else {
          for cell in RowScanner.cells(bytes, content, insideTable: isInside) {
            if cell.start > start { builder.leaf(.separator, to: cell.start) }
            CellParser.parse(bytes, cell, into: &builder)
          }
        }
        BlockParser.lineBreak(bytes, end, &builder)
        builder.finish()
      }
      isInside = true
    }
  }

  /// The end of a row's content; a quoted cell may hold line ends before it.
  private static func contentEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = end
    if index > start, bytes[index - 1] == 0x0A { index -= 1 }
    if index > start, bytes[index - 1] == 0x0D { index -= 1 }
    return index
  }

  private static func pipeCells(_ bytes: [UInt8], _ content: TextRange, into builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, content)
    cursor.skip { $0.isBlank }
    cursor.take("|")
    builder.leaf(.separator, to: cursor.index)
    let last = Trim.end(bytes, content)
    while builder.position < last {
      var index = builder.position
      while index < last, bytes[index] != 0x7C { index += bytes[index] == 0x5C && index + 1 < last ? 2 : 1 }
      CellParser.parse(bytes, TextRange(builder.position, index), into: &builder)
      builder.leaf(.separator, to: min(index + 1, last))
    }
    builder.leaf(.space, to: content.end)
  }

  private static func isDelimiterRow(_ bytes: [UInt8], _ content: TextRange) -> Bool {
    var hasDash = false
    for byte in bytes[content.start..<content.end] {
      switch byte {
      case 0x2D: hasDash = true
      case 0x7C, 0x3A, 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash
  }
}
