import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// One file after linting.
package struct LintedFile: Sendable {
  /// The document.
  package var source: SourceText
  /// What was found, in the order of the document.
  package var findings: [Finding]
  /// How many figures of the prose were seen, bound and witnessed.
  package var figures: FigureCounts
  /// How many cells of standard and score tables hold figures, and how many some relation pins.
  package var cells: CellCounts

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

extension Linter {
  /// What the figures in `range` are computed from, and what depends on them.
  package static func explain(_ source: SourceText, _ range: TextRange) -> [Localized] {
    let report = Report(Parser.parse(source))
    return Derivation.lines(Checker.check(report, lastYear: LastYear.load(for: report).report), in: range)
  }
}

/// Lints one document: the pipeline bytes → tree → report → relations → findings.
package enum Linter {
  /// The findings and counts of `source`.
  package static func lint(_ source: SourceText, _ options: Findings.Options) -> LintedFile {
    let report = Report(Parser.parse(source))
    let lastYear = LastYear.load(for: report)
    let result = Checker.check(report, lastYear: lastYear.report)
    return LintedFile(
      source: source, findings: (lastYear.finding.map { [$0] } ?? []) + Findings.all(result, options),
      figures: LintedFile.FigureCounts(total: report.proseFigures.count, bound: 0, witnessed: 0),
      cells: LintedFile.CellCounts(total: result.cells.count, witnessed: result.witnessed.count))
  }
}
