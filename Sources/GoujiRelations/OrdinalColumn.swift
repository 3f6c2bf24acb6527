import GoujiReport
import GoujiSyntax
import GoujiText

/// The 序号 column of a table, read as a run: 1, 2, 3 … in its rows from top to bottom.
///
/// It is one only where nothing else explains the numbers: they begin with 1 and grow; half of the steps at least are
/// single ones.
struct OrdinalColumn {
  /// A row with its ordinal.
  private struct Item {
    var row: Int
    var number: Int
    var range: TextRange
  }

  private let table: Table
  private let bytes: [UInt8]
  private let column: Int
  private var items: [Item] = []
  /// Where the run does not go on by one.
  private var jumps: [Int] = []
  /// Whether it begins anew with 1 somewhere.
  private var restarts = false

  /// The run of `table`; `nil` where the table has none, or lacks rows for all that is known.
  init?(_ table: Table, _ bytes: [UInt8]) {
    guard table.layout == .standard, table.panels.count == 1, table.panels[0].isOrdinal, !table.isTorn,
      let column = table.panels[0].rowNumber
    else { return nil }
    self.table = table
    self.bytes = bytes
    self.column = column
    let header = Set(table.headerRows)
    for row in table.rows.indices where !header.contains(row) {
      let cell = table.rows[row][column: column]
      if let number = cell.integer { items.append(Item(row: row, number: number, range: cell.range)) }
    }
    guard items.count >= 3, items[0].number == 1 else { return nil }
    for index in items.indices.dropFirst() {
      let (previous, number) = (items[index - 1].number, items[index].number)
      if number == 1 {
        restarts = true
      } else if number <= previous {
        return nil
      } else if number != previous + 1 {
        jumps.append(index)
      }
    }
    guard jumps.count * 2 <= items.count - 1 else { return nil }
  }

  /// The first gap: between two rows that stand one below the other in the same part of the table.
  var gap: (range: TextRange, message: Localized)? {
    for index in jumps {
      let (previous, item) = (items[index - 1], items[index])
      guard item.row == previous.row + 1, !table.partStarts.contains(item.row) else { continue }
      return (
        item.range,
        Localized(
          "序号从\(previous.number)跳到了\(item.number)", "the ordinals jump from \(previous.number) to \(item.number)")
      )
    }
    return nil
  }

  // MARK: Stated counts

  /// What is counted where rows are: a number before one of these, and nothing behind it.
  private static let countWords: [String] = ["项", "个项目", "项目", "条", "笔", "家", "家单位", "个单位", "户"]
  /// What says that all rows are meant.
  private static let totalWords = ["合计", "共计", "总计", "共有", "共"]
  private static let placeWords = ["以上", "上表", "本表", "表中"]

  /// A number of rows, in a total row of the table or in a line behind it, that is not the number of the rows.
  func wrongCount(_ tree: SyntaxTree) -> (range: TextRange, message: Localized)? {
    guard jumps.isEmpty, !restarts, let last = items.last, let stated = stated(tree), stated.count != last.number,
      !isSum(stated.count)
    else { return nil }
    // A row between the numbered ones may have been counted too.
    guard last.row - items[0].row + 1 == items.count else { return nil }
    return (
      stated.range,
      Localized(
        "这里写的是\(stated.count)，表中序号从1到\(last.number)",
        "\(stated.count) is stated here; the ordinals of the table run from 1 to \(last.number)")
    )
  }

  private func stated(_ tree: SyntaxTree) -> (count: Int, range: TextRange)? {
    let header = Set(table.headerRows)
    let amounts = Set(table.panels[0].amounts.map(\.index))
    for row in table.rows.indices where !header.contains(row) && table.rows[row][column: column].integer == nil {
      let cells = table.rows[row].cells.enumerated().filter { !amounts.contains($0.offset) }.map(\.element.range)
      let isTotal = cells.contains { Self.totalWords.contains(LabelText.key(bytes, $0)) }
      for cell in cells {
        if let count = Self.count(LabelText.key(bytes, cell), isTotal: isTotal) { return (count, cell) }
      }
    }
    guard let block = table.blocks.last, let next = tree.blocks.indices.first(where: { $0 > block && tree.root($0).kind != .blank })
    else { return nil }
    let root = tree.root(next)
    guard root.kind == .paragraph, root.range.count <= 90 else { return nil }
    let range = Trim.range(bytes, root.range)
    return Self.count(LabelText.key(bytes, range), isTotal: false).map { ($0, range) }
  }

  /// The number of 共12项, 合计12个项目, 以上共12项; of 12项 alone only in a row of totals.
  private static func count(_ key: String, isTotal: Bool) -> Int? {
    var text = key[...]
    if let word = placeWords.first(where: { text.hasPrefix($0) }) { text = text.dropFirst(word.count) }
    if let word = totalWords.first(where: { text.hasPrefix($0) }) {
      text = text.dropFirst(word.count)
    } else if !isTotal || text.count != key.count {
      return nil
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard countWords.contains(String(text[digits.endIndex...])) else { return nil }
    return Int(digits)
  }

  /// Whether a column of figures adds up to `count`, or a total row gives it: then it is no number of rows.
  private func isSum(_ count: Int) -> Bool {
    let numbered = Set(items.map(\.row))
    return table.panels[0].amounts.contains { column in
      var sum: Int? = 0
      for row in table.rows.indices {
        guard let figure = table.rows[row][column: column.index].figure else { continue }
        let value = figure.decimal.flatMap { $0.scale == 0 ? Int(exactly: $0.coefficient) : nil }
        if !numbered.contains(row), value == count { return true }
        if numbered.contains(row) {
          sum = sum.flatMap { known in value.flatMap { known.addingReportingOverflow($0).overflow ? nil : known + $0 } }
        }
      }
      return sum == count
    }
  }
}
