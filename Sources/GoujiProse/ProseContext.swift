import GoujiReport

/// What the tables of a report lend to the reading of its prose.
package struct ProseContext: Hashable, Sendable {
  /// A row that the prose may name.
  package struct Row: Hashable, Sendable {
    /// The index of its source in the lexicon.
    package var source: Int
    /// The index of its table in the report.
    package var table: Int
    /// The index of its entry.
    package var entry: Int
    /// Its label, in comparable form.
    package var label: String
    /// Its code.
    package var code: ClassificationCode?

    /// A row of a table.
    package init(source: Int, table: Int, entry: Int, label: String, code: ClassificationCode?) {
      (self.source, self.table, self.entry, self.label, self.code) = (source, table, entry, label, code)
    }
  }

  /// The rows.
  package var rows: [Row] = []
  /// Names of the unit that reports.
  package var units: [String] = []
  /// The year of the report.
  package var year: Int?

  /// An empty context.
  package init() {}
}
