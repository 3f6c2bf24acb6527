/// Words for up and down, in pairs: what a wrong one is replaced with.
enum DirectionWords {
  private static let pairs = [
    ("增加", "减少"), ("增长", "下降"), ("上升", "下降"), ("提高", "降低"), ("增幅", "减幅"), ("增", "减"), ("多", "少"),
    ("大于", "小于"), ("高于", "低于"), ("增支", "减支"), ("上浮", "下浮"), ("净增", "净减"),
  ]

  /// The word that says the opposite, with what stands around it kept: 增加了 → 减少了.
  static func opposite(of word: String) -> String {
    for (up, down) in pairs {
      if word.hasPrefix(up) { return down + word.dropFirst(up.count) }
      if word.hasPrefix(down) { return up + word.dropFirst(down.count) }
    }
    return word.hasPrefix("降") ? "增" + word.dropFirst() : word
  }
}
