import GoujiText

/// The native numbering at the start of a heading or item: `第一部分`, `一、`, `（一）`, `1.`, `（1）`, `①`.
package struct Numbering: Hashable, Sendable {
  /// The style, which decides the level.
  package enum Style: Int, Sendable, Comparable, CaseIterable {
    /// 第一部分, 第一章, 第一节.
    case part = 1
    /// 一、
    case han
    /// （一）
    case hanInBrackets
    /// 1. or 1、
    case arabic
    /// （1）
    case arabicInBrackets
    /// ①
    case circled

    package static func < (a: Style, b: Style) -> Bool { a.rawValue < b.rawValue }
  }

  /// How the number is written.
  package var style: Style
  /// The number.
  package var value: Int
  /// Where it stands, with its brackets or point.
  package var range: TextRange

  /// The outline level, from 1.
  package var level: Int { style.rawValue }

  /// The numbering at `start`, or `nil`. An arabic ordinal has at most two digits and no digit behind its point.
  package static func parse(_ bytes: [UInt8], at start: Int, end: Int) -> Numbering? {
    var cursor = ByteCursor(bytes, TextRange(start, end))
    guard let first = cursor.scalar else { return nil }
    switch first {
    case "第":
      cursor.next()
      cursor.skip { $0 == " " }
      guard let value = number(&cursor) else { return nil }
      cursor.skip { $0 == " " }
      guard cursor.take("部分") || cursor.take("章") || cursor.take("节") || cursor.take("编") else { return nil }
      return Numbering(style: .part, value: value, range: TextRange(start, cursor.index))
    case "（", "(":
      cursor.next()
      cursor.skip { $0 == " " }
      let isHan = cursor.scalar.map { HanNumerals.digit($0) != nil } ?? false
      guard let value = number(&cursor) else { return nil }
      cursor.skip { $0 == " " }
      guard let close = cursor.next(), close == "）" || close == ")" else { return nil }
      return Numbering(
        style: isHan ? .hanInBrackets : .arabicInBrackets, value: value, range: TextRange(start, cursor.index))
    case "①"..."⑳":
      cursor.next()
      return Numbering(
        style: .circled, value: Int(first.value - 0x2460) + 1, range: TextRange(start, cursor.index))
    default:
      if first.isAnyDigit { return arabic(cursor, start: start) }
      guard HanNumerals.digit(first) != nil, let value = number(&cursor) else { return nil }
      guard let mark = cursor.next(), mark == "、" || mark == "．" || mark == "." else { return nil }
      return Numbering(style: .han, value: value, range: TextRange(start, cursor.index))
    }
  }

  private static func arabic(_ cursor: ByteCursor, start: Int) -> Numbering? {
    var cursor = cursor
    guard let value = number(&cursor), let mark = cursor.next(), mark == "." || mark == "．" || mark == "、"
    else { return nil }
    let end = cursor.index
    if mark != "、", let next = cursor.scalar, next.isAnyDigit {
      // A year behind the point is the text of the entry; any other digit makes it a decimal number.
      guard let token = NumberLexer.lex(cursor.bytes, at: cursor.index, end: cursor.end, context: .prose),
        token.wholeDigits == 4, !token.hasPoint
      else { return nil }
      cursor.index = token.range.end
      cursor.skip { $0 == " " }
      guard cursor.looking(at: "年") else { return nil }
    }
    return Numbering(style: .arabic, value: value, range: TextRange(start, end))
  }

  /// A number of at most two digits or a Chinese one; moves behind it.
  private static func number(_ cursor: inout ByteCursor) -> Int? {
    let start = cursor.index
    if let scalar = cursor.scalar, scalar.isAnyDigit {
      var value = 0
      var digits = 0
      while let scalar = cursor.scalar, scalar.isAnyDigit {
        digits += 1
        guard digits <= 2 else { return nil }
        value = value * 10 + Int(ByteCursor.fold(scalar).value) - 0x30
        cursor.next()
      }
      return value
    }
    cursor.skip { HanNumerals.digit($0) != nil }
    return HanNumerals.value(cursor.bytes, TextRange(start, cursor.index))
  }
}
