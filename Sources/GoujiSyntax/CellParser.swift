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
    var attempt = builder.attempt()
    attempt.leaf(.space, to: range.start)
    InlineParser.figure(bytes, numberEnd: first, end: range.end, into: &attempt)
    var cursor = ByteCursor(bytes, TextRange(attempt.position, range.end))
    let gap = cursor.index
    cursor.skip { $0.isBlank }
    if !cursor.isAtEnd {
      guard cursor.index > gap, let second = number(bytes, TextRange(cursor.index, range.end)) else { return false }
      attempt.leaf(.space, to: cursor.index)
      InlineParser.figure(bytes, numberEnd: second, end: range.end, into: &attempt)
    }
    guard attempt.position == range.end else { return false }
    builder.append(attempt)
    return true
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
