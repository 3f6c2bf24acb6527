/// 一般公共预算财政拨款基本支出: 人员经费, 公用经费, and what they mainly are.
struct BasicExpenditureProse {
  let facts: ProseFacts

  func write(_ writer: inout ProseWriter) {
    let (whole, staff, office) = (facts.basic.now, facts.personnel, facts.office)
    let slots: Slots = [
      "T": .amount(whole), "P": .amount(staff), "Q": .amount(office), "R": .ratio("share", staff, whole),
      "S": .ratio("share", office, whole),
      "V": .versus(facts.basic, subject: ""),
    ]
    let isLong = writer.choose([true, false], 81)
    writer.say(
      [
        "{Y}一般公共预算财政拨款基本支出{T}", "{U}{Y}一般公共预算财政拨款基本支出{T}", "{Y}一般公共预算财政拨款基本支出{T}，{V}", "一般公共预算财政拨款基本支出为{T}",
      ], slots)
    writer.append(isLong ? "。其中：" : writer.choose(["，其中：", "。其中：", "，包括："], 82))
    if isLong { writer.end() }
    let hasShare = writer.choose([false, false, true], 83)
    writer.say(hasShare ? ["人员经费{P}，占基本支出的{R}"] : ["人员经费{P}", "人员经费支出{P}", "人员经费为{P}"], slots)
    list(["301", "303"], &writer)
    writer.append(isLong ? "。" : "；")
    if isLong { writer.end() }
    writer.say(hasShare ? ["公用经费{Q}，占基本支出的{S}"] : ["公用经费{Q}", "公用经费支出{Q}", "公用经费为{Q}"], slots)
    list(["302", "307", "310", "399"], &writer)
    writer.append("。")
    writer.end()
  }

  /// What an amount mainly is: names of 款 in the order of their codes, or of 类, with amounts or without.
  private func list(_ categories: [String], _ writer: inout ProseWriter) {
    let codes = facts.accounts.economic.keys.filter { code in
      categories.contains { code.hasPrefix($0) } && facts.accounts.economic[code] != 0
    }
    .sorted()
    guard !codes.isEmpty else { return }
    let kind = writer.choose([0, 0, 0, 0, 1, 1, 2, 3], 84)
    if kind == 3 { return }
    writer.say(["，主要包括：", "，主要包括", "，主要用于", "。主要包括：", "，包括："])
    if kind == 2 {
      let used = categories.filter { facts.accounts.economicSum($0) > 0 }
      for (index, code) in used.enumerated() {
        entry(code, facts.accounts.economicSum(code), isFirst: index == 0, &writer)
      }
      return
    }
    let isOpen = codes.count > 3 && writer.choose([false, true], 85)
    for (index, code) in codes.prefix(isOpen ? max(3, codes.count - 2) : codes.count).enumerated() {
      entry(code, kind == 1 ? facts.accounts.economic[code] : nil, isFirst: index == 0, &writer)
    }
    if isOpen { writer.append(kind == 1 ? "等" : writer.choose(["等", "等支出", "等。"], 86).replacing("。", with: "")) }
  }

  private func entry(_ code: String, _ cents: Int?, isFirst: Bool, _ writer: inout ProseWriter) {
    if !isFirst { writer.append(writer.choose(["、", "、", "、", "，"], 87)) }
    writer.append(ClassificationCatalogue.economicNames[code] ?? "")
    if let cents { writer.write(.amount(Quantity("T6.\(code)", cents))) }
  }
}
