import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// What one place says of a project.
struct ProjectFact {
  /// What the figure is.
  enum Role: String, Sendable {
    case initialBudget = "年初预算数"
    case budget = "全年预算数"
    case outturn = "执行数"
    case rate = "执行率"
    case score = "自评得分"
    case evaluation = "部门评价得分"

    /// The role for readers of English.
    var english: String {
      switch self {
      case .initialBudget: "initial budget"
      case .budget: "budget"
      case .outturn: "outturn"
      case .rate: "completion"
      case .score: "self-assessment score"
      case .evaluation: "score of the department's evaluation"
      }
    }
  }

  /// How far a place is to be believed, the most first.
  enum Source: Int, Comparable {
    case form, summary, prose, ownReport, otherReport

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  var project: Int
  var role: Role
  var operand: Operand
  var source: Source
  /// The place: facts of the same place stand or fall together. Tables count from below zero.
  var place: Int
}

/// Collects what the tables say of projects.
struct ProjectTables {
  let scope: CheckScope
  var names = ProjectNames()
  var facts: [ProjectFact] = []

  init(_ scope: CheckScope) {
    self.scope = scope
    for (index, table) in scope.tables.enumerated() where table.layout == .score { form(index, table) }
    for (index, table) in scope.tables.enumerated() where table.layout == .standard { summary(index, table) }
    names.prepare()
    facts.removeAll { names.doubtful.contains($0.project) }
  }

  // MARK: 自评表

  private mutating func form(_ index: Int, _ table: Table) {
    guard let subject = table.subject, table.rows.prefix(4).contains(where: { $0.cells.contains { $0.key == "项目名称" } }),
      let project = names.add(subject, source: 0)
    else { return }
    let isInYuan = table.rows.contains { row in
      row.cells.contains { $0.key.hasSuffix("元") && $0.key.contains("资金") && !$0.key.contains("万元") }
    }
    let initial = Set(
      table.rows.flatMap { row in row.cells.indices.filter { row.cells[$0].key.hasPrefix("年初预算") } })
    for (number, entry) in table.entries.enumerated() {
      for (column, amount) in table.panels[entry.panel].amounts.enumerated() {
        let role: ProjectFact.Role
        switch (entry.role, amount.header.last ?? "") {
        case (.total, "得分"): role = .score
        case (.fund, "年初预算数"): role = .initialBudget
        case (.fund, "全年预算数"): role = initial.contains(amount.index) ? .initialBudget : .budget
        case (.fund, "全年执行数"): role = .outturn
        case (.fund, "执行率"): role = .rate
        default: continue
        }
        if isInYuan, role != .score, role != .rate { continue }
        take(project, role, CellPlace(table: index, entry: number, column: column), .form, place: -1 - index)
      }
    }
  }

  // MARK: 得分汇总表

  private mutating func summary(_ index: Int, _ table: Table) {
    guard table.panels.count == 1, let panel = table.panels.first, namesProjects(table) else { return }
    let roles = panel.amounts.map { Self.role($0.header.last ?? "") }
    let known = roles.compactMap { $0 }
    guard !known.isEmpty, Set(known).count == known.count, !table.title.contains("部门评价") else { return }
    for (number, entry) in table.entries.enumerated() {
      let label = entry.label.key
      if entry.role == .total || label.hasSuffix("合计") || label.hasSuffix("总计") || label.hasSuffix("小计") { continue }
      guard let project = names.add(scope.bytes.text(entry.labelRange), source: 1 + index) else { continue }
      for (column, role) in roles.enumerated() {
        guard let role else { continue }
        let place = CellPlace(table: index, entry: number, column: column)
        take(project, role, place, .summary, place: -1_000_000 - index * 10_000 - number)
      }
    }
  }

  private func namesProjects(_ table: Table) -> Bool {
    table.headerRows.contains { row in table.rows[row].cells.contains { $0.key == "项目名称" || $0.key == "预算项目名称" } }
  }

  private static func role(_ header: String) -> ProjectFact.Role? {
    switch header {
    case "自评得分", "绩效自评得分", "自评分", "自评分数", "得分": .score
    case "年初预算数", "年初预算": .initialBudget
    case "全年预算数", "全年预算", "调整后预算数", "调整后预算": .budget
    case "全年执行数", "执行数", "预算执行数": .outturn
    case "执行率", "预算执行率", "资金执行率": .rate
    default: nil
    }
  }

  private mutating func take(
    _ project: Int, _ role: ProjectFact.Role, _ cell: CellPlace, _ source: ProjectFact.Source, place: Int
  ) {
    guard let operand = try? Evaluator(scope: scope, home: nil).operand(cell), let value = operand.reading?.value,
      isInRange(role, operand, value)
    else { return }
    facts.append(ProjectFact(project: project, role: role, operand: operand, source: source, place: place))
  }

  /// Whether the unit is known: points without one, rates in hundredths, money in 元.
  private func isInRange(_ role: ProjectFact.Role, _ operand: Operand, _ value: Fixed) -> Bool {
    switch role {
    case .score, .evaluation: operand.exponent == 0
    case .rate: operand.exponent == -2
    default: operand.exponent >= 0 && hasUnit(operand)
    }
  }

  private func hasUnit(_ operand: Operand) -> Bool {
    guard let cell = operand.cell else { return true }
    let table = scope.tables[cell.table]
    return table.unit != nil || table.panels[table.entries[cell.entry].panel].amounts[cell.column].unit != nil
  }
}
