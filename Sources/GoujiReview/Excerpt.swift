import GoujiText

/// A passage of the prose, or a part of a table, in which places of an item stand.
package struct Excerpt: Sendable {
  /// The section, or the title of the table.
  package var title: Localized
  /// The other document that it is from; `nil` for the report itself.
  package var document: String?
  /// The line that it begins in.
  package var line: Int
  /// What it shows.
  package var body: Body

  /// What an excerpt shows.
  package enum Body: Sendable {
    /// Sentences.
    case prose([Piece])
    /// The columns and rows that take part.
    case table(columns: [String], rows: [Row])
  }

  /// A row of a table.
  package struct Row: Sendable {
    /// Its label, with its code.
    package var label: String
    /// Whether rows above it are left out.
    package var isBehindGap: Bool
    /// Its cells in the columns that are shown.
    package var cells: [Piece]
  }

  /// Whether it is prose.
  package var isProse: Bool {
    if case .prose = body { return true }
    return false
  }
}
