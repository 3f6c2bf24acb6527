import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

extension ProseRelations {
  /// A figure that is out of the bounds of its role: a share of more than a hundred per cent; `nil` where it is within them.
  ///
  /// Where nobody knows what the share is of, only a slip of the pen is told.
  func bound(
    _ figure: Operand, _ sign: Comparison.Operator, _ most: Operand, _ slot: Slot, _ statement: Statement, _ number: Int
  ) -> Instance? {
    guard var instance = linear([figure], sign, [most], number), instance.verdict.isBroken else { return nil }
    let isKnown = slot.whole.isEmpty ? statement.whole != nil : slot.whole.allSatisfy { !$0.isUnknown }
    instance.isTentative = !isKnown || !statement.isBound
    return instance
  }

  /// 由上年的51.36万元增至52.77万元: the word says how this year's value compares with last year's, where both are said here.
  mutating func compareYears(_ comparison: Statement.Equality, _ statement: Statement, _ number: Int) {
    guard ["大", "小"].contains(comparison.value), !comparison.isLoose, let now = statement.slot(.outturn).flatMap({ operands.operand($0) }),
      let last = statement.slot(.lastYear).flatMap({ operands.operand($0) }),
      var instance = linear([now], comparison.value == "大" ? .greater : .less, [last], number)
    else { return }
    instance.word = comparison.range
    instances.append(instance)
  }

  /// 年初预算为0.10万元……年初未安排预算: a budget that is said not to have been planned is nil.
  mutating func unplanned(_ statement: Statement, _ role: String, _ comparison: Comparison, _ number: Int) {
    guard let stage = Role(name: role), let slot = statement.slot(stage), let budget = operands.operand(slot),
      statement.comparisons.contains(where: { $0.value == Self.none && $0.base == .budget(stage.stage) }),
      case .constant(let decimal, let exponent) = comparison.right, let planned = decimal.shifted(by: exponent)
    else { return }
    if let instance = linear([budget], comparison.sign, [.constant(planned, 0)], number) {
      instances.append(instance)
    }
  }

  /// A share or a completion of nothing is nothing, whatever it is of: 支出决算为0万元，完成预算0%; and so is the rate of no change
  /// of nothing. Some write 100% for nil of nil.
  func ofNothing(_ figure: Operand, _ slot: Slot, _ statement: Statement, _ number: Int) -> Instance? {
    switch slot.role {
    case .share, .completion, .initialCompletion, .adjustedCompletion: break
    // 决算数0万元，比上年增加0万元，增长0%: nor is there a rate of no change from nothing.
    case .rate:
      guard let change = statement.slot(.change).flatMap({ operands.operand($0) }), change.isPrintedZero else { return nil }
    default: return nil
    }
    guard !slot.isLoose || operands.whole(of: statement)?.isPrintedZero ?? false,
      let outturn = statement.slot(.outturn).flatMap({ operands.operand($0) }),
      outturn.isPrintedZero, !outturn.isCount,
      // A nil of whole 万元 may be a few thousand yuan.
      let most = outturn.reading?.narrow.upper, most < Fixed(1000), figure.reading?.value != Fixed(1)
    else { return nil }
    return linear([figure], .equal, [.constant(Decimal(coefficient: 0, scale: 0), -2)], number)
  }
}
