import GoujiReport
import GoujiText

/// The relations of one table, each evaluated, or taken from an earlier state of the report where it says the same.
struct TableChecks {
  let scope: CheckScope
  let home: Int
  let view: TableView
  let known: OutcomeReuse?
  /// What the relations came to, in order.
  private(set) var outcomes: [CheckMemory.Outcome] = []
  /// Whether some relation was evaluated anew.
  private var isNew = false

  /// Whether the outcomes are kept for the next state.
  private let isKept: Bool

  init(scope: CheckScope, home: Int, view: TableView, known: OutcomeReuse?, isKept: Bool) {
    self.isKept = isKept
    self.scope = scope
    self.home = home
    self.view = view
    self.known = known
  }

  /// Evaluates `relation`, which is the one at `number` in the profile.
  mutating func check(_ relation: Profile.Relation, _ number: Int) {
    if let outcome = known?.outcome(relation, number, home: home, at: outcomes.count) {
      outcomes.append(outcome)
      return
    }
    isNew = true
    var check = RelationCheck(relation, number, scope: scope, home: home, view: view)
    check.run()
    outcomes.append(
      CheckMemory.Outcome(
        relation: number, instances: check.instances, distinct: check.instances, reasons: check.reasons.map { $0.message(scope.bytes) },
        tables: isKept ? relation.tables(in: scope, home: home) : []))
  }

  /// Leaves out what another relation has evaluated before: two forms of a relation (by name and by column number) may tie the
  /// same cells.
  mutating func finish() {
    guard isNew else { return }
    var seen = Set<InstanceCells>(minimumCapacity: outcomes.reduce(0) { $0 + $1.instances.count })
    for index in outcomes.indices {
      let instances = outcomes[index].instances
      let distinct = instances.filter { seen.insert(InstanceCells($0)).inserted }
      outcomes[index].distinct = distinct.count == instances.count ? instances : distinct
    }
  }
}
