import GoujiText

/// Recognises the short lines around a table: its title, 公开01表, 单位：万元, 2024年度, 部门：….
package enum CaptionParser {
  /// One field of a caption.
  package struct Field: Hashable, Sendable {
    /// What the field says.
    package var kind: SyntaxKind
    /// Where it stands.
    package var range: TextRange
    /// The part that matters: 万元 of 单位：万元, the name of 部门：….
    package var value: TextRange
  }

  /// Longer lines than this many bytes are no captions.
  private static let maximumLength = 240

  /// Whether the whole of `range` (trimmed) is made of caption fields.
  static func isCaption(_ bytes: [UInt8], _ range: TextRange) -> Bool { !fields(bytes, range).isEmpty }

  /// The fields of `range`, in order; empty where something else stands there.
  package static func fields(_ bytes: [UInt8], _ range: TextRange) -> [Field] {
    guard range.count > 0, range.count <= maximumLength else { return [] }
    var fields: [Field] = []
    var cursor = ByteCursor(bytes, range)
    while true {
      cursor.skip { $0.isBlank }
      if cursor.isAtEnd { return fields }
      guard let field = field(cursor, isFirst: fields.isEmpty) else { return [] }
      fields.append(field)
      cursor.index = field.range.end
    }
  }

  private static func field(_ cursor: ByteCursor, isFirst: Bool) -> Field? {
    year(cursor) ?? unit(cursor) ?? code(cursor) ?? department(cursor) ?? (isFirst ? title(cursor) : nil)
  }

  /// `公开01表`, `公开 01 表`, `财决01表`: the number that a collection of tables gives this one.
  private static func code(_ start: ByteCursor) -> Field? {
    var cursor = start
    guard cursor.take("公开") || cursor.take("财决公开") || cursor.take("财决") || cursor.take("决算公开") else {
      return nil
    }
    cursor.skip { $0 == " " }
    let digits = cursor.index
    cursor.skip { $0.isAnyDigit || $0 == "-" }
    guard cursor.index > digits else { return nil }
    cursor.skip { $0 == " " }
    guard cursor.take("表") else { return nil }
    return field(.captionCode, start, cursor)
  }

  /// `单位：万元`, `金额单位: 元`, `（单位：万元）`.
  private static func unit(_ start: ByteCursor) -> Field? {
    var cursor = start
    let isBracketed = cursor.take("（") || cursor.take("(")
    cursor.take("金额")
    guard cursor.take("单位") else { return nil }
    cursor.skip { $0 == " " }
    guard let colon = cursor.next(), ByteCursor.fold(colon) == ":" else { return nil }
    cursor.skip { $0 == " " }
    let value = cursor.index
    cursor.take("人民币")
    guard cursor.take("亿元") || cursor.take("万元") || cursor.take("千元") || cursor.take("元") || countUnits(&cursor)
    else { return nil }
    let end = cursor.index
    if isBracketed, !(cursor.take("）") || cursor.take(")")) { return nil }
    guard cursor.scalar.map(\.isBlank) ?? true else { return nil }
    var field = field(.captionUnit, start, cursor)
    field.value = TextRange(value, end)
    return field
  }

  /// `台、辆、套`, the unit of the table of assets.
  private static func countUnits(_ cursor: inout ByteCursor) -> Bool {
    guard cursor.take("台") || cursor.take("辆") || cursor.take("个") || cursor.take("人") else { return false }
    while cursor.take("、") || cursor.take("，") || cursor.take("/") {
      guard cursor.take("台") || cursor.take("辆") || cursor.take("套") || cursor.take("个") || cursor.take("人次") else {
        return false
      }
    }
    return true
  }

  /// `2024年度`, `(2023 年度)`, `2024年`.
  private static func year(_ start: ByteCursor) -> Field? {
    var cursor = start
    let isBracketed = cursor.take("（") || cursor.take("(")
    let value = cursor.index
    var digits = 0
    while let scalar = cursor.scalar, scalar.isAnyDigit {
      digits += 1
      cursor.next()
    }
    guard digits == 4, cursor.index - value == 4 || cursor.index - value == 12 else { return nil }
    let end = cursor.index
    cursor.skip { $0 == " " }
    guard cursor.take("年") else { return nil }
    cursor.skip { $0 == " " }
    cursor.take("度")
    if isBracketed, !(cursor.take("）") || cursor.take(")")) { return nil }
    guard cursor.scalar.map(\.isBlank) ?? true else { return nil }
    var field = field(.captionYear, start, cursor)
    field.value = TextRange(value, end)
    return field
  }

  /// `部门：示例市教育局`, `编制单位: …`; it ends at a gap of two spaces or a tab.
  private static func department(_ start: ByteCursor) -> Field? {
    var cursor = start
    cursor.take("编制")
    cursor.take("公开")
    guard
      cursor.take("部门（单位）名称") || cursor.take("部门（单位）") || cursor.take("部门(单位)")
        || cursor.take("部门名称") || cursor.take("单位名称") || cursor.take("部门") || cursor.take("单位")
    else { return nil }
    cursor.skip { $0 == " " }
    guard let colon = cursor.next(), ByteCursor.fold(colon) == ":" else { return nil }
    cursor.skip { $0 == " " || $0 == "\u{3000}" }
    let value = cursor.index
    while let scalar = cursor.scalar, scalar != "\t" {
      if scalar == "。" || scalar == "，" || scalar == "；" { return nil }
      if scalar.isBlank {
        var behind = cursor
        behind.skip { $0.isBlank }
        if behind.index - cursor.index >= 2 || year(behind) != nil || unit(behind) != nil || code(behind) != nil { break }
      }
      cursor.next()
    }
    guard cursor.index - value <= 120 else { return nil }
    var field = field(.captionDepartment, start, cursor)
    field.value = TextRange(value, cursor.index)
    return field
  }

  /// A short line that ends in 表, perhaps with something in brackets or a year behind it.
  private static func title(_ start: ByteCursor) -> Field? {
    // Most lines do not have the word at all.
    guard contains(start, "表") else { return nil }
    var cursor = start
    var depth = 0
    var lastBare: (scalar: Unicode.Scalar, end: Int)?
    while let scalar = cursor.scalar {
      switch scalar {
      case "。", "，", "；", "：", ",", ";", "？", "\t", "{", "=": return nil
      case "（", "(", "〔": depth += 1
      case "）", ")", "〕": depth = max(0, depth - 1)
      default: if depth == 0, !scalar.isBlank { lastBare = (scalar, cursor.index) }
      }
      cursor.next()
      if depth == 0, lastBare?.scalar == "表" {
        var behind = cursor
        behind.skip { $0.isBlank }
        if year(behind) != nil || unit(behind) != nil || code(behind) != nil { break }
      }
    }
    guard lastBare?.scalar == "表", cursor.index - start.index <= 150 else { return nil }
    return field(.captionTitle, start, cursor)
  }

  /// Whether the three bytes of a character stand somewhere between a cursor and its end.
  private static func contains(_ cursor: ByteCursor, _ character: StaticString) -> Bool {
    let last = character.utf8Start[2]
    var index = cursor.index + 2
    while index < cursor.end {
      if cursor.bytes[index] == last, cursor.bytes[index - 1] == character.utf8Start[1], cursor.bytes[index - 2] == character.utf8Start[0] {
        return true
      }
      index += 1
    }
    return false
  }

  private static func field(_ kind: SyntaxKind, _ start: ByteCursor, _ end: ByteCursor) -> Field {
    let range = TextRange(start.index, Trim.end(start.bytes, TextRange(start.index, end.index)))
    return Field(kind: kind, range: range, value: range)
  }
}
