import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// What a relation says about the figures it ties together.
package enum Verdict: String, Sendable, CaseIterable {
  /// Equal as written.
  case holds
  /// 尾差: not equal as written, but some exact values make it hold.
  case tail
  /// 舍位: the same fact differs by one last digit, and one side is a total of rounded parts (digits balanced by hand).
  case balanced
  /// Possible only if a figure with few decimals was rounded to them, against the habit of the table.
  case coarse
  /// Inside the worst case of rounding, but far outside of what rounding gives.
  case improbable
  /// A percentage whose last digits were cut off instead of rounded.
  case truncated
  /// A figure of a table whose figures all have the same decimals has fewer, and with zeros behind it the relation is
  /// broken: a digit was dropped.
  case dropped
  /// A difference that may be right, since the relation allows one: internal transfers that a department leaves out.
  case different
  /// No exact values make it hold.
  case broken

  /// Whether some figure must be wrong.
  package var isBroken: Bool { self == .broken || self == .dropped }
}

extension Instance {
  /// All cells of both sides.
  package var operands: [Operand] { left + right }

  /// Whether the printed sides differ by one last digit: as figures do that were balanced by hand.
  var isOffByLastDigit: Bool {
    guard let step = operands.compactMap({ $0.reading?.step }).max() else { return false }
    return leftValue.subtracting(rightValue).map { $0.magnitude <= step } ?? false
  }
}

/// The places of both sides' cells of an instance: what tells one from another.
struct InstanceCells: Hashable {
  private let left: [Operand]
  private let right: [Operand]

  init(_ instance: Instance) {
    left = instance.left
    right = instance.right
  }

  static func == (a: InstanceCells, b: InstanceCells) -> Bool { isSame(a.left, b.left) && isSame(a.right, b.right) }

  private static func isSame(_ a: [Operand], _ b: [Operand]) -> Bool {
    guard a.count == b.count else { return false }
    for index in a.indices where a[index].range != b[index].range || a[index].document != b[index].document { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    // The first and the last tell most sums apart.
    var mixed = left.count &* 31 &+ right.count
    for operand in [left.first, left.last, right.first, right.last] { mixed = mixed &* 1_000_003 &+ (operand?.range.start ?? -1) }
    hasher.combine(mixed)
  }
}

enum Judge {
  /// The verdict on `left` (sign) `right`; `nil` on overflow.
  static func judge(_ left: Side, _ sign: Comparison.Operator, _ right: Side) -> (Verdict, slack: Fixed)? {
    guard let slack = slack(left, right) else { return nil }
    switch sign {
    case .equal: return equal(left, right, slack)
    case .balanced: return balanced(left, right, slack)
    case .atMost, .less:
      guard let upper = right.wide.widened(by: right.zeroSlack) else { return nil }
      return (
        (sign == .less ? left.printed < right.printed : left.printed <= right.printed)
          ? .holds : left.wide.canBeAtMost(upper) ? .tail : .broken, slack
      )
    case .atLeast, .greater:
      guard let upper = left.wide.widened(by: left.zeroSlack) else { return nil }
      return (
        (sign == .greater ? right.printed < left.printed : right.printed <= left.printed)
          ? .holds : right.wide.canBeAtMost(upper) ? .tail : .broken, slack
      )
    }
  }

  private static func equal(_ left: Side, _ right: Side, _ slack: Fixed) -> (Verdict, slack: Fixed)? {
    if left.printed == right.printed { return (.holds, slack) }
    // Two readings of one fact at the same precision are equal or not equal.
    if left.isSingle, right.isSingle, let a = left.operands.first?.reading, let b = right.operands.first?.reading,
      a.step == b.step
    {
      return (.broken, .zero)
    }
    guard let leftWide = left.wide.widened(by: left.zeroSlack), let rightWide = right.wide.widened(by: right.zeroSlack),
      let leftNarrow = left.narrow.widened(by: left.zeroSlack),
      let rightNarrow = right.narrow.widened(by: right.zeroSlack)
    else { return nil }
    if !leftWide.meets(rightWide) { return (isTruncated(left, right) ? .truncated : .broken, slack) }
    if !leftNarrow.meets(rightNarrow) { return (.coarse, slack) }
    return (isImprobable(left, right) ? .improbable : .tail, slack)
  }

  /// The same fact, one last digit of the finer figure aside: the other may have dropped its zeros. Figures of different
  /// precision that are farther apart are compared as intervals.
  private static func balanced(_ left: Side, _ right: Side, _ slack: Fixed) -> (Verdict, slack: Fixed)? {
    guard let a = left.operands.first?.reading, let b = right.operands.first?.reading, left.isSingle, right.isSingle
    else { return equal(left, right, slack) }
    guard let difference = left.printed.subtracting(right.printed) else { return nil }
    let step = min(a.step, b.step)
    if difference == .zero { return (.holds, step) }
    if difference.magnitude <= step { return (.balanced, step) }
    return a.step == b.step ? (.broken, step) : equal(left, right, slack)
  }

  /// Half the width of both sides: what rounding can explain.
  private static func slack(_ left: Side, _ right: Side) -> Fixed? {
    guard let a = left.wide.width, let b = right.wide.width, let sum = a.adding(b) else { return nil }
    return Fixed(steps: sum.steps / 2).adding(max(left.zeroSlack, right.zeroSlack))
  }

  /// The same where every figure has its table's usual decimals.
  static func narrowSlack(_ left: Side, _ right: Side) -> Fixed? {
    guard let a = left.narrow.width, let b = right.narrow.width, let sum = a.adding(b) else { return nil }
    return Fixed(steps: sum.steps / 2).adding(max(left.zeroSlack, right.zeroSlack))
  }

  /// Whether a percentage on the left fits the right side when its digits are cut off.
  private static func isTruncated(_ left: Side, _ right: Side) -> Bool {
    guard left.isSingle, !right.isLinear, let operand = left.operands.first, let reading = operand.reading else {
      return false
    }
    guard let above = reading.value.adding(reading.step) else { return false }
    return Interval(lower: reading.value, upper: above, includesUpper: false).meets(right.wide)
  }

  /// Whether a sum of n rounded figures is farther off than rounding is ever seen to be: each is off by a uniform
  /// half digit, so their sum has a standard deviation of 0.289·√(n+1) digits; more than 4.5 of these is improbable.
  private static func isImprobable(_ left: Side, _ right: Side) -> Bool {
    guard left.isLinear, right.isLinear else { return false }
    let operands = (left.operands + right.operands).filter { $0.reading != nil && !$0.isPrintedZero }
    guard operands.count >= 8, let step = operands.compactMap({ $0.reading?.step }).max(), step > .zero,
      let difference = left.printed.subtracting(right.printed)
    else { return false }
    let digits = Double(difference.magnitude.steps / max(step.steps / 1000, 1)) / 1000
    return digits > 4.5 * 0.289 * Double(operands.count).squareRoot()
  }
}
