import GoujiText

/// The feet of pages that text taken from a PDF has between the parts of a table.
package enum PageFoot {
  /// Whether a word stands in `range` that no foot has: most paragraphs begin with one.
  private static func isSentence(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var hasWord = false
    var cursor = ByteCursor(bytes, range)
    while let scalar = cursor.next() {
      switch scalar {
      case "页", "表", "未", "接", "续": return false
      case "第", "共": break
      default: if !hasWord, scalar.isHan, scalar.properties.numericType == nil { hasWord = true }
      }
    }
    return hasWord
  }

  /// Whether `range` is nothing but a page number (`12`, `- 12 -`, `第3页 共10页`) or a line that says the table goes on.
  package static func isFoot(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    guard range.count <= 90, !isSentence(bytes, range) else { return false }
    let text = bytes.text(range).filter { !$0.isWhitespace }
    if text.isEmpty { return false }
    if ["下页", "续表", "未完", "接上页", "接下页"].contains(where: { word in text.hasPrefix(word) || text.hasPrefix("（" + word) })
      || text.contains("本表未完") || text.contains("下页继续") || text.contains("续下页")
    {
      return true
    }
    let digits = text.filter(\.isNumber)
    guard (1...4).contains(digits.count), !text.contains(".") || text.hasSuffix(".") else { return false }
    let rest = text.filter { !$0.isNumber && !"-－—–·.、/第页共".contains($0) }
    return rest.isEmpty && (text.contains("页") || digits.count == text.count || "-－—–·".contains(where: { text.hasPrefix(String($0)) }))
  }
}
