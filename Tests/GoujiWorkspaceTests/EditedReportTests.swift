import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// A state that was made of the one before an edit is, in everything that it knows, the one that is made from scratch.
@Suite struct EditedReportTests {
  private static let linter: Linter = {
    var settings = Linter.Settings()
    settings.readsConfiguration = false
    return Linter(settings)
  }()

  private static func compare(_ edited: AnalysedReport, _ fresh: AnalysedReport, _ comment: String) {
    #expect(edited.report.tree.blocks == fresh.report.tree.blocks, "\(comment)")
    #expect(WholeText.difference(WholeText.text(edited), WholeText.text(fresh)) == nil, "\(comment)")
  }

  /// Goes through `count` edits of `text`, each made of the last state that was checked, which may be some edits older.
  private static func walk(_ text: String, seed: UInt64, count: Int) {
    var edits = TextEdits(seed: seed)
    var source = SourceText(path: "test.gouji", bytes: Array(text.utf8))
    let start = source
    var known = linter.analyse(Report(Parser.parse(source)), keepsMemory: true)
    for number in 0..<count {
      // Most edits are small ones of a report that is mostly right.
      if edits.oneIn(12) || source.bytes.count > 2 * start.bytes.count { source = start }
      source = edits.edit(source)
      if edits.oneIn(4) { source = edits.edit(source) }
      let (tree, match) = Parser.parse(source, after: known.report.tree)
      let (report, origins) = Report.read(tree, after: known.report, match)
      let edited = linter.analyse(report, after: CheckHistory(known.result, match, origins: origins), keepsMemory: true)
      compare(edited, linter.analyse(Report(Parser.parse(source))), "seed \(seed), edit \(number)")
      if !edits.oneIn(3) { known = edited }
    }
  }

  @Test(arguments: ["beijing-flawed", "sichuan", "jiangsu-flawed"])
  func provinces(_ name: String) {
    Self.walk(Repository.text("Tests/Samples/provinces/\(name).gouji"), seed: UInt64(name.utf8.reduce(0) { $0 &+ Int($1) }), count: 5)
  }

  @Test(arguments: ["split-codes", "yuan", "total-in-header", "sichuan"])
  func layouts(_ name: String) {
    Self.walk(Repository.text("Tests/Samples/layouts/\(name).gouji"), seed: UInt64(name.utf8.count), count: 20)
  }

  @Test(arguments: ["report", "flawed"])
  func samples(_ name: String) {
    Self.walk(Repository.text("Tests/Samples/\(name).gouji"), seed: UInt64(name.utf8.count), count: 8)
  }

  @Test func generated() { Self.walk(GeneratedReport(seed: 1).text, seed: 1, count: 2) }
}
