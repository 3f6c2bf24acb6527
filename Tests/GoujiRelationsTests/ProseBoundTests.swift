import TestSupport
import Testing

/// Figures of sentences that are out of the bounds of what they say, and lists that may be open.
@Suite struct ProseBoundTests {
  /// The rule and the figure of each loud finding.
  private static func loud(_ text: String) -> [String] {
    Documents.loud("三、支出决算情况说明\n\n" + text).map { "\($0.rule) \(Array(("三、支出决算情况说明\n\n" + text).utf8).text($0.range))" }
  }

  @Test func aShareIsAtMostAHundredPerCent() {
    #expect(Self.loud("工程采购授予中小企业合同金额占项目支出的100%。") == [])
    #expect(Self.loud("工程采购授予中小企业合同金额占项目支出的700%。") == ["C6 700"])
    // Nobody knows what this is a share of.
    #expect(Self.loud("示例经费占示例总盘子的135%。") == [])
    // A completion is none.
    #expect(Self.loud("项目支出占年初预算的135%。") == [])
  }

  @Test func nothingIsNoPartOfAnything() {
    #expect(Self.loud("项目支出0.00万元，完成预算0%。基本支出5.00万元。") == [])
    #expect(Self.loud("项目支出0.00万元，完成预算6%。基本支出5.00万元。") == ["C7 6"])
    #expect(Self.loud("项目支出0.00万元，完成预算100%。基本支出5.00万元。") == [])
  }

  @Test func aFundsShareIsOfAllFunds() {
    let text = "本年支出合计913.19万元。政府性基金预算财政拨款支出0万元，占本年支出合计的0%。"
    #expect(Self.loud(text) == [])
    #expect(Self.loud(text.replacing("的0%", with: "的9%")) == ["C6 9"])
  }

  @Test func theItemsOfABudgetAreAtMostTheBudget() {
    let text = """
      项目支出年初预算为900.00万元，支出决算为810.00万元。其中：
      1.示例运行（项）年初预算为500.00万元，支出决算为500.00万元。
      2.示例监管（项）年初预算为399.00万元，支出决算为310.00万元。
      """
    // An item without an outturn may be left out.
    #expect(Self.loud(text) == [])
    #expect(Self.loud(text.replacing("399.00", with: "400.00")) == [])
    #expect(Self.loud(text.replacing("399.00", with: "490.00")).isEmpty == false)
  }

  @Test func lastYearBehindAPartMayBeTheWholes() {
    #expect(Self.loud("收入总计113.71万元，其中本年收入113.61万元，上年度为160.33万元，比上年减少46.62万元。") == [])
  }
}
