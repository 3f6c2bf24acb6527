import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// The relation `合计(推算预算(!分项)) ≤ 推算预算(!总项)`: 支出决算为30.00万元，完成预算75% implies a budget of 40.00万元, and those of
/// listed items come to no more than the whole's. An item with a budget and no outturn may be left out, so they may come to less.
struct ImpliedBudgets {
  let relations: ProseRelations

  /// Whether `relation` is this one.
  static func isAbout(_ relation: Profile.Relation) -> Bool {
    if case .call("推算预算", _, _) = relation.comparison.right { true } else { false }
  }

  /// What one statement's outturn and completion say of its budget.
  private struct Implied {
    var rate: Operand
    /// The least and the greatest that the outturn can be.
    var spent: Interval
    /// The least and the greatest that the budget can be.
    var budget: Interval
    /// How much less it is at the most if only the rate is wrong: where all of the budget was spent.
    var excess: Fixed
  }

  /// The lists whose items imply more than their whole does.
  func conflicts(_ number: Int) -> [TextConflict] {
    relations.reading.statements.indices.compactMap { index in
      relations.reading.statements[index].parts.count >= 2 ? conflict(index, number) : nil
    }
  }

  private func conflict(_ index: Int, _ number: Int) -> TextConflict? {
    let statements = relations.reading.statements
    for role in [Role.initialCompletion, .adjustedCompletion, .completion] {
      guard let whole = implied(statements[index], role) else { continue }
      let parts = statements[index].parts.filter { statements[$0].whole == index }.compactMap { implied(statements[$0], role) }
      // Where not as much was spent as by the whole, these are not its parts.
      guard parts.count >= 2, let spent = parts.reduce(Interval?.some(.zero), { $0?.adding($1.spent) }), spent.meets(whole.spent),
        let least = parts.reduce(Fixed?.some(.zero), { $0?.adding($1.budget.lower) }), let over = least.subtracting(whole.budget.upper), over > .zero
      else { continue }
      return conflict(whole, parts.filter { $0.excess >= over }, least, number)
    }
    return nil
  }

  /// The budget that `statement` implies with its completion in `role`, no digit of which is trusted: some cut it off.
  private func implied(_ statement: Statement, _ role: Role) -> Implied? {
    guard let slot = statement.slot(role), let rate = relations.operands.operand(slot), let value = rate.reading,
      let outturn = statement.slot(.outturn).flatMap({ relations.operands.operand($0) }), !outturn.isCount,
      let spent = outturn.reading?.wide, spent.lower > .zero,
      let most = value.value.adding(value.step), let least = value.value.subtracting(value.step), least > .zero,
      let lower = spent.lower.divided(by: most, rounding: .down), let upper = spent.upper.divided(by: least, rounding: .up),
      let excess = lower.subtracting(spent.lower)
    else { return nil }
    return Implied(rate: rate, spent: spent, budget: Interval(lower: lower, upper: upper), excess: excess)
  }

  private func conflict(_ whole: Implied, _ suspects: [Implied], _ least: Fixed, _ number: Int) -> TextConflict {
    let printed = (parts: least.rounded(scale: 2, exponent: 4).plain, whole: whole.budget.upper.rounded(scale: 2, exponent: 4).plain)
    var conflict = TextConflict(
      relation: number, range: suspects.count == 1 ? suspects[0].rate.range : whole.rate.range,
      message: Localized(
        "各项决算数除以完成率，推算的预算数合计至少\(printed.parts)万元，大于总的预算数（至多\(printed.whole)万元）：总的或某一项的完成率不对。",
        "the budgets implied by the items' completion come to \(printed.parts) × 10,000 yuan at least, more than the whole's "
          + "(\(printed.whole) at most): the completion of the whole or of an item is wrong"))
    let others = suspects.count == 1 ? [whole] : suspects
    conflict.related = others.map { other in
      (other.rate.range, Localized("完成率\(other.rate.literal)%", "completion \(other.rate.literal)%"))
    }
    return conflict
  }
}
