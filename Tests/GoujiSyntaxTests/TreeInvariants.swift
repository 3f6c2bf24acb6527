import GoujiSyntax
import GoujiText

/// What must hold for the tree of any bytes at all.
enum TreeInvariants {
  /// The tree of `bytes`.
  static func tree(_ bytes: [UInt8]) -> SyntaxTree { Parser.parse(SourceText(path: "test", bytes: bytes)) }

  /// The first thing that is wrong with the tree of `bytes`; `nil` for a sound tree.
  static func violation(_ bytes: [UInt8]) -> String? { violation(in: tree(bytes)) }

  /// The first thing that is wrong with `tree`; `nil` for a sound tree.
  static func violation(in tree: SyntaxTree) -> String? {
    let bytes = tree.bytes
    let boundaries = boundaries(bytes)
    var leaves: [UInt8] = []
    leaves.reserveCapacity(bytes.count)
    var offset = 0
    for (number, block) in tree.blocks.enumerated() {
      let nodes = block.nodes
      guard let root = nodes.first, root.start == 0, root.end > 0, root.next == nodes.count else {
        return "block \(number) is empty or does not span its nodes"
      }
      guard tree.starts[number] == offset else { return "block \(number) begins at \(tree.starts[number]), not \(offset)" }
      guard offset + Int(root.end) <= bytes.count else { return "block \(number) goes beyond the document" }
      for (index, node) in nodes.enumerated() {
        var place: String { "\(node.kind) \(node.start)..<\(node.end) of block \(number)" }
        guard node.kind.isBlock == (index == 0) else { return "\(place): a block inside a block, or none around it" }
        guard node.start <= node.end, node.next > index, node.next <= nodes.count else { return "\(place): a bad extent" }
        if index + 1 < node.next {
          if let fault = tiling(nodes, index) { return "\(place): \(fault)" }
          continue
        }
        guard node.start == node.end || node.kind.isLeaf else { return "\(place): bytes without a leaf" }
        let range = offset + Int(node.start)..<offset + Int(node.end)
        guard boundaries[range.lowerBound], boundaries[range.upperBound] else { return "\(place): cuts a character" }
        leaves += bytes[range]
      }
      offset += Int(root.end)
    }
    guard offset == bytes.count else { return "the blocks end at \(offset) of \(bytes.count)" }
    return leaves == bytes ? nil : "the leaves are not the document"
  }

  /// The first figure of `tree` that cannot be read back, or whose value has other digits than its text.
  static func unreadableFigure(in tree: SyntaxTree) -> String? {
    for node in tree.roots.flatMap({ $0.descendants(.figure) }) {
      guard let figure = FigureSyntax(node) else { return "\(node.text.debugDescription) cannot be read" }
      guard let decimal = figure.decimal else { continue }
      let written = tree.source.text(figure.number).unicodeScalars.map(ByteCursor.fold).filter(\.isDigit)
      let digits = String(String.UnicodeScalarView(written.drop { $0 == "0" }))
      if written.isEmpty { continue }
      let value = String(decimal.coefficient.magnitude)
      guard value == (digits.isEmpty ? "0" : digits) else {
        return "\(node.text.debugDescription) has the value \(decimal.plain)"
      }
    }
    return nil
  }

  /// The first problem of `tree` that stands outside the document, out of order, or twice in one place.
  static func misplacedProblem(in tree: SyntaxTree) -> String? {
    let document = TextRange(0, tree.bytes.count)
    let problems = SyntaxProblems.find(tree)
    for (problem, next) in zip(problems, problems.dropFirst()) {
      if next.range < problem.range { return "\(next.kind) stands before \(problem.kind)" }
      if next.range == problem.range, next.kind == problem.kind { return "\(problem.kind) is reported twice" }
    }
    for problem in problems {
      let ranges = [problem.range] + (problem.fix.map { [$0.edit.range] } ?? [])
      if !ranges.allSatisfy(document.contains) { return "\(problem.kind) stands outside the document" }
    }
    return nil
  }

  /// For each offset whether a character, or a byte that is part of none, begins or ends there.
  private static func boundaries(_ bytes: [UInt8]) -> [Bool] {
    var result = Array(repeating: false, count: bytes.count + 1)
    var index = 0
    while let step = UTF8Bytes.decode(bytes, at: index, end: bytes.count) {
      result[index] = true
      index += step.length
    }
    result[bytes.count] = true
    return result
  }

  /// What keeps the children of a node from tiling it.
  private static func tiling(_ nodes: [Node], _ index: Int) -> String? {
    let parent = nodes[index]
    if parent.kind.isLeaf { return "a leaf with children" }
    var end = parent.start
    var child = index + 1
    while child < parent.next {
      guard nodes[child].start == end else { return "a gap or an overlap at \(end)" }
      end = nodes[child].end
      guard nodes[child].next > child else { return "children that never end" }
      child = Int(nodes[child].next)
    }
    guard child == parent.next else { return "a child that reaches beyond it" }
    return end == parent.end ? nil : "children that end at \(end)"
  }
}
