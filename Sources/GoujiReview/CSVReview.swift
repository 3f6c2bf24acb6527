import GoujiText

/// A review for Excel and WPS: a byte order mark, lines that end with CR LF, one line a finding.
///
/// Clean reports and files that could not be read have a line too. A cell that a spreadsheet would take for a formula
/// is given an apostrophe.
struct CSVReview: ReviewWriter {
  /// The language of what is shown.
  let language: Language

  init(language: Language) { self.language = language }

  private static let heads = [
    Localized("单位", "unit"), Localized("年度", "year"), Localized("文件", "file"), Localized("序号", "number"),
    ReviewWords.certainty, ReviewWords.severity, ReviewWords.rule, ReviewWords.place, Localized("行", "line"),
    Localized("列", "column"), ReviewWords.written, ReviewWords.proposed, ReviewWords.basis, ReviewWords.arithmetic,
    ReviewWords.explanation, Localized("原文所在句或行", "the line"), ReviewWords.compared,
    Localized("表内数", "table figures"), Localized("表内数已印证", "table figures pinned"),
    Localized("文中数", "prose figures"), Localized("文中数已认出", "prose figures understood"),
    Localized("文中数已印证", "prose figures pinned"),
  ]

  mutating func begin() -> String { CSV.start + row(Self.heads.map { $0.text(language) }) }

  mutating func report(_ report: ReviewedReport) -> String {
    let coverage = report.coverage
    let head = [report.unit, report.year.map(String.init) ?? "", report.path]
    let tail = [coverage.cells, coverage.witnessedCells, coverage.figures, coverage.boundFigures, coverage.witnessedFigures]
      .map(String.init)
    if report.items.isEmpty {
      let blank = Array(repeating: "", count: 11)
      return row(head + blank + [ReviewWords.nothing.text(language), "", ""] + tail)
    }
    var text = ""
    for (index, item) in report.items.enumerated() { text += row(head + cells(item, index + 1) + tail) }
    return text
  }

  private func cells(_ item: ReviewItem, _ number: Int) -> [String] {
    let others: [String] = item.places.dropFirst().map { place in
      "\(ReviewWords.full(place, language)): \(place.literal) | \(place.quote.text)"
    }
    var cells: [String] = [String(number), item.certainty.name.text(language), item.severity.name.text(language), item.rule]
    if let place = item.places.first {
      cells += [place.name.text(language), String(place.position.line), String(place.position.column)]
    } else {
      cells += ["", "", ""]
    }
    cells += [ReviewWords.written(item, language), ReviewWords.proposed(item, language)]
    cells.append(ReviewWords.bases(item, language).joined(separator: "\n"))
    cells.append(item.sums.map(\.text).joined(separator: "\n"))
    cells += [item.explanation.text(language), item.places.first?.quote.text ?? "", others.joined(separator: "\n")]
    return cells
  }

  mutating func end(_ totals: ReviewTotals) -> String {
    var text = ""
    for problem in totals.unreadable {
      let reason = Localized("没有读出来：", "could not be read: ").text(language) + problem.message.text(language)
      var cells = [String](repeating: "", count: Self.heads.count)
      cells[2] = problem.path
      cells[8] = problem.position.map { String($0.line) } ?? ""
      cells[9] = problem.position.map { String($0.column) } ?? ""
      cells[14] = reason
      text += row(cells)
    }
    return text
  }

  private func row(_ cells: [String]) -> String { CSV.row(cells) }
}
