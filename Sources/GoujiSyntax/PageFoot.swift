import GoujiText

/// The feet of pages that text taken from a PDF has between the parts of a table or of a sentence.
enum PageFoot {
  /// Whether `range` is nothing but a page number (`12`, `- 12 -`, `第3页 共10页`) or a line that says the table goes on.
  static func isFoot(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard range.count <= 90, canBeFoot(bytes, range) else { return false }
    let text = bytes.text(range).filter { !$0.isWhitespace }
    if ["下页", "续表", "未完", "接上页", "接下页"].contains(where: { word in text.hasPrefix(word) || text.hasPrefix("（" + word) })
      || text.contains("本表未完") || text.contains("下页继续") || text.contains("续下页")
    {
      return true
    }
    return isNumber(text)
  }

  /// Whether `range` is nothing but a page number.
  static func isNumber(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    range.count <= 90 && canBeNumber(bytes, range) && isNumber(bytes.text(range).filter { !$0.isWhitespace })
  }

  /// Most lines are none: without 页, a letter or a mark of another kind says so.
  private static func canBeNumber(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    var hasOther = false
    while let scalar = cursor.next() {
      if scalar == "页" { return true }
      guard !hasOther, scalar.isHan || (0x21..<0x80).contains(scalar.value) else { continue }
      hasOther = !scalar.isDigit && !marks.contains(scalar)
    }
    return !hasOther
  }

  /// What stands beside the digits.
  private static let marks = "-－—–·.、/第页共".unicodeScalars

  private static func isNumber(_ text: String) -> Bool {
    // 第十二页 is one; a line that says 十二 is the end of a sentence.
    let hasWord = text.contains("页")
    func isDigit(_ character: Character) -> Bool { hasWord ? character.isNumber : character.unicodeScalars.allSatisfy(\.isAnyDigit) }
    let digits = text.filter(isDigit)
    guard (1...4).contains(digits.count), !text.contains(".") || text.hasSuffix(".") else { return false }
    let rest = text.filter { !isDigit($0) && !"-－—–·.、/第页共".contains($0) }
    return rest.isEmpty && (hasWord || digits.count == text.count || "-－—–·".contains(where: { text.hasPrefix(String($0)) }))
  }

  /// Most lines are none, and a look at their letters tells: one that is no numeral and in none of the words.
  private static func canBeFoot(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    var hasOther = false
    while let scalar = cursor.next() {
      if scalar == "页" || scalar == "续" || scalar == "完" { return true }
      if !hasOther, scalar.isHan, scalar != "第", scalar != "共", scalar.properties.numericType == nil { hasOther = true }
    }
    return !hasOther
  }
}

extension NodeView {
  /// Whether it is the foot of a page, not a sentence, an item or a heading that it looks like.
  package var isPageFoot: Bool {
    switch kind {
    case .paragraph, .item, .heading: PageFoot.isFoot(tree.bytes, range)
    default: false
    }
  }
}
