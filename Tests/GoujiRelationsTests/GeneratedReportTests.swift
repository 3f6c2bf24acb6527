import GoujiRelations
import GoujiRules
import TestSupport
import Testing

/// Reports made of seeds: without a fault, in many layouts. `gouji-soak` runs more of them.
@Suite struct GeneratedReportTests {
  /// Seeds in groups that run side by side.
  private static func groups(_ count: Int, of size: Int) -> [ClosedRange<UInt64>] {
    (0..<count).map { UInt64($0 * size + 1)...UInt64(($0 + 1) * size) }
  }

  /// Reports with tables that are still misread: a part behind a page break whose rows lack their empty cells, and a column
  /// of whole amounts that look like codes. `aMisreadReportIsStillMisread` fails once they are read right.
  private static let misread: Set<UInt64> = [1393, 1541]

  @Test(arguments: misread.sorted()) func aMisreadReportIsStillMisread(_ seed: UInt64) {
    let report = GeneratedReport(seed: seed, tables: 3)
    withKnownIssue { _ = Self.expectSilence(report) }
  }

  /// Expects that nothing loud is said of `report`, and returns the share of its cells that are witnessed.
  private static func expectSilence(_ report: GeneratedReport) -> Double {
    let result = report.checked()
    let loud = report.loudFindings(result).map { "\($0.rule): \($0.message.chinese)" }
    #expect(loud == [], "seed \(report.seed), \(report.style)")
    #expect(report.unrecognised(result) == [], "seed \(report.seed), \(report.style)")
    return Double(result.witnessed.count) / Double(max(1, result.cells.count))
  }

  @Test(arguments: groups(10, of: 20)) func correctReportsAreSilentAndWitnessed(_ seeds: ClosedRange<UInt64>) {
    let shares = seeds.map { Self.expectSilence(GeneratedReport(seed: $0)) }
    #expect(shares.reduce(0, +) / Double(shares.count) >= 0.85, "too few cells are witnessed")
  }

  @Test(arguments: groups(16, of: 50)) func someTablesOfCorrectReportsAreSilent(_ seeds: ClosedRange<UInt64>) {
    for seed in seeds where !Self.misread.contains(1_000 + seed) {
      _ = Self.expectSilence(GeneratedReport(seed: 1_000 + seed, tables: 3))
    }
  }

  @Test(arguments: groups(4, of: 50)) func plantedErrorsInWitnessedCellsAreFound(_ seeds: ClosedRange<UInt64>) {
    var random = SeededGenerator(seed: seeds.lowerBound)
    var planted = 0
    var found = 0
    for seed in seeds {
      let report = GeneratedReport(seed: 5_000 + seed, tables: 3)
      guard let flawed = report.withPlantedError(report.checked(), &random) else { continue }
      planted += 1
      if Documents.findings(flawed.text).contains(where: { $0.severity >= .warning }) { found += 1 }
    }
    #expect(planted >= 40)
    #expect(Double(found) >= 0.9 * Double(planted), "\(found) of \(planted)")
  }
}
