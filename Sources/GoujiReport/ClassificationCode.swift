import GoujiSyntax
import GoujiText

/// The set that a code belongs to: its first digit tells. A code is never looked up in another set.
package enum ClassificationDomain: String, Sendable {
  /// 支出功能分类: 2…
  case functional
  /// 部门预算支出经济分类: 3…
  case departmentalEconomic
  /// 政府预算支出经济分类: 5…
  case governmentalEconomic
  /// 收入分类: 1…
  case revenue
}

/// A 科目编码: 类 3, 款 5, 项 7 digits (functional); 类 3, 款 5 (economic).
package struct ClassificationCode: Hashable, Sendable {
  /// The digits.
  package var digits: String

  /// The level of a code.
  package enum Level: Int, Sendable, Comparable {
    /// 类
    case category = 3
    /// 款
    case section = 5
    /// 项
    case item = 7

    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// A code of 3, 5 or 7 digits whose first tells a known set; `nil` for other digits.
  package init?(digits: String) {
    guard Level(rawValue: digits.utf8.count) != nil, Self.domain(digits) != nil,
      digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    self.digits = digits
  }

  /// The code that a text begins with (`2080505 机关事业单位…`, `2080505`), and the offset behind it.
  package static func leading(_ bytes: [UInt8], _ range: TextRange) -> (code: ClassificationCode, end: Int)? {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank }
    let start = cursor.index
    cursor.skip { $0.isDigit }
    guard let code = ClassificationCode(digits: bytes.text(TextRange(start, cursor.index))) else { return nil }
    // A code ends at a space or at its Chinese name; `2024年` and `301.50` are none.
    if let next = cursor.scalar, !(next.isBlank || next.isHan && next != "年" || next == "-") { return nil }
    let end = cursor.index
    cursor.skip { $0.isBlank }
    if let unit = UnitTable.unit(bytes, at: cursor.index, end: range.end), unit.range.end >= Trim.end(bytes, range) {
      return nil
    }
    return (code, end)
  }

  /// The level.
  package var level: Level { Level(rawValue: digits.utf8.count) ?? .item }

  /// The set.
  package var domain: ClassificationDomain { Self.domain(digits) ?? .functional }

  /// The code one level up; `nil` for a 类.
  package var parent: ClassificationCode? {
    level == .category ? nil : ClassificationCode(digits: String(digits.dropLast(2)))
  }

  /// Whether this code lies below `other`.
  package func isBelow(_ other: ClassificationCode) -> Bool {
    digits.utf8.count > other.digits.utf8.count && digits.utf8.starts(with: other.digits.utf8)
  }

  private static func domain(_ digits: String) -> ClassificationDomain? {
    switch digits.utf8.first {
    case 0x31: .revenue
    case 0x32: .functional
    case 0x33: .departmentalEconomic
    case 0x35: .governmentalEconomic
    default: nil
    }
  }
}
