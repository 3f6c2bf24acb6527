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

  /// A share or a completion of nothing is nothing, whatever it is of: 支出决算为0万元，完成预算0%. Some write 100% for nil of nil.
  func ofNothing(_ figure: Operand, _ slot: Slot, _ statement: Statement, _ number: Int) -> Instance? {
    switch slot.role {
    case .share, .completion, .initialCompletion, .adjustedCompletion: break
    default: return nil
    }
    guard let outturn = statement.slot(.outturn).flatMap({ operands.operand($0) }), outturn.isPrintedZero, !outturn.isCount,
      // A nil of whole 万元 may be a few thousand yuan.
      let most = outturn.reading?.narrow.upper, most < Fixed(1000), figure.reading?.value != Fixed(1)
    else { return nil }
    return linear([figure], .equal, [.constant(Decimal(coefficient: 0, scale: 0), -2)], number)
  }
}
