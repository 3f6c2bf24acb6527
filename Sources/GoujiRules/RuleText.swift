import GoujiRelations
import GoujiText

/// The page of a rule as Markdown: for hover, completion, and files that diagnostics link to.
package enum RuleText {
  /// The page of rule `id`; `nil` where there is no such rule.
  package static func page(_ id: String, _ profile: Profile, _ language: Language) -> String? {
    guard let rule = RuleRegistry.all(profile).first(where: { $0.id == id }) else { return nil }
    let name = rule.chineseName == rule.id ? rule.id : "\(rule.chineseName)（\(rule.id)）"
    var text = "# \(name)\n\n" + rule.severity.name.text(language) + Localized("。", ". ").text(language)
    text += rule.meaning.text(language) + "\n"
    let page = RulePages.page(id)
    if let body = page.map({ language == .chinese ? $0.chinese : $0.english }), !body.isEmpty {
      text += "\n" + body.split(separator: "\n").joined(separator: "\n\n") + "\n"
    }
    var seen: Set<String> = []
    let relations = profile.relations.filter { $0.id == id && seen.insert($0.text).inserted }
    if !relations.isEmpty {
      text += "\n" + relations.map { "    \($0.text)" }.joined(separator: "\n") + "\n"
    }
    for example in page?.examples ?? [] {
      let word = example.isWrong ? Localized("不对：", "Wrong:") : Localized("对：", "Right:")
      text += "\n\(word.text(language))\n\n```gouji\n\(example.text)```\n"
    }
    return text
  }

  /// Text with the signs that mean something in Markdown made harmless.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_{}[]<>#|~".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar == "\n" || scalar == "\t" || scalar == "\r" ? " " : scalar)
    }
    return result
  }
}
