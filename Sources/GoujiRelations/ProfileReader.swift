import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads a profile from the dialect's own directives: `@表类`, `@定义`, `@勾稽`.
package enum ProfileReader {
  /// The profile that `source` holds, and what of it cannot be used.
  package static func read(_ source: SourceText) -> (profile: Profile, problems: [Profile.Problem]) {
    read(Parser.parse(source).roots.lazy.filter { $0.kind == .directive }.map { DirectiveContent($0) })
  }

  /// The profile that `directives` make up, and what of them cannot be used.
  static func read(_ directives: some Sequence<DirectiveContent>) -> (profile: Profile, problems: [Profile.Problem]) {
    var reader = Reader()
    for directive in directives { reader.directive(directive) }
    return (reader.profile, reader.problems)
  }

  private struct Reader {
    var profile = Profile()
    var problems: [Profile.Problem] = []

    mutating func directive(_ directive: DirectiveContent) {
      switch directive.directive {
      case .tableKind: tableKind(directive)
      case .definition: definition(directive)
      case .relation: relation(directive)
      case .words, .fund, .indicator, .rows, .sections:
        if let message = LexiconReader.read(directive, into: &profile.ownLexicon) {
          problems.append(Profile.Problem(range: directive.range, message: message))
        }
      default:
        problems.append(
          problem(
            directive.range, "这里只能用 @表类、@定义、@勾稽、@词语、@口径、@指标、@科目、@章节",
            "only @表类, @定义, @勾稽, @词语, @口径, @指标, @科目 and @章节 belong here"))
      }
    }

    private mutating func tableKind(_ directive: DirectiveContent) {
      guard let name = directive.arguments.first.map(directive.text) else {
        problems.append(problem(directive.range, "@表类后面缺名称", "@表类 needs a name"))
        return
      }
      var kind = Profile.TableKind(name: name)
      for (key, value) in directive.settings {
        func list() -> [String] { NameList.split(directive.bytes, value) }
        switch key {
        case "标题": kind.titles = list().map { TableTitle.key($0) }
        case "栏": kind.columns = list().map { LabelText($0).key }
        case "区": kind.panels = list().map { LabelText($0).key }
        case "形式": kind.form = directive.text(value)
        case "计数": kind.countsThings = directive.text(value) == "是"
        case "对行":
          kind.facingRows = list().compactMap { pair in
            let sides = pair.split(separator: "｜")
            guard sides.count == 2 else { return nil }
            return Profile.TableKind.FacingRows(left: String(sides[0]), right: String(sides[1]))
          }
        default: problems.append(problem(directive.range, "表类没有“\(key)”这一项", "a table kind has no setting “\(key)”"))
        }
      }
      profile.kinds.append(kind)
    }

    private mutating func definition(_ directive: DirectiveContent) {
      for statement in directive.statements {
        guard let key = statement.key, let value = statement.value else {
          problems.append(problem(statement.range, "应写成“名 = 别名、别名”", "write “name = other、other”"))
          continue
        }
        let names = NameList.split(directive.bytes, value).map { LabelText($0).key }
        profile.aliases[LabelText(directive.bytes, key).key, default: []] += names
      }
    }

    private mutating func relation(_ directive: DirectiveContent) {
      guard directive.arguments.count == 2 else {
        problems.append(problem(directive.range, "@勾稽后面要写编号和表类", "@勾稽 needs a number and table kinds"))
        return
      }
      let settings = directive.settings
      func value(_ key: String) -> String? { settings.first { $0.key == key }.map { directive.text($0.value) } }
      let kinds = NameList.split(directive.bytes, directive.arguments[1])
      let alternative = directive.alternative
      let meaning = Localized(value("说明") ?? "", value("英文") ?? "")
      let (id, source, loudness) = (directive.text(directive.arguments[0]), value("依据") ?? "", value("级别"))
      let (needsAllColumns, columnCount) = (value("栏全") == "是", value("栏数").flatMap { Int($0) })
      let excludedColumns = NameList.split(value("除栏") ?? "").map { LabelText($0).key }
      let (allowsBalanced, allowsDifference) = (value("舍位") == "可", value("差额") == "可")
      for statement in directive.statements where statement.key == nil {
        guard let range = statement.relation else { continue }
        guard let comparison = statement.comparison else {
          problems.append(problem(statement.range, "这一行不是完整的关系式", "this line is not a complete relation"))
          continue
        }
        for kind in kinds {
          profile.relations.append(
            Profile.Relation(
              id: id, kind: kind, comparison: comparison, alternative: alternative, meaning: meaning, source: source,
              needsAllColumns: needsAllColumns, columnCount: columnCount, excludedColumns: excludedColumns,
              allowsBalanced: allowsBalanced, allowsDifference: allowsDifference, loudness: loudness,
              text: directive.text(range)))
        }
      }
    }

    private func problem(_ range: TextRange, _ chinese: String, _ english: String) -> Profile.Problem {
      Profile.Problem(range: range, message: Localized(chinese, english))
    }
  }
}
