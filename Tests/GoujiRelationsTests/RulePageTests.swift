import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

/// The rules' pages: every rule has one, and its examples are what it does.
@Suite struct RulePageTests {
  /// An example with the page that it is of.
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var example: RulePage.Example

    var testDescription: String { "\(id), \(example)" }
  }

  /// What a finding says, apart from where: its rule, its severity, and the text under its range.
  struct Reported: Hashable, CustomStringConvertible {
    var rule: String
    var severity: Severity
    var text: String

    var description: String { "\(severity.rawValue) \(rule) “\(text)”" }
  }

  static let cases = RulePages.all.flatMap { page in page.examples.map { Case(id: page.id, example: $0) } }
  static let wrong = cases.filter(\.example.isWrong)

  /// It reports what is left once suppressions have been applied.
  static let unsuppressible: Set<String> = ["unused-suppression"]

  // MARK: Pages

  @Test func everyRuleAndRelationHasOnePage() {
    let ids = RuleRegistry.rules.map(\.id) + Profile.standard.relations.map(\.id)
    let pages = RulePages.all.map(\.id)
    #expect(Set(ids).subtracting(pages).sorted() == [])
    #expect(Set(pages).subtracting(ids).sorted() == [])
    #expect(Set(pages).count == pages.count)
  }

  @Test(arguments: RulePages.all.map(\.id)) func pageIsComplete(_ id: String) throws {
    let page = try #require(RulePages.page(id))
    #expect(page.chinese.split(separator: "\n").count == 2, "查什么 and 为什么")
    #expect(page.chinese.contains("依据："))
    #expect(!page.english.isEmpty && !page.english.contains("\n") && !page.english.contains("  "))
    #expect(page.examples.contains(where: \.isWrong) && page.examples.contains { !$0.isWrong })
  }

  // MARK: Examples

  @Test(arguments: wrong) func wrongExampleIsReported(_ item: Case) throws {
    let severities = Self.severities(item.id)
    let reported = Self.reported(item.example.bytes, item)
    #expect(reported.contains { $0.rule == item.id && severities.contains($0.severity) }, "\(reported)")
    #expect(reported.filter { $0.severity > .hint && $0.rule != item.id } == [])
  }

  @Test(arguments: cases.filter { !$0.example.isWrong }) func rightExampleIsClean(_ item: Case) {
    #expect(Self.reported(item.example.bytes, item).filter { $0.rule == item.id || $0.severity > .hint } == [])
  }

  // MARK: Variations

  /// The line goes behind the front matter, which must be first; a blank line may stand before that.
  @Test(arguments: cases) func holdsBehindAnEmojiLine(_ item: Case) {
    let bytes = item.example.bytes
    let line = Array("😀 示例\n\n".utf8)
    let moved: [UInt8]
    if bytes.starts(with: "---\n".utf8) {
      let end = Self.endOfFrontMatter(bytes)
      moved = [0x0A] + bytes[..<end] + [0x0A] + line + bytes[end...]
    } else {
      moved = line + bytes
    }
    #expect(Self.reported(moved, item) == Self.reported(bytes, item))
  }

  @Test(arguments: cases) func holdsWithCRLF(_ item: Case) {
    let bytes = item.example.bytes
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(Self.reported(Array(lines.joined(separator: [0x0D, 0x0A])), item) == Self.reported(bytes, item))
  }

  @Test(arguments: cases) func holdsWithoutTheLastLineEnd(_ item: Case) {
    let bytes = item.example.bytes
    #expect(Self.reported(Array(bytes.dropLast()), item) == Self.reported(bytes, item))
  }

  @Test(arguments: wrong.filter { !unsuppressible.contains($0.id) }) func canBeSuppressed(_ item: Case) {
    let reported = Self.reported(item.example.bytes + Array("\n@忽略 \(item.id): 示例\n".utf8), item)
    #expect(reported.filter { $0.rule == item.id || $0.rule == "unused-suppression" } == [])
  }

  // MARK: Running

  /// How loud the rule is: as the registry says, or for a relation the profile.
  /// How loud the rule or the relations of a page are.
  private static func severities(_ id: String) -> Set<Severity> {
    let rules = RuleRegistry.rules.filter { $0.id == id }.map(\.severity)
    let relations = Profile.standard.relations.filter { $0.id == id }
    return Set(rules + relations.map { relation in Severity.allCases.first { $0.name.chinese == relation.loudness } ?? .error })
  }

  private static func reported(_ bytes: [UInt8], _ item: Case) -> [Reported] {
    let lastYear = item.example.lastYear.map { Documents.report($0) }
    let units = item.example.units.map { Documents.report($0) }
    let report = Report(Parser.parse(SourceText(path: "test.gouji", bytes: bytes)))
    return Findings.all(Checker.check(report, lastYear: lastYear, units: units)).map { finding in
      let text = bytes.text(finding.range).replacing("\r\n", with: "\n")
      return Reported(rule: finding.rule, severity: finding.severity, text: Self.withoutLineEnd(text))
    }
  }

  /// A range that ends with its line may hold the line's end; the last line has none in one variation.
  private static func withoutLineEnd(_ text: String) -> String { text.last == "\n" ? String(text.dropLast()) : text }

  /// The offset behind the closing fence, or of the blank line behind a front matter that is not closed.
  private static func endOfFrontMatter(_ bytes: [UInt8]) -> Int {
    var end = 0
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty { return end }
      end += line.count + 1
      if number > 0, line.elementsEqual("---".utf8) { return end }
    }
    return bytes.count
  }
}
