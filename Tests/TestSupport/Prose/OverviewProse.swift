/// 收支总体, 收入, 支出, 财政拨款总体: the totals, and what they are made of.
struct OverviewProse {
  let facts: ProseFacts
  private var accounts: GeneratedAccounts { facts.accounts }

  // MARK: 收入支出总体

  func total(_ writer: inout ProseWriter) {
    let pair = facts.total
    let opening = Quantity("T1.年初结转和结余", accounts.otherOpening + accounts.sum { $0.opening })
    let closing = Quantity("T1.年末结转和结余", accounts.otherClosing + accounts.sum { $0.closing })
    let parts: Slots = [
      "T": .amount(pair.now), "V": .versus(pair, subject: "收、支总计各"), "W": .versus(pair, subject: ""), "X": .reason(sign(pair)),
      "R": .amount(facts.income.now), "S": .amount(Quantity("T1.使用非财政拨款结余", accounts.surplusUsed)), "O": .amount(opening),
      "P": .amount(facts.spending.now), "D": .amount(Quantity("T1.结余分配", accounts.distributed)), "E": .amount(closing),
      "Z": .versus(pair, subject: writer.choose(["收支", "收入总计、支出总计各", "收支总计"])),
    ]
    writer.paragraph(
      [
        "{Y}收、支总计[均为|各为]{T}。{V}{X}。", "{Y}收入、支出总计均为{T}。{Z}{X}。", "{U}{Y}收入总计{T}，支出总计{T}。{Z}{X}。",
        "{Y}[总收入|收入总量]{T}，其中本年收入{R}，{W}。[总支出|支出总量]{T}，其中本年支出{P}。",
        "{Y}{U}收入总计{T}，其中：本年收入{R}，使用非财政拨款结余{S}，年初结转和结余{O}。支出总计{T}，其中：本年支出{P}，结余分配{D}，年末结转和结余{E}。{Z}{X}。",
        "{U}{Y}收入支出总计{T}。{Z}{X}。", "经汇总，{U}{Y}收支总计为{T}，{W}{X}。",
        "{Y}收入总计由本年收入{R}、使用非财政拨款结余{S}和年初结转和结余{O}构成，共计{T}；支出总计与其相等，也是{T}。{Z}{X}。",
      ], parts)
    if writer.random.oneIn(3) {
      writer.paragraph(["此外，年初结转和结余{O}，年末结转和结余{E}。", "{Y}年末结转和结余为{E}，[结转下年继续使用|按规定结转下年]。"], parts)
    }
  }

  // MARK: 收入, 支出

  func income(_ writer: inout ProseWriter) {
    let names = ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    var parts = names.enumerated().map { index, name in (name, Quantity("T2.\(name)", accounts.sum { $0.income[index] })) }
    if writer.choose([false, false, false, true], 41) {
      let funds = [(GeneratedAccounts.Fund.general, "一般公共预算"), (.government, "政府性基金预算"), (.capital, "国有资本经营预算")].map { fund, name in
        (name + "财政拨款收入", Quantity("T4.\(name)财政拨款收入", accounts.sum("", fund) { $0.income[0] }))
      }
      parts.replaceSubrange(0..<1, with: funds)
    }
    let slots: Slots = ["T": .amount(facts.income.now), "V": .versus(facts.income, subject: "")]
    writer.say(["{Y}[本年收入合计|收入合计]{T}", "{U}{Y}本年收入合计{T}", "{Y}收入合计为{T}", "{U}本年收入共计{T}"], slots)
    if writer.choose([false, false, true], 42) { writer.say("，{V}", slots) }
    ShareList(whole: facts.income.now, wholeName: "收入合计", listsNil: writer.choose([false, false, true], 43)).write(parts, &writer)
  }

  func spending(_ writer: inout ProseWriter) {
    let names = ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    let parts = names.enumerated().map { index, name in (name, Quantity("T3.\(name)", accounts.sum { $0.spending[index] })) }
    let slots: Slots = ["T": .amount(facts.spending.now), "V": .versus(facts.spending, subject: "")]
    writer.say(["{Y}[本年支出合计|支出合计]{T}", "{U}{Y}本年支出合计{T}", "{Y}支出合计为{T}", "{U}本年支出共计{T}"], slots)
    if writer.choose([false, false, true], 42) { writer.say("，{V}", slots) }
    ShareList(whole: facts.spending.now, wholeName: "支出合计", listsNil: writer.choose([false, false, true], 43)).write(parts, &writer)
  }

  // MARK: 财政拨款

  func appropriations(_ writer: inout ProseWriter) {
    let pair = facts.appropriations
    let opening = Quantity("T4.年初结转和结余", accounts.sum { $0.opening })
    let closing = Quantity("T4.年末结转和结余", accounts.sum { $0.closing })
    let slots: Slots = [
      "T": .amount(pair.now), "V": .versus(pair, subject: "财政拨款收、支总计各"), "W": .versus(pair, subject: ""), "X": .reason(sign(pair)),
      "I": .amount(Quantity("T4.本年收入", pair.now.cents - opening.cents)), "O": .amount(opening),
      "S": .amount(Quantity("T4.本年支出", pair.now.cents - closing.cents)), "E": .amount(closing),
    ]
    writer.paragraph(
      [
        "{Y}财政拨款收、支总计[均为|各为]{T}。{V}{X}。", "{Y}财政拨款收入、支出总计均为{T}，{W}{X}。", "{U}{Y}财政拨款收入支出总计{T}，{W}{X}。",
        "{Y}财政拨款收入总计{T}，其中：本年收入{I}，年初财政拨款结转和结余{O}。财政拨款支出总计{T}，其中：本年支出{S}，年末财政拨款结转和结余{E}。{V}{X}。",
        "{Y}财政拨款收入总计{T}，{W}{X}；财政拨款支出总计{T}，{W}。",
      ], slots)
  }

  private func sign(_ pair: Comparison) -> Int { (pair.now.cents - pair.before.cents).signum() }
}

/// A whole and its parts with their shares.
struct ShareList {
  let whole: Quantity
  /// What the shares are of, in words.
  let wholeName: String
  /// Whether parts of nil are named.
  var listsNil = false
  /// What opens the list.
  var opening = ["，其中：", "，其中：", "。其中：", "，包括：", "，具体构成如下：", "，具体为："]

  func write(_ parts: [(name: String, amount: Quantity)], _ writer: inout ProseWriter) {
    let shown = parts.filter { listsNil || $0.amount.cents > 0 }
    guard !shown.isEmpty, whole.cents > 0 else {
      writer.say("。")
      return writer.end()
    }
    if shown.count == 1, shown[0].amount.cents == whole.cents, writer.random.oneIn(2) {
      return writer.paragraph(["，[全部|均]为{N}。"], ["N": .text(shown[0].name)])
    }
    writer.say(opening)
    let isLong = writer.choose([false, false, false, true], 51)
    let mark = writer.choose(["；", "；", "；", "，", "、"], 52)
    // A share is written 占比 here and 占收入合计的 there, but within one list it is always the same.
    let shares = ["，占{R}", "，占{R}", "，占{W}的{R}", "，占{W}{R}", "，占比{R}", "，占比为{R}", "（占{R}）", "，所占比重为{R}"]
    let share = mark == "、" ? "（占{R}）" : writer.choose(shares, 53)
    for (index, part) in shown.enumerated() {
      if isLong {
        writer.end()
        writer.append(writer.style.numbering(index))
      }
      writer.say(["{N}{A}", "{N}{A}", "{N}为{A}"], ["N": .text(part.name), "A": .amount(part.amount)])
      writer.say(share, ["R": .ratio("share", part.amount, whole), "W": .text(wholeName)])
      writer.append(index == shown.count - 1 ? "。" : isLong ? "；" : mark)
    }
    writer.end()
  }
}
