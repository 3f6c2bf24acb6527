import GoujiReport
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// Places of a document that lead to a file or to a page.
package enum Links {
  /// Where a link leads.
  package enum Target: Hashable, Sendable {
    /// A file.
    case file(String)
    /// The page of a rule.
    case rule(String)
  }

  /// A link.
  package struct Item: Sendable {
    package var range: TextRange
    package var target: Target
  }

  /// The links of a document, in order: last year's report, and the rules that are silenced.
  package static func all(in document: EditorDocument) -> [Item] {
    var items: [Item] = []
    for root in document.tree.roots {
      if root.kind == .frontMatter, let name = document.report.frontMatter[.lastYear], !name.isEmpty,
        let value = root.children.first(where: { $0.first(.key)?.text == FrontMatterKey.lastYear.rawValue })?.first(.value)
      {
        items.append(
          Item(
            range: Trim.range(document.source.bytes, value.range),
            target: .file(Neighbours.path(name, beside: document.source.path))))
      }
      for node in root.descendants(.ruleName) + (root.kind == .directive ? root.descendants(.key) : []) {
        if case .rule(let id, let range)? = Subject.at(node.range.start, in: document) {
          items.append(Item(range: Trim.range(document.source.bytes, range), target: .rule(id)))
        }
      }
    }
    return items.sorted { $0.range < $1.range }
  }
}
