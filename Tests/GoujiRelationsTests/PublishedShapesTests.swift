import GoujiRelations
import GoujiRules
import TestSupport
import Testing

/// Shapes that published reports have and that were once misread: what is true in them is silent, what is false is told.
@Suite struct PublishedShapesTests {
  /// A report whose sentences are under `heading`.
  private static func report(_ sentences: String, tables: String = "", heading: String = "三、支出决算情况说明") -> String {
    "---\n决算年度: 2024\n---\n\n\(tables)\(heading)\n\n\(sentences)\n"
  }

  private static let general = """
    一般公共预算财政拨款支出决算表
    单位：万元
    科目编码	科目名称	本年支出合计	基本支出	项目支出
    	合计	900.00	600.00	300.00
    205	教育支出	900.00	600.00	300.00
    20502	普通教育	900.00	600.00	300.00
    2050204	高中教育	900.00	600.00	300.00


    """

  private static let all = """
    支出决算表
    单位：万元
    科目编码	科目名称	本年支出合计	基本支出	项目支出
    	合计	950.00	600.00	350.00
    205	教育支出	950.00	600.00	350.00
    20502	普通教育	950.00	600.00	350.00
    2050204	高中教育	950.00	600.00	350.00


    """

  private static let fund = "五、一般公共预算财政拨款支出决算情况说明"

  // MARK: What is true

  static let right: [String] = [
    // What the money was for is not what the budget behind it is of.
    report("1.教育支出（类）普通教育（款）高中教育（项）。主要用于：住房公积金、项目支出。年初预算为1,000.00万元，支出决算为900.00万元，完成年初预算的90.00%。", tables: general, heading: fund),
    report("1.教育支出（类）普通教育（款）高中教育（项）900.00万元，主要用于：教学等支出，年初预算为1,000.00万元，支出决算为900.00万元。", tables: general, heading: fund),
    // What explains a figure is not what the next sentence is about.
    report("年初结转和结余190.89万元，为以前年度因条件变化未完成而转到本年使用的资金。较2023年度决算数减少7.63万元，下降3.84%。"),
    // 此外 ends the list.
    report("本年支出合计900.00万元。其中：基本支出600.00万元，占66.67%；项目支出300.00万元，占33.33%。此外，年末结转和结余20.00万元。"),
    // A part that rounding hides is left out of the list.
    report("本年支出合计52,581.44万元，折合5.26亿元，包括：基本支出2.38亿元（占45.27%）；项目支出2.87亿元（占54.53%）；经营支出110万（占0.21%）。"),
    // Nothing from nothing, and all from nothing.
    report("项目支出56.95万元，比上年增加56.95万元，增长100%。公务接待费年初预算为0万元，支出决算为2.00万元，完成年初预算的100%。"),
    report("高中教育（项）年初预算为0万元，年中追加10.00万元，支出决算为9.80万元，完成预算的98%。"),
    // This year's budget against last year's; the outturn of that name is another figure.
    report("高中教育112.00万元，其中：基本支出112.00万元。\n\n基本支出预算1,440.00万元，占支出的90%，同比减少12.60万元，下降0.87%。"),
    // The item is missing in the fund's table; that of all funds is greater.
    report("1.教育支出（类）普通教育（款）高中教育（项）。年初预算为850.00万元，支出决算为900.00万元。", tables: all, heading: fund),
    // One fund's table in place of that of all funds.
    report("本年支出合计950.00万元，其中：基本支出600.00万元，项目支出350.00万元。", tables: general),
    // 和年初预算持平 says nothing of the next part.
    report(
      "“三公”经费支出30.00万元，其中：因公出国（境）费0万元，和年初预算持平；公务用车运行维护费24.00万元；公务接待费6.00万元。",
      heading: "八、“三公”经费支出决算情况说明"),
    // The table has one budget of the two that are said.
    report(
      "“三公”经费财政拨款年初预算为50.00万元，全年预算为56.50万元，支出决算为46.85万元，完成全年预算的82.92%。",
      tables: "三公经费支出决算表\n单位：万元\n项目\t预算数\t决算数\n合计\t56.50\t46.85\n公务接待费\t56.50\t46.85\n\n\n", heading: "八、“三公”经费支出决算情况说明"),
    // 当年支出决算 is what the item came to, also where the line ends behind a sentence.
    report(
      "1.教育支出（类）普通教育（款）高中教育（项）900.00万元，主要用于：教学。\n年初预算为890.00万元，当年支出决算为900.00万元，完成年初预算的101.12%。",
      tables: general, heading: fund),
    // A blank line in a definition makes no heading of it.
    report(
      "7.其他收入39.49万元，为本单位在财政拨款收入、事业收\n\n入之外取得的收入。\n\n1.教育支出950.00万元，主要用于教学。", tables: all,
      heading: "一、收入支出决算总体情况说明"),
    // Two lists of one whole, which stands in another paragraph.
    report(
      "本年支出合计500.00万元。\n\n按支出性质分类：基本支出200.00万元，占40.00%；项目支出300.00万元，占60.00%。按支出功能分类：教育支出100.00万元，占20.00%；卫生健康支出400.00万元，占80.00%。"
    ),
    // Words that a page cuts.
    report("“老年福利”（项）。预算\n\n数为60,651.60万元，支出决算数为20,150.00万元，完成预算的33.22%，执行数小于预算数。"),
    report("公务接待费支出决算上\n第 30 页\n一年度为20.00万元，同比减少4.00万元，下降20.00%，为16.00万元。", heading: "八、“三公”经费支出决算情况说明"),
    // 近日 is no rough figure, and what a page break cuts a heading from is none.
    report("近日公布，本年支出合计900.00万元，其中基本支出600.00万元、项目支出300.00万元。"),
    // A thousand with a space, and an amount that its page cuts.
    report("高中教育（项）年初预算83.57万元，支出决算900.00万元，完成年初预算的1, 077%。", tables: general, heading: fund),
  ]

  @Test(arguments: right) func whatIsTrueIsSilent(_ text: String) { #expect(Documents.loud(text).map(\.message.chinese) == []) }

  // MARK: What is false

  static let wrong: [(text: String, rule: String)] = [
    (
      report(
        "1.教育支出（类）普通教育（款）高中教育（项）。主要用于：教学楼工程项目支出。年初预算为1,000.00万元，支出决算为890.00万元，完成年初预算的90.00%。",
        tables: general, heading: fund), "C7"
    ),
    // The amount in front and the outturn behind are of the same item.
    (
      report(
        "1.教育支出（类）普通教育（款）高中教育（项）900.00万元，主要用于：教学。年初预算为1,000.00万元，支出决算为850.00万元，完成年初预算的90.00%。",
        tables: general, heading: fund), "C7"
    ),
    (report("事业收入500.00万元，为医院开展诊疗活动取得的收入，较2023年度决算数增加100.00万元，增长35.00%。"), "C1"),
    (report("上年结转和结余814.40万元，为以前年度支出预算未执行完毕的资金。较2023年度决算数增加59.03万元，增长9.81%。"), "C1"),
    (report("教育支出1,741.75万元，完成年初预算的94.00%，决算数大于年初预算数。"), "C7"),
    (report("近日公布，本年支出合计900.00万元，其中基本支出600.00万元，占66.67%；项目支出310.00万元，占33.33%。"), "C6"),
    (report("年初结转和结余190.89万元，为以前年度尚未完成、转到本年使用的资金。较2023年度决算数减少7.63万元，下降5.84%。"), "C1"),
    (report("一般公共预算财政拨款支出年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元，完成年初预算的95.89%。"), "C7"),
    (report("项目支出56.95万元，比上年增加56.95万元，增长98.00%。"), "C1"),
    (report("本年支出合计900.00万元。其中：基本支出600.00万元，占66.67%；项目支出310.00万元，占33.33%。此外，年末结转和结余20.00万元。"), "C6"),
    (report("本年支出合计比上年增加193.20万元，增长13.95。"), "C18"),
    (report("高中教育（项）年初预算4.00万元，支出决算为4.19。决算数大于预算数。"), "C18"), (report("项目支出2.38万元，占23.8，比上年减少。"), "C18"),
    (
      report(
        "（二）公务用车购置及运行维护费支出57.36万元。\n\n公务用车购置及运行维护费支出决算数比预算数减少17.54万元，下降33.42%。",
        heading: "二、一般公共预算财政拨款“三公”经费支出决算具体情况说明。"), "C7"
    ),
    (report("“三公”经费支出按同口径同比减少63.96万元，下降5.20%，支出1,165.08万元，同比减少63.96万元，下降6.20%。"), "C1"),
  ]

  @Test(arguments: wrong) func whatIsFalseIsTold(_ text: String, _ rule: String) {
    let rules = Documents.loud(text).map(\.rule)
    #expect(rules.contains(rule), "\(rules)")
  }

  // MARK: Tables

  /// The header has three rows, and the middle one stands under one merged cell.
  @Test func aHeaderUnderOneMergedCellIsRead() {
    let text = """
      财政拨款“三公”经费支出决算表
      单位：万元
      合计		因公出国（境）费		公务用车购置及运行维护费						公务接待费	
      				小计		公务用车购置费		公务用车运行维护费			
      预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数	预算数	决算数
      11.49	3.04	0	0	9.38	2.64	0	0	9.38	2.64	2.11	0.40

      """
    let result = Checker.check(Documents.report(text))
    #expect(result.tables.first?.panels.first?.amounts.map { $0.header.last ?? "" }.count == 12)
    #expect(result.witnessed.count >= 10)
    #expect(Documents.loud(text).map(\.message.chinese) == [])
    #expect(!Documents.loud(text.replacing("2.11\t0.40", with: "2.11\t0.50")).isEmpty)
  }

  /// A column that nobody filled in counts as nil, in a table of one row as in any other.
  @Test func anEmptyColumnUnderAHeaderIsNil() {
    func table(_ meals: String) -> String {
      """
      财政拨款“三公”经费支出决算表
      单位：万元
      合计	因公出国（境）费	公务用车购置及运行维护费			公务接待费
      		小计	公务用车购置费	公务用车运行维护费	
      31.47		30.67		30.67	\(meals)

      """
    }
    #expect(Documents.loud(table("0.80")).map(\.message.chinese) == [])
    #expect(!Documents.loud(table("0.90")).isEmpty)
  }

  /// What a cell should be is never less than nil, unless it may have lost its minus sign.
  @Test func noCellIsMendedWithALossNobodyWrote() {
    let text = """
      支出决算表
      单位：万元
      科目编码	科目名称	本年支出合计	基本支出	项目支出
      	合计	900.00	600.00	300.00
      205	教育支出	900.00	600.00	300.00
      20502	普通教育	100.00	600.00	300.00
      2050204	高中教育	900.00	600.00	300.00

      """
    let findings = Documents.loud(text)
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { !$0.message.chinese.contains("应为-") }, "\(findings.map(\.message.chinese))")
  }
}
