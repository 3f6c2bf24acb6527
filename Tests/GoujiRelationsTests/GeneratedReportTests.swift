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

  /// Reports that were misread once: parts whose rows lack their empty cells, whole amounts that look like codes or stand where
  /// a header was repeated, digits balanced by hand in two tables.
  @Test(arguments: [413, 1430, 1994, 2453, 100_476, 100_507, 102_478, 104_555, 104_663, 303_913, 307_579] as [UInt64])
  func aReportOnceMisreadIsSilent(_ seed: UInt64) { _ = Self.expectSilence(GeneratedReport(seed: seed, prose: false)) }

  /// Reports whose sentences were misread once: cut by page feet, open lists, what is said of a whole behind one of its parts.
  @Test(
    arguments: [
      236, 8040, 11_279, 11_677, 12_427, 12_594, 12_672, 12_816, 13_400, 13_874, 14_085, 14_958, 16_007, 20_782, 21_100, 25_753,
      26_218, 27_859, 29_261, 33_353, 34_823, 37_227, 39_868, 41_541, 47_130, 51_139, 52_769, 52_972,
      56_196, 2_001_131, 2_013_563, 2_013_844, 2_016_578, 2_018_488, 2_018_938, 2_032_027, 2_047_986, 3_002_385, 3_003_720,
      3_012_039, 3_015_221, 3_019_873, 4_007_391, 4_009_395, 4_010_425, 4_016_051, 5_004_595, 5_010_274, 5_011_001, 5_011_520,
      5_019_104, 6_002_150, 6_009_933, 7_002_564, 7_012_134, 10_001_003, 10_029_871, 10_047_347, 10_065_414, 10_068_730, 10_094_964,
      21_074_911, 21_082_260, 21_089_521, 21_098_467, 50_067, 50_107, 50_203, 50_323,
      50_371, 50_639, 50_657, 50_739, 21_500_722, 21_501_392, 22_500_270, 22_513_258,
    ] as [UInt64])
  func aSentenceOnceMisreadIsSilent(_ seed: UInt64) {
    let report = GeneratedReport(seed: seed)
    #expect(report.loudFindings(report.checked()).map { "\($0.rule): \($0.message.chinese)" } == [], "seed \(seed)")
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
    // Prose doubles the time that a report takes here; `gouji-soak` always has it.
    let shares = seeds.map { Self.expectSilence(GeneratedReport(seed: $0, prose: false)) }
    #expect(shares.reduce(0, +) / Double(shares.count) >= 0.85, "too few cells are witnessed")
  }

  @Test(arguments: groups(16, of: 50)) func someTablesOfCorrectReportsAreSilent(_ seeds: ClosedRange<UInt64>) {
    for seed in seeds { _ = Self.expectSilence(GeneratedReport(seed: 1_000 + seed, tables: 3, prose: false)) }
  }

  @Test(arguments: groups(4, of: 50)) func plantedErrorsInWitnessedCellsAreFound(_ seeds: ClosedRange<UInt64>) {
    var random = SeededGenerator(seed: seeds.lowerBound)
    var planted = 0
    var found = 0
    for seed in seeds {
      let report = GeneratedReport(seed: 5_000 + seed, tables: 3, prose: false)
      guard let flawed = report.withPlantedError(report.checked(), &random) else { continue }
      planted += 1
      if Documents.findings(flawed.text).contains(where: { $0.severity >= .warning }) { found += 1 }
    }
    #expect(planted >= 40)
    #expect(Double(found) >= 0.9 * Double(planted), "\(found) of \(planted)")
  }
}
