import GoujiReport
import GoujiSyntax
import GoujiText

/// What can be folded away: sections, tables, the front matter, the table of contents, blocks of comments.
package enum Folding {
  /// A range of whole lines, both counted in.
  package struct Item: Hashable, Sendable {
    /// The first line, from 0.
    package var first: Int
    /// The last line.
    package var last: Int
    /// Whether it holds comments only.
    package var isComment: Bool
  }

  /// The folds of a report, by their first lines.
  package static func all(_ report: Report) -> [Item] {
    let lines = report.tree.source.lines
    let bytes = report.bytes
    var items: Set<Item> = []
    func add(_ range: TextRange, isComment: Bool = false) {
      let range = TextRange(range.start, Trim.end(bytes, range))
      guard !range.isEmpty else { return }
      let item = Item(first: lines.line(of: range.start), last: lines.line(of: range.end - 1), isComment: isComment)
      if item.last > item.first { items.insert(item) }
    }
    for symbol in Symbol.outline(report).flatMap(\.flattened) where symbol.kind != .name { add(symbol.range) }
    var comment: TextRange?
    for root in report.tree.roots {
      switch root.kind {
      case .frontMatter, .contents, .directive, .paragraph, .item: add(root.range)
      default: break
      }
      if root.kind == .comment {
        comment = TextRange(comment?.start ?? root.range.start, root.range.end)
      } else if let range = comment {
        add(range, isComment: true)
        comment = nil
      }
    }
    if let comment { add(comment, isComment: true) }
    return items.sorted { ($0.first, $1.last) < ($1.first, $0.last) }
  }
}
