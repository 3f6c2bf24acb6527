/// “三公”经费: budget, outturn, shares and changes, and what was bought and who was received.
struct ThreeItemsProse {
  let facts: ProseFacts

  private static let names = ["“三公”经费", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
  private static let keys = ["合计", "出国", "车", "购置", "运行维护", "接待"]

  private func spent(_ index: Int) -> Quantity {
    Quantity("TSG.决算.\(Self.keys[index])", ThreeItemFacts.wide(facts.accounts.threeItems[2])[index])
  }

  /// The adjusted budget, which the table always has.
  private func budget(_ index: Int) -> Quantity {
    Quantity("TSG.预算.\(Self.keys[index])", ThreeItemFacts.wide(facts.accounts.threeItems[1])[index])
  }

  private func yearly(_ index: Int) -> Comparison { Comparison(spent(index).key, spent(index).cents, facts.itemsLastYear[index]) }

  /// 年初预算 only where it is the one that the table shows.
  private func budgetName(_ writer: inout ProseWriter) -> String {
    let isSame = !facts.items.showsOpeningBudget && facts.accounts.threeItems[0] == facts.accounts.threeItems[1]
    let names = facts.items.showsOpeningBudget ? ["全年预算"] : isSame ? ["年初预算", "预算", "全年预算"] : ["预算", "预算", "全年预算"]
    return writer.choose(names, 91)
  }

  // MARK: 总体

  func total(_ writer: inout ProseWriter) {
    let name = budgetName(&writer)
    let (whole, planned) = (spent(0), budget(0))
    if whole.cents == 0, planned.cents == 0, facts.itemsLastYear[0] == 0 {
      return writer.paragraph(["{Y}没有使用财政拨款安排的“三公”经费支出。", "{U}{Y}未发生“三公”经费支出，[也没有安排预算|预算为0]。"])
    }
    let opening = Quantity("TSG.年初预算.合计", facts.accounts.threeItems[0].reduce(0, +))
    let slots: Slots = [
      "N": .text(name), "B": .amount(planned), "O": .amount(whole),
      "F": .completion(whole, of: planned, name: facts.items.showsOpeningBudget ? "全年预算" : name == "年初预算" ? name : "预算"),
      "K": .balance(whole, against: planned, name: name), "V": .versus(yearly(0), subject: ""),
      "X": .reason(whole.cents < planned.cents ? -1 : 0),
      "A": .amount(opening),
    ]
    if facts.items.showsOpeningBudget, writer.choose([false, true], 92) {
      return writer.paragraph(["{Y}“三公”经费财政拨款支出年初预算为{A}，全年预算为{B}，支出决算为{O}{F}，{V}。"], slots)
    }
    writer.paragraph(
      [
        "{Y}“三公”经费财政拨款支出{N}为{B}，支出决算为{O}{F}，{V}{K}。", "{Y}“三公”经费财政拨款支出{N}为{B}，支出决算为{O}{F}{K}。", "{U}{Y}“三公”经费支出决算{O}{F}，{V}{X}。",
        "{Y}“三公”经费{N}数{B}，决算数{O}{F}。{V}{X}。", "{U}“三公”经费财政拨款支出共{O}，{N}为{B}{F}{K}。", "{Y}“三公”经费财政拨款支出决算{V}，为{O}{F}。",
      ], slots)
  }

  // MARK: 具体

  func items(_ writer: inout ProseWriter) {
    if writer.choose([true, true, false], 93) { shares(&writer) }
    let order = writer.choose([[1, 2, 5], [1, 2, 5], [1, 5, 2]], 94)
    let name = budgetName(&writer)
    for (number, index) in order.enumerated() {
      writer.append(writer.style.numbering(number))
      item(index, name, &writer)
      switch index {
      case 1: travels(&writer)
      case 2: cars(name, &writer)
      default: guests(&writer)
      }
      writer.end()
    }
  }

  private func shares(_ writer: inout ProseWriter) {
    guard spent(0).cents > 0 else { return }
    writer.say(["{Y}“三公”经费财政拨款支出决算{O}", "{U}“三公”经费支出决算{O}", "从“三公”经费财政拨款支出的构成看"], ["O": .amount(spent(0))])
    let suffix = writer.choose(["支出决算", "支出", "", "决算"], 95)
    ShareList(whole: spent(0), wholeName: "“三公”经费支出", listsNil: writer.choose([true, true, false], 96), opening: ["，其中：", "，", "，包括："])
      .write([1, 2, 5].map { (Self.names[$0] + suffix, spent($0)) }, &writer)
  }

  private func item(_ index: Int, _ name: String, _ writer: inout ProseWriter) {
    let (outturn, planned) = (spent(index), budget(index))
    if outturn.cents == 0, planned.cents == 0, facts.itemsLastYear[index] == 0, writer.choose([true, true, false], 97) {
      return writer.say(["{S}没有支出。", "{Y}{S}没有发生支出，[预算也没有安排|预算为零]。", "{S}无预算，也无支出。"], ["S": .text(Self.names[index])])
    }
    writer.say(
      [
        "{S}{N}为{B}，支出决算为{O}{F}，{V}{X}。", "{S}支出{O}{F}，{V}{X}。", "{S}支出决算为{O}，{V}{X}。", "{S}{N}{B}，决算{O}{F}{K}。", "{S}支出决算{V}，为{O}{X}。",
        "{S}：{N}{B}，支出{O}{F}；{V}。",
      ],
      [
        "S": .text(Self.names[index]), "N": .text(name), "B": .amount(planned), "O": .amount(outturn),
        "F": .completion(outturn, of: planned, name: name == "年初预算" ? name : "预算"), "V": .versus(yearly(index), subject: ""),
        "K": .balance(outturn, against: planned, name: name),
        "X": .reason((outturn.cents - facts.itemsLastYear[index]).signum()),
      ])
  }

  // MARK: Counts

  private func travels(_ writer: inout ProseWriter) {
    let items = facts.items
    writer.say(
      [
        "全年[安排|组织]因公出国（境）团组{A}个，累计{B}人次。", "因公出国（境）团组数{A}个，{B}人次。", "{Y}共有出国（境）团组{A}个、{B}人次。", "全年出国（境）团组共计{A}个，参加{B}人次。",
      ], ["A": .count(items.groups, "TSG.团组"), "B": .count(items.travellers, "TSG.出国人次")])
  }

  private func cars(_ name: String, _ writer: inout ProseWriter) {
    let items = facts.items
    let isShort = writer.choose([false, false, true], 98)
    let slots: Slots = [
      "P": .amount(spent(3)), "Q": .amount(spent(4)), "A": .amount(budget(3)), "B": .amount(budget(4)), "N": .text(name),
      "F": .completion(spent(3), of: budget(3), name: "预算"), "G": .completion(spent(4), of: budget(4), name: "预算"),
      "V": .versus(yearly(3), subject: ""), "W": .versus(yearly(4), subject: ""), "C": .count(items.bought, "TSG.购置数"),
      "D": .count(items.owned, "TSG.保有量"),
    ]
    if isShort {
      return writer.say(
        ["其中：公务用车购置费{P}，公务用车运行维护费{Q}。", "其中购置费{P}、运行维护费{Q}，购置公务用车{C}辆，年末保有量{D}辆。"], slots)
    }
    writer.say(
      [
        "其中：公务用车购置支出{P}，购置公务用车{C}辆。", "公务用车购置费支出{P}{F}，{V}，[全年|本年]购置公务用车{C}辆。", "其中：公务用车购置费{N}为{A}，支出决算为{P}{F}，更新公务用车{C}辆。",
        "其中：公务用车购置费支出决算为{P}，{V}。",
      ], slots)
    writer.say(
      [
        "公务用车运行维护费支出{Q}，主要用于日常用车的燃料、维修和保险。{Y}末公务用车保有量为{D}辆。", "公务用车运行维护费支出{Q}{G}，{W}。年末公务用车保有量{D}辆。",
        "公务用车运行维护费{N}为{B}，支出决算为{Q}{G}。截至{E}年12月31日，公务用车保有量为{D}辆。".replacing("{E}", with: "\(writer.style.year)"),
      ], slots)
  }

  private func guests(_ writer: inout ProseWriter) {
    let items = facts.items
    let inland = Quantity("TSG.决算.国内接待", spent(5).cents - items.foreign)
    let slots: Slots = [
      "A": .count(items.receptions, "TSG.国内批次"), "B": .count(items.guests, "TSG.国内人次"), "C": .count(items.receptionsAbroad, "TSG.国外批次"),
      "D": .count(items.guestsAbroad, "TSG.国外人次"), "I": .amount(inland), "E": .amount(Quantity("TSG.决算.国外接待", items.foreign)),
    ]
    if items.foreign > 0 || writer.choose([false, false, true], 99) {
      writer.say(
        [
          "其中：国内接待费{I}，接待{A}批次、{B}人次；国（境）外接待费{E}，接待{C}批次、{D}人次。", "其中，国内公务接待支出{I}，国内公务接待{A}批次，{B}人次；国（境）外公务接待支出{E}，接待{C}批次，{D}人次。",
        ], slots)
    } else {
      writer.say(["国内公务接待{A}批次，{B}人次。", "全年国内公务接待共{A}批次、{B}人次。", "{Y}国内公务接待{A}批次，共接待{B}人次，[主要是业务交流|用于调研和检查的接待]。"], slots)
    }
  }
}
