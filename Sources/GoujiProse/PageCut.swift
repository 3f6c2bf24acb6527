import GoujiSyntax
import GoujiText

/// What a page break leaves between two halves of a sentence.
enum PageCut {
  /// Whether a block is nothing but the foot of a page: 第 6 页 between two halves of a sentence. A number is none where what it
  /// counts stands below it.
  static func isFoot(_ tree: SyntaxTree, _ block: Int) -> Bool {
    tree.root(block).isPageFoot
      && !(block + 1 < tree.blocks.count && isUnit(tree.bytes, tree.root(block + 1).range))
  }

  /// Whether a line begins with what a number above it counts.
  private static func isUnit(_ bytes: [UInt8], _ line: TextRange) -> Bool {
    first(bytes, line).map { "万亿元%％年月日个人辆批台项次.，,。；、".unicodeScalars.contains($0) } ?? false
  }

  private static func first(_ bytes: [UInt8], _ range: TextRange) -> Unicode.Scalar? {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank }
    return cursor.scalar
  }

  /// Whether the text `range` begins in the middle of a sentence: 为1612.11万元，…. Under a heading only a figure tells it from
  /// 为进一步…, and no heading ends before a comma.
  static func beginsInside(_ bytes: [UInt8], _ range: TextRange, underHeading: Bool) -> Bool {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank }
    // 农业农村（款）行政运行 … （项）：年初预算为…: no line begins with the level of an item.
    if ["（类）", "（款）", "（项）", "(类)", "(款)", "(项)"].contains(where: { cursor.looking(at: $0) }) { return true }
    guard let scalar = cursor.next() else { return false }
    if !underHeading { return "为占，。、）；".unicodeScalars.contains(scalar) }
    if ByteCursor.fold(scalar).isDigit { return isAmount(&cursor) }
    if scalar == "度" { cursor.next() }
    cursor.skip { $0.isBlank }
    return "为的度".unicodeScalars.contains(scalar) && cursor.scalar.map { ByteCursor.fold($0).isDigit } ?? false
  }

  /// Whether a number goes on at the cursor that has decimals and a unit: no heading is followed by one at once.
  private static func isAmount(_ cursor: inout ByteCursor) -> Bool {
    var hasPoint = false
    while let scalar = cursor.folded, scalar.isDigit || scalar == "." || scalar == "," {
      hasPoint = hasPoint || scalar == "."
      cursor.next()
    }
    cursor.skip { $0.isBlank }
    return hasPoint && cursor.scalar.map { "万亿元%％".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a text that ends with `end` is cut inside a word that no line ends with: 支出决 … 算为1.96万元.
  static func splitsWord(_ end: Unicode.Scalar?, _ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard let end, let first = first(bytes, range) else { return false }
    if "。;:!?,)".unicodeScalars.contains(end) { return false }
    // No line begins with the end of a name: 公务用车购置及运行维护 … 费预算为3.00万元.
    return "费额算".unicodeScalars.contains(first) || words.contains { $0.0 == end && $0.1 == first }
  }

  /// The two characters of each.
  private static let words: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("支", "出"), ("收", "入"), ("万", "元"), ("完", "成"), ("增", "加"), ("减", "少"),
    ("增", "长"), ("下", "降"), ("公", "经"), ("共", "预"), ("上", "年"), ("上", "一"), ("去", "年"), ("算", "数"), ("预", "算"),
  ]
}
