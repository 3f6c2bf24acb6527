import GoujiReport
import GoujiSyntax
import GoujiText

/// Finds the entries of a table that a row name or a class of rows means.
struct RowLookup {
  /// Names that stand for rows of a kind, not for one row.
  enum Class: String, Sendable, CaseIterable {
    case all = "全部"
    case item = "科目"
    case category = "类"
    case below = "下级"
    case numbered = "序号项"
    case following = "其下项"
    case part = "分项"
    case indicator = "指标项"
    case source = "来源"
    case fund = "总额"
    case sameCode = "同码"
    case sameName = "同名"
    case only = "唯一行"

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (TextKey($0.rawValue), $0) })

    /// The class of that name, looked up by its bytes.
    init?(name: String) {
      guard let known = Self.byName[TextKey(name)] else { return nil }
      self = known
    }
  }

  /// Whether `name` stands for rows of a kind.
  static func isClass(_ name: String) -> Bool { Class(name: name) != nil }

  let evaluator: Evaluator
  let index: Int
  let view: TableView

  private var table: Table { view.table }

  /// The panels that the first of `segments` names, taking it away; all panels where it names none.
  func panels(_ segments: inout ArraySlice<String>) throws(Unevaluated) -> [Int] {
    let all = Array(table.panels.indices)
    guard let first = segments.first, segments.count > 1, !Self.isClass(first) else { return all }
    let key = view.names.names(first)[0]
    let isPanelWord = view.panelWords.contains(key)
    guard all.count > 1 || isPanelWord else { return all }
    let named = all.filter { table.panels[$0].names.contains(key) }
    // A name that a row has as well is the row's: 合计 may stand over a panel too.
    if !named.isEmpty, isPanelWord || view.byLabel.first(TextKey(key)) == nil {
      segments.removeFirst()
      return named
    }
    if isPanelWord { throw .missing(first) }
    return all
  }

  /// The entries that `row` means in `panels`.
  func entries(_ row: String, panels: [Int]) throws(Unevaluated) -> [Int] {
    if let members = Class(name: row) { return try self.members(of: members, panels: panels) }
    func inPanels(_ entry: Int) -> Bool { panels.contains(table.entries[entry].panel) }
    if row.hasPrefix("行"), let number = Int(row.dropFirst()) {
      return try one(table.entries.indices.filter { table.entries[$0].rowNumber == number && inPanels($0) }, row)
    }
    if row.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      return try one(view.byCode[TextKey(row)].filter(inPanels), row)
    }
    for name in view.names.names(row) {
      let found = view.byLabel[TextKey(name)].filter { inPanels($0) && !table.entries[$0].label.isOfWhich }
      if found.count == 1 { return found }
      if found.count > 1 { return [try first(of: found, row)] }
    }
    throw .missing(row)
  }

  /// Of a repeated label the one at the top level: the only numbered one, or the only one before the total of the year
  /// (the funds stand once as income and once below the carry-over).
  private func first(of found: [Int], _ row: String) throws(Unevaluated) -> Int {
    let numbered = found.filter { table.entries[$0].label.numbering != nil }
    if numbered.count == 1 { return numbered[0] }
    let totals = view.names.names("本年收入合计") + view.names.names("本年支出合计")
    let panel = table.entries[found[0]].panel
    if let total = table.entries.indices.first(where: { index in
      table.entries[index].panel == panel && totals.contains(table.entries[index].label.key)
    }) {
      let before = found.filter { $0 < total }
      if before.count == 1 { return before[0] }
    }
    throw .ambiguous(row)
  }

  /// The first row named `name` below `entry` in its panel.
  func below(_ entry: Int, _ name: String) -> Int? {
    let names = view.names.names(name)
    let panel = table.entries[entry].panel
    return table.entries.indices.first { index in
      let label = table.entries[index].label.key
      let isTotal = label == "合计" || label == "总计" || label == "小计"
      return index > entry && table.entries[index].panel == panel && names.contains(label) && !isTotal
    }
  }

  private func one(_ found: [Int], _ row: String) throws(Unevaluated) -> [Int] {
    if found.isEmpty { throw .missing(row) }
    if found.count > 1 { throw .ambiguous(row) }
    return found
  }

  // MARK: Classes

  /// The entries of a class, seen from the row at hand.
  func members(of members: Class, panels: [Int]) throws(Unevaluated) -> [Int] {
    let row = members.rawValue
    func inPanels(_ entry: Int) -> Bool { panels.contains(table.entries[entry].panel) }
    switch members {
    case .all, .item, .category:
      guard evaluator.home == index, let entry = evaluator.row, inPanels(entry) else { throw .missing(row) }
      return [entry]
    case .below:
      let parent = evaluator.row.flatMap { table.entries[$0].code == nil ? nil : $0 }
      let children = view.children[parent] ?? []
      if children.isEmpty { throw parent == nil ? .missing(row) : .inapplicable }
      return children
    case .numbered: return try numbered(panels)
    case .following: return try following()
    case .part: return try all(of: .part, row)
    case .indicator:
      let parts = try all(of: .part, row).filter { table.entries[$0].label.key != "执行率" }
      if parts.isEmpty { throw .missing(row) }
      return parts
    case .source: return try all(of: .source, row)
    case .fund: return try all(of: .fund, row)
    case .only:
      return try one(table.entries.indices.filter { index in table.entries[index].cells.contains { $0.figure != nil } }, row)
    case .sameCode:
      guard let code = homeEntry?.code?.digits else { throw .inapplicable }
      return try one(view.byCode[TextKey(code)].filter(inPanels), code)
    case .sameName: return try sameName(panels)
    }
  }

  /// The entry at hand in the home table.
  private var homeEntry: Table.Entry? {
    guard let home = evaluator.home, let row = evaluator.row else { return nil }
    return evaluator.scope.tables[home].entries[row]
  }

  /// The row with the name of the row at hand; tables cut long names, so one may begin the other.
  private func sameName(_ panels: [Int]) throws(Unevaluated) -> [Int] {
    guard let key = homeEntry?.label.key, key.count >= 2 else { throw .inapplicable }
    func inPanels(_ entry: Int) -> Bool { panels.contains(table.entries[entry].panel) }
    let equal = view.byLabel[TextKey(key)].filter(inPanels)
    if !equal.isEmpty { return try one(equal, key) }
    let near = table.entries.indices.filter { index in
      let other = table.entries[index].label.key
      return inPanels(index) && min(key.count, other.count) >= 4 && (key.hasPrefix(other) || other.hasPrefix(key))
    }
    return try one(near, key)
  }

  private func all(of role: Table.Entry.Role, _ row: String) throws(Unevaluated) -> [Int] {
    let found = table.entries.indices.filter { table.entries[$0].role == role }
    if found.isEmpty { throw .missing(row) }
    return found
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

  /// The rows below the one at hand that are numbered one level deeper: 1. 2. 3. … below 一、.
  private func following() throws(Unevaluated) -> [Int] {
    guard let anchor = evaluator.anchor, let style = table.entries[anchor].label.numbering?.style else {
      throw .missing("其下项")
    }
    var found: [Int] = []
    var deeper: Numbering.Style?
    for entry in table.entries.indices where entry > anchor && table.entries[entry].panel == table.entries[anchor].panel {
      guard let numbering = table.entries[entry].label.numbering else { continue }
      if numbering.style <= style { break }
      if deeper == nil { deeper = numbering.style }
      guard numbering.style == deeper else { continue }
      guard numbering.value == found.count + 1 else { throw .missing("其下项") }
      found.append(entry)
    }
    if found.isEmpty { throw .missing("其下项") }
    return found
  }
}
