import GoujiText

/// Makes the nodes of one cell: figures where the cell holds nothing else, otherwise text.
enum CellParser {
  static func parse(_ bytes: [UInt8], _ range: TextRange, into builder: inout NodeBuilder) {
    builder.start(.cell)
    var inner = Trim.range(bytes, range)
    builder.leaf(.space, to: inner.start)
    let isQuoted = inner.count >= 2 && bytes[inner.start] == 0x22 && bytes[inner.end - 1] == 0x22
    if isQuoted {
      builder.leaf(.mark, to: inner.start + 1)
      inner = TextRange(inner.start + 1, inner.end - 1)
    }
    if !figures(bytes, inner, into: &builder) {
      InlineParser.parseLabel(bytes, to: inner.end, into: &builder)
    }
    if isQuoted { builder.leaf(.mark, to: inner.end + 1) }
    builder.leaf(.space, to: range.end)
    builder.finish()
  }

  /// Writes one figure, or two that were glued together (`10 10`), if that is all of `range`.
  private static func figures(_ bytes: [UInt8], _ range: TextRange, into builder: inout NodeBuilder) -> Bool {
    guard range.count <= 200, let first = number(bytes, range) else { return false }
    let checkpoint = builder.checkpoint
    if writeFigures(bytes, range, firstEnd: first, into: &builder) { return true }
    builder.rollBack(to: checkpoint)
    return false
  }

  /// Writes what `figures` writes; whether it is all of `range`.
  private static func writeFigures(_ bytes: [UInt8], _ range: TextRange, firstEnd: Int, into builder: inout NodeBuilder) -> Bool {
    builder.leaf(.space, to: range.start)
    InlineParser.figure(bytes, numberEnd: firstEnd, end: range.end, into: &builder)
    var cursor = ByteCursor(bytes, TextRange(builder.position, range.end))
    let gap = cursor.index
    cursor.skip { $0.isBlank }
    if !cursor.isAtEnd {
      guard cursor.index > gap, let second = number(bytes, TextRange(cursor.index, range.end)) else { return false }
      builder.leaf(.space, to: cursor.index)
      InlineParser.figure(bytes, numberEnd: second, end: range.end, into: &builder)
    }
    return builder.position == range.end
  }

  /// The end of the number at the start of `range`: `-3.5`, `(3.5)`, `1, 638. 00`.
  private static func number(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    var cursor = ByteCursor(bytes, range)
    guard let first = cursor.folded else { return nil }
    if first == "(" {
      cursor.next()
      guard let token = NumberLexer.lex(bytes, at: cursor.index, end: range.end, context: .cell) else { return nil }
      cursor.index = token.range.end
      guard cursor.folded == ")" else { return nil }
      cursor.next()
      return cursor.isAtEnd ? cursor.index : nil
    }
    if first == "-" || first == "−" { cursor.next() }
    return NumberLexer.lex(bytes, at: cursor.index, end: range.end, context: .cell)?.range.end
  }
}
