/// Brackets inside sentences: those without a figure, or with a code alone, say nothing that binds.
enum Parentheses {
  /// A bracket that is open: where it stands in the result, and whether a figure stands behind it.
  private struct Open {
    var start: Int
    var hasFigure = false
  }

  /// The tokens without brackets that hold no figure: （含）, （不含车辆）, （下同）, （2080101）, （208类）.
  static func dropEmpty(_ tokens: [Token], _ text: ProseText, _ bytes: [UInt8]) -> [Token] {
    var result: [Token] = []
    var open: [Open] = []
    for token in tokens {
      result.append(token)
      switch token.kind {
      case .figure(let number):
        if !open.isEmpty, !isCode(number, text, bytes) { open[open.count - 1].hasFigure = true }
      case .mark("("): open.append(Open(start: result.count - 1))
      case .mark(")"):
        guard let bracket = open.popLast() else { continue }
        if !bracket.hasFigure {
          result.removeSubrange(bracket.start...)
        } else if !open.isEmpty {
          open[open.count - 1].hasFigure = true
        }
      default: break
      }
    }
    return result
  }

  /// （2080101）, （208类）, （05款）.
  private static func isCode(_ number: Int, _ text: ProseText, _ bytes: [UInt8]) -> Bool {
    guard text.figures.indices.contains(number) else { return false }
    let figure = text.figures[number]
    return figure.isCode || figure.kind == .count && figure.unit.map { ["类", "款", "项"].contains(bytes.text($0)) } ?? false
  }
}
