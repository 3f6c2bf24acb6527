/// 情况说明: the order of its sections, their headings and numberings.
struct SituationProse {
  let facts: ProseFacts

  /// A section: its heading in several wordings, and its text.
  private struct Section {
    var titles: [String]
    var write: (inout ProseWriter) -> Void
  }

  private static let ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]

  /// Writes the part of the report that is numbered `part`.
  func write(_ writer: inout ProseWriter, part: String) {
    writer.heading(1, "第\(part)部分 ", ["{Y}[部门|单位]决算情况说明", "{Y}[部门|单位]决算情况说明", "{U}{Y}决算情况说明", "决算情况说明"])
    let overview = OverviewProse(facts: facts)
    var sections = [
      Section(titles: ["收入支出决算总体情况说明", "收支总体情况", "关于{Y}收入支出总体情况的说明", "收入支出决算总体情况"]) { overview.total(&$0) },
      Section(titles: ["收入决算情况说明", "收入决算情况", "关于{Y}收入情况的说明", "收入构成"]) { overview.income(&$0) },
      Section(titles: ["支出决算情况说明", "支出决算情况", "关于{Y}支出情况的说明", "支出构成"]) { overview.spending(&$0) },
      Section(titles: ["财政拨款收入支出决算总体情况说明", "财政拨款收支总体情况", "关于财政拨款收支总体情况的说明"]) { overview.appropriations(&$0) },
      general,
      Section(titles: ["一般公共预算财政拨款基本支出决算情况说明", "一般公共预算财政拨款基本支出情况", "关于一般公共预算基本支出的说明"]) {
        BasicExpenditureProse(facts: facts).write(&$0)
      },
    ]
    let funds = FundProse(facts: facts)
    let both = [
      Section(titles: ["政府性基金预算财政拨款收入支出决算情况说明", "政府性基金预算财政拨款支出情况", "关于政府性基金预算的说明"]) { funds.government(&$0) },
      Section(titles: ["国有资本经营预算财政拨款支出决算情况说明", "国有资本经营预算财政拨款支出情况", "关于国有资本经营预算的说明"]) { funds.capital(&$0) },
    ]
    sections += writer.random.oneIn(2) ? [threeItems] + both : both + [threeItems]
    var others = others
    if writer.random.oneIn(3) { others.shuffle(using: &writer.random) }
    if writer.random.oneIn(4) {
      sections.append(merged(others))
    } else {
      sections += others
    }
    for (index, section) in sections.enumerated() {
      writer.heading(2, Self.ordinals[index] + "、", section.titles)
      section.write(&writer)
    }
  }

  // MARK: Sections of several parts

  /// Parts under headings of their own, or as a single run of paragraphs.
  private func parts(_ parts: [Section], _ writer: inout ProseWriter, always: Bool = false) {
    let hasHeadings = always || writer.choose([true, true, true, false], 141)
    for (index, part) in parts.enumerated() {
      if hasHeadings { writer.heading(3, "（\(Self.ordinals[index])）", part.titles) }
      part.write(&writer)
    }
  }

  private var general: Section {
    let prose = GeneralExpenditureProse(facts: facts)
    return Section(titles: ["一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款支出情况", "关于一般公共预算财政拨款支出的说明"]) { writer in
      parts(
        [
          Section(titles: ["一般公共预算财政拨款支出决算总体情况", "总体情况", "支出决算总体情况"]) { prose.total(&$0) },
          Section(titles: ["一般公共预算财政拨款支出决算结构情况", "支出结构", "支出决算结构情况"]) { prose.structure(&$0) },
          Section(titles: ["一般公共预算财政拨款支出决算具体情况", "具体情况", "支出决算具体情况"]) { prose.items(&$0) },
        ], &writer)
    }
  }

  private var threeItems: Section {
    let prose = ThreeItemsProse(facts: facts)
    return Section(titles: ["财政拨款“三公”经费支出决算情况说明", "“三公”经费支出情况", "关于“三公”经费财政拨款支出的说明"]) { writer in
      parts(
        [
          Section(titles: ["“三公”经费财政拨款支出决算总体情况", "总体情况"]) { prose.total(&$0) },
          Section(titles: ["“三公”经费财政拨款支出决算具体情况", "具体情况"]) { prose.items(&$0) },
        ], &writer)
    }
  }

  private var others: [Section] {
    let operation = OperationProse(facts: facts)
    return [
      Section(titles: ["机关运行经费支出情况说明", "机关运行经费支出情况", "机关运行经费"]) { operation.running(&$0) },
      Section(titles: ["政府采购支出情况说明", "政府采购支出情况", "政府采购"]) { operation.procurement(&$0) },
      Section(titles: ["国有资产占用情况说明", "国有资产占有使用情况", "国有资产"]) { operation.assets(&$0) },
      Section(titles: ["预算绩效情况说明", "预算绩效管理情况", "绩效评价情况"]) { PerformanceProse(facts: facts).write(&$0) },
    ]
  }

  private func merged(_ sections: [Section]) -> Section {
    Section(titles: ["其他重要事项的情况说明", "其他重要事项"]) { parts(sections, &$0, always: true) }
  }
}
