import GoujiRelations
import TestSupport
import Testing

/// Which figure of a broken sum is blamed, and what is proposed for it.
@Suite struct DiagnosisTests {
  private static let figures = ["2514.62", "397.00", "2758.43", "377.85", "1012.68", "984.85", "88.49", "585.23"]
  private static let codes = ["30101", "30102", "30103", "30107", "30108", "30109", "30110", "30111"]
  private static let names = ["基本工资", "津贴补贴", "奖金", "绩效工资", "养老保险缴费", "职业年金缴费", "医疗保险缴费", "医疗补助缴费"]

  /// The cause of what is broken in a table of 301 and its sections, in which `figure` is written as `flaw`. The total is off
  /// by a last digit, as totals of rounded figures are.
  private func cause(_ figure: String, _ flaw: String) -> Cause? {
    let rows = zip(zip(Self.codes, Self.names), Self.figures).map { labels, amount in
      "\(labels.0) | \(labels.1) | \(amount == figure ? flaw : amount)"
    }
    let text = Documents.table("一般公共预算财政拨款基本支出决算表", ["科目编码 | 科目名称 | 决算数", "301 | 工资福利支出 | 8719.16"] + rows)
    return Diagnosis.causes(Checker.check(Documents.report(text))).first
  }

  private static let budget = [
    "支出决算表", "单位：万元", "项目\t本年支出合计\t基本支出\t项目支出", "合计\t2.00\t1.00\t1.00", "",
  ]

  @Test func oneWrongCellExplainsMoreRelationsThanAreLookedAtTogether() {
    let sentences = Array(repeating: "本年支出合计3.00万元。", count: 400)
    let causes = Diagnosis.causes(Checker.check(Documents.report((Self.budget + sentences).joined(separator: "\n") + "\n")))
    #expect(causes.count == 1)
    #expect(causes.first?.instances.count == 400)
    #expect(causes.first?.candidates.first?.operand.literal == "2.00")
  }

  /// Each sentence contradicts the table in another way: no group of open relations may be searched as a whole for each.
  @Test(.timeLimit(.minutes(1))) func aThousandContradictionsAreToldOneByOne() {
    let sentences = (0..<1_000).map { "本年支出合计\($0 + 3).\($0 % 90 + 10)万元。" }
    let causes = Diagnosis.causes(Checker.check(Documents.report((Self.budget + sentences).joined(separator: "\n") + "\n")))
    #expect(causes.count == 1_000)
  }

  @Test func theTableIsSoundAsItStands() { #expect(cause("", "") == nil) }

  @Test(arguments: [("2758.43", "7258.43"), ("377.85", "37.78"), ("88.49", "884.90"), ("984.85", "948.85"), ("1012.68", "102.68")])
  func aSlipIsFoundInsideWhatRoundingLeavesOpen(_ figure: String, _ flaw: String) {
    let first = cause(figure, flaw)?.candidates.first
    #expect(first?.operand.literal == flaw)
    #expect(first?.isSlip == true)
  }

  @Test func theSlipIsProposedAsItWasMeant() {
    #expect(cause("2758.43", "7258.43")?.candidates.first?.value.plain == "2758.43")
  }

  @Test func anAmountThatWouldChangeItsSignComesLast() {
    let signs = (cause("1012.68", "9009.88")?.candidates ?? []).map { $0.value.coefficient < 0 }
    #expect(signs.prefix(2) == [false, false] && signs.dropFirst(2).allSatisfy { $0 })
  }

  @Test(arguments: [("377.85", "377.5"), ("88.49", "88.9"), ("585.23", "585.3")])
  func theOnlyFigureWithFewerDecimalsIsBlamedFirst(_ figure: String, _ flaw: String) {
    #expect(cause(figure, flaw)?.candidates.first?.operand.literal == flaw)
  }
}
