import GoujiArithmetic
import GoujiText

/// Finds figures, other numbers and references in running text. A pure function of the text's bytes.
enum InlineParser {
  /// Writes the text from the builder's position to `end`.
  static func parse(_ bytes: [UInt8], to end: Int, into builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, end))
    var previous: Unicode.Scalar = " "
    while let scalar = cursor.scalar {
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19:
        number(bytes, &cursor, end: end, previous: previous, into: &builder)
        previous = "0"
      case 0x2D, 0xFF0D, 0x2212:
        // A minus sign: before a digit, and not behind a digit or letter (1-6 月, A-3).
        var behind = cursor
        behind.next()
        if let digit = behind.scalar, digit.isAnyDigit, !previous.isAnyDigit, !previous.isLatin, previous != "-",
          previous != "月", previous != "日", previous != "年"
        {
          number(bytes, &cursor, end: end, previous: previous, into: &builder)
          previous = "0"
        } else {
          cursor.next()
          previous = "-"
        }
      case 0x7B, 0xFF5B:
        if let close = ReferenceParser.parse(bytes, at: cursor.index, end: end, into: &builder) {
          cursor.index = close
          previous = "}"
        } else {
          cursor.next()
          previous = scalar
        }
      case 0x0A, 0x0D:
        builder.leaf(.text, to: cursor.index)
        cursor.next()
        if scalar == "\r", cursor.scalar == "\n" { cursor.next() }
        builder.leaf(.lineBreak, to: cursor.index)
        previous = " "
      case 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x58F9:
        hanNumber(bytes, &cursor, end: end, previous: previous, into: &builder)
        previous = "十"
      case 0x20, 0x3000:
        // A space behind 第 leaves it an ordinal: 第 3 季度.
        cursor.next()
        if previous != "第" { previous = scalar }
      default:
        cursor.next()
        previous = scalar
      }
    }
    builder.leaf(.text, to: end)
  }

  /// Writes the text of a label from the builder's position to `end`: references and line ends, no figures.
  static func parseLabel(_ bytes: [UInt8], to end: Int, into builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, end))
    while cursor.index < end {
      let byte = bytes[cursor.index]
      if byte == 0x7B || byte == 0xEF, let close = ReferenceParser.parse(bytes, at: cursor.index, end: end, into: &builder) {
        cursor.index = close
      } else if byte == 0x0A || byte == 0x0D {
        builder.leaf(.text, to: cursor.index)
        cursor.index += 1
        if byte == 0x0D, cursor.index < end, bytes[cursor.index] == 0x0A { cursor.index += 1 }
        builder.leaf(.lineBreak, to: cursor.index)
      } else {
        cursor.index += 1
      }
    }
    builder.leaf(.text, to: end)
  }

  // MARK: Numbers

  private static func number(
    _ bytes: [UInt8], _ cursor: inout ByteCursor, end: Int, previous: Unicode.Scalar, into builder: inout NodeBuilder
  ) {
    let start = cursor.index
    if let scalar = cursor.scalar, !scalar.isAnyDigit { cursor.next() }
    guard let token = NumberLexer.lex(bytes, at: cursor.index, end: end, context: .prose) else { return }
    cursor.index = token.range.end
    builder.leaf(.text, to: start)
    if let numeral = NumeralRecognizer.numeral(bytes, token: token, from: start, end: end, previous: previous) {
      builder.leaf(.numeral, to: numeral)
      cursor.index = numeral
      return
    }
    figure(bytes, numberEnd: token.range.end, end: end, into: &builder)
    cursor.index = builder.position
  }

  /// Writes a figure whose number begins at the builder's position and ends at `numberEnd`: a reference may stand
  /// before the unit and behind it, spaces or one line end before the unit.
  static func figure(_ bytes: [UInt8], numberEnd: Int, end: Int, into builder: inout NodeBuilder) {
    builder.start(.figure)
    builder.leaf(.number, to: numberEnd)
    references(bytes, end: end, into: &builder)
    var gap = ByteCursor(bytes, TextRange(builder.position, end))
    gap.skip { $0.isBlank && $0 != "\t" }
    var lineBreak: (Int, Int)?
    if let scalar = gap.scalar, scalar == "\n" || scalar == "\r" {
      let before = gap.index
      gap.next()
      if scalar == "\r", gap.scalar == "\n" { gap.next() }
      lineBreak = (before, gap.index)
    }
    if let unit = UnitTable.unit(bytes, at: gap.index, end: end),
      lineBreak == nil || unit.kind == .amount || unit.kind == .percent
    {
      if let lineBreak {
        builder.leaf(.space, to: lineBreak.0)
        builder.leaf(.lineBreak, to: lineBreak.1)
      }
      builder.leaf(.space, to: gap.index)
      builder.leaf(.unit, to: unit.range.end)
      references(bytes, end: end, into: &builder)
    }
    builder.finish()
  }

  private static func references(_ bytes: [UInt8], end: Int, into builder: inout NodeBuilder) {
    while true {
      var cursor = ByteCursor(bytes, TextRange(builder.position, end))
      cursor.skip { $0 == " " || $0 == "\u{3000}" }
      guard ReferenceParser.opens(bytes, at: cursor.index, end: end) else { return }
      builder.leaf(.space, to: cursor.index)
      _ = ReferenceParser.parse(bytes, at: cursor.index, end: end, into: &builder)
    }
  }

  /// A count written in Chinese numerals: `两个`, `十二项`. Only with a measure word, and not behind 第.
  private static func hanNumber(
    _ bytes: [UInt8], _ cursor: inout ByteCursor, end: Int, previous: Unicode.Scalar, into builder: inout NodeBuilder
  ) {
    let start = cursor.index
    cursor.skip { HanNumerals.digit($0) != nil }
    guard previous != "第", previous != "星", previous != "其", previous != "之", previous != "“", previous != "\"",
      let unit = UnitTable.unit(bytes, at: cursor.index, end: end), unit.kind == .count, unit.exponent == 0,
      HanNumerals.value(bytes, TextRange(start, cursor.index)) != nil, HanNumerals.isMeasureWord(bytes, unit.range)
    else { return }
    builder.leaf(.text, to: start)
    builder.start(.figure)
    builder.leaf(.number, to: cursor.index)
    builder.leaf(.unit, to: unit.range.end)
    references(bytes, end: end, into: &builder)
    builder.finish()
    cursor.index = builder.position
  }
}
