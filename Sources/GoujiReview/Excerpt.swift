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

extension Excerpt.Body {
  /// A table of many columns and one or two rows, with its columns as rows: it needs no width.
  var turned: Excerpt.Body {
    guard case .table(let columns, let rows) = self, columns.count > 3, rows.count <= 2 else { return self }
    let shared = Self.sharedLevel(columns)
    let turned = columns.indices.map { index in
      Excerpt.Row(
        label: shared.isEmpty ? columns[index] : String(columns[index].dropFirst(shared.count + 1)), isBehindGap: false,
        cells: rows.map { $0.cells.indices.contains(index) ? $0.cells[index] : Piece("") })
    }
    return .table(columns: rows.map { $0.label.isEmpty ? shared : $0.label }, rows: turned)
  }

  /// The first level that the headers of all columns share: 决算数 of 决算数·合计 and 决算数·公务接待费.
  private static func sharedLevel(_ columns: [String]) -> String {
    guard let first = columns.first?.split(separator: "·").first.map(String.init) else { return "" }
    return columns.allSatisfy { $0.hasPrefix(first + "·") } ? first : ""
  }
}
