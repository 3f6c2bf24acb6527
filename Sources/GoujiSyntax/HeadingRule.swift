import GoujiText

/// Tells headings from numbered sentences.
enum HeadingRule {
  /// Whether a numbered line is a heading: short, at most one sentence, and not cut off by the end of the line.
  static func isHeading(_ bytes: [UInt8], _ line: Line, next: Line?) -> Bool {
    guard let numbering = line.numbering else { return false }
    let text = TextRange(numbering.range.end, line.text.end)
    let shape = measure(bytes, text)
    guard shape.stops <= 1, shape.semicolons == 0 else { return false }
    if shape.stops == 1 {
      // 二、一般公共预算财政拨款“三公”经费支出决算具体情况说明。
      if shape.endsWithStop, shape.scalars <= 50, shape.commas == 0, shape.digits <= 4, endsAsTitle(bytes, text) { return true }
      // 教育支出4.90万元，占0.18%。 is an item, be it as short as a heading.
      guard shape.endsWithStop, shape.scalars <= 24, shape.commas == 0 || shape.digits > 0 && shape.percents == 0 else { return false }
      // A label with text behind it is a run-in heading or a definition.
      return Label.parse(bytes, text) == nil
    }
    if shape.endsWithComma || shape.colons > 0 && !shape.endsWithColon { return false }
    if shape.commas > 0, goesOnBehindAmount(bytes, text) { return false }
    if endsOpen(bytes, text) || saysMoreThanAName(bytes, text) { return false }
    if let next, next.isPlainText, goesOn(bytes, next.text) { return false }
    if numbering.style == .part { return shape.scalars <= 60 }
    // 甲（类）乙（款）丙 | （项）年初预算为…: the page was too narrow for the name.
    if let next, next.isPlainText, ["（类）", "（款）", "（项）"].contains(where: { bytes[next.text.start..<next.text.end].starts(with: $0.utf8) }) {
      return false
    }
    // 比上年增加了 | 4.27万元: no heading or item begins with an amount.
    if let next, beginsWithAmount(bytes, next.content) { return false }
    // A full line that runs on in the next one is a sentence that the page was too narrow for.
    if shape.scalars >= 26, let next, next.isPlainText { return false }
    return shape.scalars <= 60 && shape.commas <= 1 && (shape.commas == 0 || shape.scalars <= 30)
  }

  /// 7.其他收入39.49万元，为本单位在…: behind the comma the sentence goes on.
  private static func goesOnBehindAmount(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while !cursor.isAtEnd {
      if ["元，", "元,", "%，", "%,", "％，"].contains(where: { cursor.looking(at: $0) }) { return true }
      cursor.next()
    }
    return false
  }

  /// 支出决算为: what follows is on the next page.
  private static func endsOpen(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return false }
    let end = bytes[range.start..<range.end].reversed()
    return openEnds.contains { end.starts(with: $0) } || endsWithDecimals(bytes, range)
  }

  /// 同比增加3.4: the unit is on the next page.
  private static func endsWithDecimals(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    var hasPoint = false
    var last: Unicode.Scalar?
    while let scalar = cursor.next() {
      if scalar.isBlank { continue }
      let folded = ByteCursor.fold(scalar)
      hasPoint = folded.isDigit ? hasPoint : folded == "." && last?.isDigit ?? false
      last = folded
    }
    return hasPoint && last?.isDigit ?? false
  }

  /// Whether a sentence ends as the titles of sections do.
  private static func endsAsTitle(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return false }
    let end = bytes[range.start..<range.end].reversed().drop { $0 <= 0x20 }
    return titleEnds.contains { end.starts(with: $0) }
  }

  /// What the titles of sections end with, and a full stop, read from the end.
  private static let titleEnds = ["情况说明。", "的说明。"].map { Array($0.utf8.reversed()) }

  /// What no heading ends with, read from the end.
  private static let openEnds = ["为", "是", "占", "较", "达", "比", "比上", "较上", "与上", "上年", "上年度", "上", "去", "了", "的"].map {
    Array($0.utf8.reversed())
  }

  /// 甲（类）乙（款）丙（项）年初预: behind the name of an item a sentence has begun.
  private static func saysMoreThanAName(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    var han: Int?
    while !cursor.isAtEnd {
      if cursor.take("（项）") {
        han = 0
      } else if let scalar = cursor.next(), scalar.isHan {
        han = han.map { $0 + 1 }
      }
    }
    return han ?? 0 >= 2
  }

  /// Whether a line begins in the middle of a sentence.
  private static func goesOn(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    let cursor = ByteCursor(bytes, range)
    return ["为", "占", "，", "。", "、", "）", "；"].contains { cursor.looking(at: $0) }
  }

  /// Whether `range` begins with a number and a unit of money, or a percentage.
  static func beginsWithAmount(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank }
    guard let number = NumberLexer.lex(bytes, at: cursor.index, end: range.end, context: .prose) else { return false }
    var behind = ByteCursor(bytes, TextRange(number.range.end, range.end))
    behind.skip { $0.isBlank }
    return ["万元", "元", "亿元", "%", "％"].contains { behind.looking(at: $0) }
  }

  /// Whether an unnumbered line reads as a title: short, no punctuation of a sentence, no figure.
  static func isTitle(_ bytes: [UInt8], _ line: Line) -> Bool {
    guard line.shape == .text || line.shape == .hashed else { return false }
    let shape = measure(bytes, line.text)
    return shape.scalars > 0 && shape.scalars <= 40 && shape.stops == 0 && shape.commas == 0 && shape.semicolons == 0
      && shape.colons == 0 && shape.han >= 4 && shape.digits <= 4
  }

  private struct Measure {
    var scalars = 0
    var han = 0
    var digits = 0
    var stops = 0
    var commas = 0
    var colons = 0
    var semicolons = 0
    var percents = 0
    var endsWithStop = false
    var endsWithColon = false
    var endsWithComma = false
  }

  /// Counts what decides; of a long line no more than the first 200 scalars.
  private static func measure(_ bytes: [UInt8], _ range: TextRange) -> Measure {
    var result = Measure()
    var cursor = ByteCursor(bytes, range)
    while result.scalars < 200, let scalar = cursor.next() {
      if scalar.isBlank || scalar == "*" { continue }
      result.scalars += 1
      (result.endsWithStop, result.endsWithColon, result.endsWithComma) = (false, false, false)
      switch scalar {
      case "。", "！", "？":
        result.stops += 1
        result.endsWithStop = true
      case "，", ",":
        result.commas += 1
        result.endsWithComma = true
      case "：", ":":
        result.colons += 1
        result.endsWithColon = true
      case "；", ";": result.semicolons += 1
      case "%", "％": result.percents += 1
      default:
        if scalar.isHan { result.han += 1 } else if scalar.isAnyDigit { result.digits += 1 }
      }
    }
    return result
  }
}
