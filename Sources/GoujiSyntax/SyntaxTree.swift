import GoujiText

/// One node: a kind and a range, in the pre-order of its block.
package struct Node: Hashable, Sendable {
  /// What the node is.
  package var kind: SyntaxKind
  /// The first byte, counted from the block's first byte.
  package var start: Int32
  /// The byte behind the last one, counted from the block's first byte.
  package var end: Int32
  /// The index, in the block's nodes, behind the last node below this one.
  package var next: Int32
}

/// One block of a document, independent of where it stands: an edit elsewhere leaves it as it is.
package struct Block: Hashable, Sendable {
  /// The nodes in pre-order; the first is the block itself.
  package let nodes: [Node]

  /// What the block is.
  package var kind: SyntaxKind { nodes.first?.kind ?? .blank }
  /// The number of bytes.
  package var length: Int { Int(nodes.first?.end ?? 0) }

  /// A block of `nodes`, the first of which is the block itself.
  package init(nodes: [Node]) { self.nodes = nodes }
}

/// A document as a lossless tree: the leaves, in order, are every byte of it.
///
/// One reference: every node that is looked at carries it along.
package final class SyntaxTree: Sendable {
  /// The bytes that the tree was made of.
  package let source: SourceText
  /// The blocks, in order.
  package let blocks: [Block]
  /// The offset of each block's first byte.
  package let starts: [Int]

  /// A tree of `blocks` over `source`.
  package init(source: SourceText, blocks: [Block]) {
    self.source = source
    self.blocks = blocks
    var offset = 0
    var starts: [Int] = []
    starts.reserveCapacity(blocks.count)
    for block in blocks {
      starts.append(offset)
      offset += block.length
    }
    self.starts = starts
  }

  /// The bytes of the document.
  package var bytes: [UInt8] { source.bytes }

  /// The root of block `index`, which must be one of `blocks.indices`.
  package func root(_ index: Int) -> NodeView { NodeView(tree: self, block: index, index: 0) }

  /// The index of the block that holds the byte at `offset`; the nearest one for offsets outside.
  package func block(at offset: Int) -> Int {
    var low = 0
    var high = max(1, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The blocks as nodes, in order.
  package var roots: [NodeView] { blocks.indices.map(root) }
}

/// A node seen in its document: cheap to make, and the way to walk the tree.
package struct NodeView: Sendable {
  /// The tree it stands in.
  package let tree: SyntaxTree
  /// The index of its block.
  package let block: Int
  /// The index among the block's nodes.
  package let index: Int

  private var node: Node { tree.blocks[block].nodes[index] }

  /// What the node is.
  package var kind: SyntaxKind { node.kind }

  /// Where it stands in the document, in bytes.
  package var range: TextRange {
    let start = tree.starts[block]
    let node = node
    return TextRange(start + Int(node.start), start + Int(node.end))
  }

  /// Its text, with U+FFFD for invalid bytes.
  package var text: String { tree.bytes.text(range) }

  /// The nodes directly below it, in order.
  package var children: [NodeView] {
    var result: [NodeView] = []
    var child = index + 1
    let nodes = tree.blocks[block].nodes
    let end = Int(nodes[index].next)
    while child < end {
      result.append(NodeView(tree: tree, block: block, index: child))
      child = max(Int(nodes[child].next), child + 1)
    }
    return result
  }

  /// Calls `body` with each node directly below it, in order: `children` without an array.
  @inline(__always)
  package func forEachChild(_ body: (NodeView) -> Void) {
    let nodes = tree.blocks[block].nodes
    let end = Int(nodes[index].next)
    var child = index + 1
    while child < end {
      body(NodeView(tree: tree, block: block, index: child))
      child = max(Int(nodes[child].next), child + 1)
    }
  }

  /// The first child of `kind`.
  package func first(_ kind: SyntaxKind) -> NodeView? {
    let nodes = tree.blocks[block].nodes
    let end = Int(nodes[index].next)
    var child = index + 1
    while child < end {
      if nodes[child].kind == kind { return NodeView(tree: tree, block: block, index: child) }
      child = max(Int(nodes[child].next), child + 1)
    }
    return nil
  }

  /// All nodes below it that are of `kind`, at any depth, in order.
  package func descendants(_ kind: SyntaxKind) -> [NodeView] {
    let nodes = tree.blocks[block].nodes
    var result: [NodeView] = []
    for below in index + 1..<max(Int(nodes[index].next), index + 1) where nodes[below].kind == kind {
      result.append(NodeView(tree: tree, block: block, index: below))
    }
    return result
  }
}
