import GoujiReport
import GoujiSyntax
import GoujiText

/// What a path names whatever the row and column at hand are: worked out once for a table and a report.
struct PathTarget: Sendable {
  /// The rows that it names.
  enum Rows: Sendable {
    /// These.
    case named([Int])
    /// Those of a class, seen from the row at hand.
    case members(RowLookup.Class)
  }

  /// The columns that it names.
  enum Columns: Sendable {
    /// None: the one at hand.
    case atHand
    /// Every column of scores but the one at hand.
    case scores
    /// The positions of the named one in each panel.
    case named([[Int]])
  }

  /// The index of the table.
  var table: Int
  /// The table.
  var view: TableView
  /// The panels that it is confined to.
  var panels: [Int]
  var rows: Rows
  var columns: Columns
  /// The segments that name columns.
  var rest: ArraySlice<String>

  /// The target of `path` in `scope`, seen from table `home`.
  init(_ path: FormulaPath, _ scope: CheckScope, home: Int?) throws(Unevaluated) {
    var segments = path.segments[...]
    if path.isRelative {
      guard let home else { throw .noTable }
      table = home
    } else {
      guard let name = segments.popFirst() else { throw .noTable }
      table = try scope.table(name, from: home)
    }
    guard let view = scope.views[table] else { throw .missingTable(path.segments[0]) }
    self.view = view
    let lookup = RowLookup(evaluator: Evaluator(scope: scope, home: home), index: table, view: view)
    panels = try lookup.panels(&segments)
    guard let row = segments.popFirst() else { throw .missing(path.segments.joined(separator: "!")) }
    if let members = RowLookup.Class(rawValue: row) {
      rows = .members(members)
    } else {
      var entries = try lookup.entries(row, panels: panels)
      // A second row name: the first such row below the one before.
      while entries.count == 1, let next = segments.first, next != "全部",
        view.columns(segments, panel: view.table.entries[entries[0]].panel).isEmpty,
        let below = lookup.below(entries[0], next)
      {
        entries = [below]
        segments.removeFirst()
      }
      rows = .named(entries)
    }
    rest = segments
    if segments.first == "各得分栏" {
      columns = .scores
    } else if segments.isEmpty || segments.first == "全部" {
      columns = .atHand
    } else {
      columns = .named(view.table.panels.indices.map { view.columns(segments, panel: $0) })
    }
  }
}

/// A path as it is looked up: its labels, and where from.
struct PathQuery: Hashable {
  private let segments: [String]
  private let isRelative: Bool
  private let home: Int?

  init(_ path: FormulaPath, home: Int?) {
    segments = path.segments
    isRelative = path.isRelative
    self.home = home
  }

  static func == (a: PathQuery, b: PathQuery) -> Bool {
    guard a.home == b.home, a.isRelative == b.isRelative, a.segments.count == b.segments.count else { return false }
    for index in a.segments.indices where a.segments[index] != b.segments[index] { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(home ?? -1)
    for segment in segments { segment.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } }
  }
}
