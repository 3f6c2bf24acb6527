import Testing

/// Figures in reasons and purposes: they are about something else, until the sentence ends.
@Suite struct ReasonTests {
  private static func told(_ text: String) -> [String] { Told(text).lines }

  @Test func aReasonLastsToTheFullStop() {
    #expect(
      Self.told("收入总计900.00万元，减少的主要原因：压缩办公费7.00万元，下降3%。支出总计890.00万元。") == [
        "900.00万元 收入总计 - 本年 决算 决算数 -", "7.00万元 ? inReason", "3% ? inReason", "890.00万元 支出总计 - 本年 决算 决算数 -",
      ])
  }

  @Test func partsInAReasonAreNoParts() {
    let told = Told("支出总计增加，主要原因是新建展厅，其中项目支出增加120.00万元，完成92%。")
    #expect(told.lines == ["120.00万元 ? inReason", "92% ? inReason"])
    #expect(told.lists.isEmpty)
  }

  @Test func aSemicolonEndsItOnlyWhereAKnownNameFollows() {
    #expect(
      Self.told("收入总计增加20.00万元，主要原因是补助到位；支出总计减少5.00万元。") == [
        "20.00万元 收入总计 - 比上年 决算 增减额 增加", "5.00万元 支出总计 - 比上年 决算 增减额 减少",
      ])
    #expect(
      Self.told("收入总计增加20.00万元，主要原因是补助到位；示例捐赠5.00万元。") == [
        "20.00万元 收入总计 - 比上年 决算 增减额 增加", "5.00万元 ? inReason",
      ])
  }

  @Test func aPurposeIsAReasonAndAListBehindAColon() {
    let purpose = Told("项目支出300.00万元，主要用于维修展厅120.00万元。")
    #expect(purpose.lines == ["300.00万元 项目支出 - 本年 决算 决算数 -", "120.00万元 ? inReason"])
    #expect(purpose.lists.isEmpty)
    let list = Told("项目支出300.00万元，主要用于：维修展厅120.00万元、购置书架180.00万元。")
    #expect(
      list.lines == [
        "300.00万元 项目支出 - 本年 决算 决算数 -", "120.00万元 ‹维修展厅›? - 本年 决算 决算数 -",
        "180.00万元 ‹购置书架›? - 本年 决算 决算数 -",
      ])
    #expect(list.lists == ["项目支出: ‹维修展厅›、‹购置书架›。"])
  }
}
