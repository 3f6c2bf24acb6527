import GoujiText

/// Something in the markup that cannot be meant as it stands, found by a pass over the tree: one mistake, one problem.
package struct SyntaxProblem: Sendable {
  /// The kinds of problems.
  package enum Kind: String, Sendable, CaseIterable {
    case unclosedFrontMatter, malformedEntry, unknownKey, duplicateKey, unknownDirective, incompleteDirective, malformedReference
    case malformedSuppression, spacedNumber, malformedNumber, invalidBytes
  }

  /// What it is.
  package var kind: Kind
  /// Where it stands.
  package var range: TextRange
  /// What is wrong.
  package var message: Localized
  /// The repair, where there is one.
  package var fix: (title: Localized, edit: TextEdit)?
}

/// Finds the problems of a tree.
package enum SyntaxProblems {
  /// The problems of `tree`, in order.
  package static func find(_ tree: SyntaxTree) -> [SyntaxProblem] {
    var problems: [SyntaxProblem] = []
    for root in tree.roots {
      switch root.kind {
      case .frontMatter: frontMatter(root, &problems)
      case .directive: directive(root, &problems)
      default: break
      }
      for node in root.descendants(.reference) { reference(node, &problems) }
      for node in root.descendants(.suppression) { suppression(node, &problems) }
      for node in root.descendants(.note) where !isClosed(node) { problems.append(unclosed(node)) }
      if root.kind != .table { numbers(root, &problems) }
    }
    invalidBytes(tree, &problems)
    return problems.sorted { $0.range < $1.range }
  }

  // MARK: Front matter and directives

  private static func frontMatter(_ root: NodeView, _ problems: inout [SyntaxProblem]) {
    let fences = root.children.filter { $0.kind == .fence }
    if fences.count < 2, let fence = fences.first {
      problems.append(
        SyntaxProblem(
          kind: .unclosedFrontMatter, range: fence.range,
          message: Localized("文首信息缺结尾的 ---", "the front matter has no closing ---")))
    }
    for text in root.children where text.kind == .text && fences.count > 1 {
      let range = Trim.range(root.tree.bytes, text.range)
      guard !range.isEmpty, !text.text.hasPrefix("//") else { continue }
      problems.append(
        SyntaxProblem(
          kind: .malformedEntry, range: range,
          message: Localized("文首信息应写成“项: 值”", "the front matter is made of “key: value” lines")))
    }
    var seen: Set<String> = []
    for entry in root.children where entry.kind == .entry {
      guard let key = entry.first(.key) else { continue }
      let name = key.text
      if FrontMatterKey(rawValue: name) == nil {
        let near = Nearest.name(to: name, among: FrontMatterKey.allCases.map(\.rawValue))
        problems.append(
          SyntaxProblem(
            kind: .unknownKey, range: key.range,
            message: Localized(
              "文首信息没有“\(name)”这一项" + (near.map { "，是否“\($0)”？" } ?? ""),
              "unknown key “\(name)”" + (near.map { ", did you mean “\($0)”?" } ?? "")),
            fix: near.map { (Localized("改为“\($0)”", "replace with “\($0)”"), TextEdit(range: key.range, newText: $0)) }))
      } else if !seen.insert(name).inserted {
        problems.append(
          SyntaxProblem(
            kind: .duplicateKey, range: key.range,
            message: Localized("“\(name)”写了两次，以第一次为准", "“\(name)” stands twice; the first one counts")))
      }
    }
  }

  private static func directive(_ root: NodeView, _ problems: inout [SyntaxProblem]) {
    guard let name = root.first(.directiveName) else { return }
    let text = String(name.text.dropFirst())
    guard let directive = Directive(rawValue: text) else {
      // A line that starts with @ may also be an address or a handle: only a near miss is a mistake.
      guard let near = Nearest.name(to: text, among: Directive.allCases.map(\.rawValue)) else { return }
      problems.append(
        SyntaxProblem(
          kind: .unknownDirective, range: name.range,
          message: Localized("没有 @\(text) 这个指令，是否 @\(near)？", "unknown directive @\(text), did you mean @\(near)?"),
          fix: (Localized("改为 @\(near)", "replace with @\(near)"), TextEdit(range: name.range, newText: "@" + near))))
      return
    }
    for statement in root.children where statement.kind == .statement {
      if let unexpected = statement.first(.unexpected) {
        problems.append(
          SyntaxProblem(
            kind: .incompleteDirective, range: unexpected.range,
            message: Localized("关系式到这里读不下去：“\(unexpected.text)”", "the relation cannot be read here: “\(unexpected.text)”")))
      } else if let missing = FormulaProblems.first(statement) {
        problems.append(SyntaxProblem(kind: .incompleteDirective, range: missing.range, message: missing.message))
      } else if directive == .definition || directive == .suppression, statement.first(.value).map(\.range.isEmpty) ?? true {
        problems.append(
          SyntaxProblem(
            kind: .incompleteDirective, range: statement.range,
            message: directive == .definition
              ? Localized("应写成“@定义 名 = 别名、别名”", "write “@定义 name = other、other”")
              : Localized("应写成“@忽略 规则: 理由”", "write “@忽略 rule: reason”")))
      } else if directive == .relation, statement.first(.key) == nil,
        statement.children.lazy.compactMap({ Comparison($0) }).first == nil
      {
        problems.append(
          SyntaxProblem(
            kind: .incompleteDirective, range: statement.range,
            message: Localized("关系式要写成“左 = 右”", "a relation is written “left = right”")))
      }
    }
    if directive == .table { tableArguments(root, &problems) }
    if directive == .relation, root.first(.argument) != nil,
      !root.children.contains(where: { $0.kind == .statement && $0.first(.key) == nil })
    {
      problems.append(
        SyntaxProblem(
          kind: .incompleteDirective, range: Trim.range(root.tree.bytes, root.range),
          message: Localized("关系式要写成“左 = 右”", "a relation is written “left = right”")))
    }
    let isEmpty = root.first(.argument) == nil && root.first(.statement) == nil
    if isEmpty, directive != .continuedTable {
      problems.append(
        SyntaxProblem(
          kind: .incompleteDirective, range: name.range,
          message: Localized("@\(text) 后面缺内容", "@\(text) needs something behind it")))
    }
  }

  /// The `键=值` arguments of `@表`.
  private static func tableArguments(_ root: NodeView, _ problems: inout [SyntaxProblem]) {
    for argument in root.children where argument.kind == .argument {
      guard let key = argument.first(.key) else { continue }
      let keys = ["单位", "年度", "代号"]
      if !keys.contains(key.text) {
        let near = Nearest.name(to: key.text, among: keys)
        problems.append(
          SyntaxProblem(
            kind: .incompleteDirective, range: key.range,
            message: Localized(
              "@表 没有“\(key.text)”这一项" + (near.map { "，是否“\($0)”？" } ?? ""),
              "@表 has no “\(key.text)”" + (near.map { ", did you mean “\($0)”?" } ?? ""))))
      } else if key.text == "单位", let value = argument.first(.value),
        MoneyUnit.exponent(of: value.text) == nil, !value.text.contains(where: { "台辆套个人次".contains($0) })
      {
        problems.append(
          SyntaxProblem(
            kind: .incompleteDirective, range: value.range,
            message: Localized("不认识的单位“\(value.text)”，应为元、千元、万元或亿元", "unknown unit “\(value.text)”; 元, 千元, 万元 or 亿元")))
      }
    }
  }

  // MARK: References

  private static func isClosed(_ node: NodeView) -> Bool {
    guard let last = node.children.last, last.kind == .mark else { return false }
    return ByteCursor(node.tree.bytes, last.range).folded == "}"
  }

  private static func unclosed(_ node: NodeView) -> SyntaxProblem {
    SyntaxProblem(
      kind: .malformedReference, range: node.range,
      message: Localized("缺右花括号 }", "the closing } is missing"),
      fix: (
        Localized("补上 }", "add }"), TextEdit(range: TextRange(node.range.end, node.range.end), newText: "}")
      ))
  }

  private static func reference(_ node: NodeView, _ problems: inout [SyntaxProblem]) {
    if let unexpected = node.first(.unexpected) {
      problems.append(
        SyntaxProblem(
          kind: .malformedReference, range: unexpected.range,
          message: Localized("公式到这里读不下去：“\(unexpected.text)”", "the formula cannot be read here: “\(unexpected.text)”")))
      return
    }
    if !isClosed(node) {
      problems.append(unclosed(node))
      return
    }
    if let missing = FormulaProblems.first(node) {
      problems.append(SyntaxProblem(kind: .malformedReference, range: missing.range, message: missing.message))
      return
    }
    let marks = node.children.filter { $0.kind == .mark }.map(\.text)
    let hasEquals = marks.contains { $0 == "=" || $0 == "＝" }
    let formula = node.children.lazy.filter { !$0.kind.isLeaf || $0.kind == .constant }.compactMap { Formula($0) }.first
    let hasHash = marks.contains { $0 == "#" || $0 == "＃" }
    if hasHash, node.first(.name) == nil {
      problems.append(
        SyntaxProblem(
          kind: .malformedReference, range: node.range, message: Localized("# 后面缺名字", "a name is missing behind #")))
    } else if hasEquals, formula == nil {
      problems.append(
        SyntaxProblem(
          kind: .malformedReference, range: node.range,
          message: Localized("等号后面缺完整的公式", "a complete formula is missing behind the =")))
    }
  }

  private static func suppression(_ node: NodeView, _ problems: inout [SyntaxProblem]) {
    guard isClosed(node) else {
      problems.append(unclosed(node))
      return
    }
    if node.first(.ruleName) == nil || node.first(.reason) == nil {
      problems.append(
        SyntaxProblem(
          kind: .malformedSuppression, range: node.range,
          message: Localized("应写成 {忽略 规则: 理由}", "write {忽略 rule: reason}")))
    }
  }

  // MARK: Text

  private static func invalidBytes(_ tree: SyntaxTree, _ problems: inout [SyntaxProblem]) {
    guard let first = UTF8Bytes.firstInvalid(tree.bytes) else { return }
    var count = 0
    var index: Int? = first
    while let found = index {
      count += 1
      index = UTF8Bytes.firstInvalid(tree.bytes, from: found + 1)
    }
    problems.append(
      SyntaxProblem(
        kind: .invalidBytes, range: TextRange(first, first + 1),
        message: Localized("这里不是有效的 UTF-8（全文共\(count)处）", "not valid UTF-8 here (\(count) places in all)")))
  }
}
