import GoujiText

/// What is missing in a formula that the tree holds as far as it goes.
enum FormulaProblems {
  /// The first thing that is missing below `node`, and where.
  static func first(_ node: NodeView) -> (range: TextRange, message: Localized)? {
    for path in node.descendants(.path) {
      if let last = path.children.last(where: { $0.kind != .space }), last.kind == .mark, isMark(last, "!") {
        return (last.range, Localized("! 后面缺名称", "a name is missing behind !"))
      }
    }
    for segment in node.descendants(.segment) {
      let text = segment.text
      guard let open = text.first, "'‘’".contains(open) else { continue }
      if text.count < 2 || !(text.last.map { "'‘’".contains($0) } ?? false) {
        return (segment.range, Localized("引号没有结尾", "the quotation is not closed"))
      }
    }
    for group in node.descendants(.group) + node.descendants(.call) {
      let marks = group.children.filter { $0.kind == .mark }
      if !(marks.last.map { isMark($0, ")") } ?? false) {
        return (group.range, Localized("缺右括号", "the closing bracket is missing"))
      }
      let operands = group.children.filter { !$0.kind.isLeaf || $0.kind == .constant }
      let commas = marks.count { isMark($0, ",") || isMark($0, "、") }
      if operands.count != commas + 1 {
        return (group.range, Localized("括号里缺内容", "something is missing inside the brackets"))
      }
    }
    for call in node.descendants(.function) where call.text != "合计" {
      return (call.range, Localized("没有“\(call.text)”这个函数，只有“合计”", "there is no function “\(call.text)”, only “合计”"))
    }
    return nil
  }

  private static func isMark(_ node: NodeView, _ mark: Unicode.Scalar) -> Bool {
    ByteCursor(node.tree.bytes, node.range).folded == mark
  }
}
