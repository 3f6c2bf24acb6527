import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// Converts the tables of a report from 元 to 万元, rounded half up to two decimals, as reports are published.
package struct UnitConverter {
  /// What was converted.
  package struct Result: Sendable {
    /// The text.
    package var bytes: [UInt8]
    /// How many tables were.
    package var tables = 0
    /// How many figures were.
    package var figures = 0
  }

  /// `bytes` with every table that is in 元 in 万元. Counts, rates and figures with a unit of their own stay.
  package static func convert(_ bytes: [UInt8]) -> Result {
    let report = Report(Parser.parse(SourceText(path: "", bytes: bytes)))
    var result = Result(bytes: bytes)
    var edits: [TextEdit] = []
    var places = Set<Int>()
    for (index, table) in report.tables.enumerated() where table.unit == 0 && table.unitText != nil && table.layout != .score {
      let from = index > 0 ? report.tables[index - 1].range.end : 0
      guard let unit = unit(report, TextRange(from, table.range.end)) else { continue }
      var converted: [TextEdit] = []
      for entry in table.entries where table.panels.indices.contains(entry.panel) {
        for (column, cell) in zip(table.panels[entry.panel].amounts, entry.cells) where column.unit == nil {
          guard let figure = cell.figure, figure.kind == .plain, figure.unit == nil, let decimal = figure.decimal,
            let value = Fixed(decimal), places.insert(figure.number.start).inserted
          else { continue }
          converted.append(TextEdit(range: figure.number, newText: value.rounded(scale: 2, exponent: 4).text(grouped: true)))
        }
      }
      guard !converted.isEmpty else { continue }
      edits += converted + [TextEdit(range: TextRange(unit, unit), newText: "万")]
      result.tables += 1
      result.figures += converted.count
    }
    result.bytes = TextSplice.apply(edits, to: bytes)
    return result
  }

  /// Where, in `range`, 元 stands as the unit of the amounts: the last place before or in the table.
  private static func unit(_ report: Report, _ range: TextRange) -> Int? {
    var place: Int?
    for root in report.tree.roots where range.contains(root.range) {
      let nodes = root.kind == .caption ? root.children.filter { $0.kind == .captionUnit } : root.kind == .table ? [root] : []
      for node in nodes {
        var cursor = ByteCursor(report.bytes, node.range)
        while !cursor.isAtEnd {
          if cursor.take("单位：") || cursor.take("单位:") {
            cursor.skip { $0.isBlank }
            cursor.take("人民币")
            if cursor.looking(at: "元") { place = cursor.index }
          } else {
            cursor.next()
          }
        }
      }
      if place != nil, root.kind == .table { break }
    }
    return place
  }
}
