import GoujiReport
import GoujiSyntax
import GoujiText

/// Gives a name or a table's 代号 another spelling, everywhere.
package enum Rename {
  /// What can be renamed.
  package enum Target: Sendable {
    case name(String)
    case code(String)
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
      guard mention.tableSegment == range, isCode(document.source.text(range)) else { return nil }
      return (.code(document.source.text(range)), range)
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
    let name = newName.hasPrefix("#") ? String(newName.dropFirst()) : newName
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
    }
  }

  /// The edits in a report whose last year's report is the one where `target` was renamed.
  package static func editsInFollower(_ target: Target, to newName: String, in document: EditorDocument) -> [TextEdit] {
    guard case .code(let old) = target else { return [] }
    return document.mentions.compactMap { mention in
      guard mention.isLastYear, let range = mention.tableSegment, document.source.text(range) == old else { return nil }
      return TextEdit(range: range, newText: newName)
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
