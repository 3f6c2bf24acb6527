import GoujiArithmetic
import GoujiText

/// A formula as a value: what `{=…}` and `@勾稽` say.
package indirect enum Formula: Hashable, Sendable {
  /// A number in its base unit, as printed.
  case constant(Decimal, exponent: Int)
  /// A path through a table.
  case path(FormulaPath)
  /// The figure that `#名` names.
  case name(String, TextRange)
  /// A sum; each term with its sign.
  case sum([Term])
  /// A product; each factor multiplied or divided.
  case product([Factor])
  /// `合计(…)` and other functions.
  case call(String, [Formula], TextRange)

  /// One term of a sum.
  package struct Term: Hashable, Sendable {
    /// Whether it is subtracted.
    package var isNegative: Bool
    /// Its value.
    package var value: Formula
  }

  /// One factor of a product.
  package struct Factor: Hashable, Sendable {
    /// Whether it divides.
    package var isDivisor: Bool
    /// Its value.
    package var value: Formula
  }

  /// The formula that `node` holds; `nil` where it is incomplete.
  package init?(_ node: NodeView) {
    switch node.kind {
    case .constant:
      guard let constant = Self.constant(node) else { return nil }
      self = constant
    case .path:
      guard let path = FormulaPath(node) else { return nil }
      self = .path(path)
    case .nameUse:
      guard let name = node.first(.name) else { return nil }
      self = .name(name.text, name.range)
    case .group:
      guard let inner = Self.operands(node).first else { return nil }
      self.init(inner)
    case .negation:
      guard let inner = Self.operands(node).first, let value = Formula(inner) else { return nil }
      self = .sum([Term(isNegative: true, value: value)])
    case .call:
      guard let name = node.first(.function) else { return nil }
      let arguments = Self.operands(node).map { Formula($0) }
      let complete = arguments.compactMap { $0 }
      guard complete.count == arguments.count else { return nil }
      self = .call(name.text, complete, node.range)
    case .sum, .product:
      guard let parts = Self.chain(node) else { return nil }
      self =
        node.kind == .sum
        ? .sum(parts.map { Term(isNegative: $0.0 == "-" || $0.0 == "−", value: $0.1) })
        : .product(parts.map { Factor(isDivisor: $0.0 == "/" || $0.0 == "÷", value: $0.1) })
    default: return nil
    }
  }

  private static func operands(_ node: NodeView) -> [NodeView] {
    node.children.filter { !$0.kind.isLeaf || $0.kind == .constant }
  }

  /// The operands of a sum or product, each with the operator before it.
  private static func chain(_ node: NodeView) -> [(Unicode.Scalar, Formula)]? {
    var result: [(Unicode.Scalar, Formula)] = []
    var sign: Unicode.Scalar = "+"
    for child in node.children {
      if child.kind == .mark {
        sign = ByteCursor(node.tree.bytes, child.range).folded ?? "+"
      } else if child.kind != .space {
        guard let value = Formula(child) else { return nil }
        result.append((result.isEmpty ? "+" : sign, value))
      }
    }
    return result.count >= 2 ? result : nil
  }

  private static func constant(_ node: NodeView) -> Formula? {
    let bytes = node.tree.bytes
    guard let token = NumberLexer.lex(bytes, at: node.range.start, end: node.range.end, context: .prose),
      let decimal = token.decimal
    else { return nil }
    let unit = UnitTable.unit(bytes, at: token.range.end, end: node.range.end)
    return .constant(decimal, exponent: unit?.exponent ?? 0)
  }
}

/// `表!行!栏`: labels joined by `!`. It may begin with `!`: then it stays in the table at hand.
package struct FormulaPath: Hashable, Sendable {
  /// The labels, without quotes.
  package var segments: [String]
  /// Whether it begins with `!`.
  package var isRelative: Bool
  /// Whether `?` ends it: where nothing stands there it counts as nil.
  package var isOptional: Bool
  /// Where it stands.
  package var range: TextRange

  /// A path of `segments`.
  init(segments: [String], isRelative: Bool, isOptional: Bool, range: TextRange) {
    (self.segments, self.isRelative, self.isOptional, self.range) = (segments, isRelative, isOptional, range)
  }

  /// The path that `text` spells; `nil` where it is none.
  package init?(parsing text: String) {
    let bytes = Array("{=\(text)}".utf8)
    var plain = PlainFormula(bytes, TextRange(2, bytes.count - 1))
    if let path = plain.path() {
      self = path
      return
    }
    let tree = Parser.parse(SourceText(path: "", bytes: bytes))
    guard let node = tree.roots.lazy.compactMap({ $0.descendants(.path).first }).first else { return nil }
    self.init(node)
  }

  /// The path that `node` holds.
  package init?(_ node: NodeView) {
    let bytes = node.tree.bytes
    var segments: [String] = []
    var first: SyntaxKind?
    var lastMark: TextRange?
    node.forEachChild { child in
      let kind = child.kind
      if first == nil, kind != .space { first = kind }
      if kind == .mark { lastMark = child.range }
      if kind == .segment { segments.append(Self.label(bytes, child.range)) }
    }
    guard !segments.isEmpty else { return nil }
    self.segments = segments
    isRelative = first == .mark
    isOptional = lastMark.map { ByteCursor(bytes, $0).folded == "?" } ?? false
    range = node.range
  }

  /// A label without its quotes.
  private static func label(_ bytes: [UInt8], _ range: TextRange) -> String {
    func isQuote(_ scalar: Unicode.Scalar?) -> Bool { scalar == "'" || scalar == "‘" || scalar == "’" }
    let text = bytes.text(range)
    guard isQuote(text.unicodeScalars.first) else { return text }
    let inner = text.unicodeScalars.dropFirst()
    return String(isQuote(inner.last) ? inner.dropLast() : inner)
  }
}

/// `左 = 右` as a value.
package struct Comparison: Hashable, Sendable {
  /// How both sides are compared.
  package enum Operator: String, Sendable {
    case equal = "="
    case atMost = "≤"
    case atLeast = "≥"
    case less = "<"
    case greater = ">"
    /// Equal up to one last digit that was balanced by hand.
    case balanced = "≈"

    /// The operator that is written so.
    init?(written text: String) {
      switch text {
      case "=": self = .equal
      case "≤", "<=": self = .atMost
      case "≥", ">=": self = .atLeast
      case "<": self = .less
      case ">": self = .greater
      case "≈": self = .balanced
      default: return nil
      }
    }
  }

  /// The left side.
  package var left: Formula
  /// The sign between the sides.
  package var sign: Operator
  /// The right side.
  package var right: Formula

  /// A comparison of two formulas.
  package init(left: Formula, sign: Operator, right: Formula) {
    (self.left, self.sign, self.right) = (left, sign, right)
  }

  /// The comparison that `node` holds; `nil` where it is incomplete.
  package init?(_ node: NodeView) {
    guard node.kind == .comparison else { return nil }
    var sides: [Formula] = []
    var sign = ""
    for child in node.children {
      if child.kind == .mark {
        sign += ByteCursor(node.tree.bytes, child.range).folded.map { String($0) } ?? ""
      } else if child.kind != .space {
        guard let side = Formula(child) else { return nil }
        sides.append(side)
      }
    }
    guard sides.count == 2, let sign = Operator(written: sign) else { return nil }
    (left, self.sign, right) = (sides[0], sign, sides[1])
  }
}
