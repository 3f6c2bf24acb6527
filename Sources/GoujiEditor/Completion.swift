import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// What may be written at a position.
package enum Completion {
  /// A proposal.
  package struct Item: Sendable {
    /// What a proposal is.
    package enum Kind: Sendable { case directive, key, value, table, row, column, name, rule, figure }

    /// What is shown.
    package var label: String
    /// More about it, on the same line.
    package var detail: String = ""
    /// What it is.
    package var kind: Kind
    /// What it replaces.
    package var replaced: TextRange
    /// What is written.
    package var newText: String
  }

  /// The proposals at `offset`, the likely ones first.
  package static func at(_ offset: Int, in document: EditorDocument, _ language: Language) -> [Item] {
    let line = LineContext(offset, document)
    if let items = frontMatter(line, document) { return items }
    if line.text.hasPrefix("@") || line.text.hasPrefix("＠"), let items = directive(line, document, language) { return items }
    if let brace = line.openBrace { return inBrace(brace, line, document, language) }
    if let statement = line.statement { return formula(statement, line, document) }
    return figures(line, document, language)
  }

  /// More about a proposal, as Markdown.
  package static func documentation(
    _ kind: Item.Kind, _ label: String, in document: EditorDocument, _ language: Language
  ) -> String? {
    switch kind {
    case .rule: return RuleText.page(label, document.analysis.result.profile, language)
    case .table:
      guard let table = document.report.tables.first(where: { $0.title == label || $0.code == label }) else { return nil }
      let columns = table.panels.flatMap(\.amounts).compactMap(\.header.last)
      let rows = table.entries.prefix(8).map(\.label.key).filter { !$0.isEmpty }
      return RuleText.escaped(columns.joined(separator: " | ")) + "\n\n" + RuleText.escaped(rows.joined(separator: "、"))
    case .name:
      guard let place = Names.declaration(label, in: document) else { return nil }
      return RuleText.escaped(document.source.text(place.figure?.range ?? place.range))
    case .directive, .key, .value, .row, .column, .figure: return nil
    }
  }

  // MARK: Front matter and directives

  private static func frontMatter(_ line: LineContext, _ document: EditorDocument) -> [Item]? {
    guard let root = document.tree.roots.first(where: { $0.kind != .blank }), root.kind == .frontMatter,
      root.range.start < line.offset,
      line.offset < root.range.end
        || (line.offset == root.range.end && root.children.filter { $0.kind == .fence }.count < 2),
      !line.text.hasPrefix("---")
    else { return nil }
    if let colon = line.before.lastIndex(where: { $0 == ":" || $0 == "：" }) {
      let start = line.index(line.before.index(after: colon), skippingSpaces: true)
      let values: [String]
      switch FrontMatterKey(rawValue: String(line.before[..<colon].filter { !$0.isWhitespace })) {
      case .category?: values = ["部门", "单位"]
      case .currency?: values = ["万元"] + MoneyUnit.all.map(\.name).reversed().filter { $0 != "万元" }
      default: values = []
      }
      let replaced = TextRange(start, line.contentEnd)
      return values.map { Item(label: $0, kind: .value, replaced: replaced, newText: $0) }
    }
    let known = document.report.frontMatter
    let replaced = TextRange(line.index(line.before.startIndex, skippingSpaces: true), line.offset)
    return FrontMatterKey.allCases.filter { known[$0] == nil || line.before.contains($0.rawValue) }
      .map { Item(label: $0.rawValue, kind: .key, replaced: replaced, newText: $0.rawValue + ": ") }
  }

  private static let directives: [(Directive, String, Localized)] = [
    (.table, "@表 ", Localized("说明下面的表：标题、代号、单位=、年度=", "describes the table that follows")),
    (.continuedTable, "@续表", Localized("接着前面的表", "continues the table before")),
    (.relation, "@勾稽 ", Localized("本报告自己的关系：左 = 右", "a relation of this report")),
    (.definition, "@定义 ", Localized("行、栏、表的别名：名 = 别名", "other names of a row, column or table")),
    (.suppression, "@忽略 ", Localized("全文忽略一条规则：规则: 理由", "silences a rule in the whole report")),
  ]

  private static func directive(_ line: LineContext, _ document: EditorDocument, _ language: Language) -> [Item]? {
    let word = line.before.dropFirst()
    if !word.contains(where: \.isWhitespace) {
      let replaced = TextRange(line.start, line.offset)
      return directives.map { directive, text, meaning in
        Item(label: "@" + directive.rawValue, detail: meaning.text(language), kind: .directive, replaced: replaced, newText: text)
      }
    }
    if word.hasPrefix(Directive.suppression.rawValue), !word.contains(":"), !word.contains("：") { return rules(line, document, language) }
    if word.hasPrefix(Directive.table.rawValue) {
      let start = line.wordStart
      return document.analysis.result.profile.kinds.map {
        Item(label: $0.name, kind: .table, replaced: TextRange(start, line.offset), newText: $0.name)
      }
    }
    guard word.hasPrefix(Directive.relation.rawValue), let space = line.before.firstIndex(where: \.isWhitespace) else { return [] }
    return formula(line.index(space, skippingSpaces: true), line, document)
  }

  private static func rules(_ line: LineContext, _ document: EditorDocument, _ language: Language) -> [Item] {
    let profile = document.analysis.result.profile
    let near = document.analysis.file.findings.filter { finding in
      document.source.lines.line(of: finding.range.start) == line.line
    }.map(\.rule)
    let all = RuleRegistry.all(profile)
    let sorted = all.filter { near.contains($0.id) } + all.filter { !near.contains($0.id) }
    return sorted.map { rule in
      Item(
        label: rule.chineseName, detail: rule.meaning.text(language), kind: .rule, replaced: TextRange(line.wordStart, line.offset),
        newText: rule.chineseName)
    }
  }

  // MARK: References

  private static func inBrace(
    _ brace: LineContext.Brace, _ line: LineContext, _ document: EditorDocument, _ language: Language
  ) -> [Item] {
    switch brace.kind {
    case .suppression: return rules(line, document, language)
    case .name: return []
    case .formula: return formula(brace.start, line, document)
    case .other:
      let replaced = TextRange(brace.start, line.offset)
      return [("=", "{=表!行!栏}"), ("#", "{#名}"), ("忽略 ", "{忽略 规则: 理由}"), ("注: ", "{注: …}")].map {
        Item(label: $0.1, kind: .directive, replaced: replaced, newText: $0.0)
      }
    }
  }

  /// Tables and names; behind a table's `!` its rows, behind a row's its columns.
  private static func formula(_ start: Int, _ line: LineContext, _ document: EditorDocument) -> [Item] {
    let path = line.path(from: start)
    let replaced = TextRange(path.lastStart, line.offset)
    if path.isName {
      let names = Names.all(in: document).filter(\.isDeclaration)
      return names.map {
        Item(label: $0.name, detail: $0.figure?.first(.number)?.text ?? "", kind: .name, replaced: replaced, newText: $0.name)
      }
    }
    guard let first = path.segments.first else { return tables(replaced, document) }
    let isLastYear = first == "上年"
    let report = isLastYear ? document.analysis.result.lastYear : document.report
    let segments = isLastYear ? Array(path.segments.dropFirst()) : path.segments
    guard let report else { return [] }
    guard let name = segments.first else { return titles(report, replaced) }
    let index = isLastYear ? document.paths.lastYearTable(name) : document.paths.table(name)
    guard let index, index < report.tables.count else { return [] }
    let table = report.tables[index]
    return segments.count == 1 ? rows(table, report, replaced) : columns(table, segments, replaced)
  }

  private static func tables(_ replaced: TextRange, _ document: EditorDocument) -> [Item] {
    var items = titles(document.report, replaced)
    if document.report.frontMatter[.lastYear] != nil {
      items.append(Item(label: "上年", kind: .table, replaced: replaced, newText: "上年!"))
    }
    items += Names.all(in: document).filter(\.isDeclaration).map {
      Item(label: "#" + $0.name, kind: .name, replaced: replaced, newText: "#" + $0.name)
    }
    return items
  }

  private static func titles(_ report: Report, _ replaced: TextRange) -> [Item] {
    var seen: Set<String> = []
    return report.tables.compactMap { table in
      guard !table.title.isEmpty, table.layout != .other, seen.insert(table.title).inserted else { return nil }
      return Item(
        label: table.title, detail: table.code ?? "", kind: .table, replaced: replaced, newText: quoted(table.title) + "!")
    }
  }

  private static func rows(_ table: Table, _ report: Report, _ replaced: TextRange) -> [Item] {
    var seen: Set<String> = []
    return table.entries.compactMap { entry in
      let label = entry.label.key
      guard !label.isEmpty, seen.insert(label).inserted else { return nil }
      let isRepeated = entry.code != nil && table.entries.count { $0.label.key == label } > 1
      let detail = [entry.code?.digits, entry.cells.first?.figure.map { report.bytes.text($0.number) }].compactMap { $0 }
      return Item(
        label: label, detail: detail.joined(separator: "  "), kind: .row, replaced: replaced,
        newText: isRepeated ? entry.code?.digits ?? label : quoted(label))
    }
  }

  private static func columns(_ table: Table, _ segments: [String], _ replaced: TextRange) -> [Item] {
    let key = LabelText(segments[1]).key
    let entry = table.entries.first { $0.label.key == key || $0.code?.digits == segments[1] }
    let panels = entry.map { [table.panels[$0.panel]] } ?? table.panels
    var seen: Set<String> = []
    return panels.flatMap(\.amounts).compactMap { column in
      guard let header = column.header.last, !header.isEmpty, seen.insert(header).inserted else { return nil }
      return Item(
        label: header, detail: column.number.map { "栏\($0)" } ?? "", kind: .column, replaced: replaced, newText: quoted(header))
    }
  }

  /// A label as a path has it: quoted where it holds more than name characters.
  private static func quoted(_ label: String) -> String {
    let isPlain = label.unicodeScalars.allSatisfy { $0 == "_" || $0.isHan || $0.properties.isAlphabetic || $0.isDigit }
    return isPlain ? label : "'\(label)'"
  }

  // MARK: Prose

  /// In a sentence: the figures that belong here, as the report prints them, in place of the one that stands here or that
  /// has been begun.
  private static func figures(_ line: LineContext, _ document: EditorDocument, _ language: Language) -> [Item] {
    guard let place = ProsePlace.at(line.offset, in: document) else { return [] }
    let proposals = FigureProposals.at(place, in: document.analysis.result, check: document.trial)
    return proposals.map { proposal in
      let source = proposal.source.text(language)
      return Item(
        label: proposal.text, detail: [proposal.meaning, source].filter { !$0.isEmpty }.joined(separator: " ⇠ "), kind: .figure,
        replaced: place, newText: proposal.text)
    }
  }
}
