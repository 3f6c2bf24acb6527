import GoujiText

/// Where a range begins and ends, lines and columns from 1, in the unit that a format wants.
struct FormatPlace {
  /// The line of its first character.
  var line: Int
  /// The column of its first character.
  var column: Int
  /// The line behind its last character.
  var endLine: Int
  /// The column behind its last character.
  var endColumn: Int

  /// The place of `range` in `source`, its columns in `unit`.
  init(_ range: TextRange, _ source: SourceText, _ unit: PositionEncoding) {
    let start = source.lines.editorPosition(of: range.start, in: source.bytes, encoding: unit)
    let end = source.lines.editorPosition(of: range.end, in: source.bytes, encoding: unit)
    (line, column, endLine, endColumn) = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
  }
}
