import GoujiReport
import GoujiRules
import Testing
import TestSupport

@testable import GoujiRelations

/// Shares whose whole nobody names, and what else a reader knows without being told.
@Suite struct SharedWholeTests {
  static let tables = """
    支出决算表

    金额单位：万元

    科目编码	科目名称	本年支出合计	基本支出	项目支出	上缴上级支出	经营支出	对附属单位补助支出
    合计		900.00	534.60	365.40	0.00	0.00	0.00
    201	一般公共服务支出	700.00	434.60	265.40	0.00	0.00	0.00
    2010301	行政运行	700.00	434.60	265.40	0.00	0.00	0.00
    208	社会保障和就业支出	129.40	100.00	29.40	0.00	0.00	0.00
    221	住房保障支出	70.60	0.00	70.60	0.00	0.00	0.00

    三、支出决算情况说明

    本年支出合计900.00万元。


    """

  private static func loud(_ sentence: String) -> [String] { Documents.loud(tables + sentence + "\n").map(\.message.chinese) }

  @Test(arguments: [
    "基本支出占59.40%，项目支出占40.60%。",
    "按功能分类：一般公共服务支出700.00万元，占77.78%；社会保障和就业支出129.40万元，占14.38%；住房保障支出70.60万元，占7.84%。",
    "一般公共服务支出700.00万元（占77.78%）、社会保障和就业支出129.40万元（占14.38%）、住房保障支出70.60万元（占7.84%）。",
    // Shares of something that nobody says are nobody's business.
    "基本支出占39.12%，项目支出占28.30%。",
    "社会保障和就业支出129.40万元，占12.94%。",
    // As great as the part: no whole of it.
    "社会保障和就业支出129.40万元，占99.5%；其他示例支出0.65万元，占0.5%。社会保障和就业支出129.40万元，与预算持平。",
  ])
  func whatIsTrueIsNotLoud(_ sentence: String) { #expect(Self.loud(sentence).isEmpty) }

  @Test func aShareIsHeldToTheWholeOfTheOthers() throws {
    let told = Self.loud(
      "一般公共服务支出700.00万元，占77.78%；社会保障和就业支出129.40万元，占14.78%；住房保障支出70.60万元，占7.84%。")
    #expect(told.count == 1 && told[0].contains("14.78") && told[0].contains("14.38"))
    // Two digits are enough where all others agree.
    let short = Self.loud("一般公共服务支出700.00万元，占77.8%；社会保障和就业支出129.40万元，占14.4%；住房保障支出70.60万元，占9.8%。")
    #expect(short.count == 1 && short[0].contains("9.8"))
  }

  @Test func aShareAloneIsNotCalledPinned() throws {
    let result = Checker.check(Documents.report(Self.tables + "住房保障支出70.60万元，占7.84%。\n"))
    let share = try #require(result.prose.figures.last)
    #expect(result.report.bytes.text(share.figure.number) == "7.84" && !result.witnessedProse.contains(share.figure.number.start))
  }

  // MARK: Two budgets, differences from a budget

  @Test(arguments: [
    "示例运维项目年初预算200.00万元，全年预算300.00万元，执行数270.00万元，执行率90.00%。",
    "示例运维项目年初预算300.00万元，全年预算320.00万元，支出决算270.00万元，执行率90.00%。",
    "住房保障支出70.60万元，为年初预算80.00万元的88.25%，预决算差异率-11.75%，节约9.40万元。",
    "住房保障支出年初预算80.00万元，决算70.60万元，预决算差异9.40万元，差异率11.75%。",
    "住房保障支出年初预算60.00万元，决算70.60万元，超出年初预算10.60万元，超支17.67%。",
    "住房保障支出年初预算60.00万元，决算70.60万元，人均1.10万元，车均0.50万元，完成年初预算的117.67%。",
    "住房保障支出70.60万元，主要原因是缴存基数调整；较上年60.60万元增加10.00万元（16.50%）。",
    "住房保障支出按单位分，局机关30.00万元，示例支队40.60万元，分别占42.49%和57.51%。",
    "从预算单位看，局本级支出810.00万元，占本年支出的90.00%；示例市行政运行80.00万元，占8.89%。",
    "社会保障和就业项目年初预算130.00万元，全年预算145.00万元，执行数140.20万元，执行率96.69%。",
    "一般公共服务支出700.00万元，占人员经费的96.64%；住房保障支出70.60万元，占公用经费的95.18%。",
    "收、支总计分别减少20.1万元、20.1万元，降幅均为0.6%。",
    "住房保障支出70.60万元，由上年的60.60万元增至70.60万元，增加10.00万元，增长16.50%。",
  ])
  func whatIsSaidOfBudgetsIsNotLoud(_ sentence: String) { #expect(Self.loud(sentence).isEmpty) }

  @Test(arguments: [
    ("示例运维项目年初预算200.00万元，全年预算300.00万元，执行数270.00万元，执行率70.00%。", "70.00"),
    ("住房保障支出70.60万元，为年初预算80.00万元的86.25%。", "86.25"),
    ("住房保障支出年初预算80.00万元，决算70.60万元，差异率17.75%。", "17.75"),
    ("住房保障支出年初预算60.00万元，决算70.60万元，超出年初预算16.60万元。", "16.60"),
    ("住房保障支出70.60万元，主要原因是缴存基数调整；较上年60.60万元增加18.00万元。", "18.00"),
    ("住房保障支出由上年的60.60万元降至70.60万元。", "降至"),
    ("住房保障支出70.60万元，比上年60.60万元减少10.00万元。", "减少"),
  ])
  func whatIsFalseOfBudgetsIsTold(_ sentence: String, _ wrong: String) {
    let told = Self.loud(sentence)
    #expect(told.count == 1 && told.first?.contains(wrong) ?? false, "\(told)")
  }
}
