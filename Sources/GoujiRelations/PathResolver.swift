import GoujiReport
import GoujiSyntax

/// Finds the cells that a path names in a table: `[区!]行[!下属行][!栏…]`.
struct PathResolver {
  /// A cell: an entry and the position of a column among its panel's amounts.
  struct Place: Hashable {
    var entry: Int
    var column: Int
  }

  let evaluator: Evaluator

  private var view: TableView { evaluator.view }
  private var table: Table { view.table }

  /// The places of `path`: one, or several for a class of rows or columns inside 合计.
  func places(_ path: FormulaPath) throws(Unevaluated) -> [Place] {
    var segments = path.segments[...]
    var panels = Array(table.panels.indices)
    if let first = segments.first, segments.count > 1 {
      let key = view.profile.names(first)[0]
      let named = panels.filter { table.panels[$0].names.contains(key) }
      if !named.isEmpty {
        panels = named
        segments.removeFirst()
      } else if Self.isPanelWord(first) {
        throw .missing(first)
      }
    }
    guard let row = segments.popFirst() else { throw .missing(path.segments.joined(separator: "!")) }
    var entries = try self.entries(row, panels: panels)
    // A second row name: the first such row below the one before.
    while !Self.rowClasses.contains(row), entries.count == 1, let next = segments.first, next != "全部",
      view.columns(segments, panel: table.entries[entries[0]].panel).isEmpty, let below = below(entries[0], next)
    {
      entries = [below]
      segments.removeFirst()
    }
    var places: [Place] = []
    for entry in entries {
      for column in try columnPositions(segments, entry: entry) { places.append(Place(entry: entry, column: column)) }
    }
    return places
  }

  /// Names that stand for rows of a kind, not for one row.
  private static let rowClasses: Set<String> = ["全部", "科目", "下级", "序号项", "分项", "指标项", "来源", "总额"]

  /// Whether a segment can only be a panel: where the table has no such panel, nothing is named.
  private static func isPanelWord(_ segment: String) -> Bool {
    segment == "收入" || segment == "支出" || segment == "指标" || segment == "资金"
  }

  // MARK: Rows

  private func entries(_ row: String, panels: [Int]) throws(Unevaluated) -> [Int] {
    func inPanels(_ entry: Int) -> Bool { panels.contains(table.entries[entry].panel) }
    switch row {
    case "全部", "科目":
      guard let row = evaluator.row, inPanels(row) else { throw .missing(row) }
      return [row]
    case "下级":
      let parent = evaluator.row.flatMap { table.entries[$0].code == nil ? nil : $0 }
      let children = view.children[parent] ?? []
      if children.isEmpty { throw parent == nil ? .missing(row) : .inapplicable }
      return children
    case "序号项": return try numbered(panels)
    case "分项": return try all(of: .part, row)
    case "指标项":
      let parts = try all(of: .part, row).filter { table.entries[$0].label.key != "执行率" }
      if parts.isEmpty { throw .missing(row) }
      return parts
    case "来源": return try all(of: .source, row)
    case "总额": return try all(of: .fund, row)
    default: break
    }
    if row.hasPrefix("行"), let number = Int(row.dropFirst()) {
      return try one(table.entries.indices.filter { table.entries[$0].rowNumber == number && inPanels($0) }, row)
    }
    if row.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return try one((view.byCode[row] ?? []).filter(inPanels), row)
    }
    for name in view.profile.names(row) {
      let found = (view.byLabel[name] ?? []).filter { inPanels($0) && !table.entries[$0].label.isOfWhich }
      if found.count == 1 { return found }
      // A repeated label: the first one, if it alone stands at the top level.
      if found.count > 1 {
        let numbered = found.filter { table.entries[$0].label.numbering != nil }
        if numbered.count == 1 { return numbered }
        throw .ambiguous(row)
      }
    }
    throw .missing(row)
  }

  private func one(_ found: [Int], _ row: String) throws(Unevaluated) -> [Int] {
    if found.isEmpty { throw .missing(row) }
    if found.count > 1 { throw .ambiguous(row) }
    return found
  }

  private func all(of role: Table.Entry.Role, _ row: String) throws(Unevaluated) -> [Int] {
    let found = table.entries.indices.filter { table.entries[$0].role == role }
    if found.isEmpty { throw .missing(row) }
    return found
  }

  /// The first row named `name` below `entry` in its panel.
  private func below(_ entry: Int, _ name: String) -> Int? {
    let names = view.profile.names(name)
    let panel = table.entries[entry].panel
    return table.entries.indices.first { index in
      index > entry && table.entries[index].panel == panel && names.contains(table.entries[index].label.key)
    }
  }

  /// The rows 一、二、三 … before the total at hand; where no row is numbered, all rows before it but 其中.
  private func numbered(_ panels: [Int]) throws(Unevaluated) -> [Int] {
    guard let anchor = evaluator.anchor else { throw .missing("序号项") }
    let before = table.entries.indices.filter { index in
      index < anchor && panels.contains(table.entries[index].panel) && !table.entries[index].label.isOfWhich
    }
    let numbered = before.filter { table.entries[$0].label.numbering?.style == .han }
    guard !numbered.isEmpty else {
      if before.isEmpty { throw .missing("序号项") }
      return before
    }
    for (position, index) in numbered.enumerated()
    where table.entries[index].label.numbering?.value != position + 1 {
      throw .missing("序号项")
    }
    // A row without number that holds an amount: nobody knows whether it is a part.
    for index in before where table.entries[index].label.numbering == nil {
      for cell in table.entries[index].cells where cell.figure?.decimal.map({ $0.coefficient != 0 }) ?? false {
        throw .unreadable(cell.range)
      }
    }
    return numbered
  }

  // MARK: Columns

  private func columnPositions(_ segments: ArraySlice<String>, entry: Int) throws(Unevaluated) -> [Int] {
    let panel = table.entries[entry].panel
    let amounts = table.panels[panel].amounts
    if segments.first == "各得分栏" {
      let others = amounts.indices.filter { $0 != evaluator.column?.position && amounts[$0].header.last?.hasSuffix("得分") ?? false }
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
    guard let column = evaluator.column else {
      if amounts.count == 1 { return [0] }
      throw .ambiguous("栏")
    }
    if column.panel == panel { return [column.position] }
    let header = table.panels[column.panel].amounts[column.position].header
    if amounts.count == table.panels[column.panel].amounts.count { return [column.position] }
    let same = amounts.indices.filter { amounts[$0].header == header }
    if same.count == 1 { return same }
    if amounts.count == 1 { return [0] }
    throw .ambiguous("栏")
  }
}
