import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// The edits that put a document's form in order.
package enum Formatting {
  /// The edits of the whole document, or of the lines that `range` touches.
  package static func edits(in document: EditorDocument, _ range: TextRange? = nil) -> [TextEdit] {
    let formatted = Formatter.format(document.tree)
    guard formatted != document.source.bytes else { return [] }
    let edits = UnifiedDiff.edits(old: document.source.bytes, new: formatted)
    guard let range else { return edits }
    return edits.filter { $0.range.start < range.end && range.start < $0.range.end || $0.range.start == range.start }
  }
}
