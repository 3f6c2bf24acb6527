/// 机关运行经费, 政府采购, 国有资产: what no table holds; drawn where it is told.
struct OperationProse {
  let facts: ProseFacts

  // MARK: 机关运行经费

  /// Not more than 公用经费: only some of the units below a department are administrative ones.
  func running(_ writer: inout ProseWriter) {
    let office = facts.office.cents
    guard office > 1_000_000, !writer.random.oneIn(5) else {
      return writer.paragraph(["{U}{Y}没有机关运行经费支出。", "{U}为事业单位，无机关运行经费。", "{U}不属于机关运行经费统计范围，{Y}未发生机关运行经费支出。"])
    }
    let now = writer.random.oneIn(2) ? office : office / 10_000 * writer.random.int(3_000...9_500)
    let pair = Comparison("机关运行经费", now, ProseFacts.before(now, &writer.random))
    let planned = Quantity("机关运行经费.预算", now / 1_000_000 * 1_000_000 + 1_000_000 * writer.random.int(0...4))
    let slots: Slots = [
      "A": .amount(pair.now), "V": .versus(pair, subject: ""), "X": .reason((pair.now.cents - pair.before.cents).signum()),
      "B": .amount(planned), "F": .completion(pair.now, of: planned, name: "预算"),
    ]
    writer.paragraph(
      [
        "{Y}{U}机关运行经费支出{A}，{V}{X}。", "{U}{Y}机关运行经费支出{A}，{V}{X}。", "{Y}机关运行经费预算为{B}，支出决算为{A}{F}，{V}{X}。", "{U}机关运行经费支出合计{A}。{V}{X}。",
      ], slots)
  }

  // MARK: 政府采购

  func procurement(_ writer: inout ProseWriter) {
    let scale = max(10_000_000, facts.spending.now.cents / 20)
    var parts = (0..<3).map { _ in
      writer.random.oneIn(4) ? 0 : scale / 100 * writer.random.int(3...200) + writer.random.int(0...9_999)
    }
    if writer.random.oneIn(12) { parts = [0, 0, 0] }
    let whole = Quantity("采购.总额", parts.reduce(0, +))
    guard whole.cents > 0 else {
      return writer.paragraph(["{U}{Y}没有政府采购支出。", "{Y}{U}未发生政府采购支出。", "{U}{Y}政府采购支出总额{A}。"], ["A": .amount(whole)])
    }
    let names = ["货物", "工程", "服务"]
    let amounts = names.indices.map { Quantity("采购.\(names[$0])", parts[$0]) }
    writer.say(
      ["{Y}{U}政府采购支出总额{A}，其中：", "{U}{Y}政府采购支出总额{A}，其中：", "{Y}政府采购金额（以合同签订为准）为{A}，其中：", "{U}{Y}政府采购支出合计{A}，包括："], ["A": .amount(whole)])
    let shown = amounts.indices.filter { parts[$0] > 0 || writer.choose([true, true, false], 111) }
    for (place, index) in shown.enumerated() {
      if place > 0 { writer.append(writer.choose(["、", "、", "，", "；"], 112)) }
      writer.say(["政府采购{N}支出{A}", "{N}采购金额{A}", "{N}类采购{A}"], ["N": .text(names[index]), "A": .amount(amounts[index])])
    }
    writer.say("。")
    small(whole, amounts, &writer)
    writer.end()
  }

  /// Contracts of small and medium-sized enterprises, and the small ones of them.
  private func small(_ whole: Quantity, _ parts: [Quantity], _ writer: inout ProseWriter) {
    guard !writer.random.oneIn(5) else { return }
    // Each kind of purchase goes to them wholly, in part, or not at all.
    let small = parts.map { part -> Quantity in
      let kind = writer.random.int(0...3)
      return Quantity("采购.中小.\(part.key)", kind == 0 ? 0 : kind == 1 ? part.cents : part.cents / 10_000 * writer.random.int(2_000...9_800))
    }
    let sum = Quantity("采购.中小企业", small.reduce(0) { $0 + $1.cents })
    let least = Quantity("采购.小微企业", writer.random.oneIn(4) ? sum.cents : sum.cents / 10_000 * writer.random.int(1_000...9_500))
    writer.say(
      ["授予中小企业合同金额{A}，占政府采购支出总额的{R}", "面向中小企业的采购{A}，占政府采购支出总额的{R}", "其中授予中小企业的合同{A}，占采购总额的{R}"],
      ["A": .amount(sum), "R": .ratio("share", sum, whole)])
    guard sum.cents > 0 else { return writer.say("。") }
    let slots: Slots = [
      "B": .amount(least), "S": .ratio("share", least, sum), "T": .ratio("share", least, whole),
      "C": .text(writer.random.pick(Reasons.uses)),
    ]
    writer.say(
      [
        "，其中：授予小微企业合同金额{B}，占授予中小企业合同金额的{S}", "，其中：授予小微企业合同金额{B}，占政府采购支出总额的{T}", "；其中小微企业{B}，占中小企业合同金额的{S}", "",
      ], slots)
    if writer.choose([false, true], 113) {
      for (index, name) in ["货物", "工程", "服务"].enumerated() where parts[index].cents > 0 {
        writer.say(
          ["；{N}采购授予中小企业合同金额占{N}支出金额的{R}", "；{N}采购中，中小企业合同占{N}采购支出的{R}"],
          ["N": .text(name), "R": .ratio("share", small[index], parts[index])])
      }
    }
    writer.say("。")
  }

  // MARK: 国有资产

  func assets(_ writer: inout ProseWriter) {
    let kinds = ["副部（省）级及以上领导用车", "主要领导干部用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "离退休干部用车", "其他用车"]
    var counts = kinds.map { _ in writer.random.oneIn(2) ? writer.random.int(1...12) : 0 }
    // Some cars are kept without any cost to general appropriations: there are at least as many as 保有量 says.
    counts[7] += max(0, facts.items.owned - counts.reduce(0, +)) + (writer.random.oneIn(3) ? 1 : 0)
    let listsNil = writer.choose([true, true, false], 121)
    writer.say(
      ["截至{E}年12月31日，{U}共有车辆{A}辆", "{Y}末，{U}共有车辆{A}辆", "截至{E}年年末，{U}共有车辆{A}辆"],
      ["E": .text("\(writer.style.year)"), "A": .count(counts.reduce(0, +), "车辆.合计")])
    let shown = kinds.indices.filter { listsNil || counts[$0] > 0 }
    if shown.isEmpty { writer.append("。") } else { writer.say(["，其中：", "，其中，", "，包括："]) }
    for (place, index) in shown.enumerated() {
      if place > 0 { writer.append("、") }
      writer.append(kinds[index])
      writer.write(.count(counts[index], "车辆.\(kinds[index])"))
      writer.append("辆")
    }
    if !shown.isEmpty { writer.say(["。", "；", "。"]) }
    writer.say(
      ["单价100万元（含）以上设备（不含车辆）{A}台（套）。", "单价100万元以上的设备（不含车辆）{A}台（套）。"], ["A": .count(writer.random.int(0...9), "设备.百万元以上")])
    writer.end()
  }
}
