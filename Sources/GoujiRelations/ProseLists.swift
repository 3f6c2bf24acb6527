import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

extension ProseRelations {
  /// The parts of a list against its whole.
  ///
  /// A list may name only some parts. It is bound to add up where its shares come to the whole, and where it does;
  /// otherwise a difference is told only where one slip of the pen explains it.
  mutating func list(_ index: Int, _ comparison: Comparison, _ number: Int) {
    let statement = reading.statements[index]
    // People and things are also counted across a list: 编制、在职、退休.
    guard let role = terms(comparison.left)?.first.flatMap({ Role(name: $0.role) }),
      let whole = statement.slot(role).flatMap({ operands.operand($0) }) ?? namedWhole(statement, role)
    else { return }
    if whole.isCount ? statement.subject.isUnknown : statement.subject == .unknown("") { return }
    let slots = statement.parts.filter { reading.statements[$0].whole == index }.map { reading.statements[$0].slot(role) }
    let parts = slots.compactMap { $0 }.compactMap { operands.operand($0) }.filter { $0.isCount == whole.isCount }
    if let only = parts.first, statement.parts.count == 1 {
      // 涉及资金1,629.02万元，其中一般公共预算支出1,629.02万元: no part is greater than its whole. What nothing knows, and
      // what stands behind the last part of another list, may be part of something else.
      guard let part = statement.parts.first, statement.whole == nil, !reading.statements[part].subject.isUnknown,
        var most = linear([whole], .atLeast, [only], number), most.verdict == .broken
      else { return }
      most.isTentative = true
      instances.append(most)
      return
    }
    guard parts.count == statement.parts.count, parts.count >= 2, var equal = linear([whole], .equal, parts, number) else { return }
    // 其中：基本支出A，项目支出B。主要用于以下方面：…: the second list may be of what the first one was of.
    if equal.verdict.isBroken, let outer = operands.whole(of: statement, role),
      let other = linear([outer], .equal, parts, number), !other.verdict.isBroken
    {
      equal = other
    }
    equal.isTentative = role == .change || statement.isListOpen || statement.slot(role) == nil || !isComplete(statement, equal)
    // 基本工资…、住房公积金…等; and an item that has a budget but no outturn is often left out, be it as small as rounding.
    let isOpen = equal.isTentative && (statement.isListOpen || !role.stage.isEmpty || leavesOut(statement))
    equal.isMute = isOpen
    // An open list says nothing of changes: what it leaves out may have gone up or down.
    if role == .change, statement.isListOpen || !addsUp(statement, parts: slots.compactMap { $0 }) { return }
    if isOpen, equal.verdict != .holds {
      // Parts that are left out only make the whole greater.
      guard var most = linear([whole], .atLeast, parts, number), most.verdict == .broken else { return }
      most.isTentative = true
      equal = most
    }
    instances.append(equal)
  }

  /// Whether the outturns of the parts, of which these are the changes, come to that of the whole.
  private func addsUp(_ statement: Statement, parts: [Slot]) -> Bool {
    let amounts = parts.compactMap { part in
      reading.figures[part.figure].statement.flatMap { reading.statements[$0].slot(.outturn) }.flatMap { operands.operand($0) }
    }
    guard amounts.count == parts.count, let whole = statement.slot(.outturn).flatMap({ operands.operand($0) }),
      let sum = linear([whole], .equal, amounts, 0)
    else { return false }
    return !sum.verdict.isBroken && sum.verdict != .coarse
  }

  /// “三公”经费支出中，…: the amount of a whole that is named here and was said before, or stands in the tables.
  private func namedWhole(_ statement: Statement, _ role: Role) -> Operand? {
    guard role == .outturn, statement.slots.isEmpty, statement.subject.isIndicator else { return nil }
    return Choices(statement: statement, slot: Slot(role: role, figure: -1), operands: operands).outturns().first
  }

  /// Whether the shares of the parts come to the whole, and so exactly that no part of the size of what is missing could be
  /// left out.
  private func isComplete(_ statement: Statement, _ instance: Instance) -> Bool {
    guard let (gap, slack) = gapOfShares(statement), let missing = instance.leftValue.subtracting(instance.rightValue),
      let hidden = slack.multiplied(by: instance.leftValue.magnitude, rounding: .down)
    else { return false }
    return gap.magnitude <= slack && missing.magnitude > hidden
  }

  /// Whether the shares of the parts are said to be less than the whole: some part is not listed.
  private func leavesOut(_ statement: Statement) -> Bool {
    guard let (gap, slack) = gapOfShares(statement) else { return false }
    return gap < .zero && gap.magnitude > slack
  }

  /// What the shares of the parts are more than a hundred per cent, and what rounding can make of it; `nil` where some part has no
  /// share.
  private func gapOfShares(_ statement: Statement) -> (gap: Fixed, slack: Fixed)? {
    var sum = Fixed.zero
    var slack = Fixed.zero
    for part in statement.parts {
      guard let slot = reading.statements[part].slot(.share), let share = operands.operand(slot)?.reading,
        let next = sum.adding(share.value), let wider = slack.adding(share.wide.upper.subtracting(share.value) ?? share.step)
      else { return nil }
      (sum, slack) = (next, wider)
    }
    return sum.subtracting(Fixed(1)).map { ($0, slack) }
  }
}
