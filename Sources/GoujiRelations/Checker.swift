import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// What was found when the relations of a profile were applied to a report.
package struct CheckResult: Sendable {
  /// The report.
  package var report: Report
  /// The profile.
  package var profile: Profile
  /// The tables of the report, their labels put right where their place contradicts them.
  package var tables: [Table]
  /// The kind of each table, by its index.
  package var kinds: [String?]
  /// Every relation that was evaluated.
  package var instances: [Instance] = []
  /// Last year's report, if the front matter names it.
  package var lastYear: Report?
  /// The reports of the units that a department's report sums up.
  package var units: [Report] = []
  /// References and statements of the report that mean nothing.
  package var problems: [ReferenceProblem] = []
  /// Relations that could each be rounding, but not together.
  package var conflicts: [JointConflict] = []
  /// Names and ordinals that do not agree.
  package var textConflicts: [TextConflict] = []
  /// Relations that could not be evaluated although their left side is there: a line of the ledger each.
  package var unevaluated: [Unevaluation] = []

  /// A relation that could not be evaluated somewhere.
  package struct Unevaluation: Sendable {
    /// The relation's index in the profile.
    package var relation: Int
    /// The table's index in the report.
    package var table: Int
    /// Why.
    package var reason: Localized
  }
  /// What the prose says.
  package var prose = ProseReading()
  /// The cells (by the offset of their figure) of standard and score tables; this and what follows where it is counted.
  package var cells = OffsetSet()
  /// Those of them that some relation pins: changing the first digit would break it.
  package var witnessed = OffsetSet()
  /// The prose figures (by the offset of their number) that some relation pins.
  package var witnessedProse = OffsetSet()
  /// What the check of the state after an edit can take over.
  var memory: CheckMemory?

  /// Whether `instance` is the formula that stands beside its left figure.
  package func isReference(_ instance: Instance) -> Bool { profile.relations[instance.relation].id == ReferenceChecker.rule }

  /// The report that an operand's `document` means.
  package func report(of document: Int) -> Report? {
    switch document {
    case 0: report
    case 1: lastYear
    default: units.indices.contains(document - 2) ? units[document - 2] : nil
    }
  }
}

/// Applies relations to tables. A pure function of a report and a profile; each table is checked on its own.
package enum Checker {
  /// Checks `report` against `profile` and the relations that the report itself states. What `history`, the check of an
  /// earlier state, has found out and an edit cannot have changed is taken from there; `keepsMemory` has the result be such a
  /// history itself; `countsWitnesses` has it say which figures some relation pins.
  package static func check(
    _ report: Report, _ profile: Profile = .standard, lastYear: Report? = nil, units: [Report] = [], after history: CheckHistory? = nil,
    keepsMemory: Bool = false, countsWitnesses: Bool = true
  ) -> CheckResult {
    let own = OwnRelations.read(report, profile)
    var profile = own.profile
    let reuse = CheckReuse(history, report, profile, lastYear: lastYear, units: units)
    let scope = CheckScope(report, profile, lastYear: lastYear, units: units, reuse: reuse)
    let passages = Passage.all(report)
    if profile.isOutline {
      let prose = passages.contains { $0.text.isWorthChecking } ? [ProseRelations.kind] : []
      profile.relations = StandardProfile.relations(Set(scope.kinds.compactMap { $0?.name } + prose))
    }
    var result = CheckResult(
      report: report, profile: profile, tables: scope.tables, kinds: scope.kinds.map { $0?.name })
    result.lastYear = lastYear
    result.units = units
    let relations = profile.relationsByKind(result.kinds)
    let known = reuse?.outcomes(in: scope)
    // Without it, all that is prepared for looking up goes before what comes last.
    var memory = keepsMemory ? CheckMemory(profile: profile, scope: scope, unitName: report.frontMatter[.unit], outcomes: []) : nil
    for (index, table) in scope.tables.enumerated() {
      memory?.outcomes.append([])
      guard let view = scope.views[index] else { continue }
      let kind = result.kinds[index]
      if countsWitnesses, kind != nil { countCells(table, into: &result) }
      var checks = TableChecks(scope: scope, home: index, view: view, known: known, isKept: keepsMemory)
      for number in relations[TextKey(kind ?? "")] ?? [] {
        let relation = profile.relations[number]
        if let conflicts = TextRelations.check(relation, scope: scope, home: index) {
          result.textConflicts += conflicts.map { TextConflict(relation: number, range: $0.range, message: $0.message) }
        } else {
          checks.check(relation, number)
        }
      }
      checks.finish()
      for outcome in checks.outcomes {
        result.instances += outcome.distinct
        result.unevaluated += outcome.reasons.map {
          CheckResult.Unevaluation(relation: outcome.relation, table: index, reason: $0)
        }
      }
      memory?.outcomes[index] = checks.outcomes
      scope.forgetTargets()
    }
    let prose = ProseRelations.check(scope, passages, after: history, known, into: &result)
    // The words of a large report are much to hold on to for nothing.
    memory?.prose = prose
    OwnRelations.check(own.relations, scope, into: &result)
    ReferenceChecker.check(scope, into: &result)
    dropOverridden(&result)
    TentativeInstances.settle(&result)
    result.conflicts = Propagation.conflicts(result)
    result.memory = memory
    if countsWitnesses {
      for instance in result.instances { witness(instance, into: &result) }
    }
    return result
  }

  /// A figure with a formula beside it is compared with what the formula says, not also with the cell inferred for it.
  private static func dropOverridden(_ result: inout CheckResult) {
    let relations = result.profile.relations
    let referenced = Set(result.instances.filter { result.isReference($0) }.compactMap { $0.left.first?.range })
    guard !referenced.isEmpty else { return }
    result.instances.removeAll { instance in
      relations[instance.relation].kind == ProseRelations.kind && instance.ratio == nil && instance.right.count == 1
        && instance.right.first?.cell != nil && instance.left.count == 1
        && instance.left.first.map { referenced.contains($0.range) } ?? false
    }
  }

  private static func countCells(_ table: Table, into result: inout CheckResult) {
    for entry in table.entries {
      for cell in entry.cells {
        switch cell.content {
        case .figure(let figure): result.cells.insert(figure.number.start)
        case .glued(let first, let second):
          result.cells.insert(first.number.start)
          result.cells.insert(second.number.start)
        default: break
        }
      }
    }
  }

  /// Adds the cells that the instance pins: a change by one in the first digit is more than rounding explains.
  private static func witness(_ instance: Instance, into result: inout CheckResult) {
    guard instance.sign == .equal || instance.sign == .balanced,
      !result.profile.relations[instance.relation].allowsDifference, !instance.isMute
    else { return }
    for operand in instance.left { witness(operand, of: instance, into: &result) }
    for operand in instance.right { witness(operand, of: instance, into: &result) }
  }

  private static func witness(_ operand: Operand, of instance: Instance, into result: inout CheckResult) {
    guard operand.document == 0, let reading = operand.reading else { return }
    let start = operand.range.start
    // Of a tie that is only likely a figure of two digits is never told.
    if instance.isTentative, operand.cell == nil, !TentativeInstances.tells(operand) { return }
    // What another relation pins need not be pinned again.
    if result.witnessed.contains(start) { return }
    let isCell = result.cells.contains(start)
    guard isCell && instance.isLinear || operand.cell == nil else { return }
    if let ratio = instance.ratio, let rate = instance.left.first {
      if !result.witnessedProse.contains(start), RatioJudge(rate: rate, ratio: ratio).isPinned(operand) {
        result.witnessedProse.insert(start)
      }
      return
    }
    var unit = reading.step
    let (value, tenth) = (reading.value.magnitude.steps, Int128.max / 10)
    while unit.steps < tenth, unit.steps * 10 <= value { unit = Fixed(steps: unit.steps * 10) }
    if reading.value == .zero { unit = max(unit, reading.one) }
    guard unit > instance.slack else { return }
    if isCell { result.witnessed.insert(start) } else { result.witnessedProse.insert(start) }
  }
}
