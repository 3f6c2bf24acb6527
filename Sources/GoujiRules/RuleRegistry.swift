import GoujiRelations
import GoujiText

/// A rule that is not a relation: its names, how loud it is by itself, and what it means.
package struct Rule: Hashable, Sendable {
  /// Its name in findings and configuration.
  package var id: String
  /// Its Chinese name, which suppressions may use too.
  package var chineseName: String
  /// How loud it is unless a configuration says otherwise.
  package var severity: Severity
  /// What it reports.
  package var meaning: Localized
}

/// All rules: those about markup and form, and the relations of a profile.
package enum RuleRegistry {
  /// The rules about markup and form, in the order of the pipeline.
  package static let rules: [Rule] = [
    rule("unclosed-front-matter", "文首未结束", .warning, "文首信息没有结尾的 ---", "the front matter has no closing ---"),
    rule("malformed-entry", "文首项不全", .warning, "文首信息里不是“项: 值”的行", "a line of the front matter that is no entry"),
    rule("unknown-key", "未知项", .warning, "文首信息里没有这一项", "a key of the front matter that nobody knows"),
    rule("duplicate-key", "重复项", .warning, "文首信息里同一项写了两次", "a key of the front matter stands twice"),
    rule("unknown-directive", "未知指令", .warning, "与已知指令相近、但并不存在的 @ 指令", "a directive that is nearly one that exists"),
    rule("incomplete-directive", "指令不全", .error, "指令缺内容，或关系式读不下去", "a directive lacks something, or a relation cannot be read"),
    rule("malformed-reference", "引用不全", .error, "花括号里的引用缺右括号或读不下去", "a reference in braces is not closed or cannot be read"),
    rule("malformed-suppression", "忽略不全", .warning, "{忽略 规则: 理由} 缺规则或理由", "a suppression lacks its rule or its reason"),
    rule("unused-suppression", "多余的忽略", .warning, "没有可忽略的问题", "a suppression that silences nothing"),
    rule("invalid-bytes", "无效字节", .warning, "不是有效的 UTF-8", "bytes that are not valid UTF-8"),
    rule("spaced-number", "数内空格", .info, "数字中间有空格", "a space inside a number"),
    rule("malformed-number", "数写错", .warning, "数不成数：小数点后面没有数字，或者多了打头的零", "no number: nothing behind the point, or a zero too many"),
    rule("misgrouped-number", "分节错位", .warning, "千位分隔符位置不对，可能漏了或多了一位", "a thousands separator where none belongs"),
    rule("shifted-row", "错列行", .info, "表中的一行整体错开了一格或几格", "a row of a table is shifted by some cells"),
    rule("glued-cell", "粘连格", .info, "一格里有两个数", "two figures in one cell"),
    rule("label-mismatch", "行名不符", .warning, "行的名称与行次矛盾", "a row's label contradicts its number"),
    rule("unknown-reference", "引用不存在", .error, "引用的表、行、栏或名字不存在", "a reference to a table, row, column or name that is not there"),
    rule("ambiguous-reference", "引用不明", .error, "引用的名称不止一处", "a reference that means several things"),
    rule("circular-name", "循环引用", .error, "名字之间互相计算", "names that are computed from each other"),
    rule("duplicate-name", "重名", .error, "同一个名字给了两个数", "two figures with the same name"),
    rule("unattached-reference", "引用无数", .warning, "引用旁边没有数", "a reference beside no figure"),
    rule("uncomputable-reference", "引用算不出", .info, "引用的公式没有值", "a formula that has no value"),
    rule("引用", "公式不符", .error, "数与旁边写的公式不符", "a figure disagrees with the formula beside it"),
    rule("自定", "自定关系", .error, "报告自己用 @勾稽 写的关系不成立", "a relation that the report itself states does not hold"),
  ]

  private static let severities = Dictionary(rules.map { ($0.id, $0.severity) }) { first, _ in first }

  /// How loud the rule `id` about markup or form is unless a configuration says otherwise.
  package static func severity(of id: String) -> Severity { severities[id] ?? .error }

  /// Every rule, and every relation of `profile` as a rule.
  package static func all(_ profile: Profile = .standard) -> [Rule] {
    var seen: Set<String> = []
    let relations = profile.relations.compactMap { relation -> Rule? in
      guard seen.insert(relation.id).inserted else { return nil }
      let severity = Severity(chineseName: relation.loudness ?? "") ?? .error
      return Rule(id: relation.id, chineseName: relation.id, severity: severity, meaning: relation.meaning)
    }
    return relations + rules
  }

  /// The rule named `name` (its id or Chinese name), or the id of a relation of `profile`; `nil` for neither.
  package static func id(of name: String, in profile: Profile = .standard) -> String? {
    if let rule = rules.first(where: { $0.id == name || $0.chineseName == name }) { return rule.id }
    let upper = name.uppercased()
    return profile.relations.first { $0.id == name || $0.id == upper }?.id
  }

  private static func rule(
    _ id: String, _ chineseName: String, _ severity: Severity, _ chinese: String, _ english: String
  ) -> Rule {
    Rule(id: id, chineseName: chineseName, severity: severity, meaning: Localized(chinese, english))
  }
}
