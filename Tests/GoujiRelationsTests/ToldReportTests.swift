import GoujiRelations
import GoujiRules
import GoujiText
import TestSupport
import Testing

/// Sixteen true reports on the tables of the samples, written in as many provinces' manners by readers of neither lexicon nor
/// profile: nothing in them is loud, and most of their figures are pinned.
@Suite struct ToldReportTests {
  static let reports = Repository.files(in: "Tests/Samples/told", suffix: ".txt")

  @Test func thereAreSixteen() { #expect(Self.reports.count == 16) }

  @Test(arguments: reports) func whatIsTrueIsSilentAndMostOfItIsPinned(_ path: String) {
    let linted = Documents.lint(SourceText(path: path, bytes: Array(Repository.text(path).utf8)))
    #expect(linted.findings.filter { $0.severity >= .warning }.map(\.message.chinese) == [])
    #expect(linted.figures.total >= 120)
    #expect(linted.figures.bound * 10 >= linted.figures.total * 9, "\(linted.figures.bound) of \(linted.figures.total)")
    #expect(linted.figures.witnessed * 4 >= linted.figures.total * 3, "\(linted.figures.witnessed) of \(linted.figures.total)")
  }
}
