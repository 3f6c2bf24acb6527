@testable import GoujiProse
import GoujiReport
import TestSupport
import Testing

/// What the headings over a passage say of its figures.
@Suite struct SectionTests {
  /// The fund and whether figures are bound, in the last section of a text.
  private static func topic(_ text: String) -> (fund: String?, isBound: Bool) {
    let outline = Documents.report(text).outline
    let topic = SectionTopic(outline, outline.sections.indices.last, .standard)
    return (topic.fund.map { Lexicon.standard.funds[$0].name }, topic.isBound)
  }

  @Test(arguments: [
    ("四、财政拨款收入支出决算总体情况说明\n", "财政拨款"), ("五、一般公共预算财政拨款支出决算情况说明\n", "一般公共预算"),
    ("八、政府性基金预算财政拨款支出决算情况说明\n", "政府性基金"), ("九、国有资本经营预算财政拨款支出决算情况说明\n", "国有资本经营"),
    ("八、政府性基金支出说明\n\n（一）支出结构\n", "政府性基金"), ("八、政府性基金支出说明\n\n（一）一般公共预算支出\n", "一般公共预算"),
  ])
  func theNearestHeadingNamesTheFund(_ text: String, _ fund: String) { #expect(Self.topic(text).fund == fund) }

  @Test(arguments: [
    ("二、收入决算情况说明\n", true), ("第三部分 决算情况说明\n\n一、总体情况\n", true), ("一、主要职责\n", false), ("第四部分 名词解释\n", false),
    ("十、预算绩效管理情况说明\n\n（一）支出绩效\n", false), ("示例概览\n", true),
  ])
  func figuresAreBoundUnderHeadingsAboutFigures(_ text: String, _ isBound: Bool) {
    #expect(Self.topic(text).isBound == isBound)
  }

  @Test func theFundOfTheSectionIsThatOfItsFigures() {
    let text = "八、政府性基金预算财政拨款支出决算情况说明\n\n本年收入100.00万元，财政拨款支出95.00万元。\n\n九、其他重要事项\n\n本年收入3.00万元。"
    #expect(
      Told(text).lines == [
        "100.00万元 本年收入合计 政府性基金 本年 决算 决算数 -", "95.00万元 本年支出合计 财政拨款 本年 决算 决算数 -",
        "3.00万元 本年收入合计 - 本年 决算 决算数 -",
      ])
  }

  @Test func aSectionIsMentionedByAnyOfItsHeadings() {
    let outline = Documents.report("七、三公经费支出说明\n\n（一）总体情况\n").outline
    let topic = SectionTopic(outline, outline.sections.indices.last, .standard)
    #expect(topic.mentions(["三公"]) && topic.mentions(["采购", "总体"]) && !topic.mentions(["采购"]))
    #expect(topic.group == 0)
    // Without headings nothing is excluded.
    #expect(SectionTopic(outline, nil, .standard).mentions(["采购"]))
  }
}
