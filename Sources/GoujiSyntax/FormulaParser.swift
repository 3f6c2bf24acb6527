import GoujiText

/// Parses formulas and relations: `+ - * / ( )`, numbers, paths with `!`, `#名`, `合计(…)`, and one comparison.
///
/// It never fails: it stops where the formula ends or stops making sense, and the caller sees what is left.
enum FormulaParser {
  /// Deeper nesting than this is not followed.
  private static let maximumDepth = 64

  /// Writes one formula from the builder's position; it ends at the first thing that cannot belong to it.
  static func parseFormula(_ bytes: [UInt8], end: Int, into builder: inout NodeBuilder) {
    var parser = Parser(bytes: bytes, end: end, builder: builder.handOver())
    parser.sum(depth: 0)
    builder = parser.builder
  }

  /// Writes `左 = 右` (also ≤ ≥ < > ≈) from the builder's position.
  static func parseComparison(_ bytes: [UInt8], end: Int, into builder: inout NodeBuilder) {
    var parser = Parser(bytes: bytes, end: end, builder: builder.handOver())
    parser.comparison()
    builder = parser.builder
  }

  /// Whether a scalar can stand in a bare name or label: Han, letters, digits and `_`.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.isLatin || scalar.isDigit || scalar == "_" }
    return scalar.isHan || scalar.isAnyDigit || scalar.properties.isAlphabetic
  }

  private struct Parser {
    let bytes: [UInt8]
    let end: Int
    var builder: NodeBuilder

    /// The next scalar behind spaces, folded, and the offset at which it stands.
    private func peek() -> (scalar: Unicode.Scalar?, index: Int) {
      var cursor = ByteCursor(bytes, TextRange(builder.position, end))
      cursor.skip { $0.isBlank }
      return (cursor.folded, cursor.index)
    }

    /// Writes the spaces before the next scalar, and that scalar as `kind`.
    private mutating func take(_ kind: SyntaxKind = .mark) {
      let index = peek().index
      builder.leaf(.space, to: index)
      var cursor = ByteCursor(bytes, TextRange(index, end))
      cursor.next()
      builder.leaf(kind, to: cursor.index)
    }

    private mutating func skipSpaces() { builder.leaf(.space, to: peek().index) }

    mutating func comparison() {
      skipSpaces()
      let checkpoint = builder.checkpoint
      sum(depth: 0)
      guard let scalar = peek().scalar, "=<>≤≥≈".unicodeScalars.contains(scalar) else { return }
      builder.start(.comparison, at: checkpoint)
      take()
      if let next = ByteCursor(bytes, TextRange(builder.position, end)).folded, next == "=", scalar == "<" || scalar == ">" {
        take()
      }
      sum(depth: 0)
      builder.finish()
    }

    mutating func sum(depth: Int) {
      chain(.sum, operators: "+-−", depth: depth) { $0.product(depth: depth) }
    }

    private mutating func product(depth: Int) {
      chain(.product, operators: "*/×÷", depth: depth) { $0.factor(depth: depth) }
    }

    /// One operand, or several with operators between them as one node.
    private mutating func chain(
      _ kind: SyntaxKind, operators: String, depth: Int, operand: (inout Parser) -> Void
    ) {
      skipSpaces()
      let checkpoint = builder.checkpoint
      operand(&self)
      guard builder.position > checkpoint.position else { return }
      var isOpen = false
      while let scalar = peek().scalar, operators.unicodeScalars.contains(scalar) {
        if !isOpen {
          builder.start(kind, at: checkpoint)
          isOpen = true
        }
        take()
        skipSpaces()
        let before = builder.position
        operand(&self)
        if builder.position == before { break }
      }
      if isOpen { builder.finish() }
    }

    private mutating func factor(depth: Int) {
      guard depth < FormulaParser.maximumDepth else { return }
      skipSpaces()
      guard let scalar = peek().scalar else { return }
      switch scalar {
      case "-", "−":
        builder.start(.negation)
        take()
        factor(depth: depth + 1)
        builder.finish()
      case "(":
        builder.start(.group)
        take()
        sum(depth: depth + 1)
        if peek().scalar == ")" { take() }
        builder.finish()
      case "#":
        builder.start(.nameUse)
        take()
        word(.name)
        builder.finish()
      case "!":
        path(checkpoint: builder.checkpoint)
      default:
        operand(depth: depth, scalar)
      }
    }

    private mutating func operand(depth: Int, _ scalar: Unicode.Scalar) {
      let checkpoint = builder.checkpoint
      if scalar.isDigit, let number = constantEnd() {
        builder.leaf(.constant, to: number)
        return
      }
      guard segment() else { return }
      if peek().scalar == "(", let previous = builder.nodes.last, previous.kind == .segment {
        builder.relabelLast(.function)
        builder.start(.call, at: checkpoint)
        arguments(depth: depth + 1)
        builder.finish()
      } else {
        path(checkpoint: checkpoint)
      }
    }

    private mutating func arguments(depth: Int) {
      take()
      sum(depth: depth)
      while let scalar = peek().scalar, scalar == "," || scalar == "、" {
        take()
        sum(depth: depth)
      }
      if peek().scalar == ")" { take() }
    }

    /// The rest of a path whose first segment, if it has one, has been written since `checkpoint`.
    private mutating func path(checkpoint: NodeBuilder.Checkpoint) {
      builder.start(.path, at: checkpoint)
      while peek().scalar == "!" {
        take()
        skipSpaces()
        if !segment() { break }
      }
      if ByteCursor(bytes, TextRange(builder.position, end)).folded == "?" { take() }
      builder.finish()
    }

    /// A label: quoted, or of Han, letters and digits.
    private mutating func segment() -> Bool {
      let (scalar, index) = peek()
      guard let scalar else { return false }
      if scalar == "'" || scalar == "‘" || scalar == "’" {
        var cursor = ByteCursor(bytes, TextRange(index, end))
        cursor.next()
        while let next = cursor.folded, next != "'", next != "’", next != "‘", next != "}" { cursor.next() }
        if let close = cursor.folded, close != "}" { cursor.next() }
        builder.leaf(.space, to: index)
        builder.leaf(.segment, to: cursor.index)
        return true
      }
      guard FormulaParser.isNameScalar(scalar) else { return false }
      word(.segment)
      return true
    }

    private mutating func word(_ kind: SyntaxKind) {
      let index = peek().index
      var cursor = ByteCursor(bytes, TextRange(index, end))
      cursor.skip { FormulaParser.isNameScalar($0) }
      builder.leaf(.space, to: index)
      builder.leaf(kind, to: cursor.index)
    }

    /// The end of a number with its unit, unless it is the first segment of a path (a code before `!`).
    private func constantEnd() -> Int? {
      let index = peek().index
      guard let token = NumberLexer.lex(bytes, at: index, end: end, context: .prose) else { return nil }
      var behind = ByteCursor(bytes, TextRange(token.range.end, end))
      if let unit = UnitTable.unit(bytes, at: behind.index, end: end) {
        behind.index = unit.range.end
      } else if let scalar = behind.scalar, FormulaParser.isNameScalar(scalar) {
        return nil
      }
      let numberEnd = behind.index
      behind.skip { $0.isBlank }
      return behind.folded == "!" ? nil : numberEnd
    }
  }
}
