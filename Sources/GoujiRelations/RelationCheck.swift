import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// One relation applied to one table: over the rows and columns that its left side goes over.
struct RelationCheck {
  let scope: CheckScope
  let home: Int
  let view: TableView
  let relation: Profile.Relation
  /// Its index in the profile.
  let number: Int
  private(set) var instances: [Instance] = []
  private(set) var reasons: [Unevaluated] = []

  init(_ relation: Profile.Relation, _ number: Int, scope: CheckScope, home: Int, view: TableView) {
    self.scope = scope
    self.home = home
    self.view = view
    self.relation = relation
    self.number = number
  }

  mutating func run() {
    if let count = relation.columnCount, view.table.panels.map(\.amounts.count).max() != count { return }
    guard let path = Self.firstPath(relation.comparison.left) else { return }
    // Without a target nothing is gone over; what the left side lacks is not told either.
    let targets = TargetMemo(scope, home: home)
    guard let target = try? targets.target(path), target.table == home else { return }
    for row in rows(path) { overColumns(target, targets, row: row) }
  }

  /// The first path of a formula: it says what the relation goes over.
  private static func firstPath(_ formula: Formula) -> FormulaPath? {
    switch formula {
    case .path(let path): return path
    case .sum(let terms): return terms.lazy.compactMap { firstPath($0.value) }.first
    case .product(let factors): return factors.lazy.compactMap { firstPath($0.value) }.first
    case .call(_, let arguments, _): return arguments.lazy.compactMap { firstPath($0) }.first
    case .constant, .name: return nil
    }
  }

  /// The rows to go over: every entry for 全部, every coded one for 科目, otherwise none in particular.
  private func rows(_ path: FormulaPath) -> [Int?] {
    let entries = view.table.entries
    if path.segments.contains("科目") { return entries.indices.filter { entries[$0].code != nil } }
    if path.segments.contains("类") { return entries.indices.filter { entries[$0].code?.level == .category } }
    guard let position = path.segments.firstIndex(of: "全部"), position < path.segments.count - 1 else { return [nil] }
    return entries.indices.filter { entries[$0].cells.contains { $0.figure != nil } }
  }

  private mutating func overColumns(_ target: PathTarget, _ targets: TargetMemo, row: Int?) {
    var evaluator = Evaluator(scope: scope, home: home, row: row, targets: targets)
    // The left side's row, found with any column: its panel's columns are gone over where the path names none.
    let panels: [Int]
    if let row { panels = [view.table.entries[row].panel] } else { panels = Array(view.table.panels.indices) }
    for panel in panels {
      var found = false
      for position in view.table.panels[panel].amounts.indices {
        evaluator.column = (panel, position)
        guard
          let place = PathResolver.quickPlace(target, evaluator) ?? (try? PathResolver(evaluator: evaluator).places(target))?.first,
          view.table.entries[place.entry].panel == panel
        else { continue }
        let goesOver = place.column == position
        if !goesOver, found { continue }
        found = true
        evaluator.anchor = place.entry
        evaluator.column = (panel, place.column)
        evaluate(evaluator)
        if !goesOver { break }
      }
    }
  }

  private mutating func evaluate(_ evaluator: Evaluator) {
    if let column = evaluator.column, !relation.excludedColumns.isEmpty {
      let header = view.table.panels[column.panel].amounts[column.position].header
      if header.contains(where: { relation.excludedColumns.contains($0) }) { return }
    }
    do throws(Unevaluated) {
      let left = try evaluator.side(relation.comparison.left)
      let right = try evaluator.side(relation.comparison.right)
      guard left.operands.contains(where: { $0.reading != nil }) || right.operands.contains(where: { $0.reading != nil }) else { return }
      if relation.needsAllColumns, !coversAllColumns(evaluator, left, right) {
        reasons.append(.otherColumns)
        return
      }
      // A cell that says nothing applies is no zero: parts that are all of that kind are no parts.
      if right.operands.contains(where: \.isDash), right.operands.allSatisfy({ $0.reading == nil }) {
        reasons.append(.dashes)
        return
      }
      append(left, right, alternative(evaluator))
    } catch {
      if error != .inapplicable, error != .noLastYear, error != .noUnits { reasons.append(error) }
    }
  }

  /// Whether every amount column of the row takes part; a column headed 其中 is a part of another.
  private func coversAllColumns(_ evaluator: Evaluator, _ left: Side, _ right: Side) -> Bool {
    guard let panel = evaluator.column?.panel else { return true }
    let amounts = view.table.panels[panel].amounts
    return amounts.indices.allSatisfy { column in
      left.operands.contains { $0.cell?.column == column } || right.operands.contains { $0.cell?.column == column }
        || (amounts[column].header.last?.hasPrefix("其中") ?? false)
    }
  }

  /// Both sides of the relation's other form, where it has one that can be evaluated.
  private func alternative(_ evaluator: Evaluator) -> (left: Side, right: Side)? {
    guard let comparison = relation.alternative, let left = try? evaluator.side(comparison.left),
      let right = try? evaluator.side(comparison.right)
    else { return nil }
    return (left, right)
  }

  /// Whether every figure with fewer decimals than usual stands in a table where no other has.
  private func hasDroppedDigit(_ operands: [Operand]) -> Bool {
    operands.allSatisfy { operand in
      guard let reading = operand.reading, let cell = operand.cell, operand.document == 0 else { return true }
      return reading.hasOneReading || scope.tables[cell.table].isUniform
    }
  }

  private mutating func append(_ left: Side, _ right: Side, _ alternative: (left: Side, right: Side)?) {
    var sign = relation.comparison.sign
    if sign == .equal, right.hasGap || left.hasGap {
      // Rows may be missing: the visible parts can only be too much, and only if none is negative.
      guard right.hasGap, !left.hasGap, right.operands.allSatisfy({ ($0.reading?.value ?? .zero) >= .zero }) else {
        reasons.append(.gap)
        return
      }
      sign = .atLeast
    }
    guard var (verdict, slack) = Judge.judge(left, sign, right) else {
      reasons.append(.uncomputable)
      return
    }
    var (left, right) = (left, right)
    if verdict == .broken, let other = alternative, let second = Judge.judge(other.left, sign, other.right),
      second.0 != .broken
    {
      (left, right, verdict, slack) = (other.left, other.right, second.0, second.slack)
    }
    if verdict == .broken, relation.allowsBalanced, isBalanced(left, right) { verdict = .balanced }
    if verdict == .coarse, hasDroppedDigit(left.operands + right.operands) {
      verdict = .dropped
      slack = Judge.narrowSlack(left, right) ?? slack
    }
    if relation.allowsDifference, verdict != .holds { verdict = verdict.isBroken ? .different : .tail }
    instances.append(
      Instance(
        relation: number, table: home, left: left.operands, right: right.operands, sign: sign, verdict: verdict,
        leftValue: left.printed, rightValue: right.printed, expected: right.wide,
        isLinear: left.isLinear && right.isLinear, slack: slack))
  }

  /// Whether digits balanced by hand explain what is between two cells: the last one of either.
  private func isBalanced(_ left: Side, _ right: Side) -> Bool {
    guard left.isSingle, right.isSingle, let step = left.operands.first?.reading?.step, let both = step.adding(step),
      let difference = left.printed.subtracting(right.printed)
    else { return false }
    return difference.magnitude == step || difference.magnitude == both
  }
}
