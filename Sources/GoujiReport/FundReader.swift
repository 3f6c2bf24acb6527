import GoujiSyntax
import GoujiText

/// Reads the upper block of a score table: budget, outturn, 分值, 执行率 and 得分 of the funds, by source.
enum FundReader {
  /// What was found of the 执行率 row, whose 分值 and 得分 count among the indicators'.
  enum Result: Equatable {
    /// There is no upper block.
    case absent
    /// There is one, but its header cannot be read.
    case unreadable
    /// The entry with 分值 and 得分.
    case found(Table.Entry)

    static func == (a: Result, b: Result) -> Bool {
      switch (a, b) {
      case (.absent, .absent), (.unreadable, .unreadable): true
      default: false
      }
    }
  }

  /// Adds a panel of funds to `table` if its rows before `end` hold one.
  static func read(_ table: inout Table, before end: Int, _ bytes: [UInt8]) -> Result {
    guard
      let header = table.rows[..<end].firstIndex(where: { row in
        row.cells.contains { $0.key.contains("执行数") } && row.cells.contains { $0.key.contains("预算") }
      })
    else { return .absent }
    let row = table.rows[header]
    let weight = row.cells.firstIndex { ScoreReader.isWeight($0) }
    let score = row.cells.firstIndex { ScoreReader.isScore($0) }
    let rate = row.cells.firstIndex { $0.key.hasSuffix("执行率") }
    let outturn = row.cells.firstIndex { $0.key.contains("执行数") }
    let budget = outturn.flatMap { end in
      row.cells[..<end].lastIndex { $0.key.contains("预算数") || $0.key.contains("预算") }
    }
    guard let weight, let score, let rate, let outturn, let budget, weight < score else { return .unreadable }
    let initial = row.cells[..<budget].lastIndex { $0.key.contains("预算") && !$0.key.contains("万元") }
    var columns = [(budget, "全年预算数"), (outturn, "全年执行数"), (rate, "执行率")]
    if let initial, initial > 0 { columns.insert((initial, "年初预算数"), at: 0) }
    let panel = Table.Panel(
      names: ["资金"],
      amounts: columns.map { index, name in
        Table.Column(index: index, role: .amount, header: [name], unit: name == "执行率" ? -2 : 4)
      })
    table.panels.append(panel)
    return funds(&table, header: header, end: end, panel, weight: weight, score: score, bytes)
  }

  private static func funds(
    _ table: inout Table, header: Int, end: Int, _ panel: Table.Panel, weight: Int, score: Int, _ bytes: [UInt8]
  ) -> Result {
    var result = Result.unreadable
    guard let first = panel.amounts.first?.index else { return .unreadable }
    for index in header + 1..<max(end, header + 1) {
      let row = table.rows[index]
      guard let label = row.cells.prefix(first).last(where: { $0.content == .text }), row[column: first].figure != nil else {
        continue
      }
      let isTotal = result == .unreadable
      table.entries.append(
        Table.Entry(
          panel: 1, row: index, label: LabelText(bytes, label.range), labelRange: label.range,
          cells: EntryCells(row, panel.amounts.map(\.index)), role: isTotal ? .fund : .source))
      guard isTotal else { continue }
      guard row[column: weight].figure != nil, row[column: score].figure != nil else { return .unreadable }
      var entry = Table.Entry(
        panel: 0, row: index, label: LabelText("执行率"), labelRange: label.range,
        cells: EntryCells([row[column: weight], row[column: score]]), role: .part)
      entry.labelRange = label.range
      result = .found(entry)
    }
    return result
  }
}
