import Foundation
import GoujiRules
import TestSupport
import Testing

/// Relations inside tables: what holds, what is rounding, what is broken.
@Suite struct TableRelationTests {
  /// Relations with one meaning say it once.
  @Test func aMeaningIsNotRepeated() throws {
    let text = Documents.table(
      "三公经费支出决算表",
      [
        "项目|预算数|决算数", "合计|8.00|6.60", "因公出国（境）费|0.00|0.00", "公务用车购置及运行维护费|5.00|9.00", "公务用车购置费|0.00|0.00",
        "公务用车运行维护费|5.00|4.00", "公务接待费|3.00|2.60",
      ])
    let message = try #require(Documents.loud(text).first { $0.rule == "A17" }).message
    #expect(message.chinese.components(separatedBy: "三公经费合计等于").count == 2, "\(message.chinese)")
    #expect(message.english.components(separatedBy: "the total = travel").count == 2)
  }

  private static func expenditure(_ rows: [String]) -> String {
    Documents.table(
      "支出决算表",
      ["科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出", "栏次 | | 1 | 2 | 3 | 4 | 5 | 6"] + rows)
  }

  @Test func roundingIsSilent() {
    let text = Self.expenditure([
      " | 合计 | 10.00 | 6.67 | 3.34 | 0.00 | 0.00 | 0.00", "208 | 社会保障和就业支出 | 10.00 | 6.67 | 3.34 | 0.00 | 0.00 | 0.00",
      "20805 | 行政事业单位养老支出 | 10.00 | 6.67 | 3.34 | 0.00 | 0.00 | 0.00",
    ])
    #expect(Documents.findings(text).isEmpty)
    let tails = Documents.findings(text, showsTails: true)
    #expect(tails.count == 3 && tails.allSatisfy { $0.severity == .hint && $0.rule == "A8" })
  }

  @Test func aRealDifferenceOfOneCentIsAnError() {
    // 总计 on both sides is one figure printed twice: no rounding between them.
    let text = Documents.table(
      "收入支出决算总表",
      [
        "收入 | | | 支出 | |", "项目 | 行次 | 决算数 | 项目 | 行次 | 决算数", "一、一般公共预算财政拨款收入 | 1 | 8.00 | 一、教育支出 | 3 | 8.00",
        "本年收入合计 | 2 | 8.00 | 本年支出合计 | 4 | 8.00", "总计 | 5 | 8.00 | 总计 | 6 | 8.01",
      ])
    let loud = Documents.loud(text)
    #expect(loud.count == 1 && ["A2", "A3"].contains(loud[0].rule) && loud[0].severity == .error)
    #expect(loud[0].message.chinese.contains("8.00") && loud[0].message.chinese.contains("8.01"))
  }

  @Test func oneWrongFigureGivesOneFinding() {
    let text = Self.expenditure([
      " | 合计 | 30.00 | 20.00 | 10.00 | 0.00 | 0.00 | 0.00", "208 | 社会保障和就业支出 | 30.00 | 20.00 | 10.00 | 0.00 | 0.00 | 0.00",
      "20801 | 管理事务 | 12.50 | 12.50 | 0.00 | 0.00 | 0.00 | 0.00", "20805 | 养老支出 | 17.50 | 5.70 | 10.00 | 0.00 | 0.00 | 0.00",
    ])
    let loud = Documents.loud(text)
    #expect(loud.count == 1)
    #expect(loud[0].message.chinese.contains("5.70") && loud[0].message.chinese.contains("应为7.50"))
    #expect(loud[0].fixes.first?.edits.first?.newText == "7.50")
    #expect(!loud[0].related.isEmpty)
  }

  @Test func parentsMayBeMissing() {
    // No 款 rows: a 类 is the sum of its 项.
    let rows = [
      " | 合计 | 9.00 | 9.00 | 0.00 | 0.00 | 0.00 | 0.00", "208 | 社会保障和就业支出 | 9.00 | 9.00 | 0.00 | 0.00 | 0.00 | 0.00",
      "2080501 | 行政单位离退休 | 4.00 | 4.00 | 0.00 | 0.00 | 0.00 | 0.00", "2080505 | 养老保险缴费支出 | 5.00 | 5.00 | 0.00 | 0.00 | 0.00 | 0.00",
    ]
    #expect(Documents.loud(Self.expenditure(rows)).isEmpty)
    let wrong = rows.dropLast() + ["2080505 | 养老保险缴费支出 | 6.00 | 6.00 | 0.00 | 0.00 | 0.00 | 0.00"]
    #expect(Documents.loud(Self.expenditure(Array(wrong))).count > 0)
  }

  @Test func manyPrintedZerosMakeNoRoom() {
    // Twenty zeros could hide 0.10 if each were an interval; they count once.
    var rows = [" | 合计 | 1.10 | 1.10 | 0.00 | 0.00 | 0.00 | 0.00", "201 | 甲 | 1.00 | 1.00 | 0.00 | 0.00 | 0.00 | 0.00"]
    rows += (202..<222).map { "\($0) | 类\($0) | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00" }
    #expect(Documents.loud(Self.expenditure(rows)).count > 0)
  }

  @Test func anUnreadableCellKeepsTheRelationSilent() {
    let text = Self.expenditure([
      " | 合计 | 30.00 | 20.00 | ?? | 0.00 | 0.00 | 0.00", "208 | 社会保障和就业支出 | 30.00 | 20.00 | 10.00 | 0.00 | 0.00 | 0.00",
    ])
    #expect(Documents.loud(text).isEmpty)
  }

  @Test func dashesAreNoParts() {
    let text = Documents.table(
      "财政拨款“三公”经费支出决算表",
      [
        "项目 | 行次 | 年初预算数 | 决算数", "3.公务接待费 | 6 | 20.00 | 7.00", "（1）国内接待费 | 7 | --- | 7.00", "（2）国（境）外接待费 | 9 | --- |",
      ])
    #expect(Documents.loud(text).isEmpty)
  }

  @Test func columnsThatTheRelationDoesNotKnowKeepItSilent() {
    let text = Documents.table(
      "支出决算表",
      [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出 | 其他支出类型", "208 | 社会保障和就业支出 | 30.00 | 20.00 | 5.00 | 0.00 | 5.00",
      ])
    #expect(Documents.loud(text).isEmpty)
  }

  @Test func aTornTableChecksOnlyThatPartsAreNotTooMuch() {
    let head = ["经济分类科目编码 | 科目名称 | 决算数"]
    let first = head + ["301 | 工资福利支出 | 10.00", "30101 | 基本工资 | 4.00"]
    func text(_ last: String) -> String {
      Documents.table("一般公共预算财政拨款基本支出决算表", first) + "\n3. 50 30102\n\n津贴\n\n"
        + (head + [last]).map { $0.replacing(" | ", with: "\t") }.joined(separator: "\n") + "\n"
    }
    #expect(Documents.loud(text("30103 | 奖金 | 2.00")).isEmpty)
    #expect(Documents.loud(text("30103 | 奖金 | 7.00")).count == 1)
  }

  @Test func aShiftedTotalIsReadWhereItBelongs() {
    let text = Documents.table(
      "一般公共预算财政拨款支出决算表",
      [
        "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |", " | 栏次 | 1 | 2 | 3 |", " | | 合计 | 9.00 | 6.00 | 3.00",
        "208 | 社会保障和就业支出 | 9.00 | 6.00 | 3.00 |", "20805 | 养老支出 | 9.00 | 6.00 | 3.00 |",
      ])
    let findings = Documents.findings(text)
    #expect(findings.map(\.rule) == ["shifted-row"] && findings[0].severity == .info)
  }

  @Test func aRateThatWasCutOffIsAWarningAndAWrongOneAnError() {
    func text(_ rate: String) -> String {
      Documents.table(
        "项目支出绩效自评表",
        [
          "项目名称 | 示例项目 | | | | |", "项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
          " | 年度资金总额 | 3000.00 | 3000.00 | 2000.00 | 10 | \(rate) | 10", "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
          " | 产出指标 | 数量指标 | 培训次数指标 | ≥2次 | 2次 | 90 | 90", "总分 | | | | | | 100 | 100",
        ])
    }
    #expect(Documents.loud(text("66.67%")).isEmpty)
    #expect(Documents.loud(text("66.66%")).map(\.severity) == [.warning])
    #expect(Documents.loud(text("76.67%")).map(\.severity) == [.error])
  }

  @Test func aMisgroupedFigureIsReadAndReported() {
    let text = Self.expenditure([
      " | 合计 | 1,638.02 | 1,638.02 | 0.00 | 0.00 | 0.00 | 0.00", "208 | 社会保障和就业支出 | 1,68.02 | 1,638.02 | 0.00 | 0.00 | 0.00 | 0.00",
    ])
    let rules = Documents.loud(text).map(\.rule)
    #expect(rules.contains("misgrouped-number") && rules.contains("A7"))
  }
}
