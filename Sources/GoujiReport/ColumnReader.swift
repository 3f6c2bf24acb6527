import GoujiSyntax
import GoujiText

/// Tells what each column of a table is: from its cells first, from its header where they do not say.
enum ColumnReader {
  private static let codeWords = ["编码", "代码"]
  private static let rowNumberWords: [String] = ["行次", "序号", "栏次"]
  private static let remarkWords: [String] = ["备注", "说明", "注", "备 注"]
  private static let labelWords: [String] = ["项目", "科目名称", "项", "名称", "预算项目名称", "项目名称", "功能分类科目名称"]

  static func columns(
    _ rows: [GridRow], header: [Int], first: Int, width: Int, _ bytes: [UInt8]
  ) -> [Table.Column] {
    var isHeader = Array(repeating: false, count: rows.count)
    for row in header where row < rows.count { isHeader[row] = true }
    let headerWidth = header.map { rows[$0].cells.count }.max() ?? 0
    let numberRow = header.first { HeaderFinder.isNumberRow(rows[$0]) }
    // Only the first part's header: a repetition says the same, or the same with damage.
    let texts = header.prefix(first).filter { $0 < numberRow ?? Int.max }
    // 类 | 款 | 项 may share their row with the 合计 and its amounts.
    let levels = rows.indices.first { !isHeader[$0] }.map { rows[$0] }
    var columns: [Table.Column] = []
    // Rows may lack the empty cells at their end; a column that some row fills is there.
    let filled = rows.indices.filter { !isHeader[$0] }.map { rows[$0].filledWidth }.max() ?? 0
    for index in 0..<max(width, min(headerWidth, max(filled, width + 1))) {
      var column = Table.Column(index: index, role: .none)
      var above = texts.map { rows[$0][column: index].key }.filter { !$0.isEmpty }
      if let level = levels?[column: index], HeaderFinder.isLevelWord(level) { above.append(level.key) }
      column.number = numberRow.flatMap { rows[$0][column: index].integer }
      let count = tally(rows, isHeader, column: index, bytes)
      column.role = role(count, above: above, number: column.number)
      // In a table that numbers its columns, one without number and header holds only what a shifted row pushed there.
      if numberRow != nil, column.number == nil, above.isEmpty, column.role == .amount { column.role = .none }
      columns.append(column)
    }
    let isRemark = columns.indices.map { index in
      let above = texts.map { rows[$0][column: index].key }.filter { !$0.isEmpty }
      return above.isEmpty || above.contains { remarkWords.contains($0) } || above.allSatisfy { rowNumberWords.contains($0) }
    }
    settle(&columns, isRemark)
    headers(&columns, rows, texts, bytes)
    return columns
  }

  private struct Tally {
    var text = 0
    var decimals = 0
    var integers = 0
    var codes = 0
    var order = CodeOrder()
    var dashes = 0
    var sequential = 0
    var shortCodes = 0

    var figures: Int { decimals + integers }
  }

  /// Whether the codes of a column stand as a classification does: rising, each once, some below others.
  private struct CodeOrder {
    private var distinct: Set<ClassificationCode> = []
    private var last: ClassificationCode?
    private var pairs = 0
    private var rising = 0
    private var nested = 0

    mutating func take(_ code: ClassificationCode) {
      distinct.insert(code)
      if let last {
        pairs += 1
        if last.digits.utf8.lexicographicallyPrecedes(code.digits.utf8) { rising += 1 }
        if code.isBelow(last) { nested += 1 }
      }
      last = code
    }

    var isClassification: Bool { distinct.count >= 3 && rising * 10 >= pairs * 8 && nested > 0 }
  }

  private static func tally(_ rows: [GridRow], _ isHeader: [Bool], column: Int, _ bytes: [UInt8]) -> Tally {
    var tally = Tally()
    var previous: Int?
    for (index, row) in rows.enumerated() where !isHeader[index] {
      let cell = row[column: column]
      switch cell.content {
      case .empty: continue
      case .dash: tally.dashes += 1
      case .text where HeaderFinder.isLevelWord(cell): continue
      case .text, .glued: tally.text += 1
      case .figure(let figure):
        if figure.decimal?.scale ?? 1 > 0 || figure.token.isGrouped {
          tally.decimals += 1
        } else {
          tally.integers += 1
          let digits = bytes.text(figure.number)
          if let code = ClassificationCode(digits: digits) {
            tally.codes += 1
            tally.order.take(code)
          }
          if digits.utf8.count == 2 || digits.utf8.count == 3 { tally.shortCodes += 1 }
          if let value = cell.integer {
            if let previous, previous < Int.max, value == previous + 1 { tally.sequential += 1 }
            previous = value
          }
        }
      }
    }
    return tally
  }

  private static func role(_ tally: Tally, above: [String], number: Int?) -> Table.Column.Role {
    let saysCode = above.contains { text in codeWords.contains { text.hasSuffix($0) } || text.hasPrefix("科目") }
    let saysLevel = above.contains { $0 == "类" || $0 == "款" || $0 == "项" }
    let saysRowNumber = above.contains { rowNumberWords.contains($0) }
    // Whole amounts may look like codes; a column of codes says so, or has no number and is in order.
    let mayHoldCodes = saysCode || saysLevel || (number == nil && tally.order.isClassification)
    if tally.codes > 0, tally.codes * 5 >= tally.figures * 3, tally.decimals == 0, mayHoldCodes,
      tally.text <= tally.codes
    {
      return .code
    }
    if saysLevel, tally.shortCodes > 0, tally.shortCodes == tally.figures, tally.text == 0 { return .code }
    if saysRowNumber, tally.decimals == 0, tally.integers > 0, tally.text <= tally.integers { return .rowNumber }
    if tally.decimals == 0, tally.integers >= 4, tally.text == 0, tally.sequential * 10 >= (tally.integers - 1) * 8,
      number == nil
    {
      return .rowNumber
    }
    if tally.text > tally.figures + tally.dashes { return number != nil && tally.figures > 0 ? .amount : .label }
    if tally.figures > 0 || tally.dashes > 0 { return .amount }
    if tally.text > 0 { return .label }
    // No data: the header alone.
    if number != nil { return .amount }
    if saysCode { return .code }
    if above.contains(where: { labelWords.contains($0) }) { return .label }
    return .none
  }

  /// Columns without data between amounts, under a header, are amounts too.
  private static func settle(_ columns: inout [Table.Column], _ isRemark: [Bool]) {
    let hasNumbers = columns.contains { $0.number != nil }
    // A table of one row (the three public expenses) has no labels.
    guard !hasNumbers, let first = columns.firstIndex(where: { [.label, .code, .amount].contains($0.role) }) else { return }
    for index in columns.indices where index > first && columns[index].role == .none && !isRemark[index] {
      columns[index].role = .amount
    }
  }

  /// Gives each amount column the header texts above it; a merged cell stands over what lies right of it.
  private static func headers(_ columns: inout [Table.Column], _ rows: [GridRow], _ texts: [Int], _ bytes: [UInt8]) {
    // Where the run of columns begins that each one stands in, and the last filled cell left of it in each header row.
    var from = 0
    var left: [Int?] = texts.map { _ in nil }
    for index in columns.indices {
      if index > 0, columns[index - 1].role != .amount, columns[index - 1].role != .none { from = index }
      defer {
        for (level, row) in texts.enumerated() where !rows[row][column: index].isEmpty { left[level] = index }
      }
      guard columns[index].role == .amount else { continue }
      for (level, row) in texts.enumerated() {
        var cell = rows[row][column: index]
        func hasLower(_ column: Int) -> Bool { texts[(level + 1)...].contains { !rows[$0][column: column].isEmpty } }
        // A merged cell begins over its first column. Where nothing stands over the first one, the row has slipped, unless all of
        // it stands under one merged cell: 小计 | 购置费 | 运行维护费 under 公务用车购置及运行维护费.
        if hasLower(index), hasLower(from), rows[row][column: from].isEmpty, !isUnderOne(rows, texts[...level]) { continue }
        if cell.isEmpty, let left = left[level], left >= from, hasLower(index),
          !texts[..<level].contains(where: { row in (left + 1...index).contains { !rows[row][column: $0].isEmpty } })
        {
          cell = rows[row][column: left]
        }
        guard !cell.key.isEmpty else { continue }
        let (key, unit) = header(cell, bytes)
        columns[index].unit = unit ?? columns[index].unit
        if !key.isEmpty { columns[index].header.append(key) }
      }
    }
  }

  /// Whether the last of the header rows `levels` is filled only under one merged cell of the row above it, which begins where it
  /// does.
  private static func isUnderOne(_ rows: [GridRow], _ levels: ArraySlice<Int>) -> Bool {
    guard let row = levels.last, let above = levels.dropLast().last, let first = rows[row].cells.firstIndex(where: { !$0.isEmpty }),
      let last = rows[row].cells.lastIndex(where: { !$0.isEmpty })
    else { return false }
    return first > 0 && last > first && !rows[above][column: first].isEmpty
      && (first + 1...last).allSatisfy { rows[above][column: $0].isEmpty }
  }

  /// The comparable form of a header and the unit that it gives in brackets: 决算数（万元）.
  private static func header(_ cell: GridCell, _ bytes: [UInt8]) -> (String, Int?) {
    for (suffix, exponent) in MoneyUnit.all where cell.key.hasSuffix(suffix) {
      let text = bytes.text(cell.range)
      guard text.contains("（") || text.contains("(") else { break }
      return (String(cell.key.dropLast(suffix.count)), exponent)
    }
    for suffix in ["辆", "个", "人", "台", "套", "人次", "批次", "%", "台套"] where cell.key.hasSuffix(suffix) {
      let text = bytes.text(cell.range)
      if text.hasSuffix("）") || text.hasSuffix(")") { return (cell.key, suffix == "%" ? -2 : 0) }
    }
    return (cell.key, nil)
  }
}
