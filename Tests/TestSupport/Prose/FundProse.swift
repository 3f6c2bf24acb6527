/// 政府性基金预算 and 国有资本经营预算: what came in, went out and was left, or that there was nothing.
struct FundProse {
  let facts: ProseFacts

  func government(_ writer: inout ProseWriter) { write(.government, "政府性基金预算", "TGF", &writer) }

  func capital(_ writer: inout ProseWriter) { write(.capital, "国有资本经营预算", "TSC", &writer) }

  private func write(_ fund: GeneratedAccounts.Fund, _ name: String, _ key: String, _ writer: inout ProseWriter) {
    func sum(_ part: String, _ amount: (GeneratedAccounts.Line) -> Int) -> Quantity {
      Quantity("\(key).\(part)", facts.accounts.sum("", fund, amount))
    }
    let spent = sum("本年支出") { $0.appropriated[0] + $0.appropriated[1] }
    let received = sum("本年收入") { $0.income[0] }
    let opening = sum("年初结转和结余") { $0.opening }
    if spent.cents == 0, received.cents == 0, opening.cents == 0 {
      return writer.paragraph(
        ["{U}{Y}没有{N}财政拨款[收入，也没有使用{N}财政拨款安排的支出|收支]。", "{Y}{U}无{N}财政拨款收入和支出。", "{U}没有使用{N}财政拨款安排的支出。"], ["N": .text(name)])
    }
    let slots: Slots = [
      "N": .text(name), "O": .amount(opening), "I": .amount(received), "S": .amount(spent),
      "B": .amount(sum("基本支出") { $0.appropriated[0] }), "P": .amount(sum("项目支出") { $0.appropriated[1] }),
      "E": .amount(sum("年末结转和结余") { $0.closing }),
    ]
    writer.say(
      [
        "{Y}{N}财政拨款年初结转和结余{O}，本年收入{I}，本年支出{S}，其中：基本支出{B}，项目支出{P}；年末结转和结余{E}", "{U}{Y}{N}财政拨款收入{I}，年初结转和结余{O}，支出{S}，年末结转和结余{E}",
        "{Y}{N}财政拨款本年收入{I}，本年支出{S}，年末结转和结余为{E}", "{Y}{N}财政拨款支出{S}，其中：基本支出{B}，项目支出{P}",
      ], slots)
    let lines = facts.accounts.lines.filter { $0.fund == fund && $0.appropriated[0] + $0.appropriated[1] > 0 }
    guard lines.count > 1, writer.choose([false, true], 101) else {
      writer.say("。")
      return writer.end()
    }
    writer.say(["。支出具体为：", "。主要用于：", "。按项分："])
    for (index, line) in lines.enumerated() {
      if index > 0 { writer.append("；") }
      writer.say(
        ["{M}（项）{A}", "{M}{A}", "{M}（项）支出{A}"],
        [
          "M": .text(ClassificationCatalogue.functionalNames[line.code] ?? ""),
          "A": .amount(Quantity("\(key).\(line.code)", line.appropriated[0] + line.appropriated[1])),
        ])
    }
    writer.say("。")
    writer.end()
  }
}
