import GoujiReport
import TestSupport
import Testing

/// Parts of tables that a page break tore, and columns of whole amounts.
@Suite struct TablePartTests {
  private func tables(_ rows: [String], _ more: [String]) -> [Table] {
    Documents.report(Documents.table("支出决算表", rows) + "- 7 -\n" + tabbed(more)).tables
  }

  private func tabbed(_ rows: [String]) -> String {
    rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\t") + "\n"
    }.joined()
  }

  private let head = ["科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出", "合计 | | 30.10 | 20.10 | 8.00 | 0.00 | 2.00"]

  @Test func aPartThatLeavesOutItsEmptyCellsIsJoined() {
    let joined = tables(
      head + ["205 | 教育支出 | 20.10 | 20.10", "20502 | 普通教育 | 20.10 | 20.10", "2050201 | 学前教育 | 20.10 | 8.10 | 10.00 | 0.00 | 2.00"],
      ["210 | 卫生健康支出 | 10.00", "21004 | 公共卫生 | 10.00"])
    #expect(joined.map(\.blocks.count) == [2])
    #expect(joined.first?.entries.compactMap { $0.code?.digits }.suffix(2) == ["210", "21004"])
  }

  @Test func aPartOfSplitCodesGoesOnInAnotherColumn() {
    let joined = tables(
      [
        "科目编码 | | | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出", "类 | 款 | 项",
        "205 | | | 教育支出 | 20.10 | 12.10 | 6.00 | 0.00 | 2.00", " | 02 | | 普通教育 | 20.10 | 12.10 | 6.00 | 0.00 | 2.00",
        " | | 01 | 学前教育 | 12.10 | 12.10",
      ],
      ["| | 02 | 小学教育 | 6.00 | | 6.00", "210 | | | 卫生健康支出 | 2.00"])
    #expect(joined.map(\.blocks.count) == [2])
    #expect(joined.first?.entries.compactMap { $0.code?.digits }.suffix(2) == ["2050202", "210"])
  }

  @Test func aHeaderOfItsOwnBeginsATable() {
    let apart = tables(
      head + ["205 | 教育支出 | 30.10 | 20.10 | 8.00 | 0.00 | 2.00"], ["项目名称 | 资金来源 | 负责科室", "校舍维修 | 财政拨款 | 办公室", "设备购置 | 财政拨款 | 办公室"])
    #expect(apart.count == 2)
    #expect(apart.first?.isTorn == false)
  }

  @Test func rowsThatDoNotFitLeaveTheTableTorn() {
    let apart = tables(
      head + ["205 | 教育支出 | 20.10 | 20.10 | 0.00 | 0.00 | 0.00"],
      [
        "10.00 | 10.00 | 210 | 卫生健康支出 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00",
        "10.00 | 10.00 | 21004 | 公共卫生 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00",
      ])
    #expect(apart.count == 2)
    #expect(apart.first?.isTorn == true)
  }

  @Test func aRowOfWholeAmountsIsNoRepeatedHeader() {
    let joined = tables(
      [
        "类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出", " | | | 栏次 | 1 | 2", " | | | 合计 | 30 | 30",
        "205 | | | 教育支出 | 30 | 30", " | 02 | | 普通教育 | 23 | 23",
      ],
      ["类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出", "| | | 栏次 | 1 | 2", "| 08 | | 进修及培训 | 7 | 7", "| | 03 | 培训支出 | 7 | 7"])
    #expect(joined.map(\.blocks.count) == [2])
    #expect(joined.first?.entries.compactMap { $0.code?.digits } == ["205", "20502", "20508", "2050803"])
  }

  @Test func aRowWithEmptyCellsWhereAHeaderHasThemIsNoRepetition() {
    let joined = tables(
      ["项目 | 行次 | 金额 | 项目 | 行次 | 金额", "栏次 | | 1 | 栏次 | | 2", "一、财政拨款 | 1 | 9 | 一、教育支出 | 4 | 2", " | 2 | | 二、卫生健康支出 | 5 | 3"],
      ["| 3 | | 三、住房保障支出 | 6 | 12219", "总计 | 4 | 9 | 总计 | 7 | 9"])
    #expect(joined.map(\.blocks.count) == [2])
    #expect(joined.first?.entries.contains { $0.label.key == "住房保障支出" } == true)
  }

  @Test func wholeAmountsThatLookLikeCodesAreAmounts() {
    let table = Documents.report(
      Documents.table(
        "支出决算表",
        [
          "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出", " | 合计 | 56363.01 | 17987 | 38376.01", "205 | 教育支出 | 387 | 387 | 0.00",
          "20502 | 普通教育 | 387 | 387 | 0.00", "207 | 文化旅游体育与传媒支出 | 55976.01 | 17600 | 38376.01",
          "20701 | 文化和旅游 | 55976.01 | 17600 | 38376.01",
        ])
    ).tables.first
    #expect(table?.panels.count == 1)
    #expect(table?.panels.first?.amounts.map { $0.header.last } == ["本年支出合计", "基本支出", "项目支出"])
  }

  @Test(arguments: ["合计 | | | | 1 | | 1", "合计 | | | | 3 | 1 | 2", "合计 | | | | 1 | 1"])
  func aTotalOfSmallFiguresIsNoRowOfColumnNumbers(_ total: String) {
    let table = Documents.report(
      Documents.table(
        "支出决算表",
        [
          "科目编码 | | | 科目名称 | 小计 | 基本支出 | 项目支出", "类 | 款 | 项", total, " | | | 栏次 | 1 | 2 | 3", "205 | | | 教育支出 | 1 | | 1",
        ])
    ).tables.first
    #expect(table?.entries.map(\.label.key) == ["合计", "教育支出"])
    #expect(table?.panels.first?.amounts.map(\.number) == [1, 2, 3])
  }

  @Test func aColumnOfCodesNeedsNoHeader() {
    let table = Documents.report(
      Documents.table(
        "支出决算表",
        ["项目 | 科目名称 | 本年支出合计", "205 | 教育支出 | 20.10", "20502 | 普通教育 | 20.10", "2050201 | 学前教育 | 12.10", "2050202 | 小学教育 | 8.00"])
    ).tables.first
    #expect(table?.panels.first?.codes == [0])
  }
}
