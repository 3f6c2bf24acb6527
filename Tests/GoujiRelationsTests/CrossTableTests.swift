import GoujiRelations
import GoujiRules
import TestSupport
import Testing

/// Relations between tables, and relations taken together.
@Suite struct CrossTableTests {
  private static func overview(_ category: String, _ total: String) -> String {
    Documents.table(
      "收入支出决算总表",
      [
        "收入 | | 支出 |", "项目 | 决算数 | 项目 | 决算数", "一、一般公共预算财政拨款收入 | 60.00 | 一、教育支出 | \(category)",
        "本年收入合计 | 60.00 | 本年支出合计 | \(total)", "总计 | 60.00 | 总计 | 60.00",
      ])
  }

  private static func expenditure(_ total: String) -> String {
    Documents.table(
      "支出决算表",
      [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出", " | 合计 | \(total) | \(total) | 0.00", "205 | 教育支出 | \(total) | \(total) | 0.00",
      ])
  }

  @Test func theSameFactInTwoTablesIsEqual() {
    #expect(Documents.loud(Self.overview("60.00", "60.00") + "\n" + Self.expenditure("60.00")).isEmpty)
    let loud = Documents.loud(Self.overview("60.00", "60.00") + "\n" + Self.expenditure("61.00"))
    #expect(loud.contains { ["B2", "B5"].contains($0.rule) })
  }

  @Test func aDigitBalancedByHandIsAHint() {
    let overview = Documents.table(
      "收入支出决算总表",
      [
        "收入 | | 支出 |", "项目 | 决算数 | 项目 | 决算数", "一、一般公共预算财政拨款收入 | 60.00 | 一、教育支出 | 40.01",
        " | | 二、住房保障支出 | 19.99", "本年收入合计 | 60.00 | 本年支出合计 | 60.00", "总计 | 60.00 | 总计 | 60.00",
      ])
    let expenditure = Documents.table(
      "支出决算表",
      [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出", " | 合计 | 60.00 | 60.00 | 0.00", "205 | 教育支出 | 40.00 | 40.00 | 0.00",
        "221 | 住房保障支出 | 20.00 | 20.00 | 0.00",
      ])
    let text = overview + "\n" + expenditure
    #expect(Documents.loud(text).isEmpty, "\(Documents.loud(text).map(\.message.chinese))")
    #expect(Documents.findings(text).contains { $0.rule == "B5" && $0.severity == .hint })
  }

  /// 财政拨款收入支出决算总表 with one 类.
  private static func appropriations(_ amount: String) -> String {
    Documents.table(
      "财政拨款收入支出决算总表",
      [
        "收入 | | 支出 | | |", "项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款",
        "一、一般公共预算财政拨款 | 60.00 | 一、教育支出 | \(amount) | \(amount) | ",
      ])
  }

  @Test(arguments: [("60.01", true), ("60.02", true), ("60.03", false), ("61.00", false)])
  func aDigitBalancedInEachOverviewIsAHint(_ amount: String, _ isSilent: Bool) {
    let text = Self.overview("60.00", "60.00") + "\n" + Self.appropriations(amount)
    #expect(Documents.loud(text).contains { $0.rule == "B11" } != isSilent)
    #expect(Documents.findings(text).contains { $0.rule == "B11" && $0.severity == .hint } == isSilent)
  }

  @Test(arguments: [("57.6", "57.59", true), ("57.6", "57.62", false)])
  func aBalancedDigitMayHaveDroppedItsZero(_ first: String, _ second: String, _ isSilent: Bool) {
    let overview = Documents.table(
      "收入支出决算总表",
      ["收入 | | 支出 |", "项目 | 决算数 | 项目 | 决算数"]
        + zip(["一", "二", "三", "四", "五", "六", "七"], ["11.11", "12.12", "13.13", "14.14", "15.15", "16.16", "17.17"]).map {
          "\($0.0)、某项收入 | \($0.1) | | "
        } + ["八、其他收入 | 18.18 | 一、教育支出 | \(first)"])
    let loud = Documents.loud(overview + "\n" + Self.expenditure(second))
    #expect(loud.contains { $0.rule == "B5" } != isSilent, "\(loud.map(\.message.chinese))")
  }

  @Test func aTableInAnotherUnitIsCompared() {
    let yuan = Self.expenditure("600000.00").replacing("万元", with: "元")
    #expect(Documents.loud(Self.overview("60.00", "60.00") + "\n" + yuan).isEmpty)
    #expect(!Documents.loud(Self.overview("60.00", "60.00") + "\n" + yuan.replacing("600000.00", with: "610000.00")).isEmpty)
  }

  @Test func embeddedReportsAreNotCompared() {
    let embedded = "## 附件报告\n\n示例项目绩效评价报告\n\n一、项目情况\n\n" + Self.expenditure("99.00")
    let text = "第一部分 决算表\n\n一、总表\n\n" + Self.overview("60.00", "60.00") + "\n二、说明\n\n情况如前述各表。\n\n" + embedded
    #expect(Documents.loud(text).isEmpty, "\(Documents.loud(text).map(\.message.chinese))")
  }

  @Test func relationsThatCannotHoldTogetherAreAHint() {
    // 60.00 may be 30.00 + 30.01, and may be 599,951.00元; but 30.00 + 30.01 is 60.000 at the least.
    let expenditure = Documents.table(
      "支出决算表",
      [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出", " | 合计 | 60.00 | 30.00 | 30.01", "205 | 教育支出 | 60.00 | 30.00 | 30.01",
      ])
    let yuan = Self.overview("60.00", "60.00").replacing("万元", with: "元").replacing("60.00", with: "599951.00")
    for alone in [expenditure, yuan + "\n" + Self.expenditure("60.00")] {
      #expect(Documents.findings(alone).isEmpty, "\(Documents.findings(alone).map(\.message.chinese))")
    }
    let findings = Documents.findings(yuan + "\n" + expenditure)
    #expect(findings.map(\.rule) == ["A8"] && findings.allSatisfy { $0.severity == .hint })
    #expect(findings.first?.message.english.contains("together with the other relations it cannot hold") == true)
  }

  @Test func propagationNeverConflictsOnTrueFigures() {
    for path in SampleTests.clean {
      #expect(Checker.check(Documents.report(Repository.text(path))).conflicts.isEmpty, "\(path)")
    }
  }

  @Test func otherNamesForACodeAreInfo() {
    let general = Documents.table(
      "一般公共预算财政拨款支出决算表",
      ["科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出", " | 合计 | 60.00 | 60.00 | 0.00", "205 | 文教支出 | 60.00 | 60.00 | 0.00"])
    let findings = Documents.findings(Self.expenditure("60.00") + "\n" + general)
    #expect(findings.map(\.rule) == ["B15"] && findings.first?.severity == .info)
  }
}
