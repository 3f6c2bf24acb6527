/// What the explanations tell and the tables do not: last year's amounts, budgets by 项, and what was bought, owned and reached.
/// All of it is exact to the 分 and agrees with the accounts.
struct ProseFacts {
  let accounts: GeneratedAccounts
  let items: ThreeItemFacts

  // MARK: Totals

  let total: Comparison
  let income: Comparison
  let spending: Comparison
  let appropriations: Comparison
  let general: Comparison
  /// Basic expenditure out of general appropriations.
  let basic: Comparison
  let personnel: Quantity
  let office: Quantity

  // MARK: General expenditure by 项

  /// Which budget the text names, and by which word.
  let budgetName: String
  /// What was budgeted for each 项 with an outturn, in the order of the codes.
  private(set) var budgets: [ItemBudget] = []
  /// The whole budget, with what was budgeted and not spent at all.
  private(set) var budget = Quantity("T5.预算", 0)

  // MARK: 三公

  /// 合计, 出国, 车, 购置, 运行维护, 接待: last year's outturn.
  private(set) var itemsLastYear = [0, 0, 0, 0, 0, 0]

  /// A 项 of general expenditure.
  struct ItemBudget {
    var code: String
    var spent: Quantity
    var budget: Quantity
    /// What the budget had become at the end of the year; at least what was spent.
    var adjusted: Quantity
    var basic: Int
    var project: Int
  }

  /// Facts drawn from `random` for `accounts`.
  init(_ accounts: GeneratedAccounts, _ items: ThreeItemFacts?, _ random: inout SeededGenerator) {
    self.accounts = accounts
    var items = items ?? ThreeItemFacts(accounts, &random)
    if !items.hasCounts { items.drawCounts(accounts.threeItems[2], &random) }
    self.items = items
    let opening = accounts.sum { $0.opening }
    let received = accounts.sum { $0.income.reduce(0, +) }
    let spent = accounts.sum { $0.spending.reduce(0, +) }
    let granted = accounts.sum { $0.income[0] } + opening
    let whole = received + accounts.surplusUsed + opening + accounts.otherOpening
    let ordinary = accounts.sum("", .general) { $0.appropriated[0] + $0.appropriated[1] }
    let current = accounts.sum("", .general) { $0.appropriated[0] }

    let grantedBefore = Self.before(granted, &random)
    let wholeBefore = grantedBefore + (whole > granted ? Self.before(whole - granted, &random) : 0)
    let spentBefore = min(Self.before(spent, &random), wholeBefore)
    let ordinaryBefore = min(Self.before(ordinary, &random), grantedBefore, spentBefore)
    total = Comparison("T1.总计", whole, wholeBefore)
    income = Comparison("T2.合计", received, min(Self.before(received, &random), wholeBefore))
    spending = Comparison("T3.合计", spent, spentBefore)
    appropriations = Comparison("T4.总计", granted, grantedBefore)
    general = Comparison("T5.合计", ordinary, ordinaryBefore)
    basic = Comparison("T6.合计", current, min(Self.before(current, &random), ordinaryBefore))
    personnel = Quantity("T6.人员经费", accounts.economicSum("301") + accounts.economicSum("303"))
    office = Quantity("T6.公用经费", current - personnel.cents)
    budgetName = random.pick(["年初预算", "年初预算", "年初预算", "全年预算", "预算"])
    drawBudgets(&random)
    let before = accounts.threeItems[2].map { Self.before($0, nil: true, &random) }
    itemsLastYear = ThreeItemFacts.wide(before)
  }

  // MARK: Drawing

  /// Last year's amount: the same, near, or far; nil where `isNil` allows it.
  static func before(_ now: Int, nil isNil: Bool = false, _ random: inout SeededGenerator) -> Int {
    if now == 0 { return isNil && random.oneIn(4) ? 10_000 * random.int(20...600) : 0 }
    let kind = random.int(1...24)
    if kind <= 2 || (isNil && kind <= 4) { return now }
    if isNil, kind <= 6 { return 0 }
    let drawn = now / 100 * random.int(kind == 7 ? 8...400 : 62...148) + random.int(0...9_999)
    return abs(drawn - now) < 20_000 || drawn < 10_000 ? now : drawn
  }

  private mutating func drawBudgets(_ random: inout SeededGenerator) {
    for line in accounts.lines where line.fund == .general {
      let spent = line.appropriated[0] + line.appropriated[1]
      guard spent > 0 else { continue }
      let cents = Self.budget(spent, isAdjusted: budgetName == "全年预算", &random)
      let adjusted = Self.budget(spent, isAdjusted: true, &random)
      budgets.append(
        ItemBudget(
          code: line.code, spent: Quantity("T5.决算.\(line.code)", spent), budget: Quantity("T5.\(budgetName).\(line.code)", cents),
          adjusted: Quantity("T5.全年预算.\(line.code)", budgetName == "全年预算" ? cents : adjusted), basic: line.appropriated[0],
          project: line.appropriated[1]))
    }
    let sum = budgets.reduce(0) { $0 + $1.budget.cents }
    // Something that was budgeted and not spent at all has no paragraph, and is in the total.
    budget = Quantity("T5.\(budgetName)", sum + (random.oneIn(6) ? 1_000_000 * random.int(1...90) : 0))
  }

  /// A budget: what was spent, nothing, or a round sum.
  private static func budget(_ spent: Int, isAdjusted: Bool, _ random: inout SeededGenerator) -> Int {
    let kind = random.int(1...10)
    if kind <= (isAdjusted ? 4 : 2) { return spent }
    if kind == 5 { return isAdjusted ? spent : 0 }
    let wanted = spent / 100 * random.int(isAdjusted ? 100...140 : (kind == 6 ? 15...400 : 78...135))
    let step = random.pick([10_000, 100_000, 1_000_000])
    let rounded = max(step, (wanted + step - 1) / step * step)
    return abs(rounded - spent) < 20_000 ? spent : rounded
  }
}

/// 三公: the counts and the part spent on guests from abroad, as the table prints them where it has them.
struct ThreeItemFacts {
  /// Whether the table shows the budget at the beginning of the year beside the adjusted one.
  var showsOpeningBudget = false
  /// Whether the table prints the counts.
  var hasCounts = false
  var foreign = 0
  var groups = 0
  var travellers = 0
  var bought = 0
  var owned = 0
  var receptions = 0
  var guests = 0
  var receptionsAbroad = 0
  var guestsAbroad = 0

  init() {}

  /// What a table without lines for guests leaves open.
  init(_ accounts: GeneratedAccounts, _ random: inout SeededGenerator) {
    let spent = accounts.threeItems[2]
    foreign = spent[3] > 100_000 && random.oneIn(4) ? spent[3] / 5 : 0
  }

  /// Draws counts, none where nothing was spent.
  mutating func drawCounts(_ spent: [Int], _ random: inout SeededGenerator) {
    groups = spent[0] > 0 ? random.int(1...4) : 0
    travellers = groups * random.int(1...6)
    bought = spent[1] > 0 ? random.int(1...2) : 0
    owned = spent[1] + spent[2] > 0 ? random.int(max(2, bought)...30) : 0
    receptions = spent[3] - foreign > 0 ? random.int(2...200) : 0
    guests = receptions * random.int(3...12)
    receptionsAbroad = foreign > 0 ? random.int(1...3) : 0
    guestsAbroad = receptionsAbroad * random.int(2...8)
  }

  /// 合计, 出国, 车, 购置, 运行维护, 接待 of 出国, 购置, 运行维护, 接待.
  static func wide(_ items: [Int]) -> [Int] {
    [items.reduce(0, +), items[0], items[1] + items[2], items[1], items[2], items[3]]
  }
}
