import GoujiArithmetic
import GoujiText

/// A figure as it is written: its number, its unit and what they mean.
package struct FigureSyntax: Hashable, Sendable {
  /// How the digits are written.
  package var token: NumberToken
  /// The whole figure, with its unit and references.
  package var range: TextRange
  /// The number, with its sign or brackets.
  package var number: TextRange
  /// The unit, if one is written.
  package var unit: TextRange?
  /// What the unit makes the figure; `.plain` without one.
  package var kind: FigureKind
  /// The power of ten that leads from the number to the base unit (元, 1).
  @OneByte package var exponent: Int
  private let isNegative: Bool

  /// The exact number as printed, with its sign; `nil` where it has too many digits.
  package var decimal: Decimal? {
    guard isNegative, var decimal = token.decimal else { return token.decimal }
    decimal.coefficient = -decimal.coefficient
    return decimal
  }

  /// The figure that `node` is, or `nil` for another node.
  package init?(_ node: NodeView) {
    guard node.kind == .figure else { return nil }
    var parts: (number: TextRange?, unit: TextRange?)
    node.forEachChild { part in
      if part.kind == .number, parts.number == nil { parts.number = part.range }
      if part.kind == .unit, parts.unit == nil { parts.unit = part.range }
    }
    guard let number = parts.number else { return nil }
    self.init(node.tree.bytes, node.range, number: number, unit: parts.unit)
  }

  /// The figure at `range` whose number and unit stand where these say.
  package init?(_ bytes: [UInt8], _ range: TextRange, number: TextRange, unit: TextRange?) {
    self.range = range
    self.number = number
    let unitToken = unit.flatMap { UnitTable.unit(bytes, at: $0.start, end: $0.end) }
    self.unit = unitToken?.range
    kind = unitToken?.kind ?? .plain
    exponent = unitToken?.exponent ?? 0
    guard let read = Self.read(bytes, number) else { return nil }
    (token, isNegative) = read
  }

  private static func read(_ bytes: [UInt8], _ range: TextRange) -> (NumberToken, isNegative: Bool)? {
    var cursor = ByteCursor(bytes, range)
    guard let first = cursor.folded else { return nil }
    let isNegative = first == "-" || first == "−" || first == "("
    if isNegative { cursor.next() }
    if let token = NumberLexer.lex(bytes, at: cursor.index, end: range.end, context: .cell) {
      return (token, isNegative)
    }
    guard let value = HanNumerals.value(bytes, range) else { return nil }
    return (NumberToken(range: range, decimal: Decimal(coefficient: Int128(value), scale: 0)), false)
  }

  /// Kind and exact value in the base unit, for dumps: `amount 16380200元`, `percent 0.7451`.
  package var summary: String {
    guard let inBaseUnit else { return kind.rawValue + " ?" }
    return kind.rawValue + " " + inBaseUnit + (kind == .amount ? "元" : "")
  }

  /// The exact value in the base unit: `16380200`; `nil` where it has too many digits.
  package var inBaseUnit: String? { decimal?.shifted(by: exponent)?.plain }
}
