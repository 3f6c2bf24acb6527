import GoujiJSON
import GoujiRules
import GoujiText

/// `gouji rules`: lists every rule and relation that findings are reported under.
enum RulesVerb: CatalogueVerb {
  static let name = "rules"
  static let listKey: StaticString = "rules"
  static let summary = Localized("列出全部规则", "list all rules")

  static var entries: [Rule] { RuleRegistry.all() }

  static func text(_ language: Language) -> String {
    entries.map { rule in
      let name = rule.chineseName == rule.id ? "" : "（\(rule.chineseName)）"
      return "\(rule.id)\(name) [\(rule.severity.name.text(language))] \(rule.meaning.text(language))\n"
    }.joined()
  }

  static func write(_ rule: Rule, _ language: Language, to json: inout JSONWriter) {
    json.field("id", rule.id)
    json.field("name", rule.chineseName)
    json.field("severity", rule.severity.rawValue)
    json.field("meaning", rule.meaning.text(language))
  }
}
