import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// What stands at a position: the one answer that all features share.
package enum Subject: Sendable {
  /// A figure of the prose or of a table, by the range of its number.
  case figure(FigureSyntax)
  /// A cell without a figure, in a column of amounts.
  case emptyCell(TextRange)
  /// A path of a reference, and the index of the part under the position.
  case path(Mention, segment: Int)
  /// A name: `{#名}` gives it, `#名` uses it.
  case name(String, TextRange)
  /// A rule that a suppression names.
  case rule(id: String, TextRange)
  /// The title or the 代号 of a table.
  case table(Int, TextRange)
  /// The path of last year's report.
  case lastYear(TextRange)

  /// What stands at `offset`; a position behind the last character of a thing still means it.
  package static func at(_ offset: Int, in document: EditorDocument) -> Subject? {
    for offset in [offset, offset - 1] where offset >= 0 {
      if let subject = exactly(offset, in: document) { return subject }
    }
    return nil
  }

  private static func exactly(_ offset: Int, in document: EditorDocument) -> Subject? {
    let chain = document.tree.chain(at: offset)
    guard let root = chain.first else { return nil }
    if chain.contains(where: { $0.kind == .path }), let path = path(offset, document) { return path }
    if let name = chain.last, name.kind == .name { return .name(name.text, name.range) }
    if let name = chain.last, chain.count > 1, name.kind == .mark, chain[chain.count - 2].kind == .nameUse,
      let used = chain[chain.count - 2].first(.name)
    {
      return .name(used.text, used.range)
    }
    if let rule = chain.last, rule.kind == .ruleName, let id = RuleRegistry.id(of: rule.text) { return .rule(id: id, rule.range) }
    if root.kind == .directive || root.kind == .caption || root.kind == .heading || root.kind == .paragraph,
      let table = table(offset, document)
    {
      return table
    }
    if let figure = chain.last(where: { $0.kind == .figure }) {
      let isInside = chain.contains { $0.kind == .reference || $0.kind == .note || $0.kind == .suppression }
      if !isInside, let syntax = FigureSyntax(figure) { return .figure(syntax) }
    }
    if root.kind == .directive, let key = chain.first(where: { $0.kind == .statement })?.first(.key), key.range.contains(offset),
      let id = RuleRegistry.id(of: key.text)
    {
      return .rule(id: id, key.range)
    }
    if root.kind == .frontMatter, let entry = chain.first(where: { $0.kind == .entry }),
      entry.first(.key)?.text == FrontMatterKey.lastYear.rawValue, let value = entry.first(.value)
    {
      return .lastYear(Trim.range(document.source.bytes, value.range))
    }
    if root.kind == .table, let cell = chain.first(where: { $0.kind == .cell }) { return emptyCell(cell.range, document) }
    return nil
  }

  private static func path(_ offset: Int, _ document: EditorDocument) -> Subject? {
    guard let mention = document.mentions.first(where: { $0.path.range.contains(offset) }) else { return nil }
    let segment = mention.segments.firstIndex { offset < $0.end } ?? mention.segments.count - 1
    return segment >= 0 ? .path(mention, segment: segment) : nil
  }

  private static func table(_ offset: Int, _ document: EditorDocument) -> Subject? {
    for (index, table) in document.report.tables.enumerated() {
      if let range = table.titleRange, range.contains(offset) { return .table(index, range) }
    }
    return nil
  }

  private static func emptyCell(_ cell: TextRange, _ document: EditorDocument) -> Subject? {
    document.facts.facts(in: cell).first { $0.range.isEmpty && cell.start <= $0.range.start && $0.range.start <= cell.end }
      .map { .emptyCell($0.range) }
  }

  /// The range of the figure that relations know, if this is one.
  package var figureRange: TextRange? {
    switch self {
    case .figure(let figure): figure.number
    case .emptyCell(let range): range
    default: nil
    }
  }

  /// Where it stands.
  package var range: TextRange {
    switch self {
    case .figure(let figure): figure.unit.map { TextRange(figure.number.start, max($0.end, figure.number.end)) } ?? figure.number
    case .path(let mention, segment: let index): mention.segments[index]
    case .emptyCell(let range), .name(_, let range), .rule(id: _, let range), .table(_, let range), .lastYear(let range): range
    }
  }
}

extension TextRange {
  /// Whether the byte at `offset` is in the range.
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
}

extension SyntaxTree {
  /// The nodes that hold the byte at `offset`, the block first.
  package func chain(at offset: Int) -> [NodeView] {
    guard !blocks.isEmpty else { return [] }
    var chain = [root(block(at: offset))]
    guard chain[0].range.contains(offset) else { return [] }
    while let last = chain.last, let child = last.child(at: offset) { chain.append(child) }
    return chain
  }
}

extension NodeView {
  /// The child that holds the byte at `offset`.
  fileprivate func child(at offset: Int) -> NodeView? {
    children.first { $0.range.contains(offset) }
  }
}
