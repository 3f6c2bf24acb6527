import GoujiProse
import GoujiReport
import GoujiText

extension ProseContext {
  /// The year that headings and sentences name most often as 2024年度.
  private static func spokenYear(_ report: Report) -> Int? {
    var counts: [Int: Int] = [:]
    for root in report.tree.roots where root.kind == .paragraph || root.kind == .heading || root.kind == .item {
      for node in root.descendants(.numeral) {
        let text = node.text
        guard text.hasSuffix("年度"), let year = Int(text.prefix(4)), (1949...2099).contains(year) else { continue }
        counts[year, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// What the tables of `report` lend to its prose: the rows that it may name, the unit and the year.
  init(_ scope: CheckScope, _ report: Report, _ lexicon: Lexicon) {
    self.init()
    for (number, source) in lexicon.rowSources.enumerated() {
      for (index, table) in scope.tables.enumerated() where table.report == 0 && scope.kinds[index]?.name == source.kind {
        guard scope.views[index] != nil else { continue }
        for (position, entry) in table.entries.enumerated() where !entry.label.key.isEmpty {
          if let panel = source.panel, !table.panels[entry.panel].names.contains(panel) { continue }
          // A row of the total is named by indicators.
          guard entry.code != nil || entry.label.numbering != nil else { continue }
          rows.append(Row(source: number, table: index, entry: position, label: entry.label.key, code: entry.code))
        }
      }
    }
    var years: [Int: Int] = [:]
    var names: Set<String> = []
    for table in scope.tables where table.report == 0 {
      if let year = table.year { years[year, default: 0] += 1 }
      if let department = table.department, department.count >= 3 { names.insert(department) }
    }
    if let unit = report.frontMatter[.unit] { names.insert(unit) }
    units = names.sorted()
    if years.isEmpty, let found = Self.spokenYear(report) { years[found] = 1 }
    year = report.frontMatter[.year].flatMap { Int($0.prefix(4)) } ?? years.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
