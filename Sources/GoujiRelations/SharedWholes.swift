import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiText

/// What shares are of whose whole is not named and that stand in no list: 基本支出占41.38%，项目支出占58.62%.
///
/// Shares that follow each other are of the same whole. It is an amount of the report that makes them hold: what the share before
/// them is of, one that is said in the same section, or, where two of them agree on it, a total of the tables or any amount of an
/// indicator. Where none does nothing is known of them.
struct SharedWholes {
  /// The whole of each share, by the number of its figure, how many shares stand together, and whether all others are of it.
  private var known: [Int: (whole: Operand, count: Int, isCertain: Bool)] = [:]

  /// A share whose whole is looked for.
  private struct Open {
    var statement: Int
    var slot: Slot
    var rate: Operand
    var parts: [Operand]
  }

  /// The statements that say the amount of an indicator, by section and all of them.
  private var amounts: [Int: [Int]] = [:]
  private var all: [Operand] = []
  /// More amounts of one section than this before a share, and behind it, are not tried.
  private static let mostNear = (before: 24, behind: 4)
  /// How many statements apart two shares of one enumeration may stand.
  private static let mostBetween = 4
  /// The greatest number of amounts of the whole report that are tried.
  private static let mostFar = 48

  init(_ operands: ProseOperands) {
    let statements = operands.reading.statements
    guard statements.contains(where: { statement in statement.slots.contains { Self.isOpen($0, statement) } }) else { return }
    for (index, statement) in statements.enumerated() where statement.subject.isIndicator && statement.isBound {
      guard let amount = statement.slot(.outturn).flatMap({ operands.operand($0) }), !amount.isCount else { continue }
      amounts[statement.section ?? -1, default: []].append(index)
      if all.count < Self.mostFar { all.append(amount) }
    }
    var group: [Open] = []
    // The share before the group, which names its whole.
    var named: (statement: Int, slot: Slot)?
    for (index, statement) in statements.enumerated() {
      let shares = statement.slots.filter { $0.role == .share && !$0.isLoose }
      let open = shares.count == 1 ? shares.first { Self.isOpen($0, statement) } : nil
      // What is said in between says nothing of the share: 由上年的35.40万元增至260.00万元.
      let isNear =
        group.last.map { statements[$0.statement].section == statement.section && index - $0.statement <= Self.mostBetween } ?? true
      if open == nil, shares.isEmpty, isNear { continue }
      if !group.isEmpty, open == nil || !isNear {
        settle(group, named, operands)
        group = []
        named = nil
      }
      guard let open else {
        if let share = shares.last { named = share.whole.isEmpty ? nil : (index, share) }
        continue
      }
      guard let rate = operands.operand(open) else { continue }
      let parts = Choices(statement: statement, slot: open, operands: operands).outturns()
      if !parts.isEmpty { group.append(Open(statement: index, slot: open, rate: rate, parts: parts)) }
    }
    settle(group, named, operands)
  }

  /// Whether nothing says what a share is of.
  private static func isOpen(_ slot: Slot, _ statement: Statement) -> Bool {
    slot.role == .share && !slot.isLoose && slot.whole.isEmpty && statement.whole == nil && statement.isBound
  }

  /// What a share can be of.
  func wholes(_ slot: Slot) -> [Operand] { known[slot.figure].map { [$0.whole] } ?? [] }

  /// Whether all other shares that stand together, two at least, are of the whole: then so is this one.
  func isCertain(_ slot: Slot) -> Bool { known[slot.figure]?.isCertain ?? false }

  /// Whether no other share has the same whole.
  func isAlone(_ slot: Slot) -> Bool { known[slot.figure]?.count == 1 }

  private mutating func settle(_ group: [Open], _ named: (statement: Int, slot: Slot)?, _ operands: ProseOperands) {
    guard let first = group.first, let last = group.last else { return }
    let statements = operands.reading.statements
    let section = statements[first.statement].section
    var near: [Operand] = []
    if let named, statements[named.statement].section == section {
      near += Choices(statement: statements[named.statement], slot: named.slot, operands: operands).options("总项")
    }
    let spoken = amounts[section ?? -1] ?? []
    let before = spoken.prefix(Self.first(spoken, notBefore: first.statement)).suffix(Self.mostNear.before)
    let behind = spoken.dropFirst(Self.first(spoken, notBefore: last.statement + 1)).prefix(Self.mostNear.behind)
    near += (before.reversed() + behind).compactMap { statements[$0].slot(.outturn) }.compactMap { operands.operand($0) }
    var best = Self.best(near, group, atLeast: 1)
    if group.count >= 2, best?.count ?? 0 < group.count,
      let other = Self.best(operands.totals(fund: statements[first.statement].fund) + all, group, atLeast: 2),
      other.count > best?.count ?? 0
    {
      best = other
    }
    guard let best else { return }
    let count = named == nil ? group.count : group.count + 1
    let isNamed = near.first.map { $0.range == best.whole.range && named != nil } ?? false
    let isCertain = best.count + (isNamed ? 1 : 0) >= 2 && best.count >= group.count - 1
    for share in group { known[share.slot.figure] = (best.whole, count, isCertain) }
  }

  /// How many of the ascending `numbers` are below `number`.
  private static func first(_ numbers: [Int], notBefore number: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The whole that most shares are of, if at least `fewest` and half of them are; 100% is of anything that is the same.
  private static func best(_ candidates: [Operand], _ group: [Open], atLeast fewest: Int) -> (whole: Operand, count: Int)? {
    var best: (whole: Operand, count: Int)?
    for whole in candidates {
      // 63.27万元，占99.5%: what is as great as a part is not what it is a share of.
      guard let value = whole.reading?.value,
        group.allSatisfy({ share in share.parts.contains { $0.reading.map { $0.value < value } ?? false } })
      else { continue }
      let count = group.count { share in
        // Of two digits at least: much is 0.4% of something.
        guard share.rate.scale >= 1, let rate = share.rate.reading?.value, rate.steps >= 10 * (share.rate.reading?.step.steps ?? 0),
          rate < Fixed(1)
        else { return false }
        return share.parts.contains { part in
          let verdict = RatioJudge(rate: share.rate, ratio: Ratio(numerator: [part], denominator: [whole])).verdict()?.verdict
          return part.range != whole.range && (verdict == .holds || verdict == .tail)
        }
      }
      if count >= fewest, count * 2 >= group.count, count > best?.count ?? 0 { best = (whole, count) }
    }
    return best
  }
}
