import GoujiJSON
import GoujiRelations
import GoujiRules
import GoujiText

/// `gouji rules`: lists every rule and relation that findings are reported under.
enum RulesVerb: Verb {
  static let name = "rules"
  static let usage = "[--format text|json]"
  static let summary = Localized("列出全部规则", "list all rules")
  static let options = [SingleFile.formatOption]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.isEmpty else { throw UsageError(message: Localized("这个命令不带路径", "this command takes no path")) }
    let rules = RuleRegistry.all()
    if options.values["--format"] == "json" {
      var json = JSONWriter()
      json.object { json in
        json.field("schema", "gouji.rules/1")
        json.key("rules")
        json.array(rules) { json, rule in
          json.object { json in
            json.field("id", rule.id)
            json.field("name", rule.chineseName)
            json.field("severity", rule.severity.rawValue)
            json.field("meaning", rule.meaning.text(language))
          }
        }
      }
      json.newline()
      Output.write(json.bytes)
      return .clean
    }
    var text = ""
    for rule in rules {
      let name = rule.chineseName == rule.id ? "" : "（\(rule.chineseName)）"
      text += "\(rule.id)\(name) [\(rule.severity.name.text(language))] \(rule.meaning.text(language))\n"
    }
    Output.write(text)
    return .clean
  }
}
