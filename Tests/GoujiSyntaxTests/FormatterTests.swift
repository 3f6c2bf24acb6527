import GoujiSyntax
import GoujiText
import TestSupport
import Testing

/// Formatting: idempotent, and no figure and no sentence changes.
@Suite struct FormatterTests {
  private static func format(_ text: String) -> String {
    String(decoding: Formatter.format(Documents.tree(text)), as: UTF8.self)
  }

  /// Everything but spaces, in order; the dialect's own marks in half width.
  private static func essence(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" })
  }

  private static let samples =
    ["Tests/Samples/report.gouji", "Tests/Samples/flawed.gouji", "Sources/GoujiRelations/Profiles/standard.gouji"]
    + Repository.files(in: "Tests/Samples/layouts", suffix: ".gouji")

  @Test(arguments: samples) func samplesKeepTheirEssence(_ path: String) {
    let text = Repository.text(path)
    let once = Self.format(text)
    #expect(Self.essence(once) == Self.essence(text))
    #expect(Self.format(once) == once)
  }

  @Test func everyExampleOfTheSpecificationIsStable() {
    for example in Repository.specificationExamples("Grammar/specification.md") {
      let once = Self.format(example.input)
      #expect(Self.format(once) == once, "\(example)")
      let before = Documents.tree(example.input).roots.flatMap { $0.descendants(.figure) }.compactMap { FigureSyntax($0)?.decimal }
      let after = Documents.tree(once).roots.flatMap { $0.descendants(.figure) }.compactMap { FigureSyntax($0)?.decimal }
      #expect(before == after, "\(example)")
    }
  }

  @Test func linesAndBlanksAreInOrder() {
    #expect(Self.format("甲。  \n\n\n\n乙。") == "甲。\n\n乙。\n")
    #expect(Self.format("\n甲。\r\n乙。\r\n") == "甲。\r\n乙。\r\n")
    #expect(Self.format("甲。\n\u{0C}\n\n乙。\n\n\n") == "甲。\n\u{0C}\n乙。\n")
    #expect(Self.format("") == "")
  }

  @Test func markupIsInHalfWidthWithItsSpaces() {
    #expect(Self.format("1万元｛ ＝ 甲表！合计 ／ 甲表！总额 ｝。\n") == "1万元{=甲表!合计 / 甲表!总额}。\n")
    #expect(Self.format("1万元{ #名=甲表!合计+2 }。\n") == "1万元{#名 = 甲表!合计 + 2}。\n")
    #expect(Self.format("1万元{忽略  A7 ：  理由 }。\n") == "1万元{忽略 A7: 理由}。\n")
    #expect(Self.format("---\n决算年度：2024\n单位 : 甲\n---\n") == "---\n决算年度: 2024\n单位: 甲\n---\n")
    #expect(Self.format("@表   支出决算表   单位=万元\n") == "@表 支出决算表 单位=万元\n")
    #expect(Self.format("@勾稽 X 甲\n    !合计=合计( !下级 )\n") == "@勾稽 X 甲\n  !合计 = 合计(!下级)\n")
  }

  /// A `=` there would be read as a relation the next time.
  @Test func argumentsOfARelationKeepTheirColon() {
    #expect(Self.format("@表 甲表 年度：2024\n") == "@表 甲表 年度=2024\n")
    #expect(Self.format("@勾稽 甲：1-2\n") == "@勾稽 甲:1-2\n")
  }

  @Test func cellsStayAsTheyAre() {
    let table = "甲\t 1, 638. 00 \t\"两\n行\"\t\n合计\t2\t3\t\n"
    #expect(Self.format(table) == table)
  }
}
