import GoujiJSON
import GoujiText

/// Prints a tree with its ranges: as indented text, or as JSON.
package enum TreeDump {
  /// One node a line: `kind 1:1-1:5 "text"`, leaves with their text.
  package static func text(_ tree: SyntaxTree) -> String {
    var output = ""
    for root in tree.roots { write(root, depth: 0, tree, ranges: true, to: &output) }
    return output
  }

  /// The same without ranges, as the examples of the specification have it; spaces and line ends are left out.
  package static func outline(_ tree: SyntaxTree) -> String {
    var output = ""
    for root in tree.roots { write(root, depth: 0, tree, ranges: false, to: &output) }
    return output
  }

  /// `{"schema":"gouji.tree/1","path":…,"blocks":[{"kind","range",("text"|"children")}]}`.
  package static func json(_ tree: SyntaxTree) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "gouji.tree/1")
      json.field("path", tree.source.path)
      json.key("blocks")
      json.array(tree.roots) { json, root in write(root, tree, to: &json) }
    }
    json.newline()
    return json.bytes
  }

  private static func write(_ node: NodeView, depth: Int, _ tree: SyntaxTree, ranges: Bool, to output: inout String) {
    if !ranges {
      if node.kind == .blank || node.kind == .space || node.kind == .lineBreak { return }
      if node.kind == .value, node.range.isEmpty { return }
    }
    output += String(repeating: "  ", count: depth) + String(describing: node.kind)
    if ranges {
      let start = tree.source.lines.position(of: node.range.start, in: tree.bytes)
      let end = tree.source.lines.position(of: node.range.end, in: tree.bytes)
      output += " \(start.line):\(start.column)-\(end.line):\(end.column)"
    }
    if node.kind == .figure { output += " " + (FigureSyntax(node)?.summary ?? "?") }
    let children = node.children
    if children.isEmpty, !node.range.isEmpty { output += " " + quote(node.text) }
    output += "\n"
    for child in children { write(child, depth: depth + 1, tree, ranges: ranges, to: &output) }
  }

  private static func write(_ node: NodeView, _ tree: SyntaxTree, to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", String(describing: node.kind))
      json.key("range")
      json.range(node.range, in: tree.source)
      let children = node.children
      if children.isEmpty {
        json.field("text", node.text)
      } else {
        json.key("children")
        json.array(children) { json, child in write(child, tree, to: &json) }
      }
    }
  }

  /// `text` in double quotes, line ends, tabs and quotes escaped.
  private static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{FEFF}": result += "\\u{FEFF}"
      case "\u{0}": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONWriter {
  /// Writes `{"start":{"offset","line","column"},"end":{…}}`: offset in UTF-8 bytes from 0, line and column from 1,
  /// column in Unicode scalars.
  package mutating func range(_ range: TextRange, in source: SourceText) {
    object { json in
      json.key("start")
      json.position(range.start, in: source)
      json.key("end")
      json.position(range.end, in: source)
    }
  }

  private mutating func position(_ offset: Int, in source: SourceText) {
    let position = source.lines.position(of: offset, in: source.bytes)
    object { json in
      json.field("offset", offset)
      json.field("line", position.line)
      json.field("column", position.column)
    }
  }
}
