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
