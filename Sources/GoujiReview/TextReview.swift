import GoujiText

/// A review for the terminal.
struct TextReview: ReviewWriter {
  /// The language of what is shown.
  let language: Language

  init(language: Language) { self.language = language }

  mutating func begin() -> String { "" }

  mutating func report(_ report: ReviewedReport) -> String {
    var text = "\(report.title.text(language))\n  \(report.path)\n"
    text += "  \(ReviewWords.coverage(report.coverage).text(language))\n"
    if let others = ReviewWords.others(report) { text += "  \(others.text(language))\n" }
    let counts = ReviewWords.counts(report, language)
    text += "  \(counts.isEmpty ? ReviewWords.nothing.text(language) : counts)\n"
    for (index, item) in report.items.enumerated() { text += "\n" + self.item(item, index + 1) }
    return text + "\n"
  }

  mutating func end(_ totals: ReviewTotals) -> String {
    var text = ReviewWords.totals(totals, language) + "\n"
    if !totals.unreadable.isEmpty {
      text += ReviewWords.unreadable.text(language) + Localized("：\n", ":\n").text(language)
      for problem in totals.unreadable { text += "  \(ReviewWords.line(problem, language))\n" }
    }
    return text
  }

  private func item(_ item: ReviewItem, _ number: Int) -> String {
    let place = item.places.first
    var text = "  \(number). [\(item.certainty.name.text(language))] \(place?.name.text(language) ?? "")\n"
    func line(_ name: Localized, _ value: String) {
      text += "     " + pad(name.text(language)) + value + "\n"
    }
    if let place { line(ReviewWords.place, "\(ReviewWords.line(place, language)): \(place.quote.text)") }
    line(ReviewWords.written, ReviewWords.written(item, language))
    line(ReviewWords.proposed, ReviewWords.proposed(item, language))
    if item.sums.isEmpty { line(ReviewWords.basis, ReviewWords.bases(item, language).joined(separator: ", ")) }
    for sum in item.sums {
      line(ReviewWords.basis, ReviewWords.basis(sum, language))
      line(ReviewWords.arithmetic, sum.text)
    }
    let explanation = item.explanation.text(language)
    if !explanation.isEmpty { line(ReviewWords.explanation, explanation) }
    for other in item.places.dropFirst() {
      line(ReviewWords.compared, "\(ReviewWords.full(other, language)): \(other.literal)")
      line(Localized("", ""), other.quote.text)
    }
    return text
  }

  private func pad(_ name: String) -> String {
    let width = language == .chinese ? 6 : 15
    return name + String(repeating: " ", count: max(0, width - TerminalWidth.columns(of: Array(name.utf8)[...])))
  }
}
