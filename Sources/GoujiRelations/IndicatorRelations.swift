import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

extension ProseRelations {
  /// Whether a relation names indicators (!政府采购支出) and not the roles of one statement (!决算数).
  func isAboutIndicators(_ relation: Profile.Relation) -> Bool {
    names(relation.comparison.left).contains { name in operands.indicator(name) != nil }
  }

  private func names(_ formula: Formula) -> [String] {
    switch formula {
    case .path(let path): path.isRelative ? path.segments : []
    case .sum(let terms): terms.flatMap { names($0.value) }
    default: []
    }
  }

  /// Applies a relation between indicators wherever its left side is said: the others must be said in the same section.
  mutating func applyToIndicators(_ relation: Profile.Relation, _ number: Int) {
    guard let left = relation.comparison.left.path?.segments.first,
      let index = operands.indicator(left)
    else { return }
    for position in reading.statements.indices {
      guard case .indicator(index, let fund, _) = reading.statements[position].subject,
        let slot = reading.statements[position].slot(.outturn), let figure = operands.operand(slot)
      else { continue }
      var tried: [Instance] = []
      for comparison in [relation.comparison, relation.alternative].compactMap({ $0 }) {
        // The other form says what the same figures can mean as well; it does not stand for figures that are not said.
        guard let right = right(comparison.right, position, fund, operands.countedUnit(slot)), !right.isEmpty else { break }
        if let instance = linear([figure], comparison.sign, right, number) { tried.append(instance) }
      }
      if let best = Self.best(tried) { instances.append(best) }
    }
  }

  /// The operands of a sum of indicators and cells; `nil` where one that is needed is not said.
  private func right(_ formula: Formula, _ position: Int, _ fund: Int?, _ unit: String?) -> [Operand]? {
    switch formula {
    case .path(let path):
      if !path.isRelative { return try? Evaluator(scope: scope, home: nil).operands(path) }
      guard let operand = said(path.segments.first ?? "", position, fund, unit) else { return path.isOptional ? [] : nil }
      return [operand]
    case .sum(let terms):
      var result: [Operand] = []
      for term in terms {
        guard let operands = right(term.value, position, fund, unit) else { return nil }
        result += operands.map { operand in
          var operand = operand
          if term.isNegative { operand.isNegative.toggle() }
          return operand
        }
      }
      return result
    default: return nil
    }
  }

  /// The figure of an indicator that is said nearest behind statement `position`, or before it, in the same section.
  private func said(_ name: String, _ position: Int, _ fund: Int?, _ unit: String?) -> Operand? {
    guard let indicator = operands.indicator(name),
      let index = operands.said.nearest(indicator, fund, unit: unit, to: position)
    else { return nil }
    return reading.statements[index].slot(.outturn).flatMap { operands.operand($0) }
  }

  // MARK: The same figure twice

  /// The same indicator said twice, where no cell decides. Only a slip of the pen is told, since the prose often means another
  /// scope by the same words; an amount of an indicator that one section of the report is about (三公) means the same throughout.
  mutating func twice(_ index: Int, _ comparison: Comparison, _ number: Int) {
    let statement = reading.statements[index]
    guard statement.isBound, statement.isCertain, let earlier = statement.earlier,
      let role = terms(comparison.left)?.first.flatMap({ Role(name: $0.role) }), !Self.isAmbiguous(statement, operands.rows),
      let mine = statement.slot(role).flatMap({ operands.operand($0) }),
      operands.cells(statement.subject, role, fund: statement.fund).isEmpty,
      !role.isChange || reading.wholeToo(statement) == nil
    else { return }
    var next: Int? = earlier
    var steps = 0
    while let position = next, steps < 8 {
      let other = reading.statements[position]
      steps += 1
      next = other.earlier
      guard other.isBound, other.isCertain, let theirs = other.slot(role).flatMap({ operands.operand($0) }),
        theirs.range != mine.range, !role.isChange || reading.wholeToo(other) == nil, countsTheSame(statement, other, role)
      else { continue }
      guard var instance = linear([mine], .equal, [theirs], number) else { return }
      instance.isTentative = !(role == .outturn && !mine.isCount && isOfOneSection(statement, other))
      instances.append(instance)
      return
    }
  }
}

extension ProseRelations {
  /// Whether two statements are about an indicator that only sections of one kind know, in the same section.
  private func isOfOneSection(_ a: Statement, _ b: Statement) -> Bool {
    guard case .indicator(let index, _, _) = a.subject, let group = a.group, group == b.group else { return false }
    return !operands.lexicon.indicators[index].sections.isEmpty
  }

  /// Whether what two statements say in `role` is counted in one unit: 5批次 and 65人次 are not.
  private func countsTheSame(_ a: Statement, _ b: Statement, _ role: Role) -> Bool {
    a.slot(role).flatMap { operands.countedUnit($0) } == b.slot(role).flatMap { operands.countedUnit($0) }
  }
}

extension Formula {
  /// The path that the formula is, if it is one.
  fileprivate var path: FormulaPath? { if case .path(let path) = self { path } else { nil } }
}
