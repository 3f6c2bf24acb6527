/// What stands around the explanations: the department before them, the meaning of terms behind them.
struct InstitutionProse {
  func department(_ writer: inout ProseWriter) {
    writer.heading(1, "第一部分 ", ["[部门概况|单位概况|基本情况]"])
    writer.heading(2, "一、", ["主要职责", "部门职责"])
    writer.paragraph(["{U}负责本级业务规划的编制和落实，指导基层单位开展工作，管理所属资产和经费。"])
    writer.heading(2, "二、", ["机构设置", "机构和人员"])
    let rooms = Reasons.rooms.shuffled(using: &writer.random).prefix(writer.random.int(3...10))
    writer.paragraph(
      ["{U}内设机构{N}个，包括：{R}。", "{U}设有内设科室{N}个，分别为：{R}。", "{U}下设{N}个科室：{R}。"],
      ["N": .count(rooms.count, "内设机构"), "R": .text(rooms.joined(separator: "、"))])
    let (office, centre) = (writer.random.int(10...80), writer.random.int(5...60))
    writer.paragraph(
      ["{Y}末，{U}实有在职人员{A}人，其中：机关{B}人，所属事业单位{C}人；离退休人员{D}人。", "编制{E}人，实有人数{A}人，其中行政人员{B}人、事业人员{C}人。"],
      [
        "A": .count(office + centre, "人员.在职"), "B": .count(office, "人员.机关"), "C": .count(centre, "人员.事业"),
        "D": .count(writer.random.int(0...40), "人员.离退休"), "E": .count(office + centre + writer.random.int(0...12), "人员.编制"),
      ])
  }

  func terms(_ writer: inout ProseWriter, part: String) {
    writer.heading(1, "第\(part)部分 ", ["名词解释"])
    let terms = [
      "财政拨款收入：本级财政当年拨付的资金。", "年初结转和结余：以前年度没有用完、按规定留到本年使用的资金。", "基本支出：为保证单位运转、完成日常工作而发生的人员支出和公用支出。",
      "项目支出：在基本支出之外，为完成特定任务发生的支出。", "“三公”经费：财政拨款用于出国（境）、公务用车、公务接待的支出。",
      "机关运行经费：行政单位用财政拨款购买货物和服务的支出。",
    ]
    for (index, term) in terms.shuffled(using: &writer.random).prefix(4).enumerated() {
      writer.append(writer.style.numbering(index))
      writer.paragraph([term])
    }
  }
}
