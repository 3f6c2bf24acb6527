/// A paragraph for each 项 of general expenditure: its budget, its outturn, how far the one reached the other.
struct BudgetItemProse {
  private let facts: ProseFacts
  private let shape: Shape
  private let naming: Naming

  /// What a paragraph tells.
  private enum Shape: CaseIterable { case full, brief, outturnFirst, noBudget, uses, difference, twoBudgets }
  /// How a 项 is named.
  private enum Naming: CaseIterable { case marked, quoted, coded, headed, nested }

  /// Paragraphs in the voice of `writer`.
  init(facts: ProseFacts, writer: inout ProseWriter) {
    self.facts = facts
    let shapes: [Shape] = [.full, .full, .full, .brief, .brief, .outturnFirst, .noBudget, .uses, .difference, .twoBudgets]
    shape = writer.choose(shapes.filter { $0 != .twoBudgets || facts.budgetName == "年初预算" }, 71)
    naming = writer.choose([.marked, .marked, .marked, .marked, .quoted, .coded, .headed, .nested], 72)
  }

  /// Whether the paragraphs name the budget.
  var namesBudgets: Bool { shape != .noBudget && shape != .uses }

  /// The paragraphs, in the order of the codes.
  func write(_ writer: inout ProseWriter) {
    var open = ("", "")
    var number = 0
    for item in facts.budgets {
      let category = String(item.code.prefix(3))
      let section = String(item.code.prefix(5))
      if naming == .headed || naming == .nested, category != open.0 {
        heading(category, writer.style.numbering(number), &writer)
        number += 1
      }
      if naming == .nested, section != open.1 {
        writer.paragraph(["{N}（款）支出{A}。", "{N}（款）{A}，其中："], ["N": .text(name(section)), "A": .amount(sum(section))])
      }
      open = (category, section)
      if naming == .marked || naming == .quoted || naming == .coded {
        writer.append(writer.style.numbering(number))
        number += 1
      }
      paragraph(item, &writer)
    }
  }

  private func heading(_ category: String, _ numbering: String, _ writer: inout ProseWriter) {
    writer.append(numbering)
    writer.paragraph(
      ["{N}（类）。", "{N}（类）{A}。", "{N}（类）决算数{A}，占一般公共预算财政拨款支出的{R}。", "{N}（类）{A}，其中："],
      ["N": .text(name(category)), "A": .amount(sum(category)), "R": .ratio("share", sum(category), facts.general.now)])
  }

  private func name(_ code: String) -> String { ClassificationCatalogue.functionalNames[code] ?? "" }

  private func sum(_ prefix: String) -> Quantity {
    Quantity("T5.\(prefix)", facts.budgets.reduce(0) { $0 + ($1.code.hasPrefix(prefix) ? $1.spent.cents : 0) })
  }

  // MARK: One paragraph

  private func subject(_ code: String) -> String {
    let (category, section, item) = (name(String(code.prefix(3))), name(String(code.prefix(5))), name(code))
    switch naming {
    case .marked: return "\(category)（类）\(section)（款）\(item)（项）"
    case .quoted: return "“\(item)”（项）"
    case .coded: return "\(item)（\(code)）"
    case .headed: return "\(section)（款）\(item)（项）"
    case .nested: return "\(item)（项）"
    }
  }

  private func paragraph(_ item: ProseFacts.ItemBudget, _ writer: inout ProseWriter) {
    let name = facts.budgetName
    let slots: Slots = [
      "M": .text(subject(item.code)), "N": .text(name), "B": .amount(item.budget), "O": .amount(item.spent),
      "F": .completion(item.spent, of: item.budget, name: namesBudgets ? name : "预算"),
      "K": .balance(item.spent, against: item.budget, name: name),
      "G": .text(writer.random.pick(Reasons.uses)), "D": .shapes(parts(item), partSlots(item)),
      "A": .amount(item.adjusted), "R": .ratio("completion", item.spent, item.adjusted),
    ]
    let shapes: [String]
    switch shape {
    case .full:
      shapes = [
        "{M}。{N}为{B}，支出决算为{O}{F}{K}。", "{M}：{N}为{B}，支出决算为{O}{F}{K}。", "{M}{N}为{B}，支出决算为{O}{F}{K}。", "{M}。{N}数为{B}，支出决算数为{O}{F}{K}。",
        "{M}。主要用于{G}。{N}为{B}，支出决算为{O}{F}{K}。",
      ]
    case .brief: shapes = ["{M}：{N}{B}，支出决算{O}{F}{K}。", "{M}{N}{B}，决算{O}{F}。", "{M}，{N}数{B}，执行数{O}{F}{K}。"]
    case .outturnFirst: shapes = ["{M}支出决算为{O}，{N}为{B}{F}{K}。", "{M}支出{O}{F}，{N}{B}。", "{M}{Y}支出决算{O}，{D}{N}{B}{F}{K}。"]
    case .noBudget: shapes = ["{M}：支出决算为{O}{F}{K}。", "{M}支出决算为{O}{F}。", "{M}支出决算数为{O}{F}，主要用于{G}。"]
    case .uses: shapes = ["{M}{O}，主要用于{G}。", "{M}支出{O}，{D}主要用于{G}。", "{M}支出决算为{O}。主要用于{G}。"]
    case .twoBudgets:
      shapes = ["{M}。年初预算为{B}，全年预算为{A}，支出决算为{O}{F}，完成全年预算的{R}。", "{M}：年初预算数{B}，全年预算数{A}，全年执行数{O}，全年预算执行率{R}{K}。"]
    case .difference: shapes = ["{M}。{N}为{B}，支出决算为{O}{K}。", "{M}：支出决算{O}，{N}{B}{K}。"]
    }
    writer.paragraph(shapes, slots)
  }

  /// Basic and project expenditure of a 项, where it has both.
  private func parts(_ item: ProseFacts.ItemBudget) -> [String] {
    if item.basic == 0 { return ["[全部|均]为项目支出，"] }
    if item.project == 0 { return ["[全部|均]为基本支出，"] }
    return ["其中：基本支出{A}，项目支出{B}，", "其中基本支出{A}、项目支出{B}，"]
  }

  private func partSlots(_ item: ProseFacts.ItemBudget) -> Slots {
    [
      "A": .amount(Quantity("T5.基本支出.\(item.code)", item.basic)), "B": .amount(Quantity("T5.项目支出.\(item.code)", item.project)),
    ]
  }
}
