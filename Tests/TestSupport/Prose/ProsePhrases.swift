/// The phrases that compare: with last year, and with the budget.
extension ProseWriter {
  /// Fills a slot.
  mutating func write(_ slot: Slot) {
    switch slot {
    case .text(let text): append(text)
    case .shapes(let shapes, let slots): say(shapes, slots)
    case .amount(let quantity): write(amount: quantity)
    case .ratio(let name, let part, let whole): write(name, part, whole)
    case .versus(let pair, let subject): versus(pair, subject)
    case .change(let pair): change(pair)
    case .completion(let spent, let budget, let name): completion(spent, budget, name)
    case .balance(let spent, let budget, let name): balance(spent, budget, name)
    case .reason(let sign): reason(sign)
    case .count(let number, let key): write(count: number, key)
    case .score(let hundredths, let key): write(score: hundredths, key)
    }
  }

  // MARK: Words

  private static let changeWords = [
    ("增加", "减少"), ("增加", "减少"), ("增加", "减少"), ("增加", "减少"), ("增加了", "减少了"), ("增长", "下降"), ("增", "减"), ("多", "少"),
  ]
  private static let rateWords = [
    ("增长", "下降"), ("增长", "下降"), ("增长", "下降"), ("增长", "降低"), ("上升", "下降"), ("增幅", "降幅"), ("增幅为", "降幅为"), ("增长了", "下降了"), ("提高", "降低"),
  ]
  private static let balanceWords = [("大于", "小于"), ("大于", "小于"), ("大于", "小于"), ("高于", "低于"), ("多于", "少于")]

  /// A word that says which of two amounts is larger.
  private mutating func word(_ words: [(String, String)], _ choice: UInt64, _ now: Quantity, _ before: Quantity) {
    let (more, less) = choose(words, choice)
    let isMore = now.cents > before.cents
    record(
      Array((isMore ? more : less).utf8), unit: [],
      RecordedFigure(
        kind: .word, range: 0..<0, unit: nil, key: "direction(\(now.key),\(before.key))", numerator: isMore ? 1 : -1, terms: [now, before],
        opposite: isMore ? less : more))
  }

  /// A word that says that two amounts are equal.
  private mutating func equal(_ words: [String], _ now: Quantity, _ before: Quantity) {
    let exact = now.cents == before.cents
    record(
      Array((exact ? choose(words) : "基本持平").utf8), unit: [],
      RecordedFigure(
        kind: .word, range: 0..<0, unit: nil, key: "direction(\(now.key),\(before.key))", numerator: 0, terms: [now, before]))
  }

  // MARK: Last year

  private mutating func change(_ pair: Comparison) {
    guard !style.looksEqual(pair.now.cents, pair.before.cents) else { return }
    let shape =
      pair.before.cents == 0
      ? 0
      : choose([1, 1, 1, 1, 1, 2, 3, 4, 5], 11)
    let difference = Quantity("", abs(pair.now.cents - pair.before.cents))
    lastChange = difference.cents
    let key = "change(\(pair.now.key),\(pair.before.key))"
    func amount(_ writer: inout ProseWriter) {
      writer.word(Self.changeWords, 12, pair.now, pair.before)
      writer.write(amount: difference, key: key, terms: [pair.now, pair.before])
    }
    func rate(_ writer: inout ProseWriter) {
      writer.word(Self.rateWords, 13, pair.now, pair.before)
      writer.write("rate", pair.now, pair.before, change: true)
    }
    switch shape {
    case 0:
      amount(&self)
      switch style.ofNil {
      case .nothing: break
      case .words: say("（{L}[没有此项，无可比基数|未发生，增长率不可比|无此项]）")
      case .hundred:
        append("，")
        word([("增长", "下降")], 13, pair.now, pair.before)
        writeHundred("rate", pair.now, pair.before)
      }
    case 2:
      amount(&self)
      append("、")
      rate(&self)
    case 3:
      amount(&self)
      append("（")
      rate(&self)
      append("）")
    case 4:
      rate(&self)
      append("，")
      amount(&self)
    case 5: if random.oneIn(2) { rate(&self) } else { amount(&self) }
    default:
      amount(&self)
      append("，")
      rate(&self)
    }
  }

  private mutating func versus(_ pair: Comparison, _ subject: String) {
    let slots: Slots = ["C": .change(pair), "S": .text(subject), "B": .amount(pair.before)]
    guard style.looksEqual(pair.now.cents, pair.before.cents) else {
      return say(
        subject.isEmpty
          ? ["与{L}相比，{C}", "较{L}{C}", "比{L}{C}", "与{L}决算数相比，{C}", "较{L}决算数{C}", "同比{C}", "{L}为{B}，同比{C}", "比{L}的{B}{C}"]
          : ["与{L}相比，{S}{C}", "{S}较{L}{C}", "{S}比{L}{C}", "与{L}决算相比，{S}{C}", "相比{L}，{S}{C}", "{S}同比{C}", "{S}比{L}决算数{C}"],
        slots)
    }
    // 收、支总计各增加, but 收、支总计与上年持平.
    let all: Slots = ["S": .text(subject.hasSuffix("各") ? String(subject.dropLast()) : subject)]
    say(subject.isEmpty ? ["与{L}", "同{L}", "与{L}决算数"] : ["{S}与{L}", "{S}同{L}决算数"], all)
    equal(["持平", "持平", "持平", "相同", "一致"], pair.now, pair.before)
  }

  // MARK: The budget

  private mutating func completion(_ spent: Quantity, _ budget: Quantity, _ name: String) {
    if budget.cents == 0 {
      guard spent.cents > 0 else { return }
      switch style.ofNil {
      case .nothing: return
      case .words: return say("，[年初未安排该项支出|年初没有安排，不计算完成比例|属年中追加]")
      case .hundred:
        say("，完成{N}的", ["N": .text(name)])
        return writeHundred("completion", spent, budget)
      }
    }
    say(
      [
        "，完成{N}的{R}", "，完成{N}的{R}", "，完成{N}{R}", "，为{N}的{R}", "，完成率{R}", "，预算执行率为{R}", "，占{N}的{R}", "，{N}完成率为{R}", "（完成{N}的{R}）",
      ],
      ["N": .text(name), "R": .ratio("completion", spent, budget)])
  }

  private mutating func balance(_ spent: Quantity, _ budget: Quantity, _ name: String) {
    if style.looksEqual(spent.cents, budget.cents) {
      append(choose(["。", "，", "。"], 21))
      say(["决算数[与|同]{N}数", "支出决算与{N}"], ["N": .text(name)])
      return equal(["持平", "持平", "一致", "相等"], spent, budget)
    }
    guard choose([true, true, true, false], 22) else { return reason(spent.cents > budget.cents ? 1 : -1) }
    append(choose(["。", "，"], 23))
    say(["决算数", "支出决算", "执行数"])
    word(Self.balanceWords, 24, spent, budget)
    append(choose(["预算数", "预算数", "年初预算数", name + "数"].filter { name == "年初预算" || $0 != "年初预算数" }, 25))
    if choose([false, false, false, true], 26) {
      write(
        amount: Quantity("", abs(spent.cents - budget.cents)), key: "change(\(spent.key),\(budget.key))", terms: [spent, budget])
      return reason(spent.cents > budget.cents ? 1 : -1)
    }
    if choose([true, true, false], 27) {
      say("的[主要原因是|原因：|主要原因是：|原因是]{R}", ["R": .text(random.pick(spent.cents > budget.cents ? Reasons.more : Reasons.less))])
    }
  }

  private mutating func reason(_ sign: Int) {
    guard choose([true, true, false], 31) else { return }
    let reasons = sign > 0 ? Reasons.rise : sign < 0 ? Reasons.fall : Reasons.steady
    // A reason with an amount, which is a part of the change and of nothing else.
    if sign != 0, lastChange > 2_000_000, random.oneIn(8) {
      let part = Quantity("原因.\(blocks.count).\(current.figures.count)", lastChange / 100 * random.int(10...90))
      return say(
        sign > 0
          ? ["[，主要原因是|，主要是|。主要原因：]新增设备购置和安装支出{A}", "，其中[新上|新增]修缮工程支出{A}"] : ["[，主要原因是|，主要是|。主要原因：]会议和培训少支出{A}", "，其中压减委托服务{A}"],
        ["A": .amount(part)])
    }
    if sign != 0, random.oneIn(4) {
      return say(
        "[。主要原因|，原因|。变化原因]：一是{A}；二是{B}", ["A": .text(random.pick(reasons)), "B": .text(random.pick(reasons))])
    }
    say("[，主要原因是|，主要是|。主要原因：|，原因是|。主要原因是]{A}", ["A": .text(random.pick(reasons))])
  }
}
