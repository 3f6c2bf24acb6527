import Foundation
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText
import TestSupport
import Testing

/// The sample reports: the clean ones are silent, the flawed one is not.
@Suite struct SampleTests {
  static let clean = ["Tests/Samples/report.gouji"] + Repository.files(in: "Tests/Samples/layouts", suffix: ".gouji")

  @Test(arguments: clean) func cleanSampleHasNoFinding(_ path: String) {
    let loud = Documents.findings(Repository.text(path)).filter { $0.severity > .hint }
    #expect(loud.map(\.message.chinese) == [])
  }

  @Test(arguments: clean) func everyTableOfASampleIsUnderstood(_ path: String) {
    let result = Checker.check(Documents.report(Repository.text(path)))
    for (table, kind) in zip(result.tables, result.kinds) where table.title.hasSuffix("表") && !table.title.contains("汇总") {
      #expect(kind != nil, "\(table.title) is not recognised")
    }
    #expect(!result.instances.isEmpty)
  }

  @Test(arguments: clean) func nearlyEveryCellIsWitnessed(_ path: String) {
    let result = Checker.check(Documents.report(Repository.text(path)))
    let share = Double(result.witnessed.count) / Double(max(1, result.cells.count))
    let least = ["continued", "pipes", "total-last", "order"].contains { path.contains($0) } ? 0.3 : 0.9
    #expect(share >= least, "\(result.witnessed.count) of \(result.cells.count)")
  }

  @Test func plantedErrorsAreFoundWhereTheyStand() {
    let text = Repository.text("Tests/Samples/flawed.gouji")
    let findings = Documents.loud(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var starts = [0]
    for line in lines { starts.append(starts[starts.count - 1] + line.utf8.count + 1) }
    let planted = Repository.text("Tests/Samples/flawed.expected.tsv").split(separator: "\n")
    for row in planted {
      let fields = row.split(separator: "\t").map(String.init)
      guard fields.count >= 4, let line = Int(fields[0]) else {
        Issue.record("a row of the list cannot be read: \(row)")
        continue
      }
      let finding = findings.first { starts[line - 1] <= $0.range.start && $0.range.start < starts[line] }
      #expect(finding != nil, "line \(line): \(fields[3])")
      // The culprit and the first repair, units aside.
      let (meant, written) = (Self.bare(fields[2]), Self.bare(fields[3]))
      let range = finding?.range ?? TextRange(0, 0)
      #expect(Self.bare([UInt8](text.utf8).text(range)) == written, "line \(line)")
      #expect(finding?.fixes.first?.edits.first?.newText == meant, "line \(line)")
    }
    #expect(findings.count == planted.count, "nothing else is loud: \(findings.map(\.message.chinese))")
  }

  /// A figure without its unit.
  private static func bare(_ text: String) -> String {
    for unit in ["万元", "元", "%", "个"] where text.hasSuffix(unit) { return String(text.dropLast(unit.count)) }
    return text
  }
}
