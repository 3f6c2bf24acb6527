import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads a profile from the dialect's own directives: `@表类`, `@定义`, `@勾稽`.
package enum ProfileReader {
  /// The profile that `source` holds, and what of it cannot be used.
  package static func read(_ source: SourceText) -> (profile: Profile, problems: [Profile.Problem]) {
    var reader = Reader()
    for root in Parser.parse(source).roots where root.kind == .directive { reader.directive(root) }
    return (reader.profile, reader.problems)
  }

  private struct Reader {
    var profile = Profile()
    var problems: [Profile.Problem] = []

    mutating func directive(_ root: NodeView) {
      guard let name = root.first(.directiveName)?.text else { return }
      switch Directive(rawValue: String(name.dropFirst())) {
      case .tableKind: tableKind(root)
      case .definition: definition(root)
      case .relation: relation(root)
      case .words?, .fund?, .indicator?, .rows?, .sections?: lexicon(root, String(name.dropFirst()))
      default:
        problems.append(
          problem(
            root, "这里只能用 @表类、@定义、@勾稽、@词语、@口径、@指标、@科目、@章节",
            "only @表类, @定义, @勾稽, @词语, @口径, @指标, @科目 and @章节 belong here"))
      }
    }

    private mutating func lexicon(_ root: NodeView, _ name: String) {
      guard let directive = Directive(rawValue: name) else { return }
      if let message = LexiconReader.read(root, directive, into: &profile.ownLexicon) {
        problems.append(Profile.Problem(range: root.range, message: message))
      }
    }

    private mutating func tableKind(_ root: NodeView) {
      guard let name = root.first(.argument)?.text else {
        problems.append(problem(root, "@表类后面缺名称", "@表类 needs a name"))
        return
      }
      var kind = Profile.TableKind(name: name)
      for (key, value) in settings(root) {
        switch key {
        case "标题": kind.titles = list(value).map { TableTitle.key($0) }
        case "栏": kind.columns = list(value).map { LabelText($0).key }
        case "区": kind.panels = list(value).map { LabelText($0).key }
        case "形式": kind.form = value
        case "计数": kind.countsThings = value == "是"
        case "对行":
          kind.facingRows = list(value).compactMap { pair in
            let sides = pair.split(separator: "｜")
            guard sides.count == 2 else { return nil }
            return Profile.TableKind.FacingRows(left: String(sides[0]), right: String(sides[1]))
          }
        default: problems.append(problem(root, "表类没有“\(key)”这一项", "a table kind has no setting “\(key)”"))
        }
      }
      profile.kinds.append(kind)
    }

    private mutating func definition(_ root: NodeView) {
      for statement in root.children where statement.kind == .statement {
        guard let key = statement.first(.key), let value = statement.first(.value) else {
          problems.append(problem(statement, "应写成“名 = 别名、别名”", "write “name = other、other”"))
          continue
        }
        profile.aliases[LabelText(key.text).key, default: []] += list(value.text).map { LabelText($0).key }
      }
    }

    private mutating func relation(_ root: NodeView) {
      let children = root.children
      let arguments = children.filter { $0.kind == .argument }.map(\.text)
      guard arguments.count == 2 else {
        problems.append(problem(root, "@勾稽后面要写编号和表类", "@勾稽 needs a number and table kinds"))
        return
      }
      let settings = settings(root)
      var alternative: Comparison?
      for child in children where alternative == nil && child.first(.key)?.text == "或" {
        alternative = child.first(.comparison).flatMap { Comparison($0) }
      }
      func value(_ key: String) -> String? { settings.first { $0.0 == key }?.1 }
      let kinds = list(arguments[1])
      let meaning = Localized(value("说明") ?? "", value("英文") ?? "")
      let excludedColumns = list(value("除栏") ?? "").map { LabelText($0).key }
      for statement in children where statement.kind == .statement {
        guard let node = statement.children.first(where: { $0.kind != .space }), statement.first(.key) == nil else { continue }
        guard let comparison = Comparison(node), statement.first(.unexpected) == nil else {
          problems.append(problem(statement, "这一行不是完整的关系式", "this line is not a complete relation"))
          continue
        }
        for kind in kinds {
          profile.relations.append(
            Profile.Relation(
              id: arguments[0], kind: kind, comparison: comparison, alternative: alternative,
              meaning: meaning, source: value("依据") ?? "",
              needsAllColumns: value("栏全") == "是", columnCount: value("栏数").flatMap { Int($0) },
              excludedColumns: excludedColumns, allowsBalanced: value("舍位") == "可",
              allowsDifference: value("差额") == "可", loudness: value("级别"),
              text: node.text))
        }
      }
    }

    /// The `键: 值` lines of a directive.
    private func settings(_ root: NodeView) -> [(String, String)] {
      root.children.compactMap { statement in
        guard statement.kind == .statement, let key = statement.first(.key), let value = statement.first(.value) else {
          return nil
        }
        return (key.text, value.text)
      }
    }

    private func list(_ text: String) -> [String] { NameList.split(text) }

    private func problem(_ node: NodeView, _ chinese: String, _ english: String) -> Profile.Problem {
      Profile.Problem(range: node.range, message: Localized(chinese, english))
    }
  }
}
