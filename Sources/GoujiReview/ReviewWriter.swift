import GoujiText

/// Writes reviews in one format, piece by piece: nothing of a report is kept once it is written.
package protocol ReviewWriter {
  /// What stands before the first report.
  mutating func begin() -> String
  /// One report.
  mutating func report(_ report: ReviewedReport) -> String
  /// What stands behind the last one.
  mutating func end(_ totals: ReviewTotals) -> String
}

/// The formats of a review.
package enum ReviewFormat: String, Sendable, CaseIterable {
  case text, html, csv, json, markdown

  /// A writer of this format.
  package func writer(_ language: Language) -> any ReviewWriter {
    switch self {
    case .text: TextReview(language: language)
    case .html: HTMLReview(language: language)
    case .csv: CSVReview(language: language)
    case .json: JSONReview(language: language)
    case .markdown: MarkdownReview(language: language)
    }
  }
}
