import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Relations between numbers of things: `个数(!车辆) = 合计(!分项)` (all = the sum of the kinds listed),
/// `个数(!公务用车保有量) ≤ 个数(!车辆总数)` (one number against another, or against a cell),
/// `有(!公务用车购置费) = 有(!购置车辆)` (neither without the other; with ≥ no things without an amount) and
/// `有(!金额) = 有(!数)` (no amount of what there is none of).
struct CountRelations {
  /// What a relation says of numbers of things.
  enum Form {
    /// The kinds add up to all.
    case kinds(Lexicon.Indicator)
    /// Two numbers are to each other as the sign says.
    case numbers(Lexicon.Indicator, Comparison.Operator, Lexicon.Indicator)
    /// A number is that of a cell.
    case cell(Lexicon.Indicator, FormulaPath)
    /// There is an amount of the one where, or only where, there are things of the other.
    case presence(amount: Int, Comparison.Operator, Lexicon.Indicator)
    /// What there is none of has no amount.
    case amounts
  }

  let scope: CheckScope
  let lexicon: Lexicon
  private let passages: [(passage: Passage, reader: CountReader)]
  /// The indicators by their names, and those of them that count things.
  private let ofName: [TextKey: Int]
  private let countedOfName: [TextKey: Int]
  private let memo = Memo()

  /// The numbers that were read already: several relations ask for the same ones.
  private final class Memo {
    var things: [TextKey: [CountedThing]] = [:]
  }

  init(_ scope: CheckScope, _ passages: [Passage], year: Int?, _ lexicon: Lexicon) {
    self.scope = scope
    self.lexicon = lexicon
    let names = lexicon.indicators.enumerated().map { (TextKey($0.element.name), $0.offset, $0.element.isCounted) }
    ofName = Dictionary(names.map { ($0.0, $0.1) }) { first, _ in first }
    countedOfName = Dictionary(names.filter(\.2).map { ($0.0, $0.1) }) { first, _ in first }
    let year = year ?? ProseYear.year(passages, scope.bytes)
    self.passages = passages.filter { $0.report == 0 && $0.text.figures.contains { $0.kind == .count } }
      .map { ($0, CountReader($0.text, scope.bytes, lexicon, year: year)) }
  }

  /// What `relation` says, if it is about numbers of things.
  func form(_ relation: Profile.Relation) -> Form? {
    if case .call("有", _, _) = relation.comparison.left {
      if name(relation.comparison.left, "有") == "金额" { return .amounts }
      guard let amount = name(relation.comparison.left, "有"), let things = counted(relation.comparison.right, "有"),
        let index = ofName[TextKey(amount)]
      else { return nil }
      return .presence(amount: index, relation.comparison.sign, things)
    }
    guard let left = counted(relation.comparison.left, "个数") else { return nil }
    if case .path(let path) = relation.comparison.right { return .cell(left, path) }
    if case .call("合计", _, _) = relation.comparison.right { return .kinds(left) }
    guard let right = counted(relation.comparison.right, "个数") else { return nil }
    return .numbers(left, relation.comparison.sign, right)
  }

  /// The indicator of things that a call of `function` names.
  private func counted(_ formula: Formula, _ function: String) -> Lexicon.Indicator? {
    guard let name = name(formula, function) else { return nil }
    return countedOfName[TextKey(name)].map { lexicon.indicators[$0] }
  }

  /// The name in a call of `function`.
  private func name(_ formula: Formula, _ function: String) -> String? {
    guard case .call(function, let arguments, _) = formula, case .path(let path)? = arguments.first else { return nil }
    return path.segments.first
  }

  /// What the relation `number` comes to.
  func check(_ form: Form, _ number: Int, _ relations: ProseRelations) -> (instances: [Instance], conflicts: [TextConflict]) {
    switch form {
    case .kinds(let indicator):
      (indicator.isListedApart ? apart(indicator, number, relations) : lists(indicator, number, relations), [])
    case .numbers(let left, let sign, let right): (compared(left, sign, right, number, relations), [])
    case .cell(let indicator, let path): (cells(indicator, path, number, relations), [])
    case .amounts: ([], amountsOfNothing(number))
    case .presence(let amount, let sign, let things): ([], presence(amount, sign, things, number, relations))
    }
  }

  // MARK: Kinds

  private func lists(_ indicator: Lexicon.Indicator, _ number: Int, _ relations: ProseRelations) -> [Instance] {
    passages.flatMap { passage, reader in
      reader.lists(indicator).compactMap { list in
        list.whole.flatMap { instance($0, list, number, relations) }
      }
    }
  }

  /// Kinds that a sentence of their own names, against what may be all of them: told only where a single number may.
  private func apart(_ indicator: Lexicon.Indicator, _ number: Int, _ relations: ProseRelations) -> [Instance] {
    let lists = passages.flatMap { $0.reader.listsApart(indicator) }
    guard Set(lists.map { sum($0) }).count == 1, let list = lists.first else { return [] }
    let wholes = things(indicator)
    let tried = wholes.compactMap { instance($0, list, number, relations) }
    if let holds = tried.first(where: { $0.verdict == .holds && $0.sign == .equal }) { return [holds] }
    // Σ may be that of some of the projects: 其中一般公共预算项目10个.
    let isOther = passages.contains { values($0.reader.things(indicator)).contains(sum(list)) }
    guard !isOther, values(wholes).count == 1, let first = tried.first else { return [] }
    return [first]
  }

  private func sum(_ list: CountedList) -> Int { list.parts.reduce(0) { $0 + ($1.figure.decimal?.integer ?? 0) } }

  /// All against the kinds: equal where the list names all of them, at least as many otherwise.
  private func instance(
    _ whole: CountedThing, _ list: CountedList, _ number: Int, _ relations: ProseRelations
  ) -> Instance? {
    let parts = list.parts.compactMap { operand($0.figure) }
    guard let all = operand(whole.figure), parts.count == list.parts.count,
      let equal = relations.linear([all], .equal, parts, number)
    else { return nil }
    if list.isClosed || equal.verdict == .holds { return equal }
    let most = relations.linear([all], .atLeast, parts, number)
    return most.flatMap { $0.verdict.isBroken ? $0 : nil }
  }

  // MARK: Numbers

  /// The numbers of an indicator that the report's own prose tells.
  private func things(_ indicator: Lexicon.Indicator) -> [CountedThing] {
    let key = TextKey(indicator.name)
    if let known = memo.things[key] { return known }
    let things = readThings(indicator)
    memo.things[key] = things
    return things
  }

  private func readThings(_ indicator: Lexicon.Indicator) -> [CountedThing] {
    passages.flatMap { passage, reader in
      reader.things(indicator).filter { thing in
        let (clause, sentence) = (reader.clause(thing.place), reader.sentence(thing.place))
        return (indicator.contexts.isEmpty || indicator.contexts.contains { sentence.contains($0) })
          && !indicator.foreignContexts.contains { clause.contains($0) }
      }
    }
  }

  private func values(_ things: [CountedThing]) -> Set<Int> { Set(things.compactMap { $0.figure.decimal?.integer }) }

  /// Two numbers, each of which is told once or always with the same value.
  private func compared(
    _ left: Lexicon.Indicator, _ sign: Comparison.Operator, _ right: Lexicon.Indicator, _ number: Int, _ relations: ProseRelations
  ) -> [Instance] {
    let (mine, theirs) = (things(left), things(right))
    // 机关共有车辆3辆，所属单位共有车辆3辆: the greater one is told once.
    guard values(mine).count == 1, theirs.count == 1, let one = mine.first.flatMap({ operand($0.figure) }),
      let other = theirs.first.flatMap({ operand($0.figure) })
    else { return [] }
    return relations.linear([one], sign, [other], number).map { [$0] } ?? []
  }

  /// A number that is told with one value only against the cell that has it.
  private func cells(_ indicator: Lexicon.Indicator, _ path: FormulaPath, _ number: Int, _ relations: ProseRelations) -> [Instance] {
    let evaluator = Evaluator(scope: scope, home: nil)
    guard let row = try? PathResolver(evaluator: evaluator).rows(path), let view = scope.views[row.table] else { return [] }
    // Of the row's columns only that of the outturn has a number: the form has — in the others.
    let columns = view.table.panels[view.table.entries[row.entry].panel].amounts.indices
    let found = columns.compactMap { try? evaluator.operand(CellPlace(table: row.table, entry: row.entry, column: $0)) }
    let cells = found.compactMap { cell -> Operand? in
      guard let count = Int(cell.literal.filter { $0 != "," }) else { return nil }
      var counted = cell
      counted.exponent = 0
      counted.scale = 0
      counted.reading = FigureReading(counted: Decimal(coefficient: Int128(count), scale: 0), exponent: 0)
      counted.isCount = true
      return counted
    }
    guard Set(cells.map(\.literal)).count == 1, let cell = cells.first else { return [] }
    let said = things(indicator)
    let tried = said.compactMap { thing in operand(thing.figure).flatMap { relations.linear([$0], .equal, [cell], number) } }
    if let holds = tried.first(where: { $0.verdict == .holds }) { return [holds] }
    guard values(said).count == 1, let first = tried.first else { return [] }
    return [first]
  }

  /// Things without an amount, or an amount without things, where each is told with certainty.
  private func presence(
    _ amount: Int, _ sign: Comparison.Operator, _ indicator: Lexicon.Indicator, _ number: Int, _ relations: ProseRelations
  ) -> [TextConflict] {
    let said = things(indicator)
    guard values(said).count == 1, let thing = said.first, let count = thing.figure.decimal?.integer,
      let (figure, isNil) = relations.amount(of: amount)
    else { return [] }
    let name = lexicon.indicators[amount].name
    guard isNil ? count > 0 : count == 0 && sign == .equal else { return [] }
    let isExcused = passages.contains { passage, reader in
      !reader.things(indicator).isEmpty
        && indicator.excuses.contains { passage.text.text(passage.text.scalars.indices).contains($0) }
    }
    if isExcused { return [] }
    let written = scope.bytes.text(thing.figure.range)
    var conflict = TextConflict(
      relation: number, range: thing.figure.number,
      message: Localized(
        "这里写\(written)，\(name)却是\(figure.literal)", "\(written) here, but the amount for it (\(name)) is \(figure.literal)"))
    conflict.related = [(figure.range, Localized("\(name)：\(figure.literal)", "\(name): \(figure.literal)"))]
    return [conflict]
  }

  private func amountsOfNothing(_ number: Int) -> [TextConflict] {
    passages.flatMap { $0.reader.amountsOfNothing }.map { count, amount in
      let (none, written) = (scope.bytes.text(count.range), scope.bytes.text(amount.range))
      var conflict = TextConflict(
        relation: number, range: amount.number,
        message: Localized("前面写\(none)，这里却有金额\(written)", "an amount of \(written) for what there is none of (\(none))"))
      conflict.related = [(count.number, Localized(none, none))]
      return conflict
    }
  }

  private func operand(_ figure: FigureSyntax) -> Operand? {
    guard let decimal = figure.decimal else { return nil }
    var operand = Operand(cell: nil, exponent: 0, scale: 0, range: figure.number, literal: scope.bytes.text(figure.number))
    operand.reading = FigureReading(counted: decimal, exponent: 0)
    operand.isCount = true
    return operand
  }
}

extension ProseRelations {
  /// The amount of an indicator, and whether it is nil: where all its cells, or without cells all that the prose says, agree.
  fileprivate func amount(of index: Int) -> (figure: Operand, isNil: Bool)? {
    var found = operands.cells(.indicator(index, fund: nil, isNamed: false), .outturn, fund: nil).filter { !$0.literal.isEmpty }
    if found.isEmpty {
      found = reading.statements.compactMap { statement in
        guard case .indicator(index, _, _) = statement.subject, statement.isBound, statement.isCertain else { return nil }
        return statement.slot(.outturn).flatMap { operands.operand($0) }.flatMap { $0.isCount ? nil : $0 }
      }
    }
    let isNil = found.map { ($0.reading?.value ?? .zero) == .zero }
    guard let figure = found.first, Set(isNil).count == 1, found.allSatisfy({ $0.reading != nil }) else { return nil }
    return (figure, isNil[0])
  }
}
