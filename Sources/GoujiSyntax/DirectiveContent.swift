import GoujiText

/// What a directive of a profile says: its arguments, and its statements line by line.
///
/// Made of a tree, or of the bytes of a text that is known to be right: what the binary carries is read at every start, and would
/// spend most of that time on a tree that nobody looks at.
package struct DirectiveContent: Sendable {
  /// The bytes that the ranges are of.
  package let bytes: [UInt8]
  /// Which directive it is; `nil` for an unknown one.
  package let directive: Directive?
  /// Where it stands, with its statements.
  package let range: TextRange
  /// What stands behind its name.
  package let arguments: [TextRange]
  /// Its statements, in order.
  package let statements: [Statement]

  /// One line of a directive.
  package struct Statement: Sendable {
    /// Where it stands.
    package var range: TextRange
    /// What stands before the colon, or the equals sign of a definition.
    package var key: TextRange?
    /// What stands behind it; everything where there is no key.
    package var value: TextRange?
    /// The relation that it states, as written; `nil` in other directives.
    package var relation: TextRange?
    /// That relation; `nil` where it is incomplete.
    package var comparison: Comparison?
  }

  /// What the directive `root` says.
  package init(_ root: NodeView) {
    bytes = root.tree.bytes
    range = root.range
    let name = root.first(.directiveName).map { String($0.text.dropFirst()) } ?? ""
    directive = Directive(rawValue: name)
    let isRelation = directive == .relation
    let children = root.children
    arguments = children.filter { $0.kind == .argument }.map(\.range)
    statements = children.filter { $0.kind == .statement }.map { node in
      var statement = Statement(range: node.range, key: node.first(.key)?.range, value: node.first(.value)?.range)
      guard isRelation else { return statement }
      let relation = statement.key == nil ? node.children.first { $0.kind != .space } : node.first(.comparison)
      statement.relation = relation?.range
      if statement.key != nil || node.first(.unexpected) == nil { statement.comparison = relation.flatMap { Comparison($0) } }
      return statement
    }
  }

  /// The text of one of its ranges.
  package func text(_ range: TextRange) -> String { bytes.text(range) }

  /// Its `键: 值` statements.
  package var settings: [(key: String, value: TextRange)] {
    statements.compactMap { statement in
      guard let key = statement.key, let value = statement.value else { return nil }
      return (text(key), value)
    }
  }

  /// The relation that stands behind the key 或: what may hold instead.
  package var alternative: Comparison? {
    statements.lazy.filter { $0.key.map(text) == "或" }.compactMap(\.comparison).first
  }
}

// MARK: Without a tree

extension DirectiveContent {
  /// Where the directives of `bytes` stand, in order, each with its statements.
  package static func extents(_ bytes: [UInt8]) -> [TextRange] {
    var extents: [TextRange] = []
    var position = 0
    while position < bytes.count {
      var end = lineEnd(bytes, position)
      if bytes[position] == UInt8(ascii: "@") {
        let start = position
        while let next = Line.statementEnd(bytes, at: end) { end = next }
        extents.append(TextRange(start, end))
      }
      position = end
    }
    return extents
  }

  /// What the directive at `range` of `bytes` says, one of `extents`: its arguments on the first line, its statements on the others.
  /// A formula that is not plain is read by way of a tree, and its ranges are of that.
  package init(_ bytes: [UInt8], _ range: TextRange) {
    self.bytes = bytes
    self.range = range
    let first = Trim.range(bytes, TextRange(range.start, Self.lineEnd(bytes, range.start)))
    let (directive, name) = Directive.parse(bytes, first)
    self.directive = directive
    guard directive != .definition else {
      arguments = []
      statements = [Self.keyed(bytes, Trim.range(bytes, TextRange(name.end, first.end)), at: Self.equalsSign)]
      return
    }
    arguments = Self.words(bytes, TextRange(name.end, first.end))
    var statements: [Statement] = []
    var position = Self.lineEnd(bytes, range.start)
    while position < range.end {
      let end = Self.lineEnd(bytes, position)
      let line = Trim.range(bytes, TextRange(position, end))
      position = end
      var statement = Self.keyed(bytes, line, at: FrontMatter.keyEnd)
      if directive == .relation {
        let relation = statement.key == nil ? line : statement.key.map(bytes.text) == "或" ? statement.value : nil
        statement.relation = relation
        statement.comparison = relation.flatMap { Comparison(bytes, $0) }
      }
      statements.append(statement)
    }
    self.statements = statements
  }

  /// Where the line at `start` ends, with its line end.
  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }

  private static func words(_ bytes: [UInt8], _ range: TextRange) -> [TextRange] {
    bytes[range.start..<range.end].split { $0 == 0x20 }.map { TextRange($0.startIndex, $0.endIndex) }
  }

  private static func equalsSign(_ bytes: [UInt8], _ line: TextRange) -> Int? {
    bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: "="))
  }

  /// A statement whose key ends where `separator` says; what stands there is one byte long, or a full-width colon.
  private static func keyed(
    _ bytes: [UInt8], _ line: TextRange, at separator: ([UInt8], TextRange) -> Int?
  ) -> Statement {
    guard let mark = separator(bytes, line) else { return Statement(range: line, value: line) }
    var behind = ByteCursor(bytes, TextRange(mark, line.end))
    behind.next()
    return Statement(
      range: line, key: Trim.range(bytes, TextRange(line.start, mark)), value: Trim.range(bytes, TextRange(behind.index, line.end)))
  }
}
