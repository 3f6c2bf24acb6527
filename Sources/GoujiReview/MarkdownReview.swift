import GoujiText

/// A review as Markdown: the 检查表 of each report, and under it what each line rests on.
struct MarkdownReview: ReviewWriter {
  /// The language of what is shown.
  let language: Language

  init(language: Language) { self.language = language }

  mutating func begin() -> String { "# \(ReviewWords.title.text(language))\n" }

  mutating func report(_ report: ReviewedReport) -> String {
    var text = "\n## \(escaped(report.title.text(language)))\n\n\(escaped(report.path))\n\n"
    text += escaped(ReviewWords.coverage(report.coverage).text(language)) + Localized("。", ".").text(language)
    if let others = ReviewWords.others(report) {
      text += Localized("", " ").text(language) + escaped(others.text(language)) + Localized("。", ".").text(language)
    }
    let counts = ReviewWords.counts(report, language)
    text += "\n\n**\(counts.isEmpty ? ReviewWords.nothing.text(language) : counts)**\n"
    guard !report.items.isEmpty else { return text }
    let heads = [
      ReviewWords.certainty, ReviewWords.place, ReviewWords.written, ReviewWords.proposed, ReviewWords.basis, ReviewWords.explanation,
    ]
    text += "\n| # | " + heads.map { $0.text(language) }.joined(separator: " | ") + " |\n"
    text += "| ---: |" + String(repeating: " --- |", count: heads.count) + "\n"
    for (index, item) in report.items.enumerated() {
      let cells = [
        item.certainty.name.text(language), item.places.first?.name.text(language) ?? "", ReviewWords.written(item, language),
        ReviewWords.proposed(item, language), ReviewWords.bases(item, language).joined(separator: "; "),
        item.explanation.text(language),
      ]
      text += "| \(index + 1) | " + cells.map { escaped($0) }.joined(separator: " | ") + " |\n"
    }
    for (index, item) in report.items.enumerated() { text += details(item, index + 1) }
    return text
  }

  mutating func end(_ totals: ReviewTotals) -> String {
    var text = "\n---\n\n" + escaped(ReviewWords.totals(totals, language)) + "\n"
    if !totals.unreadable.isEmpty {
      text += "\n## \(ReviewWords.unreadable.text(language))\n\n"
      for problem in totals.unreadable { text += "- \(escaped(ReviewWords.line(problem, language)))\n" }
    }
    return text
  }

  private func details(_ item: ReviewItem, _ number: Int) -> String {
    var text = "\n\(number). \(escaped(item.places.first?.name.text(language) ?? ""))\n\n"
    for sum in item.sums { text += "   - \(escaped(sum.text)) (\(escaped(ReviewWords.basis(sum, language))))\n" }
    for (index, place) in item.places.enumerated() {
      let quote =
        escaped(place.quote.before) + (place.quote.inside.isEmpty ? "" : "**\(escaped(place.quote.inside))**") + escaped(place.quote.after)
      let name = index == 0 ? ReviewWords.line(place, language) : ReviewWords.full(place, language)
      text += "   - \(escaped(name)): \(quote)\n"
    }
    return text
  }

  /// The text so that Markdown shows it as it is.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>|#~$&".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }
}
