/// 预算绩效: how many projects were assessed, how they were graded, and what some of them reached.
struct PerformanceProse {
  let facts: ProseFacts

  func write(_ writer: inout ProseWriter) {
    // All of the expenditure on projects, or a part of it, was assessed.
    let projects = Quantity("T5.项目支出", facts.budgets.reduce(0) { $0 + $1.project })
    guard projects.cents > 1_000_000 else {
      return writer.paragraph(["{U}{Y}没有项目支出，未开展项目绩效自评。", "{U}{Y}无项目支出绩效评价事项。"])
    }
    let assessed = Quantity("绩效.金额", writer.random.oneIn(2) ? projects.cents : projects.cents / 10_000 * writer.random.int(2_000...9_800))
    let grades = [writer.random.int(1...20), writer.random.int(0...6), writer.random.oneIn(3) ? 1 : 0, writer.random.oneIn(8) ? 1 : 0]
    let count = grades.reduce(0, +)
    let own = writer.random.int(1...count)
    let slots: Slots = [
      "A": .amount(assessed), "R": .ratio("share", assessed, projects), "N": .count(count, "绩效.项目"), "M": .count(own, "绩效.机关项目"),
      "K": .count(count - own, "绩效.二级项目"),
    ]
    writer.say(
      [
        "根据预算绩效管理要求，{U}组织对{Y}一般公共预算项目支出开展绩效自评，共涉及项目{N}个，资金{A}，占一般公共预算项目支出总额的{R}。",
        "{U}对{Y}{N}个项目开展了绩效自评，涉及资金{A}，占一般公共预算项目支出总额的{R}。", "{Y}，{U}绩效自评涵盖项目{N}个，其中机关项目{M}个、二级机构项目{K}个，涉及金额{A}，占一般公共预算项目支出总额的{R}。",
        "按照要求，{U}编制绩效目标并自评的项目共{N}个，涉及资金{A}。",
      ], slots)
    self.grades(grades, &writer)
    writer.end()
    guard !writer.random.oneIn(3) else { return }
    let names = Reasons.projects.shuffled(using: &writer.random).prefix(min(count, writer.random.int(1...3)))
    writer.paragraph(
      ["{U}在本报告中公开{N}个项目的自评结果。", "现将其中{N}个项目的自评情况公开如下。"], ["N": .count(names.count, "绩效.公开项目")])
    for (index, name) in names.enumerated() { project(name, index, assessed.cents / (names.count + 1), &writer) }
  }

  private func grades(_ counts: [Int], _ writer: inout ProseWriter) {
    let shown = counts.indices.filter { counts[$0] > 0 || writer.choose([false, false, true], 131) }
    writer.say(["自评结果：", "从自评结果看，", "其中，", "自评等级中："])
    for (place, index) in shown.enumerated() {
      if place > 0 { writer.append(writer.choose(["，", "、", "；"], 132)) }
      writer.say(
        ["{N}个项目自评等级为{G}", "等级为“{G}”的项目{N}个", "“{G}”{N}个", "{N}个项目为{G}"],
        ["N": .count(counts[index], "绩效.\(["优", "良", "中", "差"][index])"), "G": .text(["优", "良", "中", "差"][index])])
    }
    writer.say("。")
  }

  /// A project's own paragraph: the score of its outlay follows from what was spent, the others are drawn, the total is their sum.
  private func project(_ name: String, _ index: Int, _ most: Int, _ writer: inout ProseWriter) {
    let spent = Quantity("项目\(index + 1).执行数", max(100_000, most / 100 * writer.random.int(15...100)))
    let step = spent.cents > 10_000_000 ? 1_000_000 : 100_000
    let wanted = writer.random.oneIn(3) ? spent.cents : spent.cents / 100 * writer.random.int(101...210)
    let planned = Quantity("项目\(index + 1).全年预算", wanted == spent.cents ? wanted : (wanted + step - 1) / step * step)
    let points = [5_000, 3_000, 1_000].map { $0 - 50 * writer.random.int(0...8) }
    let scores = [(spent.cents * 2_000 + planned.cents) / (2 * planned.cents)] + points
    let total = scores.reduce(0, +)
    writer.append(writer.style.numbering(index))
    let key = "项目\(index + 1)"
    writer.say(
      [
        "“{M}”项目[自评综述：|绩效自评情况：]", "{M}项目绩效自评综述：", "{M}：", "“{M}”项目自评综述：[根据年初设定的绩效目标，|]",
      ], ["M": .text(name)])
    writer.say(
      [
        "[项目自评得分|自评得分]{S}。全年预算数为{B}，执行数为{O}，完成预算的{R}。", "全年预算数{B}，执行数{O}，[预算执行率|执行率]{R}，[自评得分为|自评得分]{S}。",
        "该项目安排资金{B}，实际支出{O}，执行率为{R}；综合得分{S}。",
      ],
      [
        "S": .score(total, "\(key).得分"), "B": .amount(planned), "O": .amount(spent), "R": .ratio("completion", spent, planned),
      ])
    if writer.choose([false, true], 133) {
      writer.say(
        ["其中：预算执行{A}，产出指标{B}，效益指标{C}，满意度指标{D}。", "得分构成为：预算执行{A}、产出指标{B}、效益指标{C}、满意度指标{D}。"],
        [
          "A": .score(scores[0], "\(key).执行得分"), "B": .score(scores[1], "\(key).产出得分"), "C": .score(scores[2], "\(key).效益得分"),
          "D": .score(scores[3], "\(key).满意度得分"),
        ])
    }
    writer.paragraph(
      ["[项目绩效目标完成情况|主要产出和效果]：{A}。[发现的问题及原因|存在的问题]：{B}。[下一步改进措施|下一步]：加强进度管理。", "主要问题：{B}。", "完成了{A}等工作。"],
      ["A": .text(writer.random.pick(Reasons.uses)), "B": .text(writer.random.pick(Reasons.less))])
  }
}
