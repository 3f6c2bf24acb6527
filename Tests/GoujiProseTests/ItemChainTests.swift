import Testing

/// 甲（类）乙（款）丙（项）: the row that a chain of level words names.
@Suite struct ItemChainTests {
  private static let rows = [
    "207 文化旅游体育与传媒支出", "20701 文化和旅游", "2070101 行政运行", "2070104 图书馆", "208 社会保障和就业支出", "20805 行政事业单位养老支出",
    "2080501 行政运行", "2080505 机关事业单位基本养老保险缴费支出",
  ]

  private static func told(_ text: String) -> [String] {
    Told("五、一般公共预算财政拨款支出决算情况说明\n\n" + text, rows: rows).lines.map {
      $0.replacing(" 一般公共预算 本年", with: "").replacing(" -", with: "")
    }
  }

  @Test func theLastNameIsMeantUnderTheOnesBefore() {
    #expect(
      Self.told("文化旅游体育与传媒支出（类）文化和旅游（款）行政运行（项）3.00万元。") == ["3.00万元 2070101行政运行 决算 决算数"])
    #expect(
      Self.told("社会保障和就业支出（类）行政事业单位养老支出（款）行政运行（项）3.00万元。") == ["3.00万元 2080501行政运行 决算 决算数"])
    #expect(Self.told("文化旅游体育与传媒支出（类）3.00万元。") == ["3.00万元 207文化旅游体育与传媒支出 决算 决算数"])
    // Without 支出, and where the table cut the name.
    #expect(Self.told("社会保障和就业（类）3.00万元。") == ["3.00万元 208社会保障和就业支出 决算 决算数"])
    #expect(Self.told("机关事业单位基本养老保险缴费（项）3.00万元。") == ["3.00万元 2080505机关事业单位基本养老保险缴费支出 决算 决算数"])
  }

  @Test func aChainWithoutItsParentsIsSureOnlyWhereTheNameIsTheOnlyOne() {
    // A parent that is misnamed says nothing where the item has its name alone.
    #expect(Self.told("示例支出（类）示例（款）图书馆（项）3.00万元。") == ["3.00万元 2070104图书馆 决算 决算数"])
    #expect(Self.told("示例支出（类）示例（款）行政运行（项）3.00万元。").first?.contains("‹") ?? false)
    #expect(Self.told("示例（款）3.00万元。") == ["3.00万元 ‹示例(款)›? 决算 决算数"])
    // The level must fit: 图书馆 is no 款.
    #expect(Self.told("图书馆（款）3.00万元。") == ["3.00万元 ‹图书馆(款)›? 决算 决算数"])
  }

  @Test func aFullStopMayStandBehindTheChain() {
    #expect(
      Self.told("1.文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。年初预算为80.00万元，支出决算为78.40万元，完成年初预算的98.00%，决算数小于年初预算数的主要原因是结余1.60万元。")
        == [
          "80.00万元 2070104图书馆 年初预算 年初预算数", "78.40万元 2070104图书馆 决算 决算数", "98.00% 2070104图书馆 年初预算 年初预算完成率",
          "1.60万元 ? inReason",
        ])
  }

  @Test func anItemWithoutAFigureNamesTheParagraphBelow() {
    let text = "1.文化旅游体育与传媒支出（类）文化和旅游（款）图书馆（项）。\n\n年初预算80.00万元，支出决算78.40万元。\n\n2.示例支出（项）。\n\n支出决算5.00万元。"
    let told = Self.told(text)
    #expect(told.count == 3)
    #expect(told.prefix(2).allSatisfy { $0.contains("2070104图书馆") })
    #expect(told.last?.contains("2070104图书馆") == false)
  }

  @Test func aCodeBesideTheNameIsNoAmount() {
    #expect(Self.told("图书馆（2070104）3.00万元。") == ["2070104plain ?", "3.00万元 2070104图书馆 决算 决算数"])
    #expect(Self.told("2070104图书馆3.00万元。").last == "3.00万元 2070104图书馆 决算 决算数")
  }
}
