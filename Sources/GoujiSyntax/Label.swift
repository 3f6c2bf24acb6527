import GoujiText

/// The label of a run-in heading or the term of a definition: what stands between a numbering and the text.
struct Label {
  /// The label with the mark that ends it.
  var range: TextRange
  /// Whether a colon ends it.
  var isColon: Bool

  /// The longest label, in scalars.
  private static let longest = 70

  /// The label at the start of `range`, or `nil`: up to 。 or ： before any other punctuation, up to closing `**`, or
  /// up to the first space where what stands before it is a short term; text must follow.
  static func parse(_ bytes: [UInt8], _ range: TextRange) -> Label? {
    var cursor = ByteCursor(bytes, range)
    cursor.skip { $0.isBlank }
    cursor.take("**")
    let start = cursor.index
    var scalars = 0
    var depth = 0
    var firstSpace: Int?
    var hasDigit = false
    while let scalar = cursor.scalar, scalars <= longest, scalar != "\n", scalar != "\r" {
      switch scalar {
      case "（", "(": depth += 1
      case "）", ")": depth = max(0, depth - 1)
      case "*" where cursor.looking(at: "**") && cursor.index > start:
        cursor.take("**")
        return label(bytes, range, end: cursor, isColon: false)
      case "。" where scalars > 30 && depth == 0 && !endsWithLevel(cursor):
        return spaced(bytes, range, firstSpace, hasDigit: hasDigit)
      case "。", "：", ":":
        guard depth == 0 else { break }
        cursor.next()
        cursor.take("**")
        return label(bytes, range, end: cursor, isColon: scalar != "。")
      case "，", "；", ";", "！", "？", "{":
        return spaced(bytes, range, firstSpace, hasDigit: hasDigit)
      default:
        if scalar.isBlank, firstSpace == nil, scalars >= 2 { firstSpace = cursor.index }
        if scalar.isAnyDigit, firstSpace == nil { hasDigit = true }
      }
      scalars += 1
      cursor.next()
    }
    return cursor.isAtEnd ? nil : spaced(bytes, range, firstSpace, hasDigit: hasDigit)
  }

  /// Whether `（项）` or the like stands before the cursor: the name of an item of the functional classification.
  private static func endsWithLevel(_ cursor: ByteCursor) -> Bool {
    for level in ["（项）", "(项)", "（款）", "(款)", "（类）", "(类)"] as [StaticString] {
      var before = cursor
      before.index -= level.utf8CodeUnitCount
      if before.index >= 0, before.looking(at: level) { return true }
    }
    return false
  }

  private static func spaced(_ bytes: [UInt8], _ range: TextRange, _ space: Int?, hasDigit: Bool) -> Label? {
    guard let space, !hasDigit, space - range.start <= 75 else { return nil }
    return label(bytes, range, end: ByteCursor(bytes, TextRange(space, range.end)), isColon: false)
  }

  private static func label(_ bytes: [UInt8], _ range: TextRange, end: ByteCursor, isColon: Bool) -> Label? {
    var behind = end
    behind.skip { $0.isBlank || $0 == "\n" || $0 == "\r" }
    return behind.isAtEnd ? nil : Label(range: TextRange(range.start, end.index), isColon: isColon)
  }
}
