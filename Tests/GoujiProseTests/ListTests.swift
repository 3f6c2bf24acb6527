import Testing

/// Parts that are listed, and where the list ends.
@Suite struct ListTests {
  private static func lists(_ text: String) -> [String] { Told(text).lists }

  @Test func thePartsOfAListAndTheirShares() {
    let told = Told("本年收入合计900.00万元，其中：财政拨款收入850.00万元，占94.44%；事业收入30.00万元，占3.33%；其他收入20.00万元，占2.23%。")
    #expect(
      told.lines == [
        "900.00万元 本年收入合计 - 本年 决算 决算数 -", "850.00万元 财政拨款收入 - 本年 决算 决算数 -", "94.44% 财政拨款收入 - 本年 决算 占比 -",
        "30.00万元 事业收入 - 本年 决算 决算数 -", "3.33% 事业收入 - 本年 决算 占比 -", "20.00万元 其他收入 - 本年 决算 决算数 -",
        "2.23% 其他收入 - 本年 决算 占比 -",
      ])
    #expect(told.lists == ["本年收入合计: 财政拨款收入、事业收入、其他收入。"])
  }

  @Test func aPartNeedsNoKnownName() {
    #expect(Self.lists("项目支出300.00万元，包括：示例展陈120.00万元、古籍修复180.00万元。") == ["项目支出: ‹示例展陈›、‹古籍修复›。"])
  }

  @Test func aListInsideAnotherEndsAtTheSemicolon() {
    #expect(
      Self.lists(
        "七、三公经费支出情况\n\n三公经费6.60万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费4.00万元，其中：公务用车购置费0.00万元，公务用车运行维护费4.00万元；公务接待费2.60万元。"
      ) == ["三公经费: 因公出国（境）费、公务用车购置及运行维护费、公务接待费。", "公务用车购置及运行维护费: 公务用车购置费、公务用车运行维护费。"])
  }

  @Test func whatIsListedBehindAChangeIsAPartOfIt() {
    let text = "财政拨款收入总计195.42万元，比上年减少3.91万元，其中压减示例展陈0.92万元；财政拨款支出总计195.42万元。"
    #expect(Self.lists(text) == ["收入总计: 支出总计。"])
    // The second list is the whole's.
    #expect(
      Self.lists("本年支出合计900.00万元，比上年减少3.91万元，其中压减示例展陈0.92万元。其中：基本支出600.00万元，项目支出300.00万元。")
        == ["本年支出合计: 基本支出、项目支出。"])
    // And the next paragraph begins without any.
    #expect(
      Self.lists(
        "本年支出合计900.00万元，比上年减少3.91万元，其中压减示例展陈0.92万元。\n\n本年支出合计900.00万元，主要用于以下方面：示例教育支出600.00万元；示例医疗支出300.00万元。"
      ) == ["本年支出合计: ‹示例教育›、‹示例医疗›。"])
  }

  @Test func aFigureThatNobodyUnderstandsLeavesItsListOpen() {
    let told = Told("公用经费20.00万元，包括：办公费8.00万元、手续费共7万、邮电费5.00万元。")
    #expect(told.reading.statements.first?.isListOpen == true)
    #expect(Told("公用经费20.00万元，包括：办公费8.00万元、邮电费5.00万元。").reading.statements.first?.isListOpen == false)
  }

  @Test func aListEndsBehindWhatItLeavesOut() {
    let told = Told(
      "三、基本支出决算情况说明\n\n基本支出900.00万元，其中：人员经费600.00万元。主要包括：基本工资400.00万元、助学金150.00万元等；公用经费300.00万元。主要包括：办公费300.00万元。")
    #expect(told.lists.contains("人员经费: ‹工资›、‹助学金›。"), "\(told.lists)")
  }

  @Test func aListEndsWithItsSentence() {
    let told = Told("支出总计900.00万元，其中基本支出600.00万元，占66.67%。项目支出增加20.00万元。")
    #expect(told.lists == ["支出总计: 基本支出。"])
    #expect(told.lines.last == "20.00万元 项目支出 - 比上年 决算 增减额 增加")
  }

  @Test func namesAndAmountsInBracketsAreParts() {
    #expect(
      Self.lists("本年支出900.00万元，其中：基本支出600.00万元（人员经费500.00万元、公用经费100.00万元）、项目支出300.00万元。")
        == ["本年支出合计: 基本支出、项目支出。", "基本支出: 人员经费、公用经费"])
    // A name and one amount may be anything.
    #expect(Self.lists("本年支出900.00万元（基本支出600.00万元），比上年增加。").isEmpty)
  }

  @Test func whatStandsBesidesIsNoPart() {
    #expect(
      Self.lists("本年收入合计900.00万元。其中：财政拨款收入600.00万元；其他收入300.00万元。此外，年初结转和结余50.00万元。")
        == ["本年收入合计: 财政拨款收入、其他收入。"])
  }

  @Test func aListGoesOnBehindAParagraph() {
    let told = Told("一、支出决算情况说明\n\n本年支出合计900.00万元。其中：\n\n1.基本支出600.00万元。\n\n支出决算小于预算数。\n\n2.项目支出300.00万元。\n")
    #expect(told.lists.allSatisfy { !$0.hasSuffix("。") }, "\(told.lists)")
  }

  @Test func partsInBracketsAreNotThoseOutside() {
    let text = "本年支出900.00万元，其中：基本支出600.00万元（含人员经费500.00万元、公用经费100.00万元）、项目支出300.00万元。"
    #expect(Self.lists(text) == ["本年支出合计: 基本支出、项目支出。"])
    #expect(
      Self.lists(text.replacing("含", with: "其中：")) == ["本年支出合计: 基本支出、项目支出。", "基本支出: 人员经费、公用经费"])
  }

  @Test func whatFollowsABracketIsAboutWhatStandsBeforeIt() {
    #expect(
      Told("本年支出900.00万元（其中：基本支出600.00万元，项目支出300.00万元），比上年增加20.00万元。").lines.last
        == "20.00万元 本年支出合计 - 比上年 决算 增减额 增加")
  }

  @Test func theWholeMayHaveNoFigure() {
    #expect(Self.lists("财政拨款支出主要用于以下方面：示例教育支出500.00万元，占55.56%；示例医疗支出400.00万元，占44.44%。").first?.hasPrefix("本年支出合计: ") ?? false)
  }

  @Test func aShareNamesItsWhole() {
    let told = Told("十、政府采购支出说明\n\n授予中小企业合同金额100.00万元，占政府采购支出总额的83.35%，占比50%。")
    #expect(told.wholes(1) == ["政府采购支出"])
    #expect(told.wholes(2) == [])
    // Something that nothing knows is no whole, and not the list's either.
    #expect(Told("基本支出600.00万元，占示例总盘子的60%。").wholes(1) == ["‹›"])
  }

  @Test func theBudgetBehindTheParts() {
    // 年初预算 behind 其中 is the item's, not the last part's.
    let text = "五、一般公共预算财政拨款支出决算情况说明\n\n1.文化支出（类）文化（款）图书馆（项）890.00万元，其中基本支出550.00万元、项目支出340.00万元，年初预算850.00万元。"
    #expect(Told(text, rows: ["2070104 图书馆"]).lines.last == "850.00万元 2070104图书馆 一般公共预算 本年 年初预算 年初预算数 -")
  }

  @Test func itemsBelowAreParts() {
    let text = "三、支出决算情况说明\n\n本年支出合计900.00万元。其中：\n\n1.基本支出600.00万元，占66.67%，比上年增加3.00万元。\n\n2.项目支出300.00万元，占33.33%，比上年增加5.00万元。\n\n"
    #expect(Self.lists(text) == ["本年支出合计: 基本支出、项目支出"])
    // A heading ends it.
    #expect(Self.lists(text + "四、其他情况\n\n示例经费5.00万元，占3.00%，比上年增加5.00万元。") == ["本年支出合计: 基本支出、项目支出"])
  }

  @Test func anItemIsNoPartOfTheItemBefore() {
    let text = "三、支出决算情况说明\n\n1.基本支出600.00万元。其中：人员经费500.00万元，公用经费100.00万元。\n\n2.项目支出300.00万元，占33.33%，比上年增加5.00万元。"
    #expect(Self.lists(text) == ["基本支出: 人员经费、公用经费"])
  }
}
