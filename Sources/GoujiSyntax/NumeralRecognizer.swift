import GoujiText

/// Tells numbers that are no figures: years, dates, document numbers, ordinals, codes.
enum NumeralRecognizer {
  /// The end of the numeral that begins at `start` with `token`, or `nil` if the number is a figure.
  static func numeral(
    _ bytes: [UInt8], token: NumberToken, from start: Int, end: Int, previous: Unicode.Scalar
  ) -> Int? {
    var cursor = ByteCursor(bytes, TextRange(token.range.end, end))
    // Glued to letters: a project or document code, taken whole (51082422T000005557900).
    if let letter = cursor.scalar, letter.isLatin || previous.isLatin, !token.hasPoint {
      cursor.skip { $0.isLatin || $0.isDigit || $0 == "-" || $0 == "_" }
      return cursor.index
    }
    if previous.isLatin, !token.hasPoint, !token.isGrouped { return token.range.end }
    if previous == "第" { return token.range.end }
    if let end = numericDate(bytes, token, end: end) { return end }
    let isPlainInteger = !token.hasPoint && !token.isGrouped
    var behind = cursor
    behind.skip { $0 == " " || $0 == "\u{3000}" }
    if isPlainInteger {
      if previous == "〔" || previous == "[" || previous == "［", let close = behind.scalar,
        close == "〕" || close == "]" || close == "］"
      {
        return documentNumber(behind) ?? token.range.end
      }
      if token.wholeDigits == 4, behind.looking(at: "年") { return date(behind) }
      if token.wholeDigits == 4, isYear(bytes, token), let next = nextLine(behind), next.looking(at: "年") { return date(next) }
      if token.wholeDigits == 4, behind.looking(at: "-") || behind.looking(at: "—") || behind.looking(at: "至"),
        isYear(bytes, token)
      {
        return token.range.end
      }
      if token.wholeDigits == 4, isYear(bytes, token), isListOfYears(behind) { return token.range.end }
      if token.wholeDigits <= 2, behind.looking(at: "月") || behind.looking(at: "日") || behind.looking(at: "时") {
        return date(behind)
      }
      if token.wholeDigits <= 2, isRangeOfMonths(behind) { return token.range.end }
      if behind.looking(at: "号") { return token.range.end }
      if token.wholeDigits == 4, previous == "-" || previous == "—" || previous == "至", isYear(bytes, token),
        UnitTable.unit(bytes, at: behind.index, end: end) == nil
      {
        return token.range.end
      }
      if token.wholeDigits >= 12, UnitTable.unit(bytes, at: behind.index, end: end) == nil { return token.range.end }
    }
    return nil
  }

  /// Behind the end of the line that `cursor` stands at, and the spaces that the next one begins with.
  private static func nextLine(_ cursor: ByteCursor) -> ByteCursor? {
    var cursor = cursor
    let hasReturn = cursor.take("\r")
    guard cursor.take("\n") || hasReturn else { return nil }
    cursor.skip { $0 == " " || $0 == "\u{3000}" }
    return cursor
  }

  /// The end of `2024.12.31`, `2024-12-31` or `2024/12/31`.
  private static func numericDate(_ bytes: [UInt8], _ token: NumberToken, end: Int) -> Int? {
    guard token.wholeDigits == 4, !token.isGrouped, !token.hasInnerSpace else { return nil }
    var cursor = ByteCursor(bytes, TextRange(token.range.start, end))
    cursor.skip { $0.isDigit }
    for _ in 0..<2 {
      guard let mark = cursor.next(), mark == "." || mark == "-" || mark == "/" else { return nil }
      let start = cursor.index
      cursor.skip { $0.isDigit }
      guard (1...2).contains(cursor.index - start) else { return nil }
    }
    return cursor.index
  }

  private static func isYear(_ bytes: [UInt8], _ token: NumberToken) -> Bool {
    guard let value = token.decimal?.coefficient else { return false }
    return (1949...2099).contains(value)
  }

  /// `2023～2024年`, `2022、2023年`: further years behind the one before `cursor`, the last of them with 年.
  private static func isListOfYears(_ cursor: ByteCursor) -> Bool {
    var cursor = cursor
    // Lists are short; a limit keeps the whole text linear.
    for _ in 0..<8 {
      guard let mark = cursor.next(), "～~〜、和与及到".unicodeScalars.contains(mark) else { return false }
      cursor.skip { $0 == " " }
      let start = cursor.index
      cursor.skip { $0.isAnyDigit }
      guard let token = NumberLexer.lex(cursor.bytes, at: start, end: cursor.index, context: .cell), token.wholeDigits == 4,
        isYear(cursor.bytes, token)
      else { return false }
      cursor.skip { $0 == " " }
      if cursor.looking(at: "年") { return true }
    }
    return false
  }

  /// `1-6 月`: the first number of a range of months or days.
  private static func isRangeOfMonths(_ cursor: ByteCursor) -> Bool {
    var cursor = cursor
    guard let dash = cursor.next(), dash == "-" || dash == "—" || dash == "至" || dash == "~" else { return false }
    cursor.skip { $0 == "—" || $0 == " " }
    let start = cursor.index
    cursor.skip { $0.isDigit }
    guard cursor.index > start, cursor.index - start <= 2 else { return false }
    cursor.skip { $0 == " " }
    return cursor.looking(at: "月") || cursor.looking(at: "日")
  }

  /// Behind `〔2018`: `〕34号`.
  private static func documentNumber(_ cursor: ByteCursor) -> Int? {
    var cursor = cursor
    cursor.next()
    cursor.skip { $0 == " " || $0 == "第" }
    let start = cursor.index
    cursor.skip { $0.isAnyDigit }
    guard cursor.index > start else { return nil }
    cursor.skip { $0 == " " }
    return cursor.take("号") ? cursor.index : nil
  }

  /// The end of a date whose first number stands before `cursor`: `年度`, `年12月31日`.
  private static func date(_ cursor: ByteCursor) -> Int {
    var cursor = cursor
    while true {
      if cursor.take("年") {
        cursor.take("度")
      } else if !cursor.take("月"), !cursor.take("日"), !cursor.take("时") {
        return cursor.index
      }
      var ahead = cursor
      ahead.skip { $0 == " " }
      let start = ahead.index
      ahead.skip { $0.isDigit }
      guard (1...2).contains(ahead.index - start) else { return cursor.index }
      ahead.skip { $0 == " " }
      guard ahead.looking(at: "月") || ahead.looking(at: "日") || ahead.looking(at: "时") else { return cursor.index }
      cursor = ahead
    }
  }
}
