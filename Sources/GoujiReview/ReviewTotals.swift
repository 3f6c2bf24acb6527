import GoujiRules
import GoujiText
import GoujiWorkspace

/// What a run over many reports adds up to; only counts and what could not be read are kept.
package struct ReviewTotals: Sendable {
  /// The reports that were read.
  package private(set) var reports = 0
  /// Those without any item.
  package private(set) var cleanReports = 0
  /// The items by how sure they are.
  package private(set) var counts: [ReviewItem.Certainty: Int] = [:]
  /// What was checked.
  package private(set) var coverage = Coverage()
  /// What could not be read.
  package private(set) var unreadable: [ReadingProblem] = []
  /// Whether there is anything at error or warning level.
  package private(set) var hasFindings = false

  /// Nothing yet.
  package init() {}

  /// Counts a report.
  package mutating func add(_ report: ReviewedReport) {
    reports += 1
    if report.items.isEmpty { cleanReports += 1 }
    if report.otherFindings > 0 { hasFindings = true }
    coverage.add(report.coverage)
    for item in report.items {
      counts[item.certainty, default: 0] += 1
      if item.severity >= .warning { hasFindings = true }
    }
  }

  /// Remembers what could not be read.
  package mutating func add(_ problem: ReadingProblem) { unreadable.append(problem) }

  /// The number of items that are as sure as `certainty`.
  package func count(_ certainty: ReviewItem.Certainty) -> Int { counts[certainty] ?? 0 }

  /// 确定 9 · 待核 2; empty where there is nothing.
  package func summary(_ language: Language) -> String {
    ReviewItem.Certainty.allCases.filter { count($0) > 0 }.map { "\($0.name.text(language)) \(count($0))" }
      .joined(separator: " · ")
  }
}
