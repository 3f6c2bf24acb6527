import GoujiSyntax
import GoujiText

/// Finds the header rows of a table and their repetitions.
enum HeaderFinder {
  /// Words that stand beside the numbers of a 栏次 row.
  private static let numberRowWords: [String] = [
    "栏次", "行次", "类", "款", "项", "合计", "项目", "科目名称", "科目编码", "功能分类科目编码", "经济分类科目编码", "序号",
  ]
  /// A header has no more rows than this.
  private static let mostRows = 9

  /// The indices of the header rows: up to the 栏次 row, or up to the first row with a figure. Rows of amounts before
  /// the 栏次 row (合计 inside the header) are not among them.
  static func header(_ rows: [GridRow]) -> [Int] {
    let top = rows.prefix(mostRows)
    let numberRows = top.indices.filter { isNumberRow(rows[$0]) }
    // A total of 1 and 2 may look like the numbers of two columns; a row that says 栏次 has them.
    if let numbers = numberRows.first(where: { rows[$0].cells.contains(where: isNumberWord) }) ?? numberRows.first {
      var header = (0...numbers).filter { $0 == numbers || !(hasAmounts(rows[$0]) || isTotal(rows[$0])) }
      // Some print the words 栏次 and 合计 one row below the numbers.
      let below = numbers + 1
      if below < rows.count, !isData(rows[below]), rows[below].cells.contains(where: isNumberWord) {
        header.append(below)
      }
      return header
    }
    let end = top.indices.first { isData(rows[$0]) } ?? min(rows.count, 2)
    return Array(0..<end)
  }

  /// How many rows at the start of `rows` repeat `header`: as written, or nearly so where the text is damaged.
  static func repeatedHeader(_ rows: [GridRow], of header: [GridRow]) -> Int {
    guard let first = rows.first, !hasAmounts(first),
      let start = header.firstIndex(where: { isRepetition(first, $0) })
    else { return 0 }
    var count = 1
    while count < rows.count, start + count < header.count,
      isNumberRow(rows[count])
        || (!isNumberRow(header[start + count]) && (!isData(rows[count]) || isRepetition(rows[count], header[start + count])))
    {
      count += 1
    }
    return count
  }

  /// Whether most of what `row` says, `original` says in the same columns.
  private static func isRepetition(_ row: GridRow, _ original: GridRow) -> Bool {
    let width = max(row.filledWidth, original.filledWidth)
    guard width > 0, abs(row.filledWidth - original.filledWidth) <= 1 else { return false }
    var filled = 0
    var equal = 0
    for column in 0..<width where !row[column: column].isEmpty {
      filled += 1
      if isSame(row[column: column], original[column: column]) { equal += 1 }
    }
    return equal > 0 && equal * 2 >= filled
  }

  /// Whether two cells say the same: a text, or the number of a column.
  private static func isSame(_ cell: GridCell, _ original: GridCell) -> Bool {
    cell.key.isEmpty ? cell.integer != nil && cell.integer == original.integer : cell.key == original.key
  }

  /// Whether a row holds figures with decimals or thousands separators.
  private static func hasAmounts(_ row: GridRow) -> Bool {
    row.cells.contains { cell in
      guard let figure = cell.figure else { return false }
      return figure.token.isGrouped || (figure.decimal?.scale ?? 0) > 0
    }
  }

  /// Whether a row is a total: the word, and figures.
  private static func isTotal(_ row: GridRow) -> Bool {
    row.cells.contains { $0.key == "合计" || $0.key == "总计" } && isData(row)
  }

  /// Whether a cell says that the numbers of the columns stand beside it.
  private static func isNumberWord(_ cell: GridCell) -> Bool { cell.key == "栏次" || cell.key == "行次" }

  /// Whether a cell is one of the words that head label columns.
  static func isHeaderWord(_ cell: GridCell) -> Bool { numberRowWords.contains(cell.key) }

  /// Whether a cell is the 类, 款, 项 or 栏次 of a header that a row of amounts shares.
  static func isLevelWord(_ cell: GridCell) -> Bool {
    cell.key == "类" || cell.key == "款" || cell.key == "项" || cell.key == "栏次"
  }

  /// Whether a row numbers the columns: 1, 2, 3 … in order, and no label beside them but 栏次 and the like.
  static func isNumberRow(_ row: GridRow) -> Bool {
    var expected = 1
    var hasWord = false
    var (isTotal, saysNumbers, beginsAgain) = (false, false, false)
    for cell in row.cells where !cell.isEmpty {
      if let integer = cell.integer, integer < 1000, integer == expected || (expected > 1 && integer == 1) {
        beginsAgain = beginsAgain || integer < expected
        expected = integer + 1
      } else if cell.content == .text, numberRowWords.contains(cell.key) {
        hasWord = true
        isTotal = isTotal || cell.key == "合计"
        saysNumbers = saysNumbers || isNumberWord(cell)
      } else if cell.content != .dash {
        return false
      }
    }
    // The numbers of another panel begin again, and so may a total with small figures.
    if isTotal, beginsAgain, !saysNumbers { return false }
    return expected > 2 || (expected == 2 && hasWord)
  }

  /// Whether a row holds data: a figure that is no year, a nil (—) beside a label, or what looks like a year beside a code.
  static func isData(_ row: GridRow) -> Bool {
    var (hasYear, hasDash, hasText, hasCode) = (false, false, false, false)
    for cell in row.cells {
      switch cell.content {
      case .figure:
        guard let integer = cell.integer, (1949...2099).contains(integer) else { return true }
        hasYear = true
      case .glued: return true
      case .dash: hasDash = true
      case .text:
        hasText = true
        hasCode = hasCode || beginsWithCode(cell)
      case .empty: continue
      }
    }
    return hasDash && (hasText || hasYear) || hasYear && hasCode
  }

  /// Whether a text begins with the digits of a classification code and goes on with its name; `2024年` does not.
  private static func beginsWithCode(_ cell: GridCell) -> Bool {
    let digits = cell.key.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.count < cell.key.utf8.count && ClassificationCode(digits: String(decoding: digits, as: UTF8.self)) != nil
  }
}
