import GoujiText

/// Chinese numerals from 一 to 九百九十九.
package enum HanNumerals {
  /// The value of one numeral; ten and hundred are 10 and 100; `nil` for anything else.
  package static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零", "○": 0
    case "一", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    case "百": 100
    default: nil
    }
  }

  /// The number that `range` spells in full, or `nil`.
  package static func value(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    var cursor = ByteCursor(bytes, range)
    var total = 0
    var pending: Int?
    var steps = 0
    while let scalar = cursor.next() {
      steps += 1
      guard steps <= 7, let digit = digit(scalar) else { return nil }
      if digit >= 10 {
        total += (pending ?? 1) * digit
        pending = nil
      } else if pending == nil || pending == 0 {
        pending = digit
      } else {
        return nil
      }
    }
    return steps == 0 ? nil : total + (pending ?? 0)
  }

  /// Whether a unit counts things plainly enough that a Chinese numeral before it is a count: 两个, 十二项, not 一次性.
  static func isMeasureWord(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    switch bytes.text(range) {
    case "个", "项", "家", "名", "辆", "批次", "人次", "台", "套", "户", "所", "台（套）", "台(套)", "份": true
    default: false
    }
  }
}
