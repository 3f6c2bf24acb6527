import GoujiReport
import GoujiRelations
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji explain RULE` shows a rule's page; `gouji explain FILE:LINE[:COL]` shows what a figure is computed from and
/// what depends on it.
enum ExplainVerb: Verb {
  static let name = "explain"
  static let usage = "RULE | FILE:LINE[:COL]"
  static let summary = Localized("说明一条规则，或说明一个数由哪些数算出", "explain a rule, or the derivation of a figure")
  static let options: [OptionSpec] = []
  static let arguments = Completion.rulesOrFiles

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.count == 1, let argument = options.paths.first else {
      throw UsageError(message: Localized("请指定一条规则，或“文件:行:列”", "one rule, or FILE:LINE:COL"))
    }
    if let place = place(argument) { return try figure(place, language) }
    guard let id = RuleRegistry.id(of: argument), let rule = RuleRegistry.all().first(where: { $0.id == id }) else {
      let near = Nearest.name(to: argument, among: RuleRegistry.all().map(\.id))
      throw UsageError(
        message: Localized(
          "没有“\(argument)”这条规则" + (near.map { "，是否 \($0)？" } ?? ""),
          "there is no rule “\(argument)”" + (near.map { ", did you mean \($0)?" } ?? "")))
    }
    Output.write(page(rule, language))
    return .clean
  }

  // MARK: Rules

  private static func page(_ rule: Rule, _ language: Language) -> String {
    var text = "\(rule.id)" + (rule.chineseName == rule.id ? "" : "（\(rule.chineseName)）")
    text += " [\(rule.severity.name.text(language))] \(rule.meaning.text(language))\n"
    let page = RulePages.page(rule.id)
    if let page { text += "\n" + (language == .chinese ? page.chinese : page.english) + "\n" }
    var kinds: [String: [String]] = [:]
    var order: [String] = []
    for relation in Profile.standard.relations where relation.id == rule.id {
      if kinds[relation.text] == nil { order.append(relation.text) }
      kinds[relation.text, default: []].append(relation.kind)
    }
    if !order.isEmpty { text += "\n" + Localized("关系式：", "Relations:").text(language) + "\n" }
    for relation in order { text += "  \(relation)\n    \((kinds[relation] ?? []).joined(separator: "、"))\n" }
    for example in page?.examples ?? [] {
      text += "\n" + (example.isWrong ? Localized("不对：", "Wrong:") : Localized("对：", "Right:")).text(language) + "\n"
      text +=
        example.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
        .joined(separator: "\n") + "\n"
    }
    return text
  }

  // MARK: Figures

  private struct FilePlace {
    var path: String
    var line: Int
    var column: Int?
  }

  /// `FILE:LINE` or `FILE:LINE:COL`.
  private static func place(_ argument: String) -> FilePlace? {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, let last = Int(parts[parts.count - 1]) else { return nil }
    parts.removeLast()
    if parts.count >= 2, let line = Int(parts[parts.count - 1]) {
      parts.removeLast()
      return FilePlace(path: parts.joined(separator: ":"), line: line, column: last)
    }
    return FilePlace(path: parts.joined(separator: ":"), line: last, column: nil)
  }

  private static func figure(_ place: FilePlace, _ language: Language) throws(UsageError) -> ExitCode {
    switch SourceReading.read(place.path, standardInputName: "<stdin>") {
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    case .success(let source):
      guard place.line >= 1, place.line <= source.lines.count else {
        throw UsageError(message: Localized("文件没有第\(place.line)行", "the file has no line \(place.line)"))
      }
      guard place.column ?? 1 >= 1 else { throw UsageError(message: Localized("栏从1数起", "columns count from 1")) }
      let line = source.lines.content(ofLine: place.line - 1, in: source.bytes)
      var range = line
      if let column = place.column {
        let offset = source.lines.offset(
          of: EditorPosition(line: place.line - 1, column: column - 1), in: source.bytes, encoding: .utf32)
        range = TextRange(offset, offset + 1)
      }
      let lines = Linter().explain(source, range).map { $0.text(language) }
      if lines.isEmpty {
        Output.error(
          Localized("这里没有参与勾稽关系的数", "no figure here takes part in a relation").text(language))
        return .findings
      }
      Output.write(lines.joined(separator: "\n") + "\n")
      return .clean
    }
  }
}
