/// 一般公共预算财政拨款支出: 总体, 结构, 具体.
struct GeneralExpenditureProse {
  let facts: ProseFacts

  // MARK: 总体

  func total(_ writer: inout ProseWriter) {
    let pair = facts.general
    writer.paragraph(
      [
        "{Y}一般公共预算财政拨款支出{T}，占[本年支出合计|支出合计|本年支出]的{R}。{V}{X}。", "{Y}一般公共预算财政拨款支出{T}，占本年支出合计{R}，{W}{X}。",
        "{U}{Y}一般公共预算财政拨款本年支出{T}，{W}，占本年支出合计的{R}{X}。", "{Y}，一般公共预算财政拨款支出为{T}，占{U}本年支出合计的比重为{R}。{V}{X}。",
      ],
      [
        "T": .amount(pair.now), "R": .ratio("share", pair.now, facts.spending.now), "V": .versus(pair, subject: "一般公共预算财政拨款支出"),
        "W": .versus(pair, subject: ""), "X": .reason((pair.now.cents - pair.before.cents).signum()),
      ])
  }

  // MARK: 结构

  func structure(_ writer: inout ProseWriter) {
    guard !facts.budgets.isEmpty else { return }
    let narrow = writer.choose([0, 0, 0, 1, 2], 61)
    let parts = categories.map { code, cents in
      let name = ClassificationCatalogue.functionalNames[code] ?? ""
      let short = name.hasSuffix("支出") ? String(name.dropLast(2)) : name
      let text =
        switch narrow {
        case 1: short + "支出（类）"
        case 2: short + "（类）支出"
        default: writer.choose([name + "（类）", name, "“\(name)”"], 62)
        }
      return (text, Quantity("T5.\(code)", cents))
    }
    writer.say(
      ["{Y}一般公共预算财政拨款支出{T}", "{U}{Y}一般公共预算财政拨款支出{T}", "{Y}一般公共预算财政拨款支出共{T}", "一般公共预算财政拨款支出{T}"], ["T": .amount(facts.general.now)])
    ShareList(
      whole: facts.general.now, wholeName: "一般公共预算财政拨款支出",
      opening: ["，主要用于以下方面：", "，主要用于以下方面：", "，按功能分类：", "，其中：", "，用于以下几个方面："]
    ).write(parts, &writer)
  }

  /// The 类 with general expenditure, and how much.
  private var categories: [(String, Int)] {
    var result: [(String, Int)] = []
    for item in facts.budgets {
      let code = String(item.code.prefix(3))
      if result.last?.0 == code {
        result[result.count - 1].1 += item.spent.cents
      } else {
        result.append((code, item.spent.cents))
      }
    }
    return result
  }

  // MARK: 具体

  func items(_ writer: inout ProseWriter) {
    let prose = BudgetItemProse(facts: facts, writer: &writer)
    let (spent, budget, name) = (facts.general.now, facts.budget, facts.budgetName)
    if prose.namesBudgets || writer.random.oneIn(3) {
      writer.paragraph(
        [
          "{Y}一般公共预算财政拨款支出{N}为{B}，支出决算为{O}{F}。其中：", "{Y}一般公共预算财政拨款支出{N}{B}，支出决算{O}{F}{K}。", "{U}一般公共预算财政拨款支出{N}数为{B}，决算数为{O}{F}。具体情况如下：",
          "一般公共预算财政拨款支出决算为{O}{F}，{N}为{B}{K}。其中：",
        ],
        [
          "N": .text(name), "B": .amount(budget), "O": .amount(spent), "F": .completion(spent, of: budget, name: name),
          "K": .balance(spent, against: budget, name: name),
        ])
    } else {
      writer.paragraph(
        ["{Y}一般公共预算财政拨款支出决算为{O}{F}。其中：", "{Y}一般公共预算支出决算数为{O}{F}。"],
        ["O": .amount(spent), "F": .completion(spent, of: budget, name: "预算")])
    }
    prose.write(&writer)
  }
}
