/// Brackets inside sentences: those without a figure, or with a code alone, say nothing that binds.
enum Parentheses {
  /// A bracket that is open: where it stands in the result, and whether a figure stands behind it.
  private struct Open {
    var start: Int
    var hasFigure = false
  }

  /// The tokens without brackets that hold no figure: （含）, （不含车辆）, （下同）, （2080101）.
  static func dropEmpty(_ tokens: [Token], _ text: ProseText) -> [Token] {
    var result: [Token] = []
    var open: [Open] = []
    for token in tokens {
      result.append(token)
      switch token.kind {
      case .figure(let number):
        if !open.isEmpty, !isCode(number, text) { open[open.count - 1].hasFigure = true }
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

  private static func isCode(_ number: Int, _ text: ProseText) -> Bool {
    text.figures.indices.contains(number) && text.figures[number].isCode
  }
}
