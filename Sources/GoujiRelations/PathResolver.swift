import GoujiReport
import GoujiSyntax

/// Finds the cells that a path names in a table: `[区!]行[!下属行][!栏…]`.
struct PathResolver {
  let evaluator: Evaluator

  /// The places of `path`: one, or several for a class of rows or columns inside 合计.
  func places(_ path: FormulaPath) throws(Unevaluated) -> [CellPlace] {
    guard let memo = evaluator.targets else { return try places(evaluator.scope.target(path, from: evaluator.home)) }
    return try places(memo.target(path))
  }

  /// The only place of what a path was found to name, where its row is named or at hand and its column as well; `nil` for anything
  /// else. The same as `places` finds, without an array for it: most paths of most relations are such.
  static func quickPlace(_ target: PathTarget, _ evaluator: Evaluator) -> CellPlace? {
    let entry: Int
    switch target.rows {
    case .named(let named):
      guard named.count == 1 else { return nil }
      entry = named[0]
    case .members(.all), .members(.item), .members(.category):
      guard evaluator.home == target.table, let row = evaluator.row else { return nil }
      guard target.panels.contains(target.view.table.entries[row].panel) else { return nil }
      entry = row
    case .members: return nil
    }
    let panel = target.view.table.entries[entry].panel
    switch target.columns {
    case .named(let byPanel):
      let columns = byPanel[panel]
      return columns.count == 1 ? CellPlace(table: target.table, entry: entry, column: columns[0]) : nil
    case .scores: return nil
    case .atHand:
      if target.view.table.panels[panel].amounts.count == 1 { return CellPlace(table: target.table, entry: entry, column: 0) }
      guard let column = evaluator.column, evaluator.home == target.table, column.panel == panel else { return nil }
      return CellPlace(table: target.table, entry: entry, column: column.position)
    }
  }

  /// The places of what a path was found to name.
  func places(_ target: PathTarget) throws(Unevaluated) -> [CellPlace] {
    let entries: [Int]
    switch target.rows {
    case .named(let named): entries = named
    case .members(let members):
      entries = try RowLookup(evaluator: evaluator, index: target.table, view: target.view).members(of: members, panels: target.panels)
    }
    if entries.count == 1, let entry = entries.first {
      let columns = try columnPositions(target, entry: entry)
      if columns.count == 1, let column = columns.first { return [CellPlace(table: target.table, entry: entry, column: column)] }
      return columns.map { CellPlace(table: target.table, entry: entry, column: $0) }
    }
    var places: [CellPlace] = []
    places.reserveCapacity(entries.count)
    for entry in entries {
      for column in try columnPositions(target, entry: entry) {
        places.append(CellPlace(table: target.table, entry: entry, column: column))
      }
    }
    return places
  }

  /// The row that `path` names, whatever the column.
  func rows(_ path: FormulaPath) throws(Unevaluated) -> CellPlace {
    var segments = path.segments[...]
    var index = evaluator.home ?? 0
    if !path.isRelative, let name = segments.popFirst() {
      index = try evaluator.scope.table(name, from: evaluator.home)
    }
    guard let view = evaluator.scope.views[index] else { throw .missingTable("") }
    let lookup = RowLookup(evaluator: evaluator, index: index, view: view)
    let panels = try lookup.panels(&segments)
    guard let row = segments.first, let entry = try lookup.entries(row, panels: panels).first else { throw .missing("") }
    return CellPlace(table: index, entry: entry, column: 0)
  }

  // MARK: Columns

  private func columnPositions(_ target: PathTarget, entry: Int) throws(Unevaluated) -> [Int] {
    let view = target.view
    let panel = view.table.entries[entry].panel
    let index = target.table
    switch target.columns {
    case .scores:
      let amounts = view.table.panels[panel].amounts
      let others = amounts.indices.filter {
        $0 != evaluator.column?.position && amounts[$0].header.last?.hasSuffix("得分") ?? false
      }
      if others.count < 2 { throw .missing("各得分栏") }
      return others
    case .named(let byPanel):
      let found = byPanel[panel]
      if found.isEmpty { throw .missing(target.rest.joined(separator: "!")) }
      if found.count > 1 { throw .ambiguous(target.rest.joined(separator: "!")) }
      return found
    case .atHand: break
    }
    let amounts = view.table.panels[panel].amounts
    // The column at hand: the same one, the one with the same header, or the only one.
    if amounts.count == 1 { return [0] }
    guard let column = evaluator.column, let home = evaluator.home, let homeView = evaluator.scope.views[home] else {
      throw .needsColumn(amounts.compactMap { $0.header.last }.filter { !$0.isEmpty })
    }
    let homeAmounts = homeView.table.panels[column.panel].amounts
    if home == index, column.panel == panel || amounts.count == homeAmounts.count { return [column.position] }
    let same = amounts.indices.filter { amounts[$0].header.last == homeAmounts[column.position].header.last }
    if same.count == 1 { return same }
    throw .needsColumn(amounts.compactMap { $0.header.last }.filter { !$0.isEmpty })
  }
}
