import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

extension ProseContext {
  /// The year that headings name, or else the sentences. Sentences name the year before nearly as often, to compare with.
  private static func spokenYear(_ report: Report) -> Int? {
    mostNamed(report, [.heading, .contents]) ?? mostNamed(report, [.paragraph, .item])
  }

  private static let fewestMentions = 3

  /// The year that blocks of `kinds` name most often, or the one after it, if that is named a third as often.
  private static func mostNamed(_ report: Report, _ kinds: Set<SyntaxKind>) -> Int? {
    var counts: [Int: Int] = [:]
    for root in report.tree.roots where kinds.contains(root.kind) {
      for node in root.descendants(.numeral) {
        let text = node.text
        guard text.hasSuffix("年度") || text.hasSuffix("年"), let year = Int(text.prefix(4)), (1949...2099).contains(year) else {
          continue
        }
        counts[year, default: 0] += 1
      }
    }
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    // A single mention in a sentence may be of any year.
    if kinds.contains(.paragraph), most.value < fewestMentions { return nil }
    return (counts[most.key + 1] ?? 0) * 3 >= most.value ? most.key + 1 : most.key
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
