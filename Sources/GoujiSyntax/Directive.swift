import GoujiText

/// The directives of the dialect: one table, few and orthogonal.
package enum Directive: String, CaseIterable, Sendable {
  /// `@表 标题 [代号] [单位=万元] [年度=2024]`: describes the table that follows.
  case table = "表"
  /// `@续表`: the rows that follow continue the table before.
  case continuedTable = "续表"
  /// `@勾稽 [编号 表]` with `左 = 右` on the line or the indented lines below: a relation.
  case relation = "勾稽"
  /// `@定义 名 = 别名、别名`: other names of a row, a column or a table.
  case definition = "定义"
  /// `@忽略 规则: 理由`: silences a rule in the whole report.
  case suppression = "忽略"
  /// `@表类 名`: in a profile, a kind of table and how it is recognised.
  case tableKind = "表类"
  /// `@词语 类`: in a profile, words of the prose and what they do.
  case words = "词语"
  /// `@口径 名`: in a profile, a fund and the words that name it.
  case fund = "口径"
  /// `@指标 名`: in a profile, a figure with a name of its own and its cells.
  case indicator = "指标"
  /// `@科目 表类`: in a profile, a kind of table whose rows the prose names.
  case rows = "科目"
  /// `@章节`: in a profile, the words of headings under which figures are bound to tables.
  case sections = "章节"

  /// Whether indented lines behind it belong to it.
  var hasStatements: Bool {
    switch self {
    case .relation, .tableKind, .definition, .words, .fund, .indicator, .rows, .sections: true
    case .table, .continuedTable, .suppression: false
    }
  }

  /// The directive that a line names, and where the name ends; `nil` for an unknown one.
  static func parse(_ bytes: [UInt8], _ content: TextRange) -> (directive: Directive?, name: TextRange) {
    var cursor = ByteCursor(bytes, content)
    cursor.skip { $0.isBlank }
    let start = cursor.index
    cursor.next()
    let name = cursor.index
    cursor.skip { FormulaParser.isNameScalar($0) }
    let end = cursor.index
    let text = bytes.text(TextRange(name, end))
    if let directive = Directive(rawValue: text) { return (directive, TextRange(start, end)) }
    // `@表支出决算表`: the space before the title is easily forgotten.
    if text.hasPrefix("表"), text.hasSuffix("表"), text.count > 3 { return (.table, TextRange(start, name + 3)) }
    return (nil, TextRange(start, end))
  }
}
