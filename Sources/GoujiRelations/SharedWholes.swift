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
  /// The whole of each share, by the number of its figure, and how many shares stand together.
  private var known: [Int: (whole: Operand, count: Int)] = [:]

  /// A share whose whole is looked for.
  private struct Open {
    var statement: Int
    var slot: Slot
    var rate: Operand
    var parts: [Operand]
  }

  init(_ operands: ProseOperands) {
    var group: [Open] = []
    // The share before the group, which names its whole.
    var named: (statement: Int, slot: Slot)?
    let statements = operands.reading.statements
    for (index, statement) in statements.enumerated() {
      let shares = statement.slots.filter { $0.role == .share && !$0.isLoose }
      let isOpen = statement.whole == nil && shares.count == 1 && shares[0].whole.isEmpty && statement.isBound
      if let first = group.first, !isOpen || statements[first.statement].section != statement.section {
        settle(group, named, operands)
        group = []
        named = nil
      }
      guard isOpen, let slot = shares.first else {
        if let share = shares.last, !share.whole.isEmpty { named = (index, share) } else if !shares.isEmpty { named = nil }
        continue
      }
      guard let rate = operands.operand(slot) else { continue }
      let parts = Choices(statement: statement, slot: slot, operands: operands).outturns()
      if !parts.isEmpty { group.append(Open(statement: index, slot: slot, rate: rate, parts: parts)) }
    }
    settle(group, named, operands)
  }

  /// What a share can be of.
  func wholes(_ slot: Slot) -> [Operand] { known[slot.figure].map { [$0.whole] } ?? [] }

  /// Whether no other share has the same whole.
  func isAlone(_ slot: Slot) -> Bool { known[slot.figure]?.count == 1 }

  private mutating func settle(_ group: [Open], _ named: (statement: Int, slot: Slot)?, _ operands: ProseOperands) {
    guard let first = group.first else { return }
    let statements = operands.reading.statements
    let own = Set(group.map(\.statement))
    let section = statements[first.statement].section
    var near: [Operand] = []
    if let named, statements[named.statement].section == section {
      near += Choices(statement: statements[named.statement], slot: named.slot, operands: operands).options("总项")
    }
    var far: [Operand] = []
    for (index, statement) in statements.enumerated() where !own.contains(index) && statement.subject.isIndicator && statement.isBound {
      guard let amount = statement.slot(.outturn).flatMap({ operands.operand($0) }), !amount.isCount else { continue }
      if statement.section == section { near.append(amount) } else { far.append(amount) }
    }
    if let best = Self.best(near, group, atLeast: 1) ?? Self.best(operands.totals(fund: statements[first.statement].fund) + far, group, atLeast: 2) {
      let count = named == nil ? group.count : group.count + 1
      for share in group { known[share.slot.figure] = (best, count) }
    }
  }

  /// The whole that most shares are of, if at least `fewest` and half of them are; 100% is of anything that is the same.
  private static func best(_ candidates: [Operand], _ group: [Open], atLeast fewest: Int) -> Operand? {
    var best: (whole: Operand, count: Int)?
    for whole in candidates {
      let count = group.count { share in
        guard share.rate.scale >= 1, let rate = share.rate.reading?.value, rate > .zero, rate < Fixed(1) else { return false }
        return share.parts.contains { part in
          let verdict = RatioJudge(rate: share.rate, ratio: Ratio(numerator: [part], denominator: [whole])).verdict()?.verdict
          return part.range != whole.range && (verdict == .holds || verdict == .tail)
        }
      }
      if count >= fewest, count * 2 >= group.count, count > best?.count ?? 0 { best = (whole, count) }
    }
    return best?.whole
  }
}
