import GoujiReport
import GoujiSyntax

/// Finds the cells that a path names in a table: `[区!]行[!下属行][!栏…]`.
struct PathResolver {
  let evaluator: Evaluator

  /// The places of `path`: one, or several for a class of rows or columns inside 合计.
  func places(_ path: FormulaPath) throws(Unevaluated) -> [CellPlace] {
    var segments = path.segments[...]
    let index: Int
    if path.isRelative {
      guard let home = evaluator.home else { throw .missingTable("!") }
      index = home
    } else {
      guard let name = segments.popFirst() else { throw .missingTable("") }
      index = try evaluator.scope.table(name, from: evaluator.home)
    }
    guard let view = evaluator.scope.views[index] else { throw .missingTable(path.segments[0]) }
    let lookup = RowLookup(evaluator: evaluator, index: index, view: view)
    let panels = try lookup.panels(&segments)
    guard let row = segments.popFirst() else { throw .missing(path.segments.joined(separator: "!")) }
    var entries = try lookup.entries(row, panels: panels)
    // A second row name: the first such row below the one before.
    while !RowLookup.isClass(row), entries.count == 1, let next = segments.first, next != "全部",
      view.columns(segments, panel: view.table.entries[entries[0]].panel).isEmpty,
      let below = lookup.below(entries[0], next)
    {
      entries = [below]
      segments.removeFirst()
    }
    var places: [CellPlace] = []
    for entry in entries {
      for column in try columnPositions(segments, entry: entry, index, view) {
        places.append(CellPlace(table: index, entry: entry, column: column))
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

  private func columnPositions(
    _ segments: ArraySlice<String>, entry: Int, _ index: Int, _ view: TableView
  ) throws(Unevaluated) -> [Int] {
    let panel = view.table.entries[entry].panel
    let amounts = view.table.panels[panel].amounts
    if segments.first == "各得分栏" {
      let others = amounts.indices.filter {
        $0 != evaluator.column?.position && amounts[$0].header.last?.hasSuffix("得分") ?? false
      }
      if others.count < 2 { throw .missing("各得分栏") }
      return others
    }
    if !segments.isEmpty, segments.first != "全部" {
      let found = view.columns(segments, panel: panel)
      if found.isEmpty { throw .missing(segments.joined(separator: "!")) }
      if found.count > 1 { throw .ambiguous(segments.joined(separator: "!")) }
      return found
    }
    // The column at hand: the same one, the one with the same header, or the only one.
    if amounts.count == 1 { return [0] }
    guard let column = evaluator.column, let home = evaluator.home, let homeView = evaluator.scope.views[home] else {
      throw .ambiguous("栏")
    }
    let homeAmounts = homeView.table.panels[column.panel].amounts
    if home == index, column.panel == panel || amounts.count == homeAmounts.count { return [column.position] }
    let same = amounts.indices.filter { amounts[$0].header.last == homeAmounts[column.position].header.last }
    if same.count == 1 { return same }
    throw .ambiguous("栏")
  }
}
