/// 甲（类）乙（款）丙（项）: the names before the level words.
struct ItemChain {
  /// The names, by level.
  var names: [(level: String, name: String)] = []

  /// The chain that the level words of a phrase mark; `nil` without any.
  init?(_ levels: [(value: String, token: Int)], _ tokens: [Token], _ text: ProseText) {
    guard !levels.isEmpty else { return nil }
    var end = 0
    for level in levels {
      // Back to the mark, figure or level word before.
      var first = level.token
      while first > end, Self.isName(tokens[first - 1]) { first -= 1 }
      let range = tokens[first..<level.token].map(\.range)
      guard let lower = range.first?.lowerBound, let upper = range.last?.upperBound else { continue }
      names.append((level.value, text.text(lower..<upper)))
      end = level.token + 1
    }
    if names.isEmpty { return nil }
  }

  private static func isName(_ token: Token) -> Bool {
    switch token.kind {
    case .text, .name, .fund, .mark("、"), .mark("("), .mark(")"): true
    case .word(let word): word.kind != .level && word.kind != .list
    default: false
    }
  }

  /// The chain as one text.
  var key: String { names.map { $0.name + "(" + $0.level + ")" }.joined() }
}
