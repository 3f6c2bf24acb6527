import Testing

/// What a figure is, told by the words that end just before it.
@Suite struct RoleTests {
  /// The figures of a sentence about the total income, without their subject: number, year, stage, role, word.
  private static func roles(_ text: String) -> [String] {
    Told("收入总计" + text).lines.map { $0.replacing(" 收入总计 -", with: "") }
  }

  @Test(arguments: [
    // Amounts: a stage, or none.
    ("900.00万元。", ["900.00万元 本年 决算 决算数 -"]), ("决算数为900.00万元。", ["900.00万元 本年 决算 决算数 -"]),
    ("年初预算数900.00万元。", ["900.00万元 本年 年初预算 年初预算数 -"]), ("调整预算为900.00万元。", ["900.00万元 本年 全年预算 全年预算数 -"]),
    ("预算安排900.00万元。", ["900.00万元 本年 预算 预算数 -"]), ("上年决算数880.00万元。", ["880.00万元 上年 决算 上年数 -"]),
    // A figure inside a comparison is what is compared with.
    (
      "900.00万元，较2023年的880.00万元增加20.00万元。",
      ["900.00万元 本年 决算 决算数 -", "880.00万元 上年 决算 上年数 -", "20.00万元 比上年 决算 增减额 增加"]
    ),
    ("比年初预算850.00万元增加50.00万元。", ["850.00万元 本年 年初预算 年初预算数 -", "50.00万元 本年 比年初预算 预算增减额 增加"]),
    // Units: the base unit is 元.
    ("0.09亿元。", ["0.09亿元 本年 决算 决算数 -"]), ("9000千元。", ["9000千元 本年 决算 决算数 -"]), ("9000000元。", ["9000000元 本年 决算 决算数 -"]),
    ("为0。", ["0元 本年 决算 决算数 -"]),
  ])
  func anAmountIsOfAStage(_ text: String, _ expected: [String]) { #expect(Self.roles(text) == expected) }

  @Test(arguments: [
    ("比上年增加20.00万元，增长2.27%。", ["20.00万元 比上年 决算 增减额 增加", "2.27% 比上年 决算 增减率 增长"]),
    ("同比下降2.27%，减少20.00万元。", ["2.27% 比上年 决算 增减率 同比下降", "20.00万元 比上年 决算 增减额 减少"]),
    ("与2023年相比，减少20.00万元，降幅2.27%。", ["20.00万元 比上年 决算 增减额 减少", "2.27% 比上年 决算 增减率 降幅"]),
    ("较全年预算多20.00万元，多2.27%。", ["20.00万元 本年 比全年预算 预算增减额 多", "2.27% 本年 比全年预算 预算增减率 多"]),
    // The base changes where another one is named, and only there.
    (
      "比上年增加20.00万元，比年初预算增加50.00万元，增长5.88%。",
      ["20.00万元 比上年 决算 增减额 增加", "50.00万元 本年 比年初预算 预算增减额 增加", "5.88% 本年 比年初预算 预算增减率 增长"]
    ),
    // 大于 with the difference behind what is compared with.
    ("900.00万元，大于年初预算数20.00万元。", ["900.00万元 本年 决算 决算数 -", "20.00万元 本年 比年初预算 预算增减额 大于"]),
  ])
  func aChangeHasABaseAndAWord(_ text: String, _ expected: [String]) { #expect(Self.roles(text) == expected) }

  @Test(arguments: [
    ("完成年初预算的98.00%。", ["98.00% 本年 年初预算 年初预算完成率 -"]), ("完成调整预算的98.00%。", ["98.00% 本年 全年预算 全年预算完成率 -"]),
    ("完成预算的98.00%。", ["98.00% 本年 预算 预算完成率 -"]), ("为预算的98.00%。", ["98.00% 本年 预算 预算完成率 -"]),
    ("占年初预算的98.00%。", ["98.00% 本年 年初预算 年初预算完成率 -"]), ("预算执行率98.00%。", ["98.00% 本年 预算 预算完成率 -"]),
    ("完成预算9.00万元的98.00%。", ["9.00万元 本年 预算 预算数 -", "98.00% 本年 预算 预算完成率 -"]),
    ("占本年支出的98.00%。", ["98.00% 本年 决算 占比 -"]), ("占比98.00%。", ["98.00% 本年 决算 占比 -"]), ("所占比重为98.00%。", ["98.00% 本年 决算 占比 -"]),
  ])
  func aPercentageIsARateAShareOrACompletion(_ text: String, _ expected: [String]) { #expect(Self.roles(text) == expected) }

  @Test(arguments: [
    // Nothing says what it is.
    ("98.00%。", ["98.00% ? noRole"]), ("98.50分，提高1.2个百分点，为2.5倍。", ["98.50score ? noRole", "1.2points ? noRole", "2.5multiple ? noRole"]),
    ("12.50。", ["12.50plain ? noRole"]),
    // Compared with something that is neither last year nor this year's budget.
    ("比上年预算增加20.00万元。", ["20.00万元 ? noRole"]), ("与2021年相比增加20.00万元。", ["20.00万元 ? noRole"]),
    ("与同类示例单位相比增加20.00万元。", ["20.00万元 ? noRole"]), ("较支出总计减少20.00万元。", ["20.00万元 ? noRole"]),
    // A word that nobody knows may be one of change: 20.00 is not what is compared with.
    ("比上年看涨20.00万元。", ["20.00万元 ? noRole"]), ("与同类单位相比增加20.00万元。", ["20.00万元 ? noRole"]),
    ("上年预算数为900.00万元。", ["900.00万元 ? noRole"]),
    // An approximate figure, one of another year.
    ("约900万元。", ["900万元 ? approximate"]), ("不超过900万元。", ["900万元 ? approximate"]), ("2021年为900.00万元。", ["900.00万元 ? otherYear"]),
  ])
  func whatNothingSaysStaysUnbound(_ text: String, _ expected: [String]) { #expect(Self.roles(text) == expected) }

  @Test func withoutTheYearOfTheReportNoYearIsLastYear() {
    #expect(Told("2023年收入总计900.00万元。", year: 2023).lines == ["900.00万元 收入总计 - 本年 决算 决算数 -"])
    #expect(Told("2023年收入总计900.00万元。", year: 2024).lines == ["900.00万元 收入总计 - 上年 决算 上年数 -"])
    #expect(Told("与2023年相比，收入总计增加20.00万元。", year: nil).lines == ["20.00万元 收入总计 - 比上年 决算 增减额 增加"])
  }
}
