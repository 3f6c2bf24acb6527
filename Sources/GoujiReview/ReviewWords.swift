import GoujiText
import GoujiWorkspace

/// The words of a review that several formats share.
enum ReviewWords {
  static let title = Localized("决算报告数字核对表", "Review of final-accounts reports")
  static let place = Localized("位置", "place")
  static let written = Localized("原文", "written")
  static let proposed = Localized("应为", "should be")
  static let basis = Localized("依据", "relation")
  static let arithmetic = Localized("算式", "arithmetic")
  static let explanation = Localized("说明", "explanation")
  static let compared = Localized("对照", "compared with")
  static let certainty = Localized("把握", "certainty")
  static let severity = Localized("程度", "severity")
  static let rule = Localized("规则", "rule")
  static let nothing = Localized("没有发现数字不符", "no disagreement found")
  static let unreadable = Localized("没有读出来的文件", "Files that could not be read")
  static let empty = Localized("（空格）", "(empty)")
  static let unknown = Localized("待查", "to be looked up")

  /// A number of a rule and its meaning.
  static func basis(_ sum: ReviewSum, _ language: Language) -> String { basis(sum.rule, sum.meaning.text(language)) }

  private static func basis(_ rule: String, _ meaning: String) -> String {
    rule == meaning || meaning.isEmpty ? rule : "\(rule) \(meaning)"
  }

  /// The relations of an item, each once.
  static func bases(_ item: ReviewItem, _ language: Language) -> [String] {
    var seen: Set<String> = []
    let all = item.sums.map { basis($0, language) }.filter { seen.insert($0).inserted }
    return all.isEmpty ? [basis(item.rule, item.meaning.text(language))] : all
  }

  /// What is written, or that nothing is.
  static func written(_ item: ReviewItem, _ language: Language) -> String {
    item.written.isEmpty ? empty.text(language) : item.written
  }

  /// What should be there, or that it is not known.
  static func proposed(_ item: ReviewItem, _ language: Language) -> String {
    guard let proposed = item.proposed else { return unknown.text(language) }
    return item.hasAlternatives
      ? Localized("\(proposed)（或见说明）", "\(proposed) (or see the explanation)").text(language) : proposed
  }

  /// 第181行: the line of a place, with its document if it is another one.
  static func line(_ place: ReviewPlace, _ language: Language) -> String {
    let line = Localized("第\(place.position.line)行", "line \(place.position.line)").text(language)
    return place.document.map { "\($0) \(line)" } ?? line
  }

  /// A place with its line, which the name of a place in the prose already tells.
  static func full(_ place: ReviewPlace, _ language: Language) -> String {
    let (name, line) = (place.name.text(language), line(place, language))
    return name.hasPrefix(line) ? name : "\(line)\(language == .chinese ? "，" : ", ")\(name)"
  }

  /// How much was checked, in a sentence.
  static func coverage(_ coverage: Coverage) -> Localized {
    Localized(
      "表中\(coverage.cells)个数，\(coverage.witnessedCells)个有勾稽关系印证；说明文字中\(coverage.figures)个数，认出\(coverage.boundFigures)个，\(coverage.witnessedFigures)个有勾稽关系印证",
      "tables: \(coverage.witnessedCells) of \(coverage.cells) figures pinned by a relation; prose: \(coverage.boundFigures) of \(coverage.figures) understood, \(coverage.witnessedFigures) pinned"
    )
  }

  /// 确定 9 · 待核 2, of one report.
  static func counts(_ report: ReviewedReport, _ language: Language) -> String {
    ReviewItem.Certainty.allCases.filter { report.count($0) > 0 }
      .map { "\($0.name.text(language)) \(report.count($0))" }.joined(separator: " · ")
  }

  /// Findings that another verb lists.
  static func others(_ report: ReviewedReport) -> Localized? {
    guard report.otherFindings > 0 else { return nil }
    return Localized(
      "另有\(report.otherFindings)处写法问题，见 gouji lint", "\(report.otherFindings) more about form: see gouji lint")
  }

  /// What the run adds up to.
  static func totals(_ totals: ReviewTotals, _ language: Language) -> String {
    let summary = totals.summary(language)
    let found = summary.isEmpty ? nothing.text(language) : summary
    let reports = Localized(
      "报告\(totals.reports)份，其中\(totals.cleanReports)份没有发现数字不符",
      "\(totals.reports) reports, \(totals.cleanReports) of them without a disagreement")
    let coverage = ReviewWords.coverage(totals.coverage)
    return Localized(
      "\(found)。\(reports.chinese)；\(coverage.chinese)。", "\(found). \(reports.english); \(coverage.english)."
    ).text(language)
  }

  /// A file that could not be read, and why.
  static func line(_ problem: ReadingProblem, _ language: Language) -> String {
    let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(problem.path)\(place): \(problem.message.text(language))"
  }
}
