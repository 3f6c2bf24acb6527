import GoujiProse
import GoujiReport
import GoujiText

/// What the roles of a relation can stand for in one statement: its own figures, an earlier statement's about the same
/// subject, and the cells.
struct Choices {
  let statement: Statement
  /// The figure that the relation is about.
  let slot: Slot
  let operands: ProseOperands

  private var reading: ProseReading { operands.reading }

  /// Whether two different budgets are at hand and none is named: then a quotient that fits neither says little.
  var isAmbiguous: Bool { slot.role.isCompletion && budgets(slot.role.stageOfBudget).count > 1 }

  /// Whether the budgets are all said beside the figure: 年初预算100万元，全年预算120万元，执行数110万元，执行率91.67%. It is of one of them.
  var saysBudgets: Bool {
    let whole = slot.isLoose ? statement.whole.map { reading.statements[$0].slots } ?? [] : []
    let said = Set((statement.slots + whole).filter { !$0.role.stage.isEmpty }.map { reading.figures[$0.figure].figure.number })
    return budgets(slot.role.stageOfBudget).allSatisfy { said.contains($0.range) }
  }

  /// Whether a whole is meant that stands in a part of the report where figures are not bound to tables, or one that is not named.
  var isDoubtful: Bool {
    slot.role == .share && (slot.whole.isEmpty ? statement.whole == nil && !operands.shared.isCertain(slot) : !statement.isBound)
  }

  /// Whether a share whose whole is not named stands alone: that some amount makes it hold is all that can be said.
  var isAlone: Bool { slot.role == .share && slot.whole.isEmpty && statement.whole == nil && operands.shared.isAlone(slot) }

  /// Whether a share's part is said elsewhere: 货物采购中，中小企业合同占货物采购支出的74%. It may be a part of that part.
  var isPartElsewhere: Bool { slot.role == .share && statement.slot(.outturn) == nil }

  /// The operands that `role` can stand for, the likeliest first.
  func options(_ role: String) -> [Operand] {
    switch role {
    case "总项": return wholes()
    case "预算项":
      return budgets(slot.stage ?? "预算")
    case Role.outturn.rawValue: return outturns()
    case Role.initialBudget.rawValue: return budgets("年初预算")
    case Role.adjustedBudget.rawValue: return budgets("全年预算")
    case Role.budget.rawValue: return budgets("预算")
    default:
      return Role(name: role).flatMap { nearestSlot($0) }.map { operands.operands($0) } ?? []
    }
  }

  /// The slot of `role` that stands nearest before the figure, or else behind it.
  private func nearest(_ role: Role) -> Operand? { nearestSlot(role).flatMap { operands.operand($0) } }

  private func nearestSlot(_ role: Role) -> Slot? {
    let slots = statement.slots.filter { $0.role == role }
    return slots.last { $0.figure < slot.figure } ?? slots.first
  }

  /// The statement's own outturn; else an earlier one's; else the cells.
  func outturns() -> [Operand] {
    if let own = nearest(.outturn) {
      // 本年收入A，其中B，比上年增加C: the change may be the whole's.
      if slot.isLoose || (slot.role.isChange || slot.role == .lastYear) && reading.wholeToo(statement) != nil,
        let other = operands.whole(of: statement)
      {
        return [own, other]
      }
      return [own]
    }
    // 基本支出预算144.02万元，同比减少1.26万元: this year's budget against last year's.
    if slot.role == .change || slot.role == .rate,
      let budget = statement.slots.last(where: { $0.figure < slot.figure && $0.role.isAmount }),
      !budget.role.stage.isEmpty
    {
      return []
    }
    let cells =
      statement.isBound && statement.isCertain
      ? operands.cells(statement.subject, .outturn, fund: statement.fund) : []
    return (earlier(.outturn).map { [$0] } ?? []) + cells
  }

  /// A name that several items have (行政运行) does not say that an earlier statement is about the same one.
  private func earlier(_ role: Role) -> Operand? {
    ProseRelations.isAmbiguous(statement, operands.rows) ? nil : earlier(role, before: statement.earlier)
  }

  private func earlier(_ role: Role, before first: Int?) -> Operand? {
    var next = first
    var steps = 0
    while let index = next, steps < 8 {
      let other = reading.statements[index]
      if let slot = other.slot(role) { return operands.operand(slot) }
      next = other.earlier
      steps += 1
    }
    return nil
  }

  /// The budgets that a stage names: that one, or one whose stage is not named.
  func budgets(_ stage: String) -> [Operand] {
    let named: [Role]
    switch stage {
    case "年初预算": named = [.initialBudget]
    case "全年预算": named = [.adjustedBudget]
    default: named = [.budget, .adjustedBudget, .initialBudget]
    }
    var own = named.compactMap { nearestSlot($0) }.filter { !isOutturn($0) }.compactMap { operands.operand($0) }
    if own.isEmpty, let unnamed = nearest(.budget) { own = [unnamed] }
    if own.isEmpty { own = named.compactMap { earlier($0) } }
    // 其中公务接待费0.66万元，完成预算的82.92%: of its budget or of the whole's.
    if slot.isLoose, !own.isEmpty, let whole = statement.whole {
      own += named.compactMap { reading.statements[whole].slot($0) }.compactMap { operands.operand($0) }
    }
    if !own.isEmpty || !statement.isBound || !statement.isCertain { return own }
    return Array(operands.cells(statement.subject, .budget, fund: statement.fund).prefix(1))
  }

  /// 年初预算278.20万元，其中甲196.44万元: whether an amount that is a budget only by what stands before it is what the tables have
  /// as the outturn.
  private func isOutturn(_ slot: Slot) -> Bool {
    guard slot.isInherited, let value = operands.operand(slot)?.reading?.value else { return false }
    return operands.cells(statement.subject, .outturn, fund: statement.fund).contains { $0.reading?.value == value }
  }

  /// What a share is of: the whole that is named, in the prose or in the tables; else that of the list.
  private func wholes() -> [Operand] {
    if slot.whole.isEmpty {
      guard let whole = statement.whole else { return operands.shared.wholes(slot) }
      guard reading.statements[whole].subject != .unknown("") else { return [] }
      let other = reading.statements[whole]
      let own = other.slot(.outturn).flatMap { operands.operand($0) } ?? earlier(.outturn, before: other.earlier)
      // 其中一般公共预算A，占97.09%: of what is listed, or of all that the list before was of.
      let outer = operands.whole(of: other)
      // 收入总计6万元。包括：本年收入5万元。财政拨款收入、其他收入分别占98%、2%: of what was listed before.
      let index = reading.figures[slot.figure].statement ?? 0
      let siblings = other.parts.filter { $0 < index }.suffix(4).compactMap { reading.statements[$0].slot(.outturn) }
      // 授予中小企业5万元，占96.20%，其中小微企业3万元，占54.50%: of what that share is of.
      let wholes = other.slot(.share).map { Choices(statement: other, slot: $0, operands: operands).options("总项") } ?? []
      let meant =
        [own, outer].compactMap { $0 } + wholes
        + (other.isBound && operands.hasOwnCells(other.subject) ? operands.cells(other.subject, .outturn, fund: other.fund) : [])
      return meant.isEmpty ? [] : meant + siblings.compactMap { operands.operand($0) }
    }
    var found: [Operand] = []
    for named in slot.whole {
      let statements = reading.statements
      // 政府性基金预算财政拨款支出占本年支出合计的: nothing is a share of itself, so all funds' is meant.
      var subject = named
      if case .indicator(let index, _, false) = named, case .indicator(index, _, _) = statement.subject {
        subject = .indicator(index, fund: nil, isNamed: true)
      }
      let spoken = operands.statements(like: subject, beside: statement).filter { other in
        subject.canBe(statements[other].subject) && (statements[other].slot(.outturn).map { $0.figure < slot.figure } ?? false)
      }
      // What is named nearest before, and what is named so elsewhere.
      let nearest = spoken.last { statements[$0].section == statement.section } ?? spoken.last
      let exact = spoken.last { statements[$0].subject == subject }
      for other in [nearest, exact, spoken.first] {
        guard let operand = other.flatMap({ statements[$0].slot(.outturn) }).flatMap({ operands.operand($0) }),
          !found.contains(where: { $0.range == operand.range })
        else { continue }
        found.append(operand)
      }
      if operands.hasOwnCells(subject) { found += operands.cells(subject, .outturn, fund: statement.fund) }
    }
    return found
  }
}

extension ProseReading {
  /// The whole that what is said of last year behind `statement` may be about as well: 收入A，其中本年收入B，比上年增加C.
  func wholeToo(_ statement: Statement) -> Int? {
    statement.whole.flatMap { statements[$0].slots.count == 1 ? $0 : nil }
  }
}
