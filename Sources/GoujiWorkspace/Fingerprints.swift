import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Tells findings apart by what they are about and not by where they stand: lines may move, and a report may be renamed
/// or copied into another folder, and its findings stay the same ones.
///
/// A fingerprint is a hash of the rule, of whose accounts of which year they are, and of the place: table, row and
/// column, or section and sentence; with the figure as written. A figure that changes is another finding.
package struct Fingerprints {
  private let report: Report
  /// The entries of each row of a table that has been asked for.
  private var entries: [Int: [Int: [Table.Entry]]] = [:]
  /// What does not count in the sentences of a block that has been asked for, in order.
  private var omitted: [Int: [TextRange]] = [:]

  private init(_ report: Report) { self.report = report }

  /// Of a sentence so many bytes count on either side.
  private static let reach = 600

  /// Gives each of `findings`, which are in the order of `report`, its fingerprint.
  package static func add(to findings: inout [Finding], _ report: Report) {
    guard !findings.isEmpty else { return }
    var places = Fingerprints(report)
    let account = account(report)
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      let parts = [finding.rule, account] + (places.cell(finding.range) ?? places.text(finding.range))
      let key = parts.map { $0.filter { !$0.isWhitespace && $0 != "," } }.joined(separator: "\u{1F}")
      // Of several that nothing tells apart, each has its number.
      let number = seen[key, default: 0]
      seen[key] = number + 1
      findings[index].fingerprint = StableHash.text(number == 0 ? key : "\(key)\u{1F}\(number)")
    }
  }

  /// Whose accounts, and of which year; where the report does not say it, the name of the file.
  private static func account(_ report: Report) -> String {
    let source = report.tree.source
    let identity = ReportIdentity(ReportIdentity.head(of: source))
    if let unit = identity.unit, let year = identity.year {
      return "\(unit) \(year) \(identity.kind.map { "\($0)" } ?? "")"
    }
    return source.path.split(separator: "/").last.map(String.init) ?? ""
  }

  // MARK: Places

  /// Table, row, column and text of the cell at `range`.
  private mutating func cell(_ range: TextRange) -> [String]? {
    guard let index = report.tables.firstIndex(where: { $0.range.start <= range.start && range.start < $0.range.end }) else { return nil }
    let table = report.tables[index]
    let row = Self.last(table.rows, startingBy: range.start) { $0.range }
    guard let row, range.start <= table.rows[row].range.end else { return nil }
    if entries[index] == nil { entries[index] = Dictionary(grouping: table.entries) { $0.row } }
    var parts = [table.title, table.subject ?? ""]
    for entry in entries[index]?[row] ?? [] {
      let columns = table.panels.indices.contains(entry.panel) ? table.panels[entry.panel].amounts : []
      guard let cell = entry.cells.firstIndex(where: { $0.range.start <= range.start && range.start <= $0.range.end })
      else { continue }
      parts += [entry.code?.digits ?? "", entry.label.key]
      if entry.label.key.isEmpty { parts.append(entry.rowNumber.map(String.init) ?? "") }
      if columns.indices.contains(cell) { parts += columns[cell].header }
      return parts + [report.bytes.text(range)]
    }
    return parts + [report.bytes.text(table.rows[row].range)]
  }

  /// Section, sentence around `range`, and what stands there. In the sentence neither its figures count, so that one may
  /// be mended without making the others new, nor what stands in braces of the dialect.
  private mutating func text(_ range: TextRange) -> [String] {
    guard !report.tree.blocks.isEmpty else { return [] }
    let block = report.tree.block(at: range.start)
    let root = report.tree.root(block)
    let section = report.outline.sectionOfBlock.indices.contains(block) ? report.outline.sectionOfBlock[block] : nil
    let left = omitted[block] ?? Self.omitted(root)
    omitted[block] = left
    var sentence: [UInt8] = []
    var rest = Self.bounds(of: range, in: root.range, report.bytes)
    while rest.start < rest.end {
      if let last = Self.last(left, startingBy: rest.start, { $0 }), rest.start < left[last].end {
        rest.start = left[last].end
      } else {
        sentence.append(report.bytes[rest.start])
        rest.start += 1
      }
    }
    return [
      section.map { report.outline.sections[$0].title } ?? "", String(decoding: sentence, as: UTF8.self),
      report.bytes.text(range),
    ]
  }

  /// The figures and the markup in `root`, those inside others left out.
  private static func omitted(_ root: NodeView) -> [TextRange] {
    let ranges = [SyntaxKind.number, .reference, .note, .suppression].flatMap { root.descendants($0).map(\.range) }
    var result: [TextRange] = []
    for range in ranges.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) where range.start >= result.last?.end ?? 0 {
      result.append(range)
    }
    return result
  }

  /// The index of the last of `items`, which are in order, that begins at or before `offset`.
  private static func last<Item>(_ items: [Item], startingBy offset: Int, _ range: (Item) -> TextRange) -> Int? {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if range(items[middle]).start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The bytes of the sentence around `range`, inside its block: from behind the last 。, ； or blank line to the next.
  private static func bounds(of range: TextRange, in block: TextRange, _ bytes: [UInt8]) -> TextRange {
    let limits = max(0, block.start)..<min(block.end, bytes.count)
    let first = min(max(range.start, limits.lowerBound), limits.upperBound)
    var (start, end) = (first, first)
    let (lowest, highest) = (max(limits.lowerBound, first - reach), min(limits.upperBound, first + reach))
    while start > lowest, !isStop(bytes, before: start, limits) { start -= 1 }
    while end < highest, end <= range.end || !isStop(bytes, before: end, limits) { end += 1 }
    return TextRange(start, end)
  }

  /// Whether 。 (E3 80 82), ； (EF BC 9B) or a blank line ends before `index`.
  private static func isStop(_ bytes: [UInt8], before index: Int, _ limits: Range<Int>) -> Bool {
    guard index - 3 >= limits.lowerBound else { return false }
    switch (bytes[index - 3], bytes[index - 2], bytes[index - 1]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x9B), (_, 0x0A, 0x0A), (0x0A, 0x0D, 0x0A): return true
    default: return false
    }
  }
}
