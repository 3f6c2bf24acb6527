import GoujiRules
import GoujiText

/// One file after linting.
package struct LintedFile: Sendable {
  /// The document.
  package var source: SourceText
  /// What was found, in the order of the document.
  package var findings: [Finding]
  /// What was found, but stands in the baseline.
  package var known: [Finding] = []
  /// How many figures of the prose were seen, bound and witnessed.
  package var figures: FigureCounts
  /// How many cells of standard and score tables hold figures, and how many some relation pins.
  package var cells: CellCounts
  /// What in the configuration that counts for it cannot be used.
  package var configurationProblems: [ConfigurationProblem] = []

  /// Counts of prose figures with 万元, 元, 亿元 or %.
  package struct FigureCounts: Hashable, Sendable {
    /// All of them.
    package var total: Int
    /// Those whose meaning is known.
    package var bound: Int
    /// Those that some relation pins.
    package var witnessed: Int
  }

  /// Counts of table cells with figures.
  package struct CellCounts: Hashable, Sendable {
    /// All of them.
    package var total: Int
    /// Those that some relation pins.
    package var witnessed: Int
  }
}
