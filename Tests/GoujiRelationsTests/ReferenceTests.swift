import GoujiRelations
import GoujiRules
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

/// References, names, a report's own relations, and suppressions.
@Suite struct ReferenceTests {
  private func loud(_ prose: String) -> [Finding] { Documents.loud(Documents.expenditure + "\n一、支出情况\n\n" + prose + "\n") }

  @Test(arguments: [
    "基本支出1,220.45万元{=支出决算表!合计!基本支出}。", "基本支出1,220.45{=支出决算表!合计!基本支出}万元。", "基本支出12204500元{=支出决算表!208!基本支出}。",
    "占74.51%{=支出决算表!合计!基本支出 / 支出决算表!合计!本年支出合计}。", "比项目支出多802.88万元{=支出决算表!合计!基本支出 - 支出决算表!合计!项目支出}。",
    "项目支出比基本支出减少802.88万元{=支出决算表!合计!项目支出 - 支出决算表!合计!基本支出}。", "共1,638.02万元｛＝支出决算表！合计！本年支出合计｝。",
    "共1,638.02万元{#总额}，仍为1,638.02万元{=#总额}。", "约0.16亿元{=支出决算表!合计!本年支出合计}。",
  ])
  func aTrueReferenceIsSilent(_ prose: String) { #expect(loud(prose).map(\.message.chinese) == []) }

  @Test(arguments: [
    ("基本支出1,220.54万元{=支出决算表!合计!基本支出}。", "1,220.54", "1,220.45"),
    ("占75.51%{=支出决算表!合计!基本支出 / 支出决算表!合计!本年支出合计}。", "75.51", "74.51"),
    ("共1,638.02万元{#总额}，又为1,683.02万元{=#总额}。", "1,683.02", "1,638.02"),
  ])
  func aFalseReferenceIsAnErrorAtItsFigure(_ prose: String, _ wrong: String, _ right: String) {
    let text = Documents.expenditure + "\n一、支出情况\n\n" + prose + "\n"
    let findings = Documents.loud(text)
    #expect(findings.count == 1 && findings.first?.severity == .error)
    guard let finding = findings.first else { return }
    #expect(Array(text.utf8).text(finding.range) == wrong)
    #expect(finding.message.chinese.contains(right) && finding.fixes.first?.edits.first?.newText == right)
  }

  @Test func theSignOfADecreaseCounts() {
    let findings = loud("项目支出比基本支出增加802.88万元{=支出决算表!合计!项目支出 - 支出决算表!合计!基本支出}。")
    #expect(findings.count == 1)
  }

  @Test(arguments: [
    ("1.00万元{=支出决算!合计!基本支出}", "unknown-reference", "支出决算表"), ("1.00万元{=支出决算表!合计!基本支处}", "unknown-reference", "基本支出"),
    ("1.00万元{=支出决算表!209!基本支出}", "unknown-reference", "209"), ("1.00万元{=#总数}", "unknown-reference", "总数"),
    ("1.00万元{=支出决算表!合计}", "ambiguous-reference", "栏"), ("1.00万元{=上年!支出决算表!合计!基本支出}", "unknown-reference", "上年"),
    ("1.00万元{#甲 = #乙}，1.00万元{#乙 = #甲}", "circular-name", "甲"), ("1.00万元{#甲}，2.00万元{#甲}", "duplicate-name", "甲"),
    ("见表{=支出决算表!合计!基本支出}", "unattached-reference", "没有数"), ("1.00万元{=支出决算表!合计!基本支出", "malformed-reference", "}"),
    ("1.00万元{=支出决算表!合计!}", "malformed-reference", "!"), ("1.00万元{=合计(支出决算表!合计!基本支出}", "malformed-reference", "括号"),
  ])
  func aReferenceThatMeansNothingIsReportedOnce(_ prose: String, _ rule: String, _ part: String) {
    let findings = loud(prose + "。").filter { $0.rule == rule }
    #expect(!findings.isEmpty, "\(loud(prose).map(\.rule))")
    #expect(findings.first?.message.chinese.contains(part) == true, "\(findings.map(\.message.chinese))")
  }

  @Test func aReportStatesRelationsOfItsOwn() {
    #expect(loud("@勾稽 支出决算表!全部!本年支出合计 ≥ 支出决算表!全部!基本支出").isEmpty)
    let broken = loud("@勾稽 支出决算表!合计!基本支出 ≤ 支出决算表!合计!项目支出")
    #expect(broken.map(\.rule) == ["自定"])
    #expect(loud("@勾稽 支出决算表!合计!基本支出 ≤ 支出决算表!合计!项目之出").map(\.rule) == ["unknown-reference"])
  }

  @Test func otherNamesMayBeDefined() {
    #expect(loud("1,220.45万元{=支出决算表!合计!日常支出}。").map(\.rule) == ["unknown-reference"])
    #expect(loud("@定义 日常支出 = 基本支出\n\n1,220.45万元{=支出决算表!合计!日常支出}。").isEmpty)
  }

  @Test func aSuppressionSilencesOneFindingThere() {
    let wrong = "1.00万元{=支出决算表!合计!基本支出}"
    #expect(loud(wrong + "。").count == 1)
    #expect(loud(wrong + "{忽略 引用: 口径不同}。").isEmpty)
    #expect(loud(wrong + "{忽略 公式不符: 口径不同}，\(wrong)。").count == 1)
    #expect(loud("@忽略 引用: 口径不同\n\n\(wrong)，\(wrong)。").isEmpty)
    #expect(loud("1,220.45万元{忽略 引用: 无}。").map(\.rule) == ["unused-suppression"])
    #expect(loud("1,220.45万元{忽略 没有这条: 无}。").map(\.rule) == ["unused-suppression"])
  }

  @Test func lastYearsReportIsReadThroughItsName() throws {
    let tree = Documents.tree(Documents.expenditure + "\n年初1,220.45万元{=上年!支出决算表!合计!基本支出}，5.00万元{=上年!支出决算表!合计!项目支出}。\n")
    let result = Checker.check(
      Documents.report(tree.source.text(TextRange(0, tree.bytes.count))), lastYear: Documents.report(Documents.expenditure))
    #expect(result.problems.isEmpty)
    #expect(result.instances.suffix(2).map(\.verdict) == [.holds, .broken])
    #expect(Findings.all(result).filter { $0.severity == .error }.count == 1)
  }
}
