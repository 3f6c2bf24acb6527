import GoujiText

extension SyntaxProblems {
  /// How the numbers of the prose under `root` are written: no spaces inside, no digit lost beside the point.
  static func numbers(_ root: NodeView, _ problems: inout [SyntaxProblem]) {
    for node in root.descendants(.figure) {
      guard let figure = FigureSyntax(node), let decimal = figure.decimal else { continue }
      if figure.token.hasInnerSpace {
        let text = decimal.text(grouped: figure.token.isGrouped)
        problems.append(
          SyntaxProblem(
            kind: .spacedNumber, range: figure.number,
            message: Localized("数字中间有空格，应写成 \(text)", "a space inside a number; write \(text)"),
            fix: (Localized("改为 \(text)", "write \(text)"), TextEdit(range: figure.number, newText: text))))
      }
      if let range = lostDecimals(figure, node.tree.bytes) ?? leadingZero(figure, node.tree.bytes) {
        let literal = node.tree.bytes.text(range)
        problems.append(
          SyntaxProblem(
            kind: .malformedNumber, range: range,
            message: Localized("“\(literal)”写得不像一个数，可能漏了一位", "“\(literal)” is no number; a digit may be missing")))
      }
    }
  }

  /// 36.万元, 90.%: the number with its point, where a unit of money or a per cent sign follows the point at once.
  private static func lostDecimals(_ figure: FigureSyntax, _ bytes: [UInt8]) -> TextRange? {
    guard figure.kind == .plain, figure.unit == nil, !figure.token.hasPoint else { return nil }
    var cursor = ByteCursor(bytes, TextRange(figure.number.end, bytes.count))
    guard cursor.folded == "." else { return nil }
    cursor.next()
    let end = cursor.index
    guard let unit = UnitTable.unit(bytes, at: end, end: bytes.count), unit.kind == .percent || unit.kind == .amount else { return nil }
    cursor = ByteCursor(bytes, TextRange(unit.range.end, bytes.count))
    // 1.元旦: the number of an item.
    if unit.kind == .amount, unit.exponent == 0, cursor.scalar?.isHan == true { return nil }
    if unit.kind == .amount, isFirst(figure.number.start, bytes) { return nil }
    return TextRange(figure.number.start, end)
  }

  /// 04.0万元: money and rates have no zero before another whole digit.
  private static func leadingZero(_ figure: FigureSyntax, _ bytes: [UInt8]) -> TextRange? {
    guard figure.kind == .amount || figure.kind == .percent, figure.token.wholeDigits >= 2,
      ByteCursor(bytes, figure.token.range).folded == "0"
    else { return nil }
    return figure.number
  }

  /// Whether nothing but blanks stands before `index` on its line.
  private static func isFirst(_ index: Int, _ bytes: [UInt8]) -> Bool {
    var before = index
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    return before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D
  }
}
