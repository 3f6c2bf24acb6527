import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText
import GoujiWorkspace

/// Makes what a reviewer sees of what linting found out: a pure function of an analysed report.
package enum ReviewMaker {
  /// Rules about form that are about numbers.
  private static let numberRules: Set<String> = ["misgrouped-number", "引用", "自定"]

  /// The review of a report.
  package static func review(_ analysed: AnalysedReport) -> ReviewedReport {
    let (report, result, file) = (analysed.report, analysed.result, analysed.file)
    let identity = ReportIdentity(ReportIdentity.head(of: report.tree.source))
    let about = file.findings.filter { $0.basis != nil || numberRules.contains($0.rule) }
    let items = about.enumerated().map { (offset: $0.offset, item: item($0.element, result)) }
      .sorted { ($0.item.rank, $0.offset) < ($1.item.rank, $1.offset) }
    return ReviewedReport(
      path: file.source.path, unit: report.frontMatter[.unit].flatMap { $0.isEmpty ? nil : $0 } ?? identity.unit ?? "",
      year: identity.year, kind: identity.kind,
      coverage: Coverage(
        cells: file.cells.total, witnessedCells: file.cells.witnessed, figures: file.figures.total,
        boundFigures: file.figures.bound, witnessedFigures: file.figures.witnessed),
      items: items.map(\.item), otherFindings: file.findings.count { $0.severity >= .warning } - about.count { $0.severity >= .warning },
      configurationProblems: file.configurationProblems)
  }

  private static func item(_ finding: Finding, _ result: CheckResult) -> ReviewItem {
    let places = PlaceList(finding, result)
    let proposed = finding.basis?.proposed ?? (finding.basis == nil ? finding.fixes.first?.edits.first?.newText : nil)
    let certainty: ReviewItem.Certainty =
      finding.severity < .warning ? .hint : finding.isCertain && proposed != nil ? .certain : .open
    let sums = (finding.basis?.instances ?? []).map { instance in
      let relation = result.profile.relations[instance.relation]
      return ReviewSum(rule: relation.id, meaning: relation.meaning, pieces: SumText.pieces(instance, places))
    }
    return ReviewItem(
      certainty: certainty, severity: finding.severity, rule: finding.rule, meaning: meaning(of: finding.rule, result),
      written: Quote.visible(result.report.bytes.text(finding.range)), proposed: proposed,
      hasAlternatives: !(finding.basis?.alternatives.isEmpty ?? true), sums: sums,
      explanation: explanation(finding, certainty, places.entries.first?.place.name), message: finding.message,
      places: places.entries.map(\.place), excerpts: ExcerptMaker(result, places).excerpts())
  }

  /// What a rule says: a relation of the profile, or a rule about form.
  private static func meaning(of rule: String, _ result: CheckResult) -> Localized {
    result.profile.relations.first { $0.id == rule }?.meaning ?? RuleRegistry.rules.first { $0.id == rule }?.meaning
      ?? Localized("", "")
  }

  /// What follows from the arithmetic.
  private static func explanation(
    _ finding: Finding, _ certainty: ReviewItem.Certainty, _ place: Localized?
  ) -> Localized {
    guard let basis = finding.basis else { return finding.message }
    var (chinese, english): ([String], [String]) = ([], [])
    if certainty == .certain {
      chinese.append(basis.instances.count > 1 ? "只改这一处，\(basis.instances.count)条关系就都成立" : "只改这一处，关系就成立")
      english.append(
        basis.instances.count > 1
          ? "With this one change the \(basis.instances.count) relations hold" : "With this one change the relation holds")
    } else if !basis.alternatives.isEmpty {
      let others = basis.alternatives.prefix(3).map(\.text)
      let more = basis.alternatives.count - others.count
      chinese.append("不止一种改法能使关系成立，也可能是：" + others.map(\.chinese).joined(separator: "；") + (more > 0 ? "；还有\(more)种" : ""))
      english.append(
        "More than one change would do; it could also be: " + others.map(\.english).joined(separator: "; ")
          + (more > 0 ? "; and \(more) more" : ""))
    } else if basis.proposed == nil, basis.note == nil, !basis.instances.isEmpty {
      chinese.append("改任何一个数都不能使关系成立，请逐项核对")
      english.append("No change of a single figure would do; please verify them all")
    }
    if let note = basis.note {
      chinese.append(stripped(note.chinese))
      english.append(stripped(note.english))
    }
    return Localized(
      chinese.isEmpty ? "" : chinese.joined(separator: "。") + "。", english.isEmpty ? "" : english.joined(separator: ". ") + ".")
  }

  /// A sentence without its stop.
  private static func stripped(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first == " " { text = text.dropFirst() }
    while let last = text.last, last == "。" || last == "." { text = text.dropLast() }
    return String(text)
  }
}

extension ReviewItem {
  /// Certain ones first, and among equals the loudest.
  fileprivate var rank: Int {
    let certainty = Certainty.allCases.firstIndex(of: certainty) ?? 0
    let loudness = Severity.allCases.firstIndex(of: severity) ?? 0
    return certainty * Severity.allCases.count - loudness
  }
}
