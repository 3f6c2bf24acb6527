import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Turns the figures of the prose, and the cells that they restate, into operands.
final class ProseOperands {
  let scope: CheckScope
  let reading: ProseReading
  let lexicon: Lexicon
  let rows: [ProseContext.Row]
  private let usual: [FigureKind: Int]
  /// The number of the relation that ties each statement to its cells.
  private(set) var rules: [String] = []
  /// The statements by what they are about and the section that they stand in, and those that are bound to tables.
  private let bySection: [Topic: [Int]]
  private let bound: [Topic: [Int]]
  /// The cells of indicators that were asked for.
  private var known: [CellQuery: [Operand]] = [:]
  /// The outturns of all indicators in the tables, by the fund that comes first.
  private var totals: [Int: [Operand]] = [:]
  /// What shares are of whose whole is not named.
  private(set) lazy var shared = SharedWholes(self)
  /// The indicators by their names.
  private let indicators: [TextKey: Int]
  /// The operands of the figures that were asked for, whatever their sign.
  private var figures: [Operand??]
  /// What the path of each cell of each indicator was found to name, once it was asked for.
  private var named: [[Operand??]]
  /// Where indicators are said.
  private(set) lazy var said = SaidIndicators(self)

  /// What statements are looked up by: an indicator whatever its fund, or else a subject.
  private struct Topic: Hashable {
    var indicator: Int?
    var subject: Subject?
    var section: Int?

    init(_ subject: Subject, _ section: Int? = nil) {
      if case .indicator(let index, _, _) = subject { indicator = index } else { self.subject = subject }
      self.section = section
    }
  }

  init(_ scope: CheckScope, _ reading: ProseReading, _ rows: [ProseContext.Row], _ lexicon: Lexicon) {
    self.scope = scope
    self.reading = reading
    self.rows = rows
    self.lexicon = lexicon
    named = lexicon.indicators.map { Array(repeating: nil, count: $0.cells.count) }
    indicators = Dictionary(lexicon.indicators.enumerated().map { (TextKey($0.element.name), $0.offset) }) { first, _ in first }
    figures = Array(repeating: nil, count: reading.figures.count)
    var counts: [FigureKind: [Int: Int]] = [:]
    for figure in reading.figures {
      if let scale = figure.figure.decimal?.scale { counts[figure.figure.kind, default: [:]][scale, default: 0] += 1 }
    }
    var (bySection, bound): ([Topic: [Int]], [Topic: [Int]]) = ([:], [:])
    for index in reading.statements.indices where !reading.statements[index].subject.isUnknown {
      let subject = reading.statements[index].subject
      bySection[Topic(subject, reading.statements[index].section ?? -1), default: []].append(index)
      if reading.statements[index].isBound { bound[Topic(subject), default: []].append(index) }
    }
    self.bySection = bySection
    self.bound = bound
    usual = counts.mapValues { scales in scales.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0 }
    rules = reading.statements.indices.map { rule(reading.statements[$0].subject, reading.statements[$0].fund) }
  }

  /// The operand of a figure in its role; the sign of a change is its word's.
  func operand(_ slot: Slot) -> Operand? {
    let known = figures[slot.figure] ?? operand(of: reading.figures[slot.figure].figure)
    figures[slot.figure] = .some(known)
    guard var operand = known else { return nil }
    operand.isNegative = slot.sign < 0
    // Where there is none the operand need not be a copy.
    if let word = slot.word { operand.word = word }
    return operand
  }

  /// The operands that a slot can stand for: with either sign where no word says which.
  func operands(_ slot: Slot) -> [Operand] {
    guard let operand = operand(slot) else { return [] }
    guard slot.isUnsigned else { return [operand] }
    var other = operand
    other.isNegative.toggle()
    return [operand, other]
  }

  /// The operand of a figure of the prose.
  func operand(of figure: FigureSyntax) -> Operand? {
    let usualScale = usual[figure.kind] ?? 0
    guard let value = FigureReading(figure, unit: figure.exponent, usualScale: usualScale) else { return nil }
    var operand = Operand(
      cell: nil, exponent: figure.exponent, scale: max(figure.decimal?.scale ?? 0, 0), range: figure.number,
      literal: scope.bytes.text(figure.number))
    operand.reading = value
    operand.isCount = figure.kind == .count
    return operand
  }

  /// What is said of the whole that a statement is a part of, in `role`.
  func whole(of statement: Statement, _ role: Role = .outturn) -> Operand? {
    statement.whole.flatMap { reading.statements[$0].slot(role) }.flatMap { operand($0) }
  }

  /// The unit of a figure that counts (批次, 人次: they do not mix); `nil` for other figures.
  func countedUnit(_ slot: Slot) -> String? {
    let figure = reading.figures[slot.figure].figure
    return figure.kind == .count ? figure.unit.map { scope.bytes.text($0) } ?? "" : nil
  }

  /// The number of the indicator of that name.
  func indicator(_ name: String) -> Int? { indicators[TextKey(name)] }

  /// The statements about what `subject` may mean that stand in the section of `statement`, or are bound to tables as it is, in
  /// order.
  func statements(like subject: Subject, beside statement: Statement) -> [Int] {
    let near = bySection[Topic(subject, statement.section ?? -1)] ?? []
    guard statement.isBound, let others = bound[Topic(subject)] else { return near }
    return Set(near + others).sorted()
  }

  // MARK: Cells

  /// Whether the tables have cells of the subject's own fund; otherwise what is found is the whole report's, and says
  /// nothing where it differs.
  func hasOwnCells(_ subject: Subject) -> Bool {
    guard case .indicator(let index, let fund, _) = subject, let fund else { return true }
    let cells = lexicon.indicators[index].cells
    return cells.allSatisfy { $0.fund.isEmpty }
      || cells.indices.contains { cell in
        cells[cell].fund == lexicon.funds[fund].name && operand(ofCell: cell, of: index).map { hasUnit($0) } ?? false
      }
  }

  /// How a subject compares with what the tables have in its place, where that is only likely to be the same: `≤` all funds'
  /// figure for that of one (the item's row is missing in the fund's table), `≥` one fund's for that of all; `nil` where the
  /// tables have the subject's own.
  func substitute(_ subject: Subject, _ role: Role, fund: Int?) -> Comparison.Operator? {
    switch subject {
    case .unknown: return nil
    case .rows(let indices):
      // An item of 财政拨款 is of one of its funds; what another table has of an item of one fund may be of others too.
      let funds = indices.map { lexicon.rowSources[rows[$0].source].fund }
      guard let fund = fund.map({ lexicon.funds[$0] }) else { return funds.contains("") ? nil : .atLeast }
      return funds.contains { $0 == fund.name || fund.parts.contains($0) } ? nil : .atMost
    case .indicator(let index, let fund, _):
      let stages = stages(role)
      let cells = lexicon.indicators[index].cells
      let own = fund.map { lexicon.funds[$0].name } ?? ""
      guard cells.contains(where: \.isNarrower) else { return nil }
      let hasOwn = cells.indices.contains { cell in
        stages.contains(cells[cell].stage) && !cells[cell].isNarrower && (cells[cell].fund.isEmpty || cells[cell].fund == own)
          && operand(ofCell: cell, of: index).map { hasUnit($0) } ?? false
      }
      return hasOwn ? nil : .atLeast
    }
  }

  /// The outturns of all indicators in the tables, those of `fund` first.
  func totals(fund: Int?) -> [Operand] {
    if let known = totals[fund ?? -1] { return known }
    var found: [Operand] = []
    for index in lexicon.indicators.indices where !lexicon.indicators[index].cells.isEmpty {
      for operand in indicatorCells(index, "决算", fund, false, true) where !found.contains(where: { $0.range == operand.range }) {
        found.append(operand)
      }
    }
    totals[fund ?? -1] = found
    return found
  }

  /// The cells that say the same as `role` of `subject`, in the order in which they are tried.
  /// With `anyFund`, those of other funds follow where the prose names none.
  func cells(_ subject: Subject, _ role: Role, fund: Int?, anyFund: Bool = false) -> [Operand] {
    switch subject {
    case .unknown: return []
    case .rows(let indices): return role == .outturn ? rowCells(indices, fund) : []
    case .indicator(let index, let fund, let isNamed):
      return stages(role).flatMap { indicatorCells(index, $0, fund, isNamed, anyFund) }
    }
  }

  /// The stages whose cells a role restates: of budgets, those of its stage before those of a stage that is not named.
  private func stages(_ role: Role) -> [String] {
    switch role {
    case .outturn: ["决算"]
    case .initialBudget: ["年初预算", "预算"]
    case .adjustedBudget: ["全年预算", "预算"]
    case .budget: ["预算", "全年预算", "年初预算"]
    default: []
    }
  }

  /// What was asked for the cells of an indicator.
  private struct CellQuery: Hashable {
    var indicator: Int
    var stage: TextKey
    var fund: Int?
    var isNamed: Bool
    var anyFund: Bool
  }

  private func indicatorCells(_ index: Int, _ stage: String, _ fund: Int?, _ isNamed: Bool, _ anyFund: Bool) -> [Operand] {
    let query = CellQuery(indicator: index, stage: TextKey(stage), fund: fund, isNamed: isNamed, anyFund: anyFund)
    if let found = known[query] { return found }
    let found = findIndicatorCells(index, stage, fund, isNamed, anyFund)
    known[query] = found
    return found
  }

  private func findIndicatorCells(_ index: Int, _ stage: String, _ fund: Int?, _ isNamed: Bool, _ anyFund: Bool) -> [Operand] {
    let all = lexicon.indicators[index].cells
    let cells = all.indices.filter { all[$0].stage == stage }
    if cells.isEmpty { return [] }
    let name = fund.map { lexicon.funds[$0].name } ?? ""
    let own = cells.filter { all[$0].fund == name }
    let general = cells.filter { all[$0].fund.isEmpty }
    let hasFunds = general.count < cells.count
    let rest = !anyFund ? [] : cells.filter { !all[$0].fund.isEmpty && all[$0].fund != name }
    let chosen = isNamed && hasFunds ? own : own + general + rest
    var found: [Operand] = []
    for cell in chosen {
      guard let operand = operand(ofCell: cell, of: index), hasUnit(operand) else { continue }
      if !found.contains(where: { $0.range == operand.range }) { found.append(operand) }
    }
    return found
  }

  /// The figure in a cell of an indicator; `nil` where the tables have no such cell.
  private func operand(ofCell cell: Int, of indicator: Int) -> Operand? {
    if let known = named[indicator][cell] { return known }
    let found = try? Evaluator(scope: scope, home: nil).operands(lexicon.indicators[indicator].cells[cell].path).first
    named[indicator][cell] = .some(found)
    return found
  }

  private func rowCells(_ indices: [Int], _ fund: Int?) -> [Operand] {
    let name = fund.map { lexicon.funds[$0].name } ?? ""
    let own = indices.filter { lexicon.rowSources[rows[$0].source].fund == name }
    return (own.isEmpty ? indices : own).compactMap { cell(rows[$0]) }.filter { hasUnit($0) }
  }

  /// The cell of the same item in a table of another fund that holds just what `figure` says.
  func elsewhere(_ subject: Subject, _ role: Role, _ figure: Operand) -> Operand? {
    guard case .rows(let indices) = subject, role == .outturn else { return nil }
    return indices.lazy.compactMap { self.cell(self.rows[$0]) }.first { $0.reading?.value == figure.reading?.value && self.hasUnit($0) }
  }

  /// Whether the table says what its figures are in.
  private func hasUnit(_ operand: Operand) -> Bool {
    guard let cell = operand.cell else { return true }
    let table = scope.tables[cell.table]
    return table.unit != nil || table.panels[table.entries[cell.entry].panel].amounts[cell.column].unit != nil
  }

  private func cell(_ row: ProseContext.Row) -> Operand? {
    guard let view = scope.views[row.table] else { return nil }
    let entry = scope.tables[row.table].entries[row.entry]
    let columns = lexicon.rowSources[row.source].column
    let amounts = scope.tables[row.table].panels[entry.panel].amounts
    let positions = columns.isEmpty ? Array(amounts.indices) : view.columns(columns[...], panel: entry.panel)
    guard let position = positions.first, positions.count == 1 || columns.isEmpty else { return nil }
    return try? Evaluator(scope: scope, home: nil).operand(CellPlace(table: row.table, entry: row.entry, column: position))
  }

  /// The number of the relation that ties `subject` to its cells.
  func rule(_ subject: Subject, _ fund: Int?) -> String {
    switch subject {
    case .unknown: return ""
    case .indicator(let index, _, _): return lexicon.indicators[index].rule
    case .rows(let indices):
      let name = fund.map { lexicon.funds[$0].name } ?? ""
      let row = indices.first { lexicon.rowSources[rows[$0].source].fund == name } ?? indices.first
      return row.map { lexicon.rowSources[rows[$0].source].rule } ?? ""
    }
  }
}
