import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Findings about the form of tables: what was recognised as out of place and read around.
enum StructureRules {
  static func findings(_ result: CheckResult) -> [Finding] {
    result.tables.flatMap { table in
      table.notes.compactMap { finding($0, table, result.report.bytes) } + spacedCells(table)
        + misgroupedCells(table, result.report.bytes)
    }
  }

  private static func finding(_ note: Table.StructureNote, _ table: Table, _ bytes: [UInt8]) -> Finding? {
    let title = Place.title(table)
    let written = bytes.text(note.range)
    switch note.kind {
    case .shiftedRow:
      return finding(
        "shifted-row", note,
        "\(title.chinese)的这一行右移了\(note.detail)格，已按移回后的位置核对",
        "this row of \(title.english) is shifted by \(note.detail) cells; it was checked as if moved back")
    case .gluedCell:
      return finding(
        "glued-cell", note,
        "\(title.chinese)的一格里有两个数“\(written)”，应分成两格", "two figures in one cell of \(title.english): “\(written)”")
    case .labelMismatch:
      var finding = finding(
        "label-mismatch", note,
        "\(title.chinese)这一行的名称“\(written)”与行次矛盾，按行次应为“\(note.detail)”",
        "the label “\(written)” contradicts the row's number in \(title.english); it should be “\(note.detail)”")
      finding.fixes = [
        Finding.Fix(
          title: Localized("改为“\(note.detail)”", "replace with “\(note.detail)”"),
          edits: [TextEdit(range: note.range, newText: note.detail)])
      ]
      return finding
    case .debris: return nil
    }
  }

  private static func finding(_ rule: String, _ note: Table.StructureNote, _ chinese: String, _ english: String) -> Finding {
    Finding(rule: rule, message: Localized(chinese, english), range: note.range)
  }

  /// The figures of a table's cells that fit.
  private static func figures(_ table: Table, _ fits: (FigureSyntax) -> Bool) -> [FigureSyntax] {
    var found: [FigureSyntax] = []
    for row in table.rows {
      for cell in row.cells {
        if case .figure(let figure) = cell.content, fits(figure) { found.append(figure) }
      }
    }
    return found
  }

  /// A separator where none belongs: a digit was dropped or added, or the separator mistyped.
  private static func misgroupedCells(_ table: Table, _ bytes: [UInt8]) -> [Finding] {
    figures(table) { $0.token.isMisgrouped }.map { figure in
      let title = Place.title(table)
      let literal = bytes.text(figure.number)
      let text = figure.decimal?.text(grouped: true) ?? literal
      return Finding(
        rule: "misgrouped-number",
        message: Localized(
          "\(title.chinese)的“\(literal)”千位分隔符位置不对，可能漏了或多了一位数字，已按\(text)核对",
          "the separator in “\(literal)” of \(title.english) does not part thousands; a digit may be missing or too many. It was checked as \(text)"
        ),
        range: figure.number)
    }
  }

  /// One finding for all figures of a table that have a space inside: a table taken from a PDF is full of them.
  private static func spacedCells(_ table: Table) -> [Finding] {
    let figures = figures(table) { $0.token.hasInnerSpace }
    guard let first = figures.first else { return [] }
    let edits = figures.compactMap { figure in
      figure.decimal.map { TextEdit(range: figure.number, newText: $0.text(grouped: figure.token.isGrouped)) }
    }
    let title = Place.title(table)
    return [
      Finding(
        rule: "spaced-number",
        message: Localized(
          "\(title.chinese)有\(figures.count)个数中间有空格", "\(figures.count) figures of \(title.english) have a space inside"),
        range: first.number,
        fixes: [Finding.Fix(title: Localized("去掉这张表里数字中间的空格", "remove the spaces inside this table's figures"), edits: edits)])
    ]
  }
}
