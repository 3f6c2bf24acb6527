import GoujiRules
import TestSupport
import Testing

/// A21: 序号 run without a gap, and a stated number of rows agrees with them.
@Suite struct OrdinalTests {
  /// The A21 findings of a list with `ordinals` in its rows, `total` below them and `text` behind the table.
  private func reported(_ ordinals: [String], total: [String] = [], behind text: String = "") -> [String] {
    let rows =
      ["序号|项目名称|金额"] + ordinals.enumerated().map { "\($0.element)|示例项目\(["甲", "乙", "丙", "丁"][$0.offset % 4])|1\($0.offset).00" } + total
    return Documents.findings(Documents.table("项目支出清单", rows) + text).filter { $0.rule == "A21" }
      .map { "\($0.severity.rawValue) \($0.message.chinese)" }
  }

  @Test func aGapIsReportedInAnyTable() {
    #expect(reported(["1", "2", "3", "4"]).isEmpty)
    #expect(reported(["1", "2", "4", "5"]) == ["info 序号从2跳到了4"])
    #expect(reported(["1", "2", "3", "1", "2", "4"]) == ["info 序号从2跳到了4"])
  }

  @Test(
    arguments: [
      // An excerpt; numbers of another list; not sorted; repeated for several rows; a row whose number is lost.
      ["3", "4", "6"], ["1", "4", "7", "12"], ["1", "3", "2", "4"], ["1", "2", "2", "3", "5"], ["1", "2", "", "4"], ["1", "3"],
    ])
  func whatIsNoRunIsNotReported(_ ordinals: [String]) { #expect(reported(ordinals).isEmpty) }

  @Test func aStatedCountAgrees() {
    #expect(reported(["1", "2", "3"], total: ["合计|共3项|33.00"]).isEmpty)
    #expect(reported(["1", "2", "3"], total: ["合计|共4项|33.00"]) == ["info 这里写的是4，表中序号从1到3"])
    #expect(reported(["1", "2", "3"], total: ["合计|4个项目|33.00"]).count == 1)
    #expect(reported(["1", "2", "3"], total: ["|合计（4项）|33.00"]).count == 1)
    #expect(reported(["1", "2", "3"], behind: "\n以上共4项。\n").count == 1)
    #expect(reported(["1", "2", "3"], behind: "\n合计：3项\n").isEmpty)
  }

  @Test func otherNumbersAreNoCounts() {
    // Another unit, a number without 合计, a sentence, and what a column adds up to.
    #expect(reported(["1", "2", "3"], total: ["合计|共4人|33.00"]).isEmpty)
    #expect(reported(["1", "2", "3"], total: ["备注|4项|33.00"]).isEmpty)
    #expect(reported(["1", "2", "3"], behind: "\n今年共4项工作，都已完成。\n").isEmpty)
    let table = Documents.table("项目清单", ["序号|单位名称|项目数", "1|甲局|2", "2|乙局|3", "3|丙局|4", "合计|共9项|9"])
    #expect(!Documents.findings(table).contains { $0.rule == "A21" })
    #expect(reported(["1", "2", "3"], total: ["|另有未编号的示例项目|5.00", "合计|共4项|38.00"]).count == 1)
    #expect(reported(["1", "2", "", "3"], total: ["合计|共4项|33.00"]).isEmpty)
  }
}
