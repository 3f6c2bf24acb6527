import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// The reports that one is compared with: last year's, and those of the units that a department sums up. The front
/// matter names them by paths relative to the document's folder; otherwise they may be among the files of the run.
package struct Neighbours {
  /// Last year's report.
  private(set) var lastYear: Report?
  /// The reports of the units.
  private(set) var units: [Report] = []
  /// What the front matter names and cannot be read.
  private(set) var findings: [Finding] = []

  /// The reports that `report` is compared with.
  init(of report: Report, in run: RunIndex?, read: (String) -> Result<Report, ReadingProblem> = Neighbours.read) {
    let path = report.tree.source.path
    if let name = report.frontMatter[.lastYear] {
      lastYear = name.isEmpty ? nil : named(name, .lastYear, report, read)
    } else if let found = run?.lastYear(of: path) {
      lastYear = try? read(found).get()
    }
    if let names = report.frontMatter[.units] {
      units = NameList.split(names).compactMap { named($0, .units, report, read) }
    } else {
      // One that cannot be read any more would make the sum wrong.
      let found = (run?.units(of: path) ?? []).map { try? read($0).get() }
      units = found.contains { $0 == nil } ? [] : found.compactMap { $0 }
    }
  }

  /// The paths of the reports that the front matter of `report` names: last year's and those of units.
  package static func paths(_ report: Report) -> [String] {
    let names = [report.frontMatter[.lastYear]].compactMap { $0 } + NameList.split(report.frontMatter[.units] ?? "")
    return names.filter { !$0.isEmpty }.map { path($0, beside: report.tree.source.path) }
  }

  /// The report at `path`.
  package static func read(_ path: String) -> Result<Report, ReadingProblem> {
    SourceReading.read(path, standardInputName: "<stdin>").map { Report(Parser.parse($0)) }
  }

  /// The report that the front matter of `report` names, or a finding that it cannot be read.
  private mutating func named(
    _ name: String, _ key: FrontMatterKey, _ report: Report, _ read: (String) -> Result<Report, ReadingProblem>
  ) -> Report? {
    switch read(Self.path(name, beside: report.tree.source.path)) {
    case .success(let other): return other
    case .failure(let problem):
      let entry = report.tree.roots.first?.children.first { $0.first(.key)?.text == key.rawValue }
      let english = key == .lastYear ? "last year's report" : "the unit's report"
      findings.append(
        Finding(
          rule: "unknown-reference",
          message: Localized(
            "\(key == .lastYear ? "上年报告" : "所属单位的报告")“\(name)”读不出来：\(problem.message.chinese)",
            "\(english) “\(name)” cannot be read: \(problem.message.english)"),
          range: entry?.first(.value)?.range ?? TextRange(0, 0)))
      return nil
    }
  }

  /// `name` relative to the folder of `document`.
  package static func path(_ name: String, beside document: String) -> String {
    guard !name.hasPrefix("/"), let slash = document.lastIndex(of: "/") else { return name }
    return String(document[...slash]) + name
  }
}
