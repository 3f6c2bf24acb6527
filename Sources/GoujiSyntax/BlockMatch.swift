import GoujiText

/// Which blocks of a tree are those of an earlier tree: the first ones and the last ones, whose kinds and bytes an edit has left
/// as they were.
package struct BlockMatch: Sendable {
  /// How many blocks at the beginning are the earlier ones, where they were.
  package let head: Int
  /// How many blocks at the end are the earlier ones.
  package let tail: Int
  /// By how many bytes those at the end have moved.
  package let shift: Int
  /// Where the first of those at the end began.
  package let tailStart: Int
  private let count: Int
  private let earlierCount: Int

  init(head: Int, tail: Int, shift: Int, tailStart: Int, count: Int, earlierCount: Int) {
    (self.head, self.tail, self.shift, self.tailStart) = (head, tail, shift, tailStart)
    (self.count, self.earlierCount) = (count, earlierCount)
  }

  /// Where `range`, which lay in a block that is still there, is now.
  package func moved(_ range: TextRange) -> TextRange { range.start < tailStart ? range : range.moved(by: shift) }

  /// The index that block `index` had in the earlier tree, and by how many bytes it has moved; `nil` for a new block.
  package func earlier(_ index: Int) -> (index: Int, shift: Int)? {
    if index < head { return (index, 0) }
    return index >= count - tail ? (index - count + earlierCount, shift) : nil
  }
}

extension Parser {
  /// The tree of a document that was edited: the same as `parse`, with the nodes of the blocks that `earlier` has too taken
  /// from there.
  package static func parse(_ source: SourceText, after earlier: SyntaxTree) -> (tree: SyntaxTree, match: BlockMatch) {
    let bytes = source.bytes
    let extents = BlockScanner.scan(bytes)
    let same = Self.common(bytes, earlier.bytes)
    let most = min(extents.count, earlier.blocks.count)
    var head = 0
    while head < most, extents[head].range.end <= same.head, isSame(extents[head], earlier, head, shift: 0) { head += 1 }
    // The first block is the only one that can begin with a byte order mark: it is none of the last ones.
    let shift = bytes.count - earlier.bytes.count
    var tail = 0
    while tail < most - max(head, 1) {
      let (new, old) = (extents.count - 1 - tail, earlier.blocks.count - 1 - tail)
      guard bytes.count - extents[new].range.start <= same.tail, isSame(extents[new], earlier, old, shift: shift) else { break }
      tail += 1
    }
    let match = BlockMatch(
      head: head, tail: tail, shift: shift,
      tailStart: tail > 0 ? earlier.starts[earlier.blocks.count - tail] : earlier.bytes.count + 1, count: extents.count,
      earlierCount: earlier.blocks.count)
    var builder = NodeBuilder(origin: 0)
    let blocks = extents.indices.map { index in
      match.earlier(index).map { earlier.blocks[$0.index] } ?? BlockParser.parse(bytes, extents[index], with: &builder)
    }
    return (SyntaxTree(source: source, blocks: blocks), match)
  }

  private static func isSame(_ extent: BlockExtent, _ tree: SyntaxTree, _ index: Int, shift: Int) -> Bool {
    let block = tree.blocks[index]
    return block.kind == extent.kind && block.length == extent.range.count && tree.starts[index] + shift == extent.range.start
  }

  /// How many bytes at the beginning and, behind these, at the end of both texts are the same.
  private static func common(_ a: [UInt8], _ b: [UInt8]) -> (head: Int, tail: Int) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        let most = min(a.count, b.count)
        var head = 0
        while head < most, a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < most - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        return (head, tail)
      }
    }
  }
}
