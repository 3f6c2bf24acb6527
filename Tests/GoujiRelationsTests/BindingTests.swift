import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// `bind`: inferred bindings written into the text, and nothing else changed by it.
@Suite struct BindingTests {
  static let samples = ["Tests/Samples/report.gouji", "Tests/Samples/flawed.gouji"] + provinces
  private static let provinces = ["beijing", "chongqing-flawed", "guangdong", "hubei-flawed"].map {
    "Tests/Samples/provinces/\($0).gouji"
  }

  /// The text with its bindings written.
  static func bound(_ text: String) -> String {
    let edits = BindingWriter.edits(Checker.check(Documents.report(text))) { Checker.check($0) }
    return String(decoding: FixApplier.apply(edits, to: Array(text.utf8)), as: UTF8.self)
  }

  /// The loud findings: rule, severity and the figure at which they stand.
  private static func loud(_ text: String) -> [String] {
    Documents.loud(text).map { "\($0.rule) \($0.severity) \(Array(text.utf8).text($0.range))" }
  }

  @Test(arguments: samples) func bindingChangesNoFinding(_ path: String) {
    let text = Repository.text(path)
    let result = Self.bound(text)
    #expect(result.split(separator: "{=").count > 20)
    #expect(Self.loud(result) == Self.loud(text))
    #expect(Self.bound(result) == result, "a second run writes nothing")
  }

  @Test(arguments: samples) func everyReferenceNamesTheCellThatWasMeant(_ path: String) {
    let result = Checker.check(Documents.report(Repository.text(path)))
    let lookup = PathLookup(result.report)
    for binding in BindingWriter.bindings(result) {
      let cells = FormulaPath(parsing: binding.formula).map { lookup.cells($0) } ?? []
      #expect(cells.map(\.range) == [binding.cell.range], "\(binding.formula)")
    }
  }

  @Test func onlyInsertionsAreMade() {
    let text = Repository.text("Tests/Samples/report.gouji")
    let edits = BindingWriter.edits(Checker.check(Documents.report(text))) { Checker.check($0) }
    #expect(edits.allSatisfy { $0.range.isEmpty && $0.newText.hasPrefix("{=") && $0.newText.hasSuffix("}") })
  }

  @Test func labelsWithBracketsAreQuotedAndRepeatedOnesGetTheirCode() {
    let result = Self.bound(Repository.text("Tests/Samples/report.gouji"))
    #expect(result.contains("18.64万元{=收入支出决算总表!'使用非财政拨款结余（含专用结余）'}"))
    #expect(result.contains("32.74万元{=一般公共预算财政拨款支出决算表!2019999!小计}"))
    #expect(result.contains("940.30万元{=一般公共预算财政拨款支出决算表!行政运行!小计}"))
  }
}
