import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiText

/// The relation `项目(!数) = 另处(!数)`: a project has the same budget, outturn, rate and score in its form, in the summary
/// and wherever the prose names it.
///
/// One figure of a place that differs is a slip, and joins the other relations of that figure. Where several differ, or
/// where a report on one project names another, it is the name or the year that is wrong: this is said once for the place.
struct EntityRelations {
  /// Whether `relation` is this one.
  static func isAboutProjects(_ relation: Profile.Relation) -> Bool {
    if case .call("项目", _, _) = relation.comparison.left { true } else { false }
  }

  let scope: CheckScope
  let number: Int
  private var instances: [Instance] = []
  private var conflicts: [TextConflict] = []

  /// Two facts about the same that differ, or agree.
  private struct Tie {
    var fact: ProjectFact
    var other: ProjectFact
    var instance: Instance
  }

  /// What was found: ties between figures, and places that speak of something else.
  static func check(
    _ scope: CheckScope, _ facts: [ProjectFact], _ number: Int
  ) -> (instances: [Instance], conflicts: [TextConflict]) {
    var relations = EntityRelations(scope: scope, number: number)
    relations.compare(facts)
    return (relations.instances, relations.conflicts)
  }

  /// All that the report says of projects that its tables name.
  static func facts(_ scope: CheckScope, _ passages: [Passage], _ year: Int?) -> [ProjectFact] {
    let tables = ProjectTables(scope)
    guard !tables.facts.isEmpty else { return [] }
    let year = year ?? ProseYear.year(passages, scope.bytes)
    return tables.facts + ProjectProse(scope, passages, tables.names, year: year).facts
  }

  private init(scope: CheckScope, number: Int) {
    (self.scope, self.number) = (scope, number)
  }

  private mutating func compare(_ facts: [ProjectFact]) {
    var ties: [Tie] = []
    for project in Set(facts.map(\.project)).sorted() {
      for role in [ProjectFact.Role.initialBudget, .budget, .outturn, .rate, .score, .evaluation] {
        let said = facts.filter { $0.project == project && $0.role == role }
        guard let first = likeliest(said) else { continue }
        for fact in said where fact.place != first.place {
          if let instance = instance(fact, first) { ties.append(Tie(fact: fact, other: first, instance: instance)) }
        }
      }
    }
    let places = Dictionary(grouping: ties.indices) { [ties[$0].fact.place, ties[$0].fact.project] }
    for place in places.keys.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
      let own = (places[place] ?? []).map { ties[$0] }
      let broken = own.filter(\.instance.verdict.isBroken)
      let isForeign = own.first?.fact.source == .otherReport
      guard let first = broken.min(by: { $0.fact.operand.range.start < $1.fact.operand.range.start }) else {
        instances += own.map(\.instance).filter { $0.verdict == .holds }
        continue
      }
      let funds = broken.count { $0.fact.role != .score && $0.fact.role != .evaluation }
      if first.fact.operand.cell == nil, funds > 1 || isForeign {
        conflicts.append(conflict(first, broken, isForeign: isForeign))
      } else {
        instances += own.map(\.instance).filter { $0.verdict == .holds || $0.verdict.isBroken }
      }
    }
  }

  /// The fact that most places agree with; among equals the one of the most reliable source.
  private func likeliest(_ said: [ProjectFact]) -> ProjectFact? {
    func places(_ fact: ProjectFact) -> Int {
      Set(said.filter { instance($0, fact).map { !$0.verdict.isBroken } ?? false }.map(\.place)).count
    }
    return said.enumerated().min { a, b in
      let (x, y) = (places(a.element), places(b.element))
      return x != y ? x > y : (a.element.source, a.offset) < (b.element.source, b.offset)
    }?.element
  }

  private func instance(_ fact: ProjectFact, _ other: ProjectFact) -> Instance? {
    let evaluator = Evaluator(scope: scope, home: nil)
    guard let left = try? evaluator.sum([fact.operand]), let right = try? evaluator.sum([other.operand]),
      let judged = Judge.judge(left, .equal, right)
    else { return nil }
    return Instance(
      relation: number, table: -1, left: [fact.operand], right: [other.operand], sign: .equal, verdict: judged.0,
      leftValue: left.printed, rightValue: right.printed, expected: right.wide, isLinear: true, slack: judged.slack)
  }

  // MARK: Another project, another year

  private func conflict(_ first: Tie, _ broken: [Tie], isForeign: Bool) -> TextConflict {
    let sorted = broken.sorted { $0.fact.operand.range.start < $1.fact.operand.range.start }
    let chinese = sorted.map { "\($0.fact.role.rawValue)\(literal($0.fact))，另处是\(literal($0.other))" }
    let english = sorted.map { "\($0.fact.role.english) \(literal($0.fact)), elsewhere \(literal($0.other))" }
    let name = "同一项目在别处的数与这里的不同："
    let reason =
      isForeign
      ? Localized("这份报告写的是另一个项目，名称可能写错了", "this report is about another project, so the name may be wrong")
      : Localized("可能是别的年度或者别的项目的数", "these may be figures of another year or project")
    var conflict = TextConflict(
      relation: number, range: first.fact.operand.range,
      message: Localized(
        name + chinese.joined(separator: "；") + "。" + reason.chinese + "。",
        "the project has other figures elsewhere: " + english.joined(separator: "; ") + "; " + reason.english))
    conflict.related = sorted.map { tie in
      (
        tie.other.operand.range,
        Localized("\(tie.other.role.rawValue)：\(literal(tie.other))", "\(tie.other.role.english): \(literal(tie.other))")
      )
    }
    return conflict
  }

  private func literal(_ fact: ProjectFact) -> String {
    let sign = fact.operand.exponent == -2 ? "%" : ""
    return fact.operand.literal + sign
  }
}
