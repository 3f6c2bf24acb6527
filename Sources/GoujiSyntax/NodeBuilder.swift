import GoujiText

/// Builds the nodes of one block in pre-order. Ranges are given in document bytes and kept relative to the block.
///
/// What no leaf covers when a node ends becomes `text`, so that the leaves always tile the block.
struct NodeBuilder {
  private(set) var nodes: [Node] = []
  private var open: [Int] = []
  private var origin: Int
  /// The document offset up to which leaves have been written.
  private(set) var position: Int

  init(origin: Int) {
    self.origin = origin
    position = origin
  }

  /// Begins another block at `origin`, in the room that the one before took.
  mutating func begin(at origin: Int) {
    nodes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    self.origin = origin
    position = origin
  }

  /// Opens a node at the current position.
  mutating func start(_ kind: SyntaxKind) {
    open.append(nodes.count)
    nodes.append(Node(kind: kind, start: offset(position), end: offset(position), next: Int32(nodes.count + 1)))
  }

  /// Opens a node of `kind` that takes over everything written since `checkpoint`.
  mutating func start(_ kind: SyntaxKind, at checkpoint: Checkpoint) {
    nodes.insert(
      Node(kind: kind, start: offset(checkpoint.position), end: offset(position), next: 0), at: checkpoint.index)
    for k in checkpoint.index + 1..<nodes.count { nodes[k].next += 1 }
    open.append(checkpoint.index)
  }

  /// A place that a later node can begin at.
  struct Checkpoint {
    var index: Int
    var position: Int
  }

  /// The current place.
  var checkpoint: Checkpoint { Checkpoint(index: nodes.count, position: position) }

  /// Closes the node that was opened last.
  mutating func finish() {
    guard let index = open.popLast() else { return }
    nodes[index].end = offset(position)
    nodes[index].next = Int32(nodes.count)
  }

  /// Writes a leaf up to the document offset `end`; nothing where that is not ahead.
  mutating func leaf(_ kind: SyntaxKind, to end: Int) {
    guard end > position else { return }
    nodes.append(Node(kind: kind, start: offset(position), end: offset(end), next: Int32(nodes.count + 1)))
    position = end
  }

  /// Gives everything away, so that the receiver can change it without a copy. This builder is empty afterwards.
  mutating func handOver() -> NodeBuilder {
    defer {
      nodes = []
      open = []
    }
    return self
  }

  /// The nodes in no more memory than they need: they stay as long as the tree, and this builder goes on to the next block.
  var exactNodes: [Node] { nodes.withUnsafeBufferPointer { Array($0) } }

  /// Takes away everything written since `checkpoint`, where every node that was opened is closed.
  mutating func rollBack(to checkpoint: Checkpoint) {
    nodes.removeLast(nodes.count - checkpoint.index)
    position = checkpoint.position
  }

  /// Gives the node that was written last another kind.
  mutating func relabelLast(_ kind: SyntaxKind) {
    guard let last = nodes.indices.last else { return }
    nodes[last].kind = kind
  }

  /// Writes a node of `kind` around what `body` writes.
  mutating func node(_ kind: SyntaxKind, _ body: (inout NodeBuilder) -> Void) {
    start(kind)
    body(&self)
    finish()
  }

  private func offset(_ position: Int) -> Int32 { Int32(clamping: position - origin) }
}
