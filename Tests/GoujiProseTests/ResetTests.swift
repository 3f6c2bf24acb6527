import Testing

/// Pairs of sentences that differ in what must be forgotten between two figures. Almost every error of reading is a state
/// that stayed: subject, whole, change, stage, reason.
@Suite struct ResetTests {
  private static func told(_ text: String) -> [String] { Told(text).lines }

  @Test func aSubjectIsInheritedOnlyOverWordsThatSayNothing() {
    #expect(
      Self.told("项目支出年初预算50.00万元，支出决算45.00万元。") == [
        "50.00万元 项目支出 - 本年 年初预算 年初预算数 -", "45.00万元 项目支出 - 本年 决算 决算数 -",
      ])
    // A name that nothing knows ends it: what follows is about that.
    #expect(
      Self.told("项目支出年初预算50.00万元，示例展览布置支出决算45.00万元，完成年初预算的90.00%。") == [
        "50.00万元 项目支出 - 本年 年初预算 年初预算数 -", "45.00万元 ‹示例展览布置›? - 本年 决算 决算数 -",
        "90.00% ‹示例展览布置›? - 本年 年初预算 年初预算完成率 -",
      ])
  }

  @Test func aSecondAmountOfTheSameStageIsNobodyKnowsWhose() {
    #expect(
      Self.told("支出总计900.00万元，折合9000000元，比上年增加5.00万元。") == [
        "900.00万元 支出总计 - 本年 决算 决算数 -", "9000000元 ‹›? - 本年 决算 决算数 -", "5.00万元 ‹›? - 比上年 决算 增减额 增加",
      ])
  }

  @Test func anAmountThatIsNoChangeEndsTheChange() {
    // The rate is of the last subject, not of the change before.
    #expect(
      Self.told("公用经费比上年增加56.00万元；人员经费124.00万元，比上年减少23.62万元，下降16.00%。") == [
        "56.00万元 公用经费 - 比上年 决算 增减额 增加", "124.00万元 人员经费 - 本年 决算 决算数 -",
        "23.62万元 人员经费 - 比上年 决算 增减额 减少", "16.00% 人员经费 - 比上年 决算 增减率 下降",
      ])
  }

  @Test func aFullStopEndsStageAndYear() {
    #expect(
      Self.told("三公经费年初预算8.00万元。三公经费6.60万元。") == [
        "8.00万元 三公经费 - 本年 年初预算 年初预算数 -", "6.60万元 三公经费 - 本年 决算 决算数 -",
      ])
    #expect(
      Self.told("2023年基本支出500.00万元。基本支出520.00万元。") == [
        "500.00万元 基本支出 - 上年 决算 上年数 -", "520.00万元 基本支出 - 本年 决算 决算数 -",
      ])
  }

  @Test func theYearOfAComparisonIsNotThatOfWhatFollows() {
    #expect(Self.told("本年收入合计7.66亿元，同2023年持平，其中：事业收入1.63亿元。").last == "1.63亿元 事业收入 - 本年 决算 决算数 -")
  }

  @Test func aWordInsideAnItemsNameComparesNothing() {
    #expect(Self.told("示例资源利用与保护（项）2024年度支出决算201.51万元。").last?.hasPrefix("201.51万元 ‹示例资源利用与保护(项)›? - 本年 决算") ?? false)
  }

  @Test func aNameEndsTheDirection() {
    // 增加 belongs to nothing behind 人员经费.
    #expect(Self.told("增加人员经费20.00万元。") == ["20.00万元 人员经费 - 本年 决算 决算数 -"])
    #expect(Self.told("人员经费增加20.00万元。") == ["20.00万元 人员经费 - 比上年 决算 增减额 增加"])
  }

  @Test func aCommaEndsAShareAndACompletion() {
    #expect(
      Self.told("基本支出600.00万元，占本年支出的66.67%，90%。") == [
        "600.00万元 基本支出 - 本年 决算 决算数 -", "66.67% 基本支出 - 本年 决算 占比 -", "90% ? noRole",
      ])
    // A noun before 占 is another numerator.
    #expect(
      Self.told("十一、政府采购支出说明\n\n货物采购授予中小企业合同金额占货物支出金额的100%。")
        == ["100% ‹货物采购授予中小企业合同金额›? - 本年 决算 占比 -"])
  }

  @Test func theBudgetIsTheOneOfTheKindThatIsNamed() {
    let text = "项目支出年初预算为0，全年预算321.02万元，支出决算307.83万元，"
    #expect(Self.told(text + "完成全年预算的95.89%。").last == "95.89% 项目支出 - 本年 全年预算 全年预算完成率 -")
    #expect(Self.told(text + "完成年初预算的95.89%。").last == "95.89% 项目支出 - 本年 年初预算 年初预算完成率 -")
    // Unnamed with two present: of a budget that is not named.
    #expect(Self.told(text + "完成预算的95.89%。").last == "95.89% 项目支出 - 本年 预算 预算完成率 -")
  }

  @Test func scopeIsPartOfWhatIsMeant() {
    #expect(
      Self.told("全区收入总计50.00亿元。收入总计20.00万元。") == [
        "50.00亿元 ‹收入总计›? - 本年 决算 决算数 -", "20.00万元 收入总计 - 本年 决算 决算数 -",
      ])
    #expect(
      Self.told("基本支出上年决算500.00万元，本年预算530.00万元。") == [
        "500.00万元 基本支出 - 上年 决算 上年数 -", "530.00万元 基本支出 - 本年 预算 预算数 -",
      ])
    #expect(
      Self.told("收入总计900.00万元，支出总计900.00万元。") == [
        "900.00万元 收入总计 - 本年 决算 决算数 -", "900.00万元 支出总计 - 本年 决算 决算数 -",
      ])
  }

  @Test func twoDecimalPointsAreTwoFigures() {
    // 4125.49,4143.91万元: a list comma, no thousands.
    #expect(Self.told("基本支出4125.49,4143.91万元。") == ["4125.49plain ? noRole", "4143.91万元 ‹›? - 本年 决算 决算数 -"])
    #expect(Self.told("基本支出4,125.49万元。") == ["4,125.49万元 基本支出 - 本年 决算 决算数 -"])
  }

  @Test func aFigureBeforeANounIsNoStatement() {
    // 90.40万元归还了尾款: an attribute; its subject is not certain.
    #expect(Self.told("项目支出90.40万元归还示例尾款。") == ["90.40万元 项目支出? - 本年 决算 决算数 -"])
  }
}
