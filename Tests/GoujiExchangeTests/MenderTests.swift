import Foundation
import GoujiExchange
import GoujiText
import TestSupport
import Testing

/// What pages and columns did to a text, and that mending it loses nothing.
@Suite struct MenderTests {
  private static func mended(_ text: String) -> (text: String, figures: Int, joined: Int) {
    let result = Mender.mend(Array(text.utf8))
    return (String(decoding: result.bytes, as: UTF8.self), result.figures, result.joined)
  }

  @Test func spacesLeaveFigures() {
    let text = "支出决算表\n金额单位：万元\n项目\t预算数\t决算数\n合计\t8. 00\t1, 006. 60\n甲\t3.00\t93 399\n\n支出1, 638. 02万元。\n"
    let result = Self.mended(text)
    #expect(result.text == "支出决算表\n金额单位：万元\n项目\t预算数\t决算数\n合计\t8.00\t1,006.60\n甲\t3.00\t93 399\n\n支出1,638.02万元。\n")
    #expect(result.figures == 3)
  }

  @Test func sentencesAreJoinedOverBlankLinesAndFeet() {
    let start = "全年支出中，人员经费50.00万元，公用经费10.00万元，合计即为全部基本支出"
    #expect(Self.mended(start + "\n\n60.00万元。\n").text == start + "60.00万元。\n")
    #expect(Self.mended(start + "\n\n- 3 -\n\n和项目支出60.00万元。\n").text == start + "和项目支出60.00万元。\n// - 3 -\n")
    // Numbers never touch.
    #expect(Self.mended(start + "60\n\n70万元。\n").text == start + "60 70万元。\n")
    // What reads as a title is one.
    let titled = start + "\n\n政府采购支出说明\n"
    #expect(Self.mended(titled).text == titled)
  }

  @Test func tablesAreJoinedUnlessTheirHeaderIsRepeated() {
    let head = "支出决算表\n金额单位：万元\n项目\t预算数\t决算数\n合计\t8.00\t6.60\n"
    #expect(Self.mended(head + "\n第3页\n\n甲\t5.00\t4.00\n乙\t3.00\t2.60\n").text == head + "甲\t5.00\t4.00\n乙\t3.00\t2.60\n// 第3页\n")
    let repeated = head + "\n项目\t预算数\t决算数\n甲\t8.00\t6.60\n"
    #expect(Self.mended(repeated).text == repeated)
    let other = head + "\n收入决算表\n甲\t8.00\t6.60\t1.00\n乙\t8.00\t6.60\t1.00\n"
    #expect(Self.mended(other).text == other)
  }

  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji")) func cleanReportsKeepTheirFigures(_ path: String) throws {
    let bytes = try #require(Repository.bytes(path))
    #expect(FigureCensus(Mender.mend(bytes).bytes) == FigureCensus(bytes))
  }

  @Test func longTextsTakeLinearTime() {
    let clock = ContinuousClock()
    for piece in ["甲，乙\n\n", "- 3 -\n\n", "a\t1\t2\n\n", "1. 0 万元\n", "全年支出中，人员经费50.00万元，公用经费10.00万元，合计即为全部基本支出\n\n3\n\n"] {
      let text = Array(String(repeating: piece, count: 4_000).utf8)
      let time = clock.measure { _ = Mender.mend(text) }
      #expect(time < .seconds(30), "\(piece)")
    }
  }
}

/// Published reports beside the repository come in as they are: the linter finds the same in them.
@Suite(.enabled(if: !Repository.corpus.isEmpty, "the corpus beside the repository is missing"))
struct CorpusImportTests {
  @Test(arguments: Repository.corpus) func findingsStayTheSame(_ url: URL) throws {
    let bytes = Array(try Data(contentsOf: url))
    let imported = try Importer.read(bytes, .text).get()
    #expect(FigureCensus(imported.bytes) == FigureCensus(bytes))
    #expect(Findings.of(imported.bytes) == Findings.of(bytes))
    #expect(Findings.of(bytes).count > 20)
  }
}
