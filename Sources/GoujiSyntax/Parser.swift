import GoujiText

/// The parser of the dialect. It never fails: every byte of every input is in the tree.
package enum Parser {
  /// The tree of a document.
  package static func parse(_ source: SourceText) -> SyntaxTree {
    let extents = BlockScanner.scan(source.bytes)
    var builder = NodeBuilder(origin: 0)
    return SyntaxTree(source: source, blocks: extents.map { BlockParser.parse(source.bytes, $0, with: &builder) })
  }
}
