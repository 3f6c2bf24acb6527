import GoujiSyntax
import GoujiText

/// What the characters of a document are, for colouring.
package enum SemanticTokens {
  /// The kinds, in the order of the legend.
  package enum Kind: Int, Sendable, CaseIterable {
    case namespace, type, keyword, property, number, decorator, `operator`, variable, function, comment, string, macro

    /// The protocol's name.
    package var name: String {
      switch self {
      case .namespace: "namespace"
      case .type: "type"
      case .keyword: "keyword"
      case .property: "property"
      case .number: "number"
      case .decorator: "decorator"
      case .operator: "operator"
      case .variable: "variable"
      case .function: "function"
      case .comment: "comment"
      case .string: "string"
      case .macro: "macro"
      }
    }
  }

  /// A coloured range inside one line.
  package struct Token: Hashable, Sendable {
    /// Where.
    package var range: TextRange
    /// What.
    package var kind: Kind
    /// Whether a name is given here.
    package var isDeclaration: Bool
  }

  /// The tokens of the blocks that overlap `range`, in order; none overlaps the next, none goes beyond its line.
  package static func all(_ tree: SyntaxTree, in range: TextRange? = nil) -> [Token] {
    var tokens: [Token] = []
    for (block, start) in zip(tree.blocks, tree.starts) {
      if let range, !TextRange(start, start + block.length).overlaps(range) { continue }
      add(block.nodes, start, tree.bytes, &tokens)
    }
    return tokens
  }

  /// Walks over the nodes of a block once, in their order.
  private static func add(_ nodes: [Node], _ start: Int, _ bytes: [UInt8], _ tokens: inout [Token]) {
    var index = 0
    /// Where the innermost formula, reference and use of a name end, as indices of nodes.
    var (markupEnd, useEnd) = (0, 0)
    while index < nodes.count {
      let node = nodes[index]
      let next = max(Int(node.next), index + 1)
      switch node.kind {
      case .reference, .comparison, .suppression: markupEnd = max(markupEnd, next)
      case .nameUse: useEnd = max(useEnd, next)
      default: break
      }
      guard let kind = kind(nodes, index, next, isMarkup: index < markupEnd) else {
        index += 1
        continue
      }
      let range = TextRange(start + Int(node.start), start + Int(node.end))
      let isDeclaration = node.kind == .name && index >= useEnd
      split(Token(range: range, kind: kind, isDeclaration: isDeclaration), bytes, &tokens)
      index = next
    }
  }

  /// The kind of a node that is one token; `nil` for one whose children are looked at, or that has no colour.
  private static func kind(_ nodes: [Node], _ index: Int, _ next: Int, isMarkup: Bool) -> Kind? {
    switch nodes[index].kind {
    case .comment, .note, .reason: .comment
    case .numbering: .namespace
    case .captionTitle: .type
    case .captionCode, .captionUnit, .captionYear, .captionDepartment, .key: .property
    case .number, .constant: .number
    case .unit: .decorator
    case .directiveName, .fence: .keyword
    case .segment: .string
    case .name: .variable
    case .function: .function
    case .ruleName: .macro
    case .mark where isMarkup: .operator
    case .title where nodes[(index + 1)..<min(next, nodes.count)].allSatisfy({ $0.kind == .text || $0.kind == .space }): .namespace
    default: nil
    }
  }

  /// A token without the spaces at its ends; one of several lines as one of each.
  private static func split(_ token: Token, _ bytes: [UInt8], _ parts: inout [Token]) {
    var start = token.range.start
    let end = min(token.range.end, bytes.count)
    while start < end {
      var stop = start
      while stop < end, bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
      let range = Trim.range(bytes, TextRange(start, stop))
      if !range.isEmpty { parts.append(Token(range: range, kind: token.kind, isDeclaration: token.isDeclaration)) }
      start = stop + 1
    }
  }
}
