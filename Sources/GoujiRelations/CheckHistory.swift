import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// The check of an earlier state of a report, and which tables an edit has left as they were.
package struct CheckHistory: Sendable {
  let result: CheckResult
  let origins: [TableOrigin?]
  let match: BlockMatch?

  /// The history of a report whose blocks and tables come from where `match` and `origins` say, among those of `result`.
  package init(_ result: CheckResult, _ match: BlockMatch?, origins: [TableOrigin?]) {
    self.result = result
    self.match = match
    self.origins = origins
  }
}

/// What a check lends to that of the state after an edit.
struct CheckMemory: Sendable {
  /// What one relation came to in one table.
  struct Outcome: Sendable {
    /// The relation's index in the profile.
    var relation: Int
    /// What was evaluated.
    var instances: [Instance]
    /// Those of them that no relation before had evaluated.
    var distinct: [Instance]
    /// What could not be evaluated.
    var reasons: [Localized]
    /// The tables that it looked into.
    var tables: [Int]
  }

  /// The profile without the relations that the report states.
  var profile: Profile
  let scope: CheckScope
  /// The name of the unit.
  var unitName: String?
  /// The outcomes of each table.
  var outcomes: [[Outcome]]
  /// What was found out about the prose.
  var prose: ProseRelationsMemory?
}

/// What of an earlier check holds still: a relation says the same where the tables that it looks into are the same.
struct CheckReuse {
  private let memory: CheckMemory
  private let origins: [TableOrigin?]
  /// The tables of the earlier state, as they were read.
  private let before: [Table]
  /// Whether the reports that this one is compared with are the same.
  private let hasSameNeighbours: Bool

  /// What can be taken over into a check of `report` with `profile`; `nil` for nothing.
  init?(_ history: CheckHistory?, _ report: Report, _ profile: Profile, lastYear: Report?, units: [Report]) {
    guard let history, let memory = history.result.memory, history.origins.count == report.tables.count,
      memory.scope.tables.count == report.tables.count, memory.profile.isSame(as: profile), !profile.isOutline,
      memory.unitName == report.frontMatter[.unit]
    else { return nil }
    self.memory = memory
    origins = history.origins
    before = history.result.report.tables
    let result = history.result
    hasSameNeighbours =
      result.lastYear?.tree === lastYear?.tree && result.units.count == units.count
      && zip(result.units, units).allSatisfy { $0.tree === $1.tree }
  }

  /// By how many bytes table `index` has moved; `nil` if it is another one.
  func shift(_ index: Int) -> Int? {
    guard let origin = origins[index], origin.index == index else { return nil }
    return origin.shift
  }

  /// The kind of table `index`, if nothing that tells it has changed.
  func kind(_ index: Int, _ table: Table) -> Profile.TableKind?? {
    guard shift(index) != nil, before[index].title == table.title, before[index].department == table.department else { return nil }
    return .some(memory.scope.kinds[index])
  }

  /// Table `index`, as it was read, with its labels put right as they were before, if it is the same and of the same kind.
  func aligned(_ table: Table, _ index: Int, _ kind: Profile.TableKind?) -> Table? {
    guard let shift = shift(index), memory.scope.kinds[index] == kind else { return nil }
    let (read, aligned) = (before[index], memory.scope.tables[index])
    guard read.entries.count == table.entries.count, aligned.entries.count == table.entries.count else { return nil }
    var table = table
    for entry in table.entries.indices where read.entries[entry].label != aligned.entries[entry].label {
      table.entries[entry].label = aligned.entries[entry].label
    }
    table.notes += aligned.notes.dropFirst(read.notes.count).map { $0.moved(by: shift) }
    return table
  }

  /// The names that the profile knows.
  var names: NameMemo? { memory.scope.names.isSmall ? memory.scope.names : nil }

  /// Last year's report, prepared for looking up.
  var lastYear: CheckScope?? { hasSameNeighbours ? .some(memory.scope.lastYear) : nil }

  /// The reports of the units, prepared for looking up.
  var units: [CheckScope]? { hasSameNeighbours ? memory.scope.units : nil }

  /// Table `index` prepared for looking up, where `table` is the same as before.
  func view(_ index: Int, _ table: Table, _ kind: Profile.TableKind?) -> TableView? {
    guard let shift = shift(index), memory.scope.kinds[index] == kind, memory.scope.tables[index].isRead(as: table) else { return nil }
    return memory.scope.views[index].map { TableView($0, table, shift: shift) }
  }

  /// What the relations of every table came to, as far as the tables that they look into are the same in `scope`.
  func outcomes(in scope: CheckScope) -> OutcomeReuse? {
    guard hasSameNeighbours else { return nil }
    let earlier = memory.scope
    let isSame = scope.tables.indices.map { index in
      shift(index) != nil && scope.kinds[index] == earlier.kinds[index] && scope.tables[index].isRead(as: earlier.tables[index])
        && scope.tables[index].report == earlier.tables[index].report
    }
    let hasSameNames = scope.tables.indices.allSatisfy { index in
      let (a, b) = (scope.tables[index], earlier.tables[index])
      return a.title == b.title && a.code == b.code && a.report == b.report && scope.kinds[index]?.name == earlier.kinds[index]?.name
        && (scope.views[index] == nil) == (earlier.views[index] == nil)
    }
    return OutcomeReuse(
      outcomes: memory.outcomes, scope: scope, hasSameNames: hasSameNames, isSame: isSame,
      hasMoved: scope.tables.indices.map { shift($0) != 0 })
  }
}

/// The outcomes of relations in the tables of an earlier state.
struct OutcomeReuse {
  let outcomes: [[CheckMemory.Outcome]]
  let scope: CheckScope
  /// Whether every name means the same table as before.
  let hasSameNames: Bool
  /// Which tables are the same.
  let isSame: [Bool]
  /// Which tables have moved.
  let hasMoved: [Bool]

  /// The outcome at `position` in table `home`, where it is that of the relation at `number` and still the same.
  func outcome(_ relation: Profile.Relation, _ number: Int, home: Int, at position: Int) -> CheckMemory.Outcome? {
    guard isSame[home], outcomes[home].indices.contains(position) else { return nil }
    var outcome = outcomes[home][position]
    guard outcome.relation == number, outcome.tables.allSatisfy({ isSame.indices.contains($0) ? isSame[$0] : true }),
      hasSameNames || outcome.tables == relation.tables(in: scope, home: home)
    else { return nil }
    guard !outcome.instances.isEmpty, hasMoved[home] || outcome.tables.contains(where: { $0 >= 0 && hasMoved[$0] }) else { return outcome }
    let hasSame = outcome.instances.count == outcome.distinct.count
    outcome.instances = outcome.instances.map(moved)
    outcome.distinct = hasSame ? outcome.instances : outcome.distinct.map(moved)
    return outcome
  }

  private func moved(_ instance: Instance) -> Instance {
    var instance = instance
    instance.left = instance.left.map(moved)
    instance.right = instance.right.map(moved)
    return instance
  }

  /// `operand` where it is now.
  func moved(_ operand: Operand) -> Operand {
    guard operand.document == scope.document, let cell = operand.cell, hasMoved[cell.table], let view = scope.views[cell.table],
      view.operands.indices.contains(cell.entry), view.operands[cell.entry].indices.contains(cell.column),
      case .success(var moved) = view.operands[cell.entry][cell.column]
    else { return operand }
    moved.isNegative = operand.isNegative
    return moved
  }
}

extension Table {
  /// Whether another state of the table says the same to relations; entries and rows are known to be the same.
  fileprivate func isRead(as other: Table) -> Bool {
    unit == other.unit && countsThings == other.countsThings && isTorn == other.isTorn && layout == other.layout
      && entries.count == other.entries.count && panels.count == other.panels.count
      && zip(panels, other.panels).allSatisfy { $0.amounts.map(\.unit) == $1.amounts.map(\.unit) }
  }
}

extension Profile {
  /// Whether both say the same. They are not compared word by word: what is read once is one array.
  func isSame(as other: Profile) -> Bool {
    func isOne<Element>(_ a: [Element], _ b: [Element]) -> Bool {
      a.count == b.count && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress } }
    }
    return isOne(kinds, other.kinds) && isOne(relations, other.relations) && isOutline == other.isOutline
      && lexicon === other.lexicon && aliases == other.aliases
  }
}

extension Profile.Relation {
  /// The tables whose cells it names, seen from table `home`, in the order in which it names them; below zero where a name means
  /// none, or several.
  func tables(in scope: CheckScope, home: Int) -> [Int] {
    var names: [String] = []
    for formula in [comparison.left, comparison.right, alternative?.left, alternative?.right] {
      if let formula { Self.addTables(formula, &names) }
    }
    return names.map { name in
      do throws(Unevaluated) {
        return try scope.table(name, from: home)
      } catch {
        if case .ambiguous = error { return -2 }
        return -1
      }
    }
  }

  private static func addTables(_ formula: Formula, _ names: inout [String]) {
    switch formula {
    case .constant, .name: break
    case .path(let path): if !path.isRelative, let name = path.segments.first { names.append(name) }
    case .sum(let terms): for term in terms { addTables(term.value, &names) }
    case .product(let factors): for factor in factors { addTables(factor.value, &names) }
    case .call(_, let arguments, _): for argument in arguments { addTables(argument, &names) }
    }
  }
}
