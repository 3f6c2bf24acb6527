import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Tells findings apart by what they are about and not by where they stand: lines may move, and a report may be renamed
/// or copied into another folder, and its findings stay the same ones.
///
/// A fingerprint is a hash of the rule, of whose accounts of which year they are, and of the place: table, row and
/// column, or section and sentence; with the figure as written. A figure that changes is another finding.
package enum Fingerprints {
  /// Gives each of `findings`, which are in the order of `report`, its fingerprint.
  package static func add(to findings: inout [Finding], _ report: Report) {
    guard !findings.isEmpty else { return }
    let account = account(report)
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      let parts = [finding.rule, account] + (cell(finding.range, report) ?? text(finding.range, report))
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
  private static func cell(_ range: TextRange, _ report: Report) -> [String]? {
    guard let table = report.tables.first(where: { $0.range.start <= range.start && range.start < $0.range.end }),
      let row = table.rows.firstIndex(where: { $0.range.start <= range.start && range.start <= $0.range.end })
    else { return nil }
    var parts = [table.title, table.subject ?? ""]
    for entry in table.entries where entry.row == row {
      let columns = table.panels.indices.contains(entry.panel) ? table.panels[entry.panel].amounts : []
      guard let index = entry.cells.firstIndex(where: { $0.range.start <= range.start && range.start <= $0.range.end })
      else { continue }
      parts += [entry.code?.digits ?? "", entry.label.key]
      if entry.label.key.isEmpty { parts.append(entry.rowNumber.map(String.init) ?? "") }
      if columns.indices.contains(index) { parts += columns[index].header }
      return parts + [report.bytes.text(range)]
    }
    return parts + [report.bytes.text(table.rows[row].range)]
  }

  /// Section, sentence around `range`, and what stands there. In the sentence neither its figures count, so that one may
  /// be mended without making the others new, nor what stands in braces of the dialect.
  private static func text(_ range: TextRange, _ report: Report) -> [String] {
    guard !report.tree.blocks.isEmpty else { return [] }
    let block = report.tree.block(at: range.start)
    let root = report.tree.root(block)
    let section = report.outline.sectionOfBlock.indices.contains(block) ? report.outline.sectionOfBlock[block] : nil
    let left = [SyntaxKind.number, .reference, .note, .suppression].flatMap { root.descendants($0).map(\.range) }
    var sentence: [UInt8] = []
    for index in bounds(of: range, in: root.range, report.bytes) {
      if !left.contains(where: { $0.start <= index && index < $0.end }) { sentence.append(report.bytes[index]) }
    }
    return [
      section.map { report.outline.sections[$0].title } ?? "", String(decoding: sentence, as: UTF8.self),
      report.bytes.text(range),
    ]
  }

  /// The bytes of the sentence around `range`, inside its block: from behind the last 。, ； or blank line to the next.
  private static func bounds(of range: TextRange, in block: TextRange, _ bytes: [UInt8]) -> Range<Int> {
    let limits = max(0, block.start)..<min(block.end, bytes.count)
    var start = min(max(range.start, limits.lowerBound), limits.upperBound)
    var end = start
    while start > limits.lowerBound, !isStop(bytes, before: start, limits) { start -= 1 }
    while end < limits.upperBound, end <= range.end || !isStop(bytes, before: end, limits) { end += 1 }
    return start..<end
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
