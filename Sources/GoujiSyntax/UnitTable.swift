import GoujiText

/// What a figure measures.
package enum FigureKind: String, Hashable, Sendable, CaseIterable {
  /// Money; counted in 元.
  case amount
  /// A percentage; 1% is 0.01.
  case percent
  /// 百分点: the difference of two percentages; one is 0.01.
  case points
  /// A count of things: people, cars, projects ….
  case count
  /// A score: 分.
  case score
  /// A multiple: 倍.
  case multiple
  /// A number without a unit.
  case plain
}

/// A unit as it stands behind a number.
package struct UnitToken: Hashable, Sendable {
  /// What the unit measures.
  package var kind: FigureKind
  /// The power of ten that leads to the base unit: 万元 is 4, % is −2.
  package var exponent: Int
  /// Where it stands.
  package var range: TextRange
}

/// The units of money that tables are in, longest first.
package enum MoneyUnit {
  /// Each with the power of ten that leads to 元.
  package static let all: [(name: String, exponent: Int)] = [("亿元", 8), ("万元", 4), ("千元", 3), ("元", 0)]

  /// The power of ten that leads from `name` to 元; `nil` for what is no unit of money.
  package static func exponent(of name: String) -> Int? { all.first { $0.name == name }?.exponent }
}

/// The units that figures are written with, longest first where one begins another.
package enum UnitTable {
  private static let units: [(text: StaticString, kind: FigureKind, exponent: Int)] = [
    ("个百分点", .points, -2), ("百分点", .points, -2), ("亿元", .amount, 8), ("万余元", .amount, 4),
    ("亿余元", .amount, 8), ("万元", .amount, 4), ("千元", .amount, 3),
    ("元", .amount, 0), ("%", .percent, -2), ("％", .percent, -2), ("‰", .percent, -3), ("分钟", .count, 0),
    ("分", .score, 0), ("倍", .multiple, 0), ("人次", .count, 0), ("人/次", .count, 0), ("人", .count, 0),
    ("批次", .count, 0), ("批（次）", .count, 0), ("批(次)", .count, 0), ("批", .count, 0), ("辆次", .count, 0),
    ("辆", .count, 0), ("台（套）", .count, 0), ("台(套)", .count, 0), ("台", .count, 0), ("套", .count, 0),
    ("个月", .count, 0), ("个", .count, 0), ("家次", .count, 0), ("家", .count, 0), ("名", .count, 0),
    ("次", .count, 0), ("项", .count, 0), ("份", .count, 0), ("户次", .count, 0), ("户", .count, 0),
    ("所", .count, 0), ("笔", .count, 0), ("宗", .count, 0), ("件", .count, 0), ("起", .count, 0),
    ("场次", .count, 0), ("场", .count, 0), ("期", .count, 0), ("组", .count, 0), ("位", .count, 0),
    ("平方米", .count, 0), ("平方公里", .count, 0), ("公里", .count, 0), ("米", .count, 0), ("亩", .count, 0),
    ("公顷", .count, 0), ("吨", .count, 0), ("天", .count, 0), ("周", .count, 0), ("小时", .count, 0), ("册", .count, 0),
    ("张", .count, 0), ("条", .count, 0), ("篇", .count, 0), ("门", .count, 0), ("间", .count, 0), ("座", .count, 0),
    ("处", .count, 0), ("种", .count, 0), ("类", .count, 0), ("室", .count, 0), ("股室", .count, 0), ("股", .count, 0),
    ("科室", .count, 0), ("中心", .count, 0),
  ]

  /// The numbers of the units by what `bucket` says of their first character, in order: few need be compared.
  private static let buckets: [[Int]] = {
    var buckets: [[Int]] = Array(repeating: [], count: 64)
    for (number, unit) in units.enumerated() {
      let bytes = Array(UnsafeBufferPointer(start: unit.text.utf8Start, count: unit.text.utf8CodeUnitCount))
      if let bucket = bucket(ByteCursor(bytes, TextRange(0, bytes.count))) { buckets[bucket].append(number) }
    }
    return buckets
  }()

  /// A number below 64 made of the next character: of a character's bytes the last one varies most. All units begin with ASCII or
  /// with a character of three bytes.
  private static func bucket(_ cursor: ByteCursor) -> Int? {
    guard cursor.index < cursor.end else { return nil }
    if cursor.bytes[cursor.index] < 0x80 { return Int(cursor.bytes[cursor.index] & 0x3F) }
    return cursor.index + 2 < cursor.end ? Int(cursor.bytes[cursor.index + 2] & 0x3F) : nil
  }

  /// The unit at `index`, or `nil`. `元/人` and the like are prices, which are counted, not added.
  package static func unit(_ bytes: [UInt8], at index: Int, end: Int) -> UnitToken? {
    var cursor = ByteCursor(bytes, TextRange(index, end))
    guard let first = cursor.scalar, !first.isBlank else { return nil }
    // 100余万元, 100多人: about as much; the word is part of the unit.
    if first == "余" || first == "多" {
      cursor.next()
      return match(&cursor, from: index)
    }
    if let found = match(&cursor, from: index) { return found }
    // 万人次, 亿份: a power of ten before a measure word; alone it is 万元 with 元 left out, or nobody knows what.
    for (text, exponent) in [("万" as StaticString, 4), ("亿", 8)] where cursor.take(text) {
      if var found = match(&cursor, from: index), found.kind == .count {
        found.exponent += exponent
        return found
      }
      return UnitToken(kind: .plain, exponent: exponent, range: TextRange(index, index + text.utf8CodeUnitCount))
    }
    return nil
  }

  private static func match(_ cursor: inout ByteCursor, from start: Int) -> UnitToken? {
    guard let bucket = bucket(cursor) else { return nil }
    for number in buckets[bucket] where cursor.take(units[number].text) {
      let unit = units[number]
      var kind = unit.kind
      if kind == .amount || kind == .count, cursor.scalar == "/" {
        var behind = cursor
        behind.next()
        if let scalar = behind.scalar, scalar.isHan {
          behind.skip { $0.isHan && $0 != "的" }
          cursor = behind
          kind = .count
        }
      }
      return UnitToken(kind: kind, exponent: unit.exponent, range: TextRange(start, cursor.index))
    }
    return nil
  }
}
