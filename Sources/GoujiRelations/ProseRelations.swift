import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Applies the profile's relations about the prose (`@勾稽 编号 正文`) to the statements that were read.
struct ProseRelations {
  /// The kind of table that stands for the prose.
  static let kind = "正文"
  /// What a comparison says where there was none.
  static let none = "无"
  /// The greatest number of forms that one relation is tried in.
  private static let mostForms = 24

  let scope: CheckScope
  let operands: ProseOperands
  let reading: ProseReading
  var instances: [Instance] = []

  /// Reads the prose of the report, `passages`, and checks it.
  /// What it has in common with the earlier state of `history` is taken from there; `memory` gets what the next state can take.
  static func check(
    _ scope: CheckScope, _ passages: [Passage], after history: CheckHistory?, _ outcomes: OutcomeReuse?, into result: inout CheckResult
  ) -> ProseRelationsMemory {
    // Where nothing is said and nothing denied, no word need be known.
    let lexicon = passages.contains { $0.text.saysSomething } ? scope.profile.lexicon : .empty
    let context = ProseContext(scope, result.report, lexicon.lexicon)
    let reuse = ProseRelationsReuse(history, outcomes, context)
    let (reading, words) = Binder.read(result.report, passages, lexicon, context, after: reuse?.passages)
    var memory = ProseRelationsMemory(passages: words, context: context)
    var relations = ProseRelations(
      scope: scope, operands: ProseOperands(scope, reading, context.rows, lexicon.lexicon), reading: reading)
    let known = reuse?.instances(reading, scope)
    // What the report says of projects, read once and only where a relation asks.
    var projects: [ProjectFact]?
    func facts() -> [ProjectFact] {
      let facts = projects ?? EntityRelations.facts(scope, passages, context.year)
      projects = facts
      return facts
    }
    let counts = CountRelations(scope, passages, year: context.year, lexicon.lexicon)
    for (number, relation) in result.profile.relations.enumerated() where relation.kind == kind {
      if let form = counts.form(relation) {
        let found = counts.check(form, number, relations)
        relations.instances += found.instances
        result.textConflicts += found.conflicts
      } else if let conflicts = ProseWording.check(relation, reading.notes) {
        result.textConflicts += conflicts.map { TextConflict(relation: number, range: $0.range, message: $0.message, fix: $0.fix) }
      } else if EntityRelations.isAboutProjects(relation) {
        let found = EntityRelations.check(scope, facts(), number)
        relations.instances += found.instances
        result.textConflicts += found.conflicts
      } else if ProjectTotals.isAbout(relation) {
        relations.instances += ProjectTotals(relations: relations).instances(passages, number, facts)
      } else if Denials.isDenial(relation) {
        memory.denials = reuse?.denials(passages, relations) ?? relations.denials(passages, context)
        result.textConflicts += relations.conflicts(memory.denials, passages, number)
      } else {
        let before = relations.instances.count
        if let known {
          relations.instances += known[number] ?? []
        } else if relations.isAboutIndicators(relation) {
          relations.applyToIndicators(relation, number)
        } else {
          let form = relations.form(relation)
          for statement in reading.statements.indices where relations.concerns(form, statement) {
            relations.apply(relation, number, to: statement)
          }
        }
        memory.instances[number] = Array(relations.instances[before...])
      }
    }
    result.prose = reading
    result.instances += DroppedDigits.marked(relations.distinct, scope)
    return memory
  }

  /// What a relation asks of a statement.
  private enum Form {
    /// That it compares.
    case comparison
    /// That its cells are tied by the relation of that number.
    case cell(String)
    /// Parts.
    case list
    /// Anything.
    case any
    /// A figure of that role.
    case role(Role?)
  }

  private func form(_ relation: Profile.Relation) -> Form {
    switch relation.comparison.left {
    case .call("比较", _, _), .call("未安排", _, _): return .comparison
    default: break
    }
    if case .path(let path) = relation.comparison.right, path.segments.first == "表内数" { return .cell(relation.id) }
    if case .call("合计", _, _) = relation.comparison.right { return .list }
    if case .call("另处", _, _) = relation.comparison.right { return .any }
    guard let left = terms(relation.comparison.left), left.count == 1 else { return .role(nil) }
    return .role(left.first.flatMap { Role(name: $0.role) })
  }

  /// Whether a relation of that form can say anything of a statement: most say nothing of most.
  private func concerns(_ form: Form, _ index: Int) -> Bool {
    switch form {
    case .comparison: !reading.statements[index].comparisons.isEmpty
    case .cell(let id): !reading.statements[index].slots.isEmpty && operands.rules[index] == id
    case .list: !reading.statements[index].parts.isEmpty
    case .any: true
    case .role(let role): reading.statements[index].slots.contains { $0.role == role }
    }
  }

  private mutating func apply(_ relation: Profile.Relation, _ number: Int, to index: Int) {
    let statement = reading.statements[index]
    if case .call("比较", _, _) = relation.comparison.left {
      compare(statement, number)
      return
    }
    if case .call("未安排", let roles, _) = relation.comparison.left {
      if let role = roles.first.flatMap({ terms($0) })?.first { unplanned(statement, role.role, relation.comparison, number) }
      return
    }
    if case .path(let path) = relation.comparison.right, path.segments.first == "表内数" {
      if operands.rule(statement.subject, statement.fund) == relation.id { cell(statement, number) }
      return
    }
    if case .call("合计", _, _) = relation.comparison.right {
      list(index, relation.comparison, number)
      return
    }
    if case .call("另处", _, _) = relation.comparison.right {
      twice(index, relation.comparison, number)
      return
    }
    form(relation.comparison, statement, number)
  }

  // MARK: A figure and its cell

  private mutating func cell(_ statement: Statement, _ number: Int) {
    for slot in statement.slots {
      guard slot.role.isAmount, let figure = operands.operand(slot) else { continue }
      let cells = operands.cells(statement.subject, slot.role, fund: statement.fund, anyFund: true)
      let own = operands.cells(statement.subject, slot.role, fund: statement.fund)
      let tried = cells.compactMap { linear([figure], .equal, [$0], number) }
      guard var best = Self.best(tried) else { continue }
      // One of several tables is meant, or the name is not certain: only a slip of the pen is told.
      let substitute = operands.substitute(statement.subject, slot.role, fund: statement.fund)
      let isDoubtful =
        !statement.isBound || own.isEmpty || !operands.hasOwnCells(statement.subject) || exceedsWhole(cells, statement, slot)
        || isPartOfItem(statement) || slot.isLoose || substitute != nil
      let isShort = figure.literal.utf8.count < 5 || best.right.allSatisfy { $0.reading?.value ?? .zero == .zero }
      best.isMute = own.isEmpty && statement.fund != nil || isShort && (isDoubtful || !statement.isCertain)
      guard best.verdict.isBroken || best.verdict == .coarse else {
        instances.append(best)
        continue
      }
      // 其中：项目支出1万元: that another figure rounds to it says nothing.
      if best.verdict == .coarse, isDoubtful { continue }
      if best.verdict.isBroken {
        // 年初预算为50.00万元，全年预算为56.50万元: the table has but one of the two.
        if !slot.role.stage.isEmpty, statement.slots.contains(where: { !$0.role.stage.isEmpty && $0.role != slot.role }) { continue }
        // The same item stands in two tables that differ by a last digit: either may be restated.
        if best.isOffByLastDigit, let other = operands.elsewhere(statement.subject, slot.role, figure) {
          if let instance = linear([figure], .equal, [other], number) { instances.append(instance) }
          continue
        }
        // The section's fund has no such cell: another fund's says nothing.
        if own.isEmpty, statement.fund != nil { continue }
        if let substitute, let bound = linear([figure], substitute, best.right, number), !bound.verdict.isBroken || best.isOffByLastDigit {
          continue
        }
        let close =
          (isDoubtful || !statement.isCertain) && figure.literal.utf8.count < 5
          ? nil : (own.isEmpty ? cells : own).first { Self.isSlip(figure, $0) }
        if let close, let instance = linear([figure], .equal, [close], number) {
          best = instance
          best.isTentative = isDoubtful
        } else if isDoubtful || !statement.isCertain || Self.isAmbiguous(statement, operands.rows) {
          continue
        }
      }
      instances.append(best)
    }
  }

  /// Whether the figure is an item's part (其中：基本支出): the table's total of that name is another figure.
  private func isPartOfItem(_ statement: Statement) -> Bool {
    guard case .indicator = statement.subject, let whole = statement.whole else { return false }
    if case .indicator = reading.statements[whole].subject { return false }
    return true
  }

  /// Whether a part's cell is greater than the whole that was said: then the cell is another's.
  private func exceedsWhole(_ cells: [Operand], _ statement: Statement, _ slot: Slot) -> Bool {
    guard slot.role == .outturn, let whole = statement.whole.flatMap({ reading.statements[$0].slot(.outturn) }),
      let most = operands.operand(whole)?.reading?.wide.upper
    else { return false }
    return cells.allSatisfy { ($0.reading?.wide.lower ?? .zero) > most }
  }

  static func isAmbiguous(_ statement: Statement, _ rows: [ProseContext.Row]) -> Bool {
    guard case .rows(let indices) = statement.subject else { return false }
    return Set(indices.map { rows[$0].code?.digits ?? "" }.filter { !$0.isEmpty }).count > 1
  }

  static func isSlip(_ figure: Operand, _ cell: Operand) -> Bool {
    guard let mine = figure.reading?.value, let theirs = cell.reading?.value, theirs != .zero else { return false }
    let scale = max(figure.scale, 0)
    let written = mine.rounded(scale: scale, exponent: figure.exponent).plain
    let meant = theirs.rounded(scale: scale, exponent: figure.exponent).plain
    let full = theirs.rounded(scale: max(cell.scale, scale), exponent: figure.exponent).withoutTrailingZeros.plain
    return written.utf8.count >= 3 && (Slip.isOne(written, meant) || Slip.isOne(written, full))
  }

  // MARK: Relations inside a statement

  /// Tries a relation with everything that its roles can stand for; what holds best counts.
  private mutating func form(_ comparison: Comparison, _ statement: Statement, _ number: Int) {
    guard let left = terms(comparison.left), left.count == 1, let role = left.first?.role,
      statement.slots.contains(where: { $0.role.rawValue == role })
    else { return }
    for slot in statement.slots where slot.role.rawValue == role {
      let figures = operands.operands(slot)
      guard let figure = figures.first else { continue }
      let choices = Choices(statement: statement, slot: slot, operands: operands)
      if case .constant(let decimal, let exponent) = comparison.right {
        if let bound = bound(figure, comparison.sign, .constant(decimal, exponent), slot, statement, number) { instances.append(bound) }
        continue
      }
      let tried: [Instance]
      var isOutOfRange = false
      if case .product(let factors) = comparison.right, factors.count == 2, factors[1].isDivisor,
        let above = terms(factors[0].value), let below = terms(factors[1].value)
      {
        let ratios = combinations(above + below, choices, figure).flatMap { chosen in
          figures.map { ratio($0, Array(chosen.prefix(above.count)), Array(chosen.dropFirst(above.count)), number) }
        }
        tried = ratios.compactMap { $0 }
        // A rise from nil has no rate, whatever else could be divided.
        isOutOfRange = ratios.first.map { $0 == nil } ?? false
        if tried.isEmpty, let nothing = ofNothing(figure, slot, statement, number) {
          instances.append(nothing)
          continue
        }
      } else if let right = terms(comparison.right) {
        tried = combinations(right, choices, figure).flatMap { chosen in
          figures.compactMap { linear([$0], comparison.sign, chosen, number) }
        }
      } else {
        continue
      }
      guard var best = Self.best(tried), !isOutOfRange || best.verdict == .holds || best.verdict == .tail else { continue }
      // 年初预算0万元，年中追加10万元，完成预算的98%: of the budget as it was then, which nobody says.
      if slot.role == .completion || slot.role == .budgetRate, best.ratio?.isOfNothing ?? false { continue }
      // A value of last year beside a change may be another's.
      if slot.role == .lastYear { best.isTentative = true }
      if best.verdict.isBroken || best.verdict == .truncated {
        if choices.isPartElsewhere || best.verdict == .truncated && choices.isDoubtful { continue }
        if choices.isAmbiguous {
          guard choices.saysBudgets, best.verdict.isBroken else { continue }
          best.isTentative = true
        }
      }
      let isShort = choices.isDoubtful && !TentativeInstances.tells(figure)
      best.isMute = choices.isPartElsewhere || choices.isAmbiguous && !choices.saysBudgets || choices.isAlone || isShort
      if choices.isDoubtful { best.isTentative = true }
      instances.append(best)
    }
  }

  struct Term {
    var role: String
    var isNegative: Bool
  }

  /// The roles of a sum, each with its sign.
  func terms(_ formula: Formula) -> [Term]? {
    switch formula {
    case .path(let path): return path.segments.first.map { [Term(role: $0, isNegative: false)] }
    case .sum(let parts):
      var result: [Term] = []
      for part in parts {
        guard let inner = terms(part.value) else { return nil }
        result += inner.map { Term(role: $0.role, isNegative: $0.isNegative != part.isNegative) }
      }
      return result
    default: return nil
    }
  }

  /// Every choice of operands for the roles; a role that occurs twice is the same figure.
  private func combinations(_ terms: [Term], _ choices: Choices, _ figure: Operand) -> [[Operand]] {
    var results: [[Operand]] = [[]]
    for (position, term) in terms.enumerated() {
      let earlier = terms[..<position].firstIndex { $0.role == term.role }
      let options = earlier == nil ? choices.options(term.role).filter { $0.range != figure.range } : []
      var next: [[Operand]] = []
      for chosen in results {
        if let earlier {
          guard next.count < Self.mostForms else { break }
          var operand = chosen[earlier]
          if terms[earlier].isNegative != term.isNegative { operand.isNegative.toggle() }
          next.append(chosen + [operand])
          continue
        }
        for option in options where next.count < Self.mostForms {
          var operand = option
          if term.isNegative { operand.isNegative.toggle() }
          next.append(chosen + [operand])
        }
      }
      results = next
    }
    return results
  }

  // MARK: 大于, 小于, 持平

  private mutating func compare(_ statement: Statement, _ number: Int) {
    for comparison in statement.comparisons {
      if case .lastYear = comparison.base {
        compareYears(comparison, statement, number)
        continue
      }
      guard case .budget(let stage) = comparison.base, comparison.value != Self.none else { continue }
      let sign: Comparison.Operator = comparison.value == "大" ? .greater : comparison.value == "小" ? .less : .equal
      var compared: Instance?
      if let slot = statement.slot(.outturn), let outturn = operands.operand(slot) {
        let budgets = Choices(statement: statement, slot: slot, operands: operands).budgets(stage)
        if budgets.count == 1, let budget = budgets.first {
          // 其中项目支出1.00万元，大于预算数: of the part or of the whole.
          let whole = comparison.isLoose ? operands.whole(of: statement) : nil
          compared = Self.best([outturn, whole].compactMap { $0.flatMap { linear([$0], sign, [budget], number) } })
        }
      }
      if compared == nil, let slot = completion(statement, stage), let rate = operands.operand(slot) {
        compared = linear([rate], sign, [.whole], number)
      }
      guard var instance = compared else { continue }
      if comparison.isApproximate, instance.verdict.isBroken { continue }
      if sign != .equal { instance.word = comparison.range }
      instances.append(instance)
    }
  }

  /// The completion of the budget that a comparison names.
  private func completion(_ statement: Statement, _ stage: String) -> Slot? {
    let role: Role = stage == "年初预算" ? .initialCompletion : stage == "全年预算" ? .adjustedCompletion : .completion
    return statement.slot(role) ?? statement.slot(.completion)
  }

  // MARK: Instances

  /// The verdict that explains most.
  static func best(_ instances: [Instance]) -> Instance? {
    let order: [Verdict] = [.holds, .tail, .balanced, .truncated, .coarse, .improbable, .dropped, .broken]
    return instances.enumerated().min { a, b in
      let (x, y) = (order.firstIndex(of: a.element.verdict) ?? 0, order.firstIndex(of: b.element.verdict) ?? 0)
      return (x, a.offset) < (y, b.offset)
    }?.element
  }

  func linear(
    _ left: [Operand], _ sign: Comparison.Operator, _ right: [Operand], _ number: Int
  ) -> Instance? {
    let evaluator = Evaluator(scope: scope, home: nil)
    let isCount = left.first?.isCount ?? right.first?.isCount ?? false
    guard left.allSatisfy({ $0.isCount == isCount }), right.allSatisfy({ $0.isCount == isCount }) else { return nil }
    guard let a = try? evaluator.sum(left), let b = try? evaluator.sum(right), let judged = Judge.judge(a, sign, b) else {
      return nil
    }
    return Instance(
      relation: number, table: -1, left: left, right: right, sign: sign, verdict: judged.0, leftValue: a.printed,
      rightValue: b.printed, expected: b.wide, isLinear: true, slack: judged.slack)
  }

  private func ratio(_ rate: Operand, _ above: [Operand], _ below: [Operand], _ number: Int) -> Instance? {
    guard let isCount = above.first?.isCount ?? below.first?.isCount, above.allSatisfy({ $0.isCount == isCount }),
      below.allSatisfy({ $0.isCount == isCount })
    else { return nil }
    let ratio = Ratio(numerator: above, denominator: below)
    guard let reading = rate.reading, let judged = RatioJudge(rate: rate, ratio: ratio).verdict() else { return nil }
    var operands: [Operand] = []
    operands.reserveCapacity(above.count + below.count)
    for operand in above + below where !operands.contains(where: { $0.range == operand.range }) { operands.append(operand) }
    return Instance(
      relation: number, table: -1, left: [rate], right: operands, sign: .equal, verdict: judged.verdict,
      leftValue: rate.isNegative ? reading.value.negated : reading.value, rightValue: judged.value,
      expected: Interval(judged.value), isLinear: false, slack: judged.slack, ratio: ratio)
  }
}
