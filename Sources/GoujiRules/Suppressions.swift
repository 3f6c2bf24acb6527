import GoujiRelations
import GoujiSyntax
import GoujiText

/// `{忽略 规则: 理由}` beside a figure silences one finding there; `@忽略 规则: 理由` silences a rule in the whole report.
/// One that silences nothing is itself reported.
struct Suppressions {
  private struct Suppression {
    /// The rule, by its id; `nil` for a name that no rule has.
    var rule: String?
    var name: String
    /// Where it stands.
    var range: TextRange
    /// What it covers.
    var scope: TextRange
    /// Whether it covers more than one finding.
    var isGlobal: Bool
  }

  private let suppressions: [Suppression]

  init(_ tree: SyntaxTree, _ profile: Profile) {
    // The report's own relations and its workspace's; the standard ones are read only for what it uses.
    func id(_ name: String) -> String? { RuleRegistry.id(of: name, in: profile) ?? RuleRegistry.id(of: name) }
    var suppressions: [Suppression] = []
    for root in tree.roots {
      if root.kind == .directive, root.first(.directiveName)?.text.dropFirst() == Directive.suppression.rawValue[...] {
        for statement in root.children where statement.kind == .statement {
          guard let key = statement.first(.key), statement.first(.value) != nil else { continue }
          suppressions.append(
            Suppression(
              rule: id(key.text), name: key.text, range: statement.range,
              scope: TextRange(0, tree.bytes.count), isGlobal: true))
        }
      }
      for node in root.descendants(.suppression) {
        guard let name = node.first(.ruleName), node.first(.reason) != nil else { continue }
        suppressions.append(
          Suppression(
            rule: id(name.text), name: name.text, range: node.range, scope: Self.scope(node, root),
            isGlobal: false))
      }
    }
    self.suppressions = suppressions
  }

  /// What a suppression stands beside: the cell that holds it, or the figure that ends where it begins; otherwise its line.
  private static func scope(_ node: NodeView, _ root: NodeView) -> TextRange {
    if let cell = root.descendants(.cell).first(where: { $0.range.contains(node.range) }) { return cell.range }
    if let figure = root.descendants(.figure).first(where: { $0.range.contains(node.range) }) { return figure.range }
    let figures = root.descendants(.figure).filter { figure in
      figure.range.end <= node.range.start
        && node.tree.bytes[figure.range.end..<node.range.start].allSatisfy { $0 == 0x20 || $0 == 0x7D }
    }
    if let figure = figures.last { return figure.range }
    let lines = node.tree.source.lines
    return lines.range(ofLine: lines.line(of: node.range.start))
  }

  /// The findings that are left, and those about suppressions that silence nothing.
  func apply(to findings: [Finding]) -> [Finding] {
    guard !suppressions.isEmpty else { return findings }
    var used = [Bool](repeating: false, count: suppressions.count)
    var left: [Finding] = []
    for finding in findings {
      let index = suppressions.indices.first { index in
        let suppression = suppressions[index]
        return suppression.rule == finding.rule
          && ([finding.range] + finding.anchors).contains { suppression.scope.contains($0) }
          && (suppression.isGlobal || !used[index])
      }
      if let index { used[index] = true } else { left.append(finding) }
    }
    for (index, suppression) in suppressions.enumerated() where !used[index] {
      let name = suppression.name
      let message =
        suppression.rule == nil
        ? Localized("没有“\(name)”这条规则", "there is no rule “\(name)”")
        : Localized("这里没有“\(name)”可以忽略", "there is nothing of “\(name)” to silence here")
      left.append(
        Finding(
          rule: "unused-suppression", message: message, range: suppression.range,
          fixes: [
            Finding.Fix(
              title: Localized("去掉这个忽略", "remove the suppression"), edits: [TextEdit(range: suppression.range, newText: "")])
          ]))
    }
    return left
  }
}
