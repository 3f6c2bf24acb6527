import GoujiRelations
import GoujiReport

/// A report with everything that linting finds out about it.
package struct AnalysedReport: Sendable {
  /// The relations that were applied, and what came out.
  package var result: CheckResult
  /// The findings and counts.
  package var file: LintedFile

  /// The report.
  package var report: Report { result.report }
}
