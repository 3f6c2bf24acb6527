@testable import GoujiProse
import Testing

/// 分别为, 均为 and 各增加: figures of several subjects at once.
@Suite struct FigureRowTests {
  private static func told(_ text: String) -> [String] { Told(text).lines }

  @Test func asManyFiguresAsNames() {
    #expect(
      Self.told("基本支出、项目支出分别为600.00万元、300.00万元，分别占66.67%和33.33%。") == [
        "600.00万元 基本支出 - 本年 决算 决算数 -", "300.00万元 项目支出 - 本年 决算 决算数 -", "66.67% 基本支出 - 本年 决算 占比 -",
        "33.33% 项目支出 - 本年 决算 占比 -",
      ])
  }

  @Test func aRowOfChangesKeepsBaseAndWord() {
    #expect(
      Self.told("人员经费、公用经费比上年分别增加12.00万元和3.00万元，分别增长2.46%、5.26%。") == [
        "12.00万元 人员经费 - 比上年 决算 增减额 增加", "3.00万元 公用经费 - 比上年 决算 增减额 增加", "2.46% 人员经费 - 比上年 决算 增减率 增长",
        "5.26% 公用经费 - 比上年 决算 增减率 增长",
      ])
  }

  @Test func theNamesMayBeJoinedBySeveralWords() {
    for joint in ["、", "和", "与", "及", "以及"] {
      #expect(
        Self.told("人员经费\(joint)公用经费分别为480.00万元、60.00万元。") == [
          "480.00万元 人员经费 - 本年 决算 决算数 -", "60.00万元 公用经费 - 本年 决算 决算数 -",
        ], "\(joint)")
    }
  }

  @Test(arguments: [
    // More names than figures, fewer, and something unknown between them.
    "基本支出、项目支出、经营支出分别为600.00万元、300.00万元。", "基本支出、项目支出分别为600.00万元、300.00万元、20.00万元。",
    "基本支出、示例展陈支出、项目支出分别为600.00万元、300.00万元。",
  ])
  func otherwiseNobodyKnowsWhoseTheyAre(_ text: String) {
    #expect(Told(text).reading.figures.count >= 2)
    for line in Self.told(text) { #expect(line.contains("‹") || line.contains("?"), "\(line)") }
  }

  @Test func aRowThatNothingAnnouncesBindsNothing() {
    #expect(
      Self.told("本年收入900.00万元，其中：财政拨款收入850.00万元、其他收入50.00万元，占94.44%、5.56%。").suffix(2)
        == ["94.44% ? ambiguous", "5.56% ? noRole"])
  }

  @Test func oneFigureForAll() {
    #expect(
      Self.told("2024年度收入总计、支出总计均为1,638.02万元。与2023年相比，各增加35.10万元，增长2.20%。") == [
        "1,638.02万元 收支总计 - 本年 决算 决算数 -", "35.10万元 收支总计 - 比上年 决算 增减额 增加", "2.20% 收支总计 - 比上年 决算 增减率 增长",
      ])
    #expect(
      Self.told("收、支总计各512.30万元，比上年各减少18.40万元，下降3.47%。") == [
        "512.30万元 收支总计 - 本年 决算 决算数 -", "18.40万元 收支总计 - 比上年 决算 增减额 减少", "3.47% 收支总计 - 比上年 决算 增减率 下降",
      ])
  }

  // MARK: The row itself

  @Test func aRowGivesItsSubjectsInOrderAndNoMore() {
    var row = FigureRow(subjects: [(.unknown("甲"), true, "甲"), (.unknown("乙"), false, "乙")], count: 2, isSound: true)
    #expect(!row.isEmpty && !row.isOpen)
    #expect(row.next().map(\.name) == "甲" && row.isOpen)
    row.note(7)
    #expect(row.next().map(\.name) == "乙" && !row.isOpen)
    #expect(row.next() == nil && row.statement == nil)
    row.restart(2, behind: 7)
    #expect(row.next().map(\.name) == "甲" && row.statement == 7)
    // Again, with another number of figures.
    row.restart(3, behind: 7)
    #expect(row.next().map(\.subject) == .unknown("分别1"))
  }
}
