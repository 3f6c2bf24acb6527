import GoujiRelations
import GoujiRules
import GoujiText
import TestSupport
import Testing

/// C20: a project has the same figures wherever it is named, and what is denied has none.
@Suite struct EntityTests {
  /// A self-assessment form of `project` whose sums are right: 9.64 + 50 + 38.50 = 98.14.
  private static func form(_ project: String = "义务教育营养改善") -> String {
    let rows = [
      "项目名称|\(project)||||||", "主管部门|示例县教育局||实施单位|示例县教育局|||",
      "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分", "|年度资金总额|620.00|650.00|626.60|10|96.4%|9.64",
      "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因", "产出指标|数量指标|受益学生人数|≥6200人|6315人|50|50.00|",
      "效益指标|社会效益指标|体质达标率|≥92%|90.3%|40|38.50|锻炼不足", "总分|||||100|98.14|",
    ]
    return "\n项目支出绩效自评表\n\n" + rows.map { $0.replacing("|", with: "\t") + "\n" }.joined()
  }

  /// The C20 findings of `prose` before that form: severity and text.
  private func reported(_ prose: String, _ form: String = form()) -> [String] {
    let text = "十、预算绩效管理情况说明\n\n" + prose + "\n" + form
    return Documents.findings(text).filter { $0.rule == "C20" && $0.severity > .hint }
      .map { "\($0.severity.rawValue) \([UInt8](text.utf8).text($0.range))" }
  }

  @Test(
    arguments: [
      ("“义务教育营养改善”项目执行率为94.6%。", ["warning 94.6"]),
      ("义务教育营养改善项目全年预算数560.00万元。", ["warning 560.00"]),
      ("我单位对义务教育营养改善项目开展了自评，自评得分89.14分。", ["warning 89.14"]),
      // Several differ: said once.
      ("义务教育营养改善项目全年预算数300万元，全年执行数30.00万元，执行率10%。", ["warning 300"]),
    ])
  func aFigureThatDiffersIsReported(_ prose: String, _ expected: [String]) { #expect(reported(prose) == expected) }

  @Test(
    arguments: [
      "“义务教育营养改善”项目执行率为96.40%，自评得分98.14分。",
      // Another year, another evaluation, another project, several projects, another name.
      "2022年义务教育营养改善项目执行率为94.6%。", "义务教育营养改善项目部门评价得分95.20分。",
      "义务教育营养改善项目已经完成，校舍维修项目执行率为94.6%。", "义务教育营养改善、校舍维修等2个项目执行率为94.6%。",
      "农村义务教育学生营养项目执行率为94.6%。",
    ])
  func whatMayBeSomethingElseIsNot(_ prose: String) { #expect(reported(prose).isEmpty) }

  @Test func twoFormsOfOneNameSayNothing() {
    #expect(reported("义务教育营养改善项目执行率为94.6%。", Self.form() + Self.form()).isEmpty)
  }

  @Test(
    arguments: [
      ("本单位2024年度不存在政府采购。", 1), ("2024年度，本单位没有发生政府采购支出。", 1), ("本单位2023年度不存在政府采购。", 0),
      ("下属单位不存在政府采购。", 0), ("本项目无政府采购。", 0), ("因年中无政府采购，指标没有完成。", 0),
    ])
  func whatIsDeniedHasNoFigure(_ denial: String, _ count: Int) {
    let text = "十一、政府采购支出情况说明\n\n2024年度政府采购支出总额131.60万元。\n\n" + denial + "\n"
    #expect(Documents.findings(text).count { $0.rule == "C20" && $0.severity == .warning } == count)
    #expect(Documents.findings(text.replacing("131.60", with: "0")).count { $0.rule == "C20" } == 0)
  }
}
