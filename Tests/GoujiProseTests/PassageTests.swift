@testable import GoujiProse
import GoujiReport
import TestSupport
import Testing

/// Paragraphs and items, whole again where page breaks cut them.
@Suite struct PassageTests {
  /// Each passage: h for a heading, the level of an item, p for a paragraph; then its text.
  private static func passages(_ text: String) -> [String] {
    Passage.all(Documents.report(text)).map { passage in
      let text = passage.text.text(0..<passage.text.scalars.count).replacing("\u{FFFC}", with: "#").replacing("\u{FFFB}", with: "N")
      return (passage.isHeading ? "h " : passage.level.map { "\($0) " } ?? "p ") + text
    }
  }

  @Test func headingsItemsAndParagraphsArePassages() {
    let text = """
      二、收入决算情况说明

      本年收入合计900.00万元，其中：
      1.财政拨款收入850.00万元，占94.44%，比上年增加30.00万元。

      支出决算表
      项目\t合计\t基本支出
      合计\t9.00\t9.00
      """
    #expect(
      Self.passages(text) == ["h 收入决算情况说明", "p 本年收入合计#,其中:", "4 财政拨款收入#,占#,比上年增加#。"])
  }

  @Test func aParagraphCutByAPageIsOne() {
    let cut = "2024年度财政拨款收入总计900.00万元，比上年增\n\n\u{0C}加20.00万元，增长2.27%。"
    #expect(Self.passages(cut) == ["p N财政拨款收入总计#,比上年增加#,增长#。"])
  }

  @Test func aSentenceCutByAPageIsOneHoweverShort() {
    // A page number between its halves, a word cut in two, a year at its beginning, a verb at its end.
    #expect(Self.passages("示例市档案局机关运行\n31\n\n经费支出6.02万元。") == ["p 示例市档案局机关运行经费支出#。"])
    #expect(Self.passages("示例市档案局三公经\n第 6 页\n费支出7.55万元。") == ["p 示例市档案局三公经费支出#。"])
    #expect(Self.passages("2022 年度政府性基金预算\n\n\n财政拨款本年收入11.79万元。") == ["p N政府性基金预算财政拨款本年收入#。"])
    #expect(Self.passages("4.“公路养护”（项）：预算为\n\n- 28 -\n\n5.00万元，决算为4.00万元。") == ["4 公路养护(项):预算为#,决算为#。"])
    #expect(Self.passages("8.“其他支出”（项）年初预算\n\n10\n为463.72万元。") == ["4 其他支出(项)年初预算为#。"])
  }

  @Test func aHeadingIsCutOnlyInsideAWordOrBeforeAFigure() {
    #expect(Self.passages("②公务用车购置及运行维护费支出决\n\n\n算为1.96万元。").map { String($0.dropFirst(2)) } == ["公务用车购置及运行维护费支出决算为#。"])
    #expect(Self.passages("（二）公务接待费\n\n为进一步规范公务接待，支出2.00万元。").count == 2)
    #expect(Self.passages("（二）公务接待费\n\n公务接待费支出2.00万元。").count == 2)
  }

  @Test func aSentenceThatEndedIsNotContinued() {
    let whole = "2024年度财政拨款收入总计900.00万元，比上年增加20.00万元。\n\n支出总计890.00万元，比上年减少10.00万元。"
    #expect(Self.passages(whole).count == 2)
  }

  @Test func aNumberBehindALineEndIsNoOrdinal() {
    // 11720.45 and 100.00 begin a line, but they do not number it.
    let text = "本年支出合计\n11720.45万元，占支出总计的\n100.00%。"
    #expect(Self.passages(text) == ["p 本年支出合计#,占支出总计的#。"])
    #expect(
      Told(text).lines == [
        "11720.45万元 本年支出合计 - 本年 决算 决算数 -", "100.00% 本年支出合计 - 本年 决算 占比 -",
      ])
  }
}
