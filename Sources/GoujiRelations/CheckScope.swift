import GoujiReport
import GoujiSyntax
import GoujiText
import Synchronization

/// What relations are evaluated in: the tables of a report, prepared for looking up.
final class CheckScope: Sendable {
  let profile: Profile
  let tree: SyntaxTree
  /// The tables, their labels put right.
  let tables: [Table]
  /// The kind of each table.
  let kinds: [Profile.TableKind?]
  /// The tables prepared for looking up; those that nobody can read have none.
  let views: [TableView?]
  /// The names that rows and columns go by.
  let names: NameMemo
  private let byKind: [String: [Int]]
  /// The tables that names were found to mean.
  private let known = Mutex<[TableQuery: Result<Int, Unevaluated>]>([:])

  /// What paths were found to name.
  private let targets = Mutex<[PathQuery: Result<PathTarget, Unevaluated>]>([:])

  private struct TableQuery: Hashable {
    var name: TextKey
    var report: Int?
  }
  /// Which document this is: 0 the one at hand, 1 last year's, from 2 those of the units.
  let document: Int
  /// Last year's report, where the front matter names it and it could be read.
  let lastYear: CheckScope?
  /// The reports of the units that the one at hand sums up.
  let units: [CheckScope]

  init(
    _ report: Report, _ profile: Profile, lastYear: Report? = nil, units: [Report] = [], document: Int = 0, reuse: CheckReuse? = nil
  ) {
    self.profile = profile
    self.document = document
    self.lastYear = reuse?.lastYear ?? lastYear.map { CheckScope($0, profile, document: 1) }
    self.units = reuse?.units ?? units.enumerated().map { CheckScope($0.element, profile, document: 2 + $0.offset) }
    tree = report.tree
    let unitName = report.frontMatter[.unit]
    let kinds = report.tables.indices.map {
      reuse?.kind($0, report.tables[$0]) ?? TableKindMatcher.kind(of: report.tables[$0], in: profile, unitName: unitName)
    }
    let usual = Self.usualUnits(report.tables)
    let tables = report.tables.indices.map { index in
      let (read, kind) = (report.tables[index], kinds[index])
      var table = reuse?.aligned(read, index, kind) ?? kind.map { RowAligner.align(read, $0, profile) } ?? read
      table.countsThings = kind?.countsThings ?? false
      if table.unitText == nil, table.layout != .score { table.unit = usual[table.report] }
      Self.giveScoresTheirUnit(&table)
      return table
    }
    let names = reuse?.names ?? NameMemo(profile)
    self.names = names
    let bytes = report.tree.bytes
    views = tables.indices.map { index in
      if let view = reuse?.view(index, tables[index], kinds[index]) { return view }
      let cells = tables[index].layout == .other ? nil : CellOperands(tables[index], index, document: document, bytes)
      return cells.map { TableView(tables[index], names, kinds[index], $0) }
    }
    var byKind: [String: [Int]] = [:]
    for (index, kind) in kinds.enumerated() {
      if let kind { byKind[kind.name, default: []].append(index) }
    }
    self.byKind = byKind
    self.kinds = kinds
    self.tables = tables
  }

  /// The document's bytes.
  var bytes: [UInt8] { tree.bytes }

  /// Points and rates beside amounts are not in the table's unit.
  private static func giveScoresTheirUnit(_ table: inout Table) {
    guard table.layout == .standard else { return }
    for panel in table.panels.indices {
      for column in table.panels[panel].amounts.indices where table.panels[panel].amounts[column].unit == nil {
        let header = table.panels[panel].amounts[column].header.last ?? ""
        if header.hasSuffix("得分") {
          table.panels[panel].amounts[column].unit = 0
        } else if header.hasSuffix("执行率") {
          table.panels[panel].amounts[column].unit = -2
        }
      }
    }
  }

  /// The unit of most tables of each report, for those that do not say theirs.
  private static func usualUnits(_ tables: [Table]) -> [Int: Int] {
    var counts: [Int: [Int: Int]] = [:]
    for table in tables {
      if let unit = table.unit { counts[table.report, default: [:]][unit, default: 0] += 1 }
    }
    return counts.compactMapValues { units in units.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
  }

  /// The table that `name` means, seen from table `home`: a kind, a title or a 代号. Standard relations do not cross the
  /// border of an embedded report.
  func table(_ name: String, from home: Int?) throws(Unevaluated) -> Int {
    let query = TableQuery(name: TextKey(name), report: home.map { tables[$0].report })
    if let found = known.withLock({ $0[query] }) { return try found.get() }
    let found: Result<Int, Unevaluated>
    do throws(Unevaluated) { found = .success(try findTable(name, from: home)) } catch { found = .failure(error) }
    known.withLock { $0[query] = found }
    return try found.get()
  }

  /// What `path` names, seen from table `home`, whatever the row and column at hand are.
  func target(_ path: FormulaPath, from home: Int?) throws(Unevaluated) -> PathTarget {
    let query = PathQuery(path, home: home)
    if let found = targets.withLock({ $0[query] }) { return try found.get() }
    let found: Result<PathTarget, Unevaluated>
    do throws(Unevaluated) { found = .success(try PathTarget(path, self, home: home)) } catch { found = .failure(error) }
    targets.withLock { $0[query] = found }
    return try found.get()
  }

  /// Forgets what paths name: what was asked from one table is not asked again from the next.
  func forgetTargets() { targets.withLock { $0 = [:] } }

  private func findTable(_ name: String, from home: Int?) throws(Unevaluated) -> Int {
    let report = home.map { tables[$0].report } ?? 0
    var found = (byKind[name] ?? []).filter { tables[$0].report == report }
    if found.isEmpty, home != nil, profile.kinds.contains(where: { $0.name == name }) { throw .missingTable(name) }
    if found.isEmpty {
      let key = TableTitle.key(name)
      found = tables.indices.filter { views[$0] != nil && TableTitle.key(tables[$0].title) == key }
    }
    if found.isEmpty {
      let code = name.filter { !$0.isWhitespace }
      found = tables.indices.filter { views[$0] != nil && tables[$0].code == code }
    }
    if found.isEmpty, let kind = TableTitle.kind(name, in: profile, unitName: nil)?.name { found = byKind[kind] ?? [] }
    guard let first = found.first else { throw .missingTable(name) }
    if found.count > 1 { throw .ambiguous(name) }
    return first
  }

  /// The scope of an operand's `document`.
  func scope(of document: Int) -> CheckScope {
    switch document {
    case 1: lastYear ?? self
    case 2...: units.indices.contains(document - 2) ? units[document - 2] : self
    default: self
    }
  }

  /// The titles and kinds of the tables that can be named.
  var tableNames: [String] {
    var known: Set<String> = []
    return tables.indices.filter { views[$0] != nil }.flatMap { index in
      [tables[index].title, kinds[index]?.name ?? "", tables[index].code ?? ""].filter { !$0.isEmpty && known.insert($0).inserted }
    }
  }

  /// The cell of each figure of the tables, by the offset of its number.
  var cellPlaces: [Int: CellPlace] {
    var places: [Int: CellPlace] = [:]
    for (index, table) in tables.enumerated() where views[index] != nil {
      for (number, entry) in table.entries.enumerated() {
        for (column, cell) in entry.cells.enumerated() {
          if let figure = cell.figure {
            places[figure.number.start] = CellPlace(table: index, entry: number, column: column)
          }
        }
      }
    }
    return places
  }
}
