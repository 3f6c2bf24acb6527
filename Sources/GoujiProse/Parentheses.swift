/// Brackets inside sentences: those without a figure, or with a code alone, say nothing that binds.
enum Parentheses {
  /// The tokens without brackets that hold no figure: （含）, （不含车辆）, （下同）, （2080101）.
  static func dropEmpty(_ tokens: [Token], _ text: ProseText) -> [Token] {
    var result: [Token] = []
    var open: [Int] = []
    for token in tokens {
      result.append(token)
      switch token.kind {
      case .mark("("): open.append(result.count - 1)
      case .mark(")"):
        guard let start = open.popLast() else { continue }
        let hasFigure = result[start...].contains { if case .figure(let number) = $0.kind { !isCode(number, text) } else { false } }
        if !hasFigure { result.removeSubrange(start...) }
      default: break
      }
    }
    return result
  }

  private static func isCode(_ number: Int, _ text: ProseText) -> Bool {
    text.figures.indices.contains(number) && text.figures[number].isCode
  }
}
