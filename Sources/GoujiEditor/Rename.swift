import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Gives a name, a table's title or its 代号 another spelling, everywhere.
package enum Rename {
  /// What can be renamed.
  package enum Target: Sendable {
    case name(String)
    case code(String)
    case title(String)

    /// Whether other reports may speak of it too.
    package var reachesOthers: Bool { if case .name = self { false } else { true } }
  }

  /// Why something cannot be renamed.
  package struct Refusal: Error, Sendable {
    package var message: Localized
  }

  /// What stands at `offset` and can be renamed, and its range.
  package static func target(_ offset: Int, in document: EditorDocument) -> (target: Target, range: TextRange)? {
    switch Subject.at(offset, in: document) {
    case .name(let name, let range)?: return (.name(name), range)
    case .path(let mention, segment: let segment)?:
      let range = mention.segments[segment]
      guard mention.tableSegment == range, !mention.isLastYear else { return nil }
      let text = document.source.text(range)
      if isCode(text) { return (.code(text), range) }
      guard let table = mention.table, let title = title(table, in: document), means(text, title) else { return nil }
      return (.title(title), range)
    case .table(let index, let range)?:
      guard let title = title(index, in: document), document.source.text(range) == title else { break }
      return (.title(title), range)
    default: break
    }
    for offset in [offset, offset - 1] where offset >= 0 {
      let chain = document.tree.chain(at: offset)
      if let code = chain.last(where: { $0.kind == .captionCode || $0.kind == .value || $0.kind == .cell }) {
        let range = Trim.range(document.source.bytes, code.range)
        let text = document.source.text(range)
        if range.start <= offset, isCode(text), document.report.tables.contains(where: { $0.code == text }) {
          return (.code(text), range)
        }
      }
    }
    return nil
  }

  private static func isCode(_ text: String) -> Bool { text.hasPrefix("公开") || text.hasPrefix("财决") }

  /// The edits in this document.
  package static func edits(_ target: Target, to newName: String, in document: EditorDocument) throws(Refusal) -> [TextEdit] {
    let name = plain(newName)
    switch target {
    case .name(let old):
      guard isName(name) else {
        throw Refusal(message: Localized("名字只能用汉字、字母、数字和 _", "a name is made of letters, digits and _"))
      }
      let places = Names.all(in: document)
      if name != old, places.contains(where: { $0.isDeclaration && $0.name == name }) {
        throw Refusal(message: Localized("“\(name)”这个名字已经用过", "the name “\(name)” is taken"))
      }
      return places.filter { $0.name == old }.map { TextEdit(range: $0.range, newText: name) }
    case .code(let old):
      guard isCode(name), isName(name) else {
        throw Refusal(message: Localized("代号应写成“公开01表”那样", "a table code looks like 公开01表"))
      }
      if name != old, document.report.tables.contains(where: { $0.code == name }) {
        throw Refusal(message: Localized("另一张表的代号已经是“\(name)”", "another table has the code “\(name)”"))
      }
      return codes(old, in: document).map { TextEdit(range: $0, newText: name) }
    case .title(let old):
      guard isTitle(newName) else {
        throw Refusal(
          message: Localized("表名不能为空，也不能有引号、花括号、感叹号和换行", "a title is not empty and holds no quotes, braces, ! and line ends"))
      }
      let key = TableTitle.key(newName)
      if newName != old, document.report.tables.contains(where: { TableTitle.key($0.title) == key && $0.title != old }) {
        throw Refusal(message: Localized("已经有叫“\(newName)”的表", "a table is called “\(newName)” already"))
      }
      let titles = document.report.tables.compactMap(\.titleRange).filter { document.source.text($0) == old }
      return Set(titles).sorted().map { TextEdit(range: $0, newText: newName) }
        + document.mentions.compactMap { $0.isLastYear ? nil : edit($0, old, newName, document) }
    }
  }

  // MARK: Titles

  private static func title(_ index: Int, in document: EditorDocument) -> String? {
    guard document.report.tables.indices.contains(index), let range = document.report.tables[index].titleRange else { return nil }
    let title = document.source.text(range)
    return title.isEmpty || title.contains(where: \.isNewline) ? nil : title
  }

  /// Whether the part of a path, as written, is the title.
  private static func means(_ segment: String, _ title: String) -> Bool {
    let name = segment.filter { !"'‘’".contains($0) }
    return name == title || name == TableTitle.key(title)
  }

  private static func edit(_ mention: Mention, _ old: String, _ new: String, _ document: EditorDocument) -> TextEdit? {
    guard let range = mention.tableSegment, means(document.source.text(range), old) else { return nil }
    return TextEdit(range: range, newText: isName(new) ? new : "'\(new)'")
  }

  /// A name without the `#` that it is written with.
  private static func plain(_ name: String) -> String { name.hasPrefix("#") ? String(name.dropFirst()) : name }

  private static func isTitle(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && text.trimmed == text
      && !text.contains { "'‘’{}｛｝!！|\t".contains($0) || $0.isNewline }
  }

  // MARK: Codes

  /// The edits in a report whose last year's report is the one where `target` was renamed.
  package static func editsInFollower(_ target: Target, to newName: String, in document: EditorDocument) -> [TextEdit] {
    let newName = plain(newName)
    return document.mentions.compactMap { mention in
      guard mention.isLastYear, let range = mention.tableSegment else { return nil }
      switch target {
      case .name: return nil
      case .code(let old): return document.source.text(range) == old ? TextEdit(range: range, newText: newName) : nil
      case .title(let old): return edit(mention, old, newName, document)
      }
    }
  }

  /// Where a 代号 stands: in captions, in `@表`, in the tables' own first rows, and in paths.
  private static func codes(_ code: String, in document: EditorDocument) -> [TextRange] {
    var ranges: Set<TextRange> = []
    for root in document.tree.roots {
      let nodes: [NodeView]
      switch root.kind {
      case .caption: nodes = root.descendants(.captionCode)
      case .directive: nodes = root.descendants(.value)
      case .table: nodes = root.children.filter { $0.kind == .row }.prefix(5).flatMap { $0.children.filter { $0.kind == .cell } }
      default: nodes = []
      }
      for node in nodes {
        let range = Trim.range(document.source.bytes, node.range)
        if document.source.text(range) == code { ranges.insert(range) }
      }
    }
    for mention in document.mentions where !mention.isLastYear {
      if let range = mention.tableSegment, document.source.text(range) == code { ranges.insert(range) }
    }
    return ranges.sorted()
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200
      && text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ($0.value < 0x80 && $0.isDigit) || $0.isHan }
  }
}

extension String {
  /// Without the spaces at both ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
