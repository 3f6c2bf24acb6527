import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Finds last year's report, which the front matter names by a path relative to the document's folder.
enum LastYear {
  /// Last year's report of `report`, or the finding that it cannot be read; neither where the front matter names none.
  static func load(for report: Report) -> (report: Report?, finding: Finding?) {
    guard let name = report.frontMatter[.lastYear], !name.isEmpty else { return (nil, nil) }
    switch SourceReading.read(path(name, beside: report.tree.source.path), standardInputName: "<stdin>") {
    case .success(let source): return (Report(Parser.parse(source)), nil)
    case .failure(let problem):
      let value = report.tree.roots.first?.children.first { $0.first(.key)?.text == FrontMatterKey.lastYear.rawValue }
      return (
        nil,
        Finding(
          rule: "unknown-reference", severity: .error,
          message: Localized(
            "上年报告“\(name)”读不出来：\(problem.message.chinese)",
            "last year's report “\(name)” cannot be read: \(problem.message.english)"),
          range: value?.first(.value)?.range ?? TextRange(0, 0))
      )
    }
  }

  /// `name` relative to the folder of `document`.
  static func path(_ name: String, beside document: String) -> String {
    guard !name.hasPrefix("/"), let slash = document.lastIndex(of: "/") else { return name }
    return String(document[...slash]) + name
  }
}
