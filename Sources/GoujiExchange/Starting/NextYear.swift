import GoujiArithmetic
import GoujiProse
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Turns last year's report into the beginning of this year's: its years are one more, its tables are empty, the figures of
/// its prose are bound to them, and its changes compare with last year's report. What it cannot bind keeps last year's
/// value in a note.
package struct NextYear {
  private let result: CheckResult
  private var edits: [TextEdit] = []
  /// The formulas of the figures of the prose, by the offset of their number.
  private var formulas: [Int: String] = [:]
  /// The figures that already have a reference.
  private var referenced: Set<Int> = []
  /// The names of the figures that no table has, by the offset of their number.
  private var named: [Int: String] = [:]
  private var names = 0

  /// The beginning of the report after the one that `result` is of; `path` leads to that one from the new one's folder.
  package static func text(after result: CheckResult, year: Int, path: String) -> [UInt8] {
    var next = NextYear(result)
    next.frontMatter(year: year, path: path)
    next.years(to: year)
    next.tables()
    next.prose()
    return TextSplice.apply(next.edits, to: result.report.bytes)
  }

  /// The year that `report` says it is of; `nil` where nothing says it.
  package static func year(of report: Report) -> Int? {
    if let text = report.frontMatter[.year], let year = Int(text.prefix { $0.isNumber }), (1950...2100).contains(year) {
      return year
    }
    return report.tables.compactMap(\.year).first
  }

  private init(_ result: CheckResult) {
    self.result = result
    for binding in BindingWriter.bindings(result) { formulas[binding.figure.start] = binding.formula }
    for root in result.report.tree.roots {
      for node in root.descendants(.figure) {
        guard let number = node.first(.number), let reference = node.first(.reference) else { continue }
        referenced.insert(number.range.start)
        if let path = reference.children.first(where: { $0.kind == .path })?.text { formulas[number.range.start] = path }
      }
    }
  }

  // MARK: Year and front matter

  private mutating func frontMatter(year: Int, path: String) {
    guard let root = result.report.tree.roots.first, root.kind == .frontMatter else {
      let text = "---\n决算年度: \(year)\n上年报告: \(path)\n---\n\n"
      edits.append(TextEdit(range: TextRange(0, 0), newText: text))
      return
    }
    var hasLastYear = false
    for entry in root.children where entry.kind == .entry {
      guard let key = entry.first(.key).flatMap({ FrontMatterKey(rawValue: $0.text) }), let mark = entry.first(.mark) else { continue }
      let value = entry.first(.value)?.range ?? TextRange(mark.range.end, mark.range.end)
      if key == .year { edits.append(TextEdit(range: value, newText: value.isEmpty ? " \(year)" : String(year))) }
      if key == .lastYear {
        hasLastYear = true
        edits.append(TextEdit(range: value, newText: value.isEmpty ? " " + path : path))
      }
      if key == .units { edits.append(TextEdit(range: value, newText: "")) }
    }
    if !hasLastYear, let fence = root.children.last(where: { $0.kind == .fence }) {
      edits.append(TextEdit(range: TextRange(fence.range.start, fence.range.start), newText: "上年报告: \(path)\n"))
    }
  }

  /// The year of the accounts and the one before it, wherever 年 stands behind them, move on.
  private mutating func years(to year: Int) {
    let bytes = result.report.bytes
    let start = result.report.tree.roots.first.map { $0.kind == .frontMatter ? $0.range.end : 0 } ?? 0
    let mark = Array("年".utf8)
    let distance = year - (Self.year(of: result.report) ?? year - 1)
    var index = start
    while index < bytes.count {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { $0 < 0x30 || $0 > 0x39 } ?? bytes.count
      if end - index == 4, bytes[end...].starts(with: mark), let value = Int(bytes.text(TextRange(index, end))),
        value == year - distance || value == year - distance - 1
      {
        edits.append(TextEdit(range: TextRange(index, end), newText: String(value + distance)))
      }
      index = end
    }
  }

  // MARK: Tables

  private mutating func tables() {
    var cleared = Set<Int>()
    for table in result.tables {
      for entry in table.entries where table.panels.indices.contains(entry.panel) {
        let columns = table.panels[entry.panel].amounts
        for (place, cell) in entry.cells.enumerated() where columns.indices.contains(place) {
          guard let figure = cell.figure, cleared.insert(figure.number.start).inserted else { continue }
          let header = columns[place].header.joined()
          if table.layout == .score, header.contains("分值") || header.contains("权重") { continue }
          let isLabelled = !entry.label.key.isEmpty || entry.code != nil || entry.rowNumber != nil
          let text = moved(header, columns, entry) ?? (isLabelled ? "" : "0.00")
          edits.append(TextEdit(range: figure.number, newText: text))
          if text.isEmpty, let unit = figure.unit { edits.append(TextEdit(range: unit, newText: "")) }
        }
      }
    }
  }

  /// For a column of last year's figures, what this year's column beside it has.
  private func moved(_ header: String, _ columns: [Table.Column], _ entry: Table.Entry) -> String? {
    guard header.contains("上年") else { return nil }
    for word in ["本年", ""] {
      let other = Self.replacing("上年", by: word, in: header)
      guard let place = columns.firstIndex(where: { $0.header.joined() == other }), entry.cells.indices.contains(place),
        let figure = entry.cells[place].figure
      else { continue }
      return result.report.bytes.text(figure.number)
    }
    return nil
  }

  private static func replacing(_ word: String, by other: String, in text: String) -> String {
    guard let range = text.firstRange(of: word) else { return text }
    return text[..<range.lowerBound] + other + text[range.upperBound...]
  }

  // MARK: Prose

  private mutating func prose() {
    var marks: [Int: String] = [:]
    for statement in result.prose.statements { bind(statement, &marks) }
    for (index, figure) in result.prose.figures.enumerated() {
      let syntax = figure.figure
      guard syntax.kind == .amount || syntax.kind == .percent else { continue }
      let start = syntax.number.start
      if referenced.contains(start) {
        open(syntax)
      } else if let mark = marks[index] ?? share(syntax) {
        open(syntax)
        edits.append(TextEdit(range: TextRange(syntax.range.end, syntax.range.end), newText: mark))
      } else {
        edits.append(TextEdit(range: TextRange(syntax.range.end, syntax.range.end), newText: "{注: 上年的数}"))
      }
    }
  }

  /// Leaves a figure open: a zero with as many decimals.
  private mutating func open(_ figure: FigureSyntax) {
    let scale = figure.decimal?.scale ?? 2
    edits.append(TextEdit(range: figure.number, newText: Decimal(coefficient: 0, scale: scale).text(grouped: false)))
  }

  /// What stands behind the figures of one statement: the cell, and the comparisons with last year and with the budget.
  private mutating func bind(_ statement: Statement, _ marks: inout [Int: String]) {
    let figures = result.prose.figures
    if let slot = statement.slot(.outturn), figures.indices.contains(slot.figure) {
      let start = figures[slot.figure].figure.number.start
      if let path = formulas[start] {
        marks[slot.figure] = "{=\(path)}"
      } else if !statement.subject.isUnknown {
        // No table has it: this year's is given a name.
        marks[slot.figure] = "{#\(name(start))}{注: 上年\(literal(slot.figure))}"
      }
    }
    guard let outturn = outturn(of: statement) else { return }
    let start = figures[outturn].figure.number.start
    guard let now = formulas[start] ?? named[start].map({ "#" + $0 }) else { return }
    let before = formulas[start].map { "上年!" + $0 } ?? literal(outturn)
    for slot in statement.slots where figures.indices.contains(slot.figure) {
      let start = figures[slot.figure].figure.number.start
      switch slot.role {
      case .change: marks[slot.figure] = "{=\(now) - \(before)}"
      case .rate: marks[slot.figure] = "{=\(now) / \(before) - 1}"
      case .lastYear: marks[slot.figure] = "{=\(before)}"
      case .initialBudget, .adjustedBudget, .budget:
        marks[slot.figure] = formulas[start].map { "{=\($0)}" } ?? "{#\(name(start))}{注: 上年\(literal(slot.figure))}"
      default: break
      }
    }
    for (budget, completion) in [
      (Role.initialBudget, Role.initialCompletion), (.adjustedBudget, .adjustedCompletion), (.budget, .completion),
    ] {
      guard let slot = statement.slot(completion), let base = statement.slot(budget), let mark = marks[base.figure] else { continue }
      marks[slot.figure] = "{=\(now) / \(mark.drop { "{=".contains($0) }.prefix { $0 != "}" })}"
    }
  }

  /// The figure that says the outturn of what `statement` is about: its own, or that of an earlier one that it goes on with.
  private func outturn(of statement: Statement) -> Int? {
    var statement = statement
    for _ in 0..<8 {
      if let slot = statement.slot(.outturn), result.prose.figures.indices.contains(slot.figure) { return slot.figure }
      guard let earlier = statement.earlier, result.prose.statements.indices.contains(earlier) else { return nil }
      statement = result.prose.statements[earlier]
    }
    return nil
  }

  /// The name of the figure whose number stands at `start`.
  private mutating func name(_ start: Int) -> String {
    if let name = named[start] { return name }
    names += 1
    named[start] = "数\(names)"
    return "数\(names)"
  }

  /// A figure of the prose as it is printed, with its unit.
  private func literal(_ index: Int) -> String {
    let figure = result.prose.figures[index].figure
    return result.report.bytes.text(TextRange(figure.number.start, (figure.unit ?? figure.number).end)).filter { !$0.isWhitespace }
  }

  /// The formula of a share, where both terms are known.
  private func share(_ figure: FigureSyntax) -> String? {
    guard figure.kind == .percent else { return nil }
    for instance in result.instances where instance.left.count == 1 && instance.left.first?.range.start == figure.number.start {
      guard let ratio = instance.ratio, ratio.numerator.count == 1, ratio.denominator.count == 1,
        let above = ratio.numerator.first.flatMap({ term($0) }),
        let below = ratio.denominator.first.flatMap({ term($0) })
      else { continue }
      return "{=\(above) / \(below)}"
    }
    return nil
  }

  /// What a formula calls a figure of the prose.
  private func term(_ operand: Operand) -> String? {
    guard operand.cell == nil, operand.document == 0 else { return nil }
    return formulas[operand.range.start] ?? named[operand.range.start].map { "#" + $0 }
  }
}
