import GoujiSyntax
import GoujiText

/// Reads 绩效自评表: indicators with 分值 and 得分, above them the funds with budget, outturn and 执行率.
///
/// These forms are set by hand, so their rows wander. A row is read by its header's columns, or, shifted, by the last
/// two figures; if any row stays unclear, the sums over the rows are not evaluated (the table has no total entry).
enum ScoreReader {
  private static let weightWords: [String] = ["分值", "权重", "分值权重", "权重分值"]
  private static let scoreWords: [String] = ["得分", "自评得分", "评价得分"]
  private static let totalWords: [String] = ["总分", "合计", "总计", "合计得分", "总得分"]

  /// Whether the table is a score table; if so, it is read.
  static func read(_ table: inout Table, _ bytes: [UInt8]) -> Bool {
    guard let header = table.rows.firstIndex(where: { isIndicatorHeader($0) }) else { return false }
    table.layout = .score
    table.subject = subject(table.rows, bytes)
    guard let weight = column(table.rows[header], weightWords) else { return true }
    let score = column(table.rows[header], scoreWords)
    table.headerRows = [header]
    let amounts = [(weight, "分值"), (score ?? weight, "得分")].map { index, name in
      Table.Column(index: index, role: .amount, header: [name], unit: 0)
    }
    table.panels = [Table.Panel(names: ["指标"], amounts: amounts)]
    let name = table.rows[header].cells.lastIndex { $0.key == "三级指标" || $0.key == "指标" } ?? 0
    var reader = Indicators(weight: weight, score: score, name: name)
    for index in (header + 1)..<max(header + 1, table.rows.count) { reader.read(index, &table, bytes) }
    let funds = FundReader.read(&table, before: header, bytes)
    reader.finish(&table, execution: funds)
    return true
  }

  /// A header of indicators: 三级指标 (or 指标) and 分值 or 权重.
  private static func isIndicatorHeader(_ row: GridRow) -> Bool {
    column(row, weightWords) != nil && row.cells.contains { $0.key.hasSuffix("级指标") || $0.key == "指标" }
  }

  static func column(_ row: GridRow, _ words: [String]) -> Int? { row.cells.firstIndex { !$0.key.isEmpty && words.contains($0.key) } }

  static func isWeight(_ cell: GridCell) -> Bool { weightWords.contains(cell.key) }
  static func isScore(_ cell: GridCell) -> Bool { scoreWords.contains(cell.key) }

  /// The name of the project that the form is about: the cell behind 项目名称.
  private static func subject(_ rows: [GridRow], _ bytes: [UInt8]) -> String? {
    for row in rows.prefix(4) {
      guard let label = row.cells.firstIndex(where: { $0.key == "项目名称" || $0.key == "部门单位名称" || $0.key == "部门名称" }),
        let cell = row.cells[(label + 1)...].first(where: { !$0.isEmpty })
      else { continue }
      return bytes.text(cell.range)
    }
    return nil
  }

  /// The rows of indicators.
  private struct Indicators {
    let weight: Int
    let score: Int?
    /// The column of the indicators' names.
    let name: Int
    private var isUnclear = false
    private var hasTotal = false

    init(weight: Int, score: Int?, name: Int) {
      self.weight = weight
      self.score = score
      self.name = name
    }

    mutating func read(_ index: Int, _ table: inout Table, _ bytes: [UInt8]) {
      let row = table.rows[index]
      guard !hasTotal, let label = label(row) else { return }
      let isTotal = row.cells.prefix(weight).contains { totalWords.contains($0.key) }
      let last = row.cells.lastIndex { !$0.isEmpty } ?? 0
      guard isTotal || last >= min(weight, 3) else { return }
      // Rows below the indicators (评价结论 …) have no figures.
      guard let cells = cells(row, isTotal: isTotal) else {
        let namesIndicator = row.cells.contains { $0.key.hasSuffix("指标") }
        if namesIndicator || row.cells.count(where: { !$0.isEmpty }) >= 5 { isUnclear = true }
        return
      }
      var entry = Table.Entry(
        panel: 0, row: index, label: LabelText(bytes, label), labelRange: label, cells: EntryCells(cells),
        role: isTotal ? .total : .part)
      if isTotal {
        entry.label = LabelText("总分")
        hasTotal = true
      }
      table.entries.append(entry)
    }

    /// The cells of 分值 and 得分 in a row, or `nil` where they cannot be told.
    private mutating func cells(_ row: GridRow, isTotal: Bool) -> [GridCell]? {
      let direct = row[column: weight]
      if case .glued(let first, let second) = direct.content {
        return [piece(first), piece(second)]
      }
      // The run of figures at the end, before remarks: 分值 and 得分 are the last two.
      let figures = row.cells.indices.filter { row[column: $0].figure?.unit == nil && row[column: $0].figure != nil }
      guard let last = figures.last else { return nil }
      guard let score else {
        // Without a 得分 column (cut off by the page) one figure may be either: only a total of two can be read.
        guard isTotal, figures.count == 2, figures[0] == last - 1 else { return nil }
        return [row[column: last - 1], row[column: last]]
      }
      if direct.figure != nil, row[column: score].figure != nil, last <= score + 1 {
        if last == score || isTotal { return [direct, row[column: score]] }
        // One figure more behind 得分: the row is shifted to the right by one if 分值 stands at 得分's place.
        let moved = [row[column: score], row[column: last]]
        return row[column: weight - 1].figure == nil && last == score + 1 ? moved : nil
      }
      guard figures.count >= 2, last == figures[figures.count - 2] + 1, abs(last - score) <= 1 else { return nil }
      return [row[column: last - 1], row[column: last]]
    }

    private func piece(_ figure: FigureSyntax) -> GridCell {
      GridCell(range: figure.number, content: .figure(figure), key: "")
    }

    /// The label of a row: what stands in the column of names, or the last text there that is no target value.
    private func label(_ row: GridRow) -> TextRange? {
      let texts = row.cells.prefix(weight).filter { $0.content == .text }
      if let total = texts.first(where: { totalWords.contains($0.key) }) { return total.range }
      let names = row.cells.prefix(name + 2).filter { cell in
        guard cell.content == .text, let first = cell.key.unicodeScalars.first else { return false }
        return first.isHan
      }
      return (row[column: name].key.unicodeScalars.first?.isHan == true ? row[column: name] : names.last ?? texts.first)?.range
    }

    /// Takes the sums out where a row was unclear, and adds the 执行率 row of the upper block.
    func finish(_ table: inout Table, execution: FundReader.Result) {
      if case .found(let entry) = execution { table.entries.insert(entry, at: 0) }
      guard isUnclear || execution == .unreadable else { return }
      for index in table.entries.indices where table.entries[index].role == .part { table.entries[index].role = .plain }
      table.isTorn = true
    }
  }
}
