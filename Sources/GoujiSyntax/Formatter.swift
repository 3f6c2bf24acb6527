import GoujiText

/// Puts the form of a document in order: line ends, blank lines, spaces at line ends, the markup. It changes no figure and
/// no sentence, and formatting twice changes nothing more. The cells of tables stay as they are.
package enum Formatter {
  /// The document in order.
  package static func format(_ tree: SyntaxTree) -> [UInt8] {
    var writer = Writer(tree)
    for root in tree.roots { writer.block(root) }
    return writer.finish()
  }

  private struct Writer {
    let bytes: [UInt8]
    let newline: [UInt8]
    var output: [UInt8] = []
    /// A blank line that is written only if something follows.
    var pendingBlank: [UInt8]?

    init(_ tree: SyntaxTree) {
      bytes = tree.bytes
      newline = Self.usualLineEnd(tree.bytes)
      output.reserveCapacity(bytes.count)
    }

    /// The line end that most lines have.
    private static func usualLineEnd(_ bytes: [UInt8]) -> [UInt8] {
      var (lf, crlf, cr) = (0, 0, 0)
      for index in bytes.indices {
        if bytes[index] == 0x0A {
          if index > 0, bytes[index - 1] == 0x0D { crlf += 1 } else { lf += 1 }
        } else if bytes[index] == 0x0D, index + 1 >= bytes.count || bytes[index + 1] != 0x0A {
          cr += 1
        }
      }
      if crlf > lf, crlf >= cr { return [0x0D, 0x0A] }
      return cr > lf ? [0x0D] : [0x0A]
    }

    mutating func finish() -> [UInt8] {
      if !output.isEmpty { endLine() }
      return output
    }

    // MARK: Blocks

    mutating func block(_ root: NodeView) {
      if root.kind == .blank {
        blank(root)
        return
      }
      if let blank = pendingBlank, !output.isEmpty { output += blank }
      pendingBlank = nil
      switch root.kind {
      case .directive: directive(root)
      case .frontMatter: frontMatter(root)
      case .table: table(root)
      default: text(root)
      }
      endLine()
    }

    /// One blank line, with the page break that it holds; a byte order mark stays at the start.
    private mutating func blank(_ root: NodeView) {
      let range = root.range
      if range.start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { output += [0xEF, 0xBB, 0xBF] }
      let hasPageBreak = bytes[range.start..<min(range.end, bytes.count)].contains(0x0C)
      pendingBlank = (hasPageBreak || pendingBlank?.first == 0x0C ? [0x0C] : []) + newline
    }

    private mutating func text(_ root: NodeView) {
      for child in root.children { node(child) }
    }

    private mutating func table(_ root: NodeView) {
      for child in root.children {
        guard child.kind == .row else {
          node(child)
          continue
        }
        for part in child.children {
          if part.kind == .lineBreak { output += newline } else { verbatim(part.range) }
        }
      }
    }

    private mutating func frontMatter(_ root: NodeView) {
      for child in root.children {
        switch child.kind {
        case .entry:
          if let key = child.first(.key), let value = child.first(.value) {
            verbatim(key.range)
            output += Array(": ".utf8)
            verbatim(value.range)
          } else {
            verbatim(child.range)
          }
        case .fence: output += Array("---".utf8)
        default: node(child)
        }
      }
    }

    private mutating func directive(_ root: NodeView) {
      var isFirstLine = true
      // Behind @勾稽 a `=` would make a relation of what is none.
      let separator = Directive.parse(bytes, root.range).directive == .relation ? ":" : "="
      for child in root.children {
        switch child.kind {
        case .directiveName:
          output += Array("@".utf8)
          var cursor = ByteCursor(bytes, child.range)
          cursor.next()
          verbatim(TextRange(cursor.index, child.range.end))
        case .argument:
          output.append(0x20)
          setting(child, separator: separator)
        case .statement:
          output += Array((isFirstLine ? " " : "  ").utf8)
          statement(child)
        case .lineBreak:
          isFirstLine = false
          endLine()
        case .space: break
        default:
          let range = Trim.range(bytes, child.range)
          guard !range.isEmpty else { break }
          if isFirstLine { output.append(0x20) }
          verbatim(range)
        }
      }
    }

    private mutating func statement(_ node: NodeView) {
      if let key = node.first(.key) {
        let mark = node.first(.mark).flatMap { ByteCursor(bytes, $0.range).folded } ?? ":"
        if let formula = node.children.first(where: { !$0.kind.isLeaf && $0.kind != .value }) {
          verbatim(key.range)
          output += Array(": ".utf8)
          self.formula(formula)
        } else {
          setting(node, separator: mark == "=" ? " = " : ": ")
        }
        return
      }
      for child in node.children {
        if child.kind == .space { continue }
        formula(child)
      }
    }

    private mutating func setting(_ node: NodeView, separator: String) {
      guard let key = node.first(.key), let value = node.first(.value) else {
        verbatim(Trim.range(bytes, node.range))
        return
      }
      verbatim(key.range)
      output += Array(separator.utf8)
      verbatim(Trim.range(bytes, value.range))
    }

    // MARK: Text

    private mutating func node(_ node: NodeView) {
      switch node.kind {
      case .lineBreak: endLine()
      case .reference, .suppression, .note: reference(node)
      default:
        let children = node.children
        if children.isEmpty { verbatim(node.range) } else { for child in children { self.node(child) } }
      }
    }

    private mutating func reference(_ node: NodeView) {
      for child in node.children {
        switch child.kind {
        case .space: break
        case .ruleName, .reason: verbatim(Trim.range(bytes, child.range))
        case .text: verbatim(child.range)
        case .mark: mark(child, in: node)
        default: formula(child)
        }
      }
    }

    private mutating func mark(_ child: NodeView, in node: NodeView) {
      let text = ByteCursor.folded(bytes, child.range)
      switch text.trimmed {
      case "=": output += Array((node.first(.name) == nil ? "=" : " = ").utf8)
      case ":": output += Array(": ".utf8)
      case "忽略", "{忽略": output += Array((text.trimmed + " ").utf8)
      default: output += Array(text.trimmed.utf8)
      }
    }

    private mutating func formula(_ node: NodeView) {
      switch node.kind {
      case .space: break
      case .mark:
        let text = ByteCursor.folded(bytes, node.range).trimmed
        output += Array(text.utf8)
      case .sum, .product, .comparison:
        for child in node.children where child.kind != .space {
          guard child.kind == .mark else {
            formula(child)
            continue
          }
          let text = ByteCursor.folded(bytes, child.range).trimmed
          if text == "=", output.last == 0x20, output.dropLast().last == 0x3C || output.dropLast().last == 0x3E {
            output.removeLast()
            output += Array("= ".utf8)
          } else {
            output += Array(" \(text) ".utf8)
          }
        }
      default:
        let children = node.children
        if children.isEmpty { verbatim(node.range) } else { for child in children { formula(child) } }
      }
    }

    // MARK: Output

    private mutating func verbatim(_ range: TextRange) {
      let end = min(range.end, bytes.count)
      if range.start < end { output += bytes[range.start..<end] }
    }

    /// Ends the line, without the spaces at its end; nothing where it has just ended.
    private mutating func endLine() {
      guard !endsWithLineEnd else { return }
      while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
      if !endsWithLineEnd || output.isEmpty { output += newline }
    }

    private var endsWithLineEnd: Bool { output.last == 0x0A || output.last == 0x0D }
  }
}

extension ByteCursor {
  /// The text of `range` with full-width forms folded to ASCII.
  fileprivate static func folded(_ bytes: [UInt8], _ range: TextRange) -> String {
    var cursor = ByteCursor(bytes, range)
    var result = String.UnicodeScalarView()
    while let scalar = cursor.next() { result.append(fold(scalar)) }
    return String(result)
  }
}

extension String {
  /// The text without the spaces at both ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
