import GoujiReport
import GoujiSyntax
import GoujiText

/// What a path names whatever the row and column at hand are: worked out once for a table and a report.
final class PathTarget: Sendable {
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
  let table: Int
  /// The table.
  let view: TableView
  /// The panels that it is confined to.
  let panels: [Int]
  let rows: Rows
  let columns: Columns
  /// The segments that name columns.
  let rest: ArraySlice<String>

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
    if let members = RowLookup.Class(name: row) {
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
    // The last bytes of a label tell it from most others, and are mixed faster than all of them.
    var mixed = UInt(bitPattern: home ?? -1)
    for segment in segments { mixed = mixed &* 31 &+ segment.ending }
    hasher.combine(mixed)
  }
}

/// What the paths of one relation name, seen from one table.
final class TargetMemo {
  private let scope: CheckScope
  private let home: Int
  /// Where the labels of each path are in memory: the paths are the relation's own, few and there as long as this is, so that a
  /// glance at these places finds one faster than a dictionary would.
  private var places: [UnsafeRawPointer] = []
  /// The path at each place, kept so that its place is not given to another, and what it names.
  private var paths: [FormulaPath] = []
  private var targets: [Result<PathTarget, Unevaluated>] = []

  init(_ scope: CheckScope, home: Int) {
    self.scope = scope
    self.home = home
  }

  func target(_ path: FormulaPath) throws(Unevaluated) -> PathTarget {
    guard let place = path.segments.withUnsafeBufferPointer({ $0.baseAddress.map { UnsafeRawPointer($0) } }) else {
      return try scope.target(path, from: home)
    }
    // What is looked through is taken out of this object once, not for every place.
    let places = places
    for index in places.indices where places[index] == place {
      if paths[index].segments.count == path.segments.count, paths[index].isRelative == path.isRelative { return try targets[index].get() }
    }
    let found: Result<PathTarget, Unevaluated>
    do throws(Unevaluated) { found = .success(try scope.target(path, from: home)) } catch { found = .failure(error) }
    self.places = places + [place]
    paths.append(path)
    targets.append(found)
    return try found.get()
  }
}
