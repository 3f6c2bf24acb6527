import GoujiText

/// Makes the nodes of a directive: its name, its arguments, and the statements on the indented lines below.
enum DirectiveParser {
  static func parse(_ bytes: [UInt8], _ range: TextRange, into builder: inout NodeBuilder) {
    var directive: Directive?
    var isFirst = true
    BlockParser.lines(bytes, range.end, &builder) { bytes, line, builder in
      if isFirst {
        let parsed = Directive.parse(bytes, line)
        directive = parsed.directive
        builder.leaf(.space, to: parsed.name.start)
        builder.leaf(.directiveName, to: parsed.name.end)
        rest(bytes, line, directive, into: &builder)
        isFirst = false
      } else {
        statement(bytes, line, directive, into: &builder)
      }
    }
  }

  /// Behind the name: a relation has its statement there or on its own lines; others have arguments.
  private static func rest(
    _ bytes: [UInt8], _ line: TextRange, _ directive: Directive?, into builder: inout NodeBuilder
  ) {
    switch directive {
    case .relation where hasComparison(bytes, TextRange(builder.position, line.end)):
      statement(bytes, line, directive, into: &builder)
    case .definition, .suppression:
      statement(bytes, line, directive, into: &builder)
    default:
      arguments(bytes, line, into: &builder)
    }
  }

  private static func hasComparison(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while let scalar = cursor.folded {
      if "=<>≤≥≈".unicodeScalars.contains(scalar) { return true }
      cursor.next()
    }
    return false
  }

  private static func arguments(_ bytes: [UInt8], _ line: TextRange, into builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, line.end))
    while true {
      cursor.skip { $0.isBlank }
      builder.leaf(.space, to: cursor.index)
      if cursor.isAtEnd || cursor.looking(at: "//") { return }
      let start = cursor.index
      var keyEnd: Int?
      while let scalar = cursor.folded, !scalar.isBlank {
        if scalar == "=" || scalar == ":", keyEnd == nil, cursor.index > start { keyEnd = cursor.index }
        cursor.next()
      }
      builder.start(.argument)
      if let keyEnd {
        builder.leaf(.key, to: keyEnd)
        var behind = ByteCursor(bytes, TextRange(keyEnd, line.end))
        behind.next()
        builder.leaf(.mark, to: behind.index)
      }
      let end = cursor.index
      builder.node(.value) { $0.leaf(.text, to: end) }
      builder.finish()
    }
  }

  /// One indented line: `键: 值` of a profile, or a relation.
  private static func statement(
    _ bytes: [UInt8], _ line: TextRange, _ directive: Directive?, into builder: inout NodeBuilder
  ) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, line.end))
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    if cursor.isAtEnd { return }
    builder.start(.statement)
    let text = TextRange(cursor.index, Trim.end(bytes, TextRange(cursor.index, line.end)))
    if directive == .definition || directive == .suppression {
      let separator: Unicode.Scalar = directive == .definition ? "=" : ":"
      keyed(bytes, text, separator: separator, into: &builder)
    } else if let keyEnd = FrontMatter.keyEnd(bytes, text) {
      cursor.index = keyEnd
      builder.leaf(.key, to: Trim.end(bytes, TextRange(text.start, keyEnd)))
      builder.leaf(.space, to: keyEnd)
      if directive == .relation, bytes.text(TextRange(text.start, keyEnd)) == "或" {
        cursor.next()
        builder.leaf(.mark, to: cursor.index)
        FormulaParser.parseComparison(bytes, end: text.end, into: &builder)
        builder.leaf(.unexpected, to: text.end)
      } else {
        afterKey(bytes, keyEnd, text, into: &builder)
      }
    } else if directive == .relation {
      FormulaParser.parseComparison(bytes, end: text.end, into: &builder)
      builder.leaf(.unexpected, to: text.end)
    } else {
      builder.node(.value) { $0.leaf(.text, to: text.end) }
    }
    builder.finish()
    builder.leaf(.space, to: line.end)
  }

  private static func keyed(
    _ bytes: [UInt8], _ text: TextRange, separator: Unicode.Scalar, into builder: inout NodeBuilder
  ) {
    var cursor = ByteCursor(bytes, text)
    while let scalar = cursor.folded, scalar != separator { cursor.next() }
    builder.leaf(.key, to: Trim.end(bytes, TextRange(text.start, cursor.index)))
    builder.leaf(.space, to: cursor.index)
    if !cursor.isAtEnd { afterKey(bytes, cursor.index, text, into: &builder) }
  }

  private static func afterKey(_ bytes: [UInt8], _ mark: Int, _ text: TextRange, into builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(mark, text.end))
    cursor.next()
    builder.leaf(.mark, to: cursor.index)
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    builder.node(.value) { $0.leaf(.text, to: text.end) }
  }
}
