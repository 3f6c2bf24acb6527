/// The tables in panels: 收入支出总表, 财政拨款总表, 基本支出表, 三公经费表.
struct OverviewTables {
  let accounts: GeneratedAccounts
  let style: PrintedStyle

  private static let ordinals = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一", "二十二",
    "二十三", "二十四", "二十五", "二十六",
  ]

  // MARK: 收入支出决算总表

  func overview(_ random: inout SeededGenerator) -> PrintedTable {
    let sources = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    let word = random.oneIn(3) ? "" : "收入"
    var left: [(String, Int)] = [("一般公共预算财政拨款", .general), ("政府性基金预算财政拨款", .government), ("国有资本经营预算财政拨款", .capital)]
      .map { (name: String, fund: GeneratedAccounts.Fund) in (name + word, accounts.sum("", fund) { $0.income[0] }) }
    left += sources.enumerated().map { index, name in (name, accounts.sum { $0.income[index + 1] }) }
    let received = left.reduce(0) { $0 + $1.1 }
    let categories = shownCategories(&random)
    let right = categories.map { code in [accounts.sum(code) { $0.spending.reduce(0, +) }] }
    let spent = right.reduce(0) { $0 + $1[0] }
    let opening = accounts.otherOpening + accounts.sum { $0.opening }
    let closing = accounts.otherClosing + accounts.sum { $0.closing }
    let surplus = random.pick(["使用非财政拨款结余（含专用结余）", "使用非财政拨款结余"])
    let totals = random.oneIn(2) ? ["总计", "总计"] : ["收入总计", "支出总计"]
    return panels(
      "收入支出决算总表", 1, left.enumerated().map { (Self.ordinals[$0] + "、" + $1.0, $1.1) }, labelled(categories, right), columns: [],
      below: [
        ("本年收入合计", received, "本年支出合计", [spent]), (surplus, accounts.surplusUsed, "结余分配", [accounts.distributed]),
        ("年初结转和结余", opening, "年末结转和结余", [closing]), ("", nil, "", []),
        (totals[0], received + accounts.surplusUsed + opening, totals[1], [spent + accounts.distributed + closing]),
      ], &random)
  }

  // MARK: 财政拨款收入支出决算总表

  func appropriations(_ random: inout SeededGenerator) -> PrintedTable {
    let funds = GeneratedAccounts.Fund.allCases
    let names = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
    func byFund(_ amount: (GeneratedAccounts.Fund) -> Int) -> [Int] {
      let parts = funds.map(amount)
      return [parts.reduce(0, +)] + parts
    }
    let received = byFund { accounts.sum("", $0) { $0.income[0] } }
    let opening = byFund { accounts.sum("", $0) { $0.opening } }
    let closing = byFund { accounts.sum("", $0) { $0.closing } }
    let spent = byFund { accounts.sum("", $0) { $0.appropriated[0] + $0.appropriated[1] } }
    let categories = shownCategories(&random)
    let right = categories.map { code in byFund { accounts.sum(code, $0) { $0.appropriated[0] + $0.appropriated[1] } } }
    let hasOrdinals = random.oneIn(2)
    var below: [(String, Int?, String, [Int?])] = [
      ("本年收入合计", received[0], "本年支出合计", spent), ("年初财政拨款结转和结余", opening[0], "年末财政拨款结转和结余", closing),
    ]
    below += names.indices.map { ((hasOrdinals ? Self.ordinals[$0] + "、" : "") + names[$0], opening[$0 + 1], "", []) }
    below.append(("总计", received[0] + opening[0], "总计", zip(spent, closing).map { $0 + $1 }))
    return panels(
      "财政拨款收入支出决算总表", 4, names.indices.map { (Self.ordinals[$0] + "、" + names[$0], received[$0 + 1]) }, labelled(categories, right),
      columns: ["合计"] + names, below: below, &random)
  }

  // MARK: Two panels

  /// The 类 that a table lists: all as a rule, in some provinces only those in use.
  private func shownCategories(_ random: inout SeededGenerator) -> [String] {
    let all = ClassificationCatalogue.categories
    return random.oneIn(6) ? all.filter { code in accounts.lines.contains { $0.code.hasPrefix(code) } } : all
  }

  private func labelled(_ categories: [String], _ amounts: [[Int]]) -> [(String, [Int])] {
    zip(categories, amounts).enumerated().map { index, pair in
      (Self.ordinals[index] + "、" + (ClassificationCatalogue.functionalNames[pair.0] ?? ""), pair.1)
    }
  }

  private func panels(
    _ name: String, _ number: Int, _ left: [(String, Int)], _ right: [(String, [Int])], columns: [String],
    below: [(String, Int?, String, [Int?])], _ random: inout SeededGenerator
  ) -> PrintedTable {
    let width = max(1, columns.count)
    let height = max(left.count, right.count)
    let amount = random.pick(["决算数", "金额"])
    let subject = random.pick(["项目", "项目（按功能分类）"])
    let hasNumbers = style.hasRowNumbers
    func row(_ index: Int, _ label: String, _ value: String, _ other: String, _ values: [String]) -> [String] {
      let numbers = hasNumbers ? ["\(index + 1)", "\(index + 1 + height + below.count)"] : []
      return [label] + numbers.prefix(1) + [value, other] + numbers.dropFirst() + values
        + [String](repeating: "", count: width - values.count)
    }
    let blank = hasNumbers ? [""] : []
    var header = [["收入"] + blank + ["", "支出"] + blank + [String](repeating: "", count: width)]
    let rowNumber = hasNumbers ? ["行次"] : []
    header.append(["项目"] + rowNumber + [amount, subject] + rowNumber + (columns.isEmpty ? [amount] : columns))
    if style.hasColumnNumbers { header.append(["栏次"] + blank + ["1", "栏次"] + blank + (0..<width).map { "\($0 + 2)" }) }
    let printed = balanced(right.map(\.1), total: below.first?.3 ?? [])
    var rows: [[String]] = []
    for index in 0..<height {
      let first = index < left.count ? left[index] : nil
      let second = index < right.count ? right[index].0 : ""
      rows.append(row(index, first?.0 ?? "", style.cell(first?.1), second, index < printed.count ? printed[index] : []))
    }
    for (index, line) in below.enumerated() {
      guard hasNumbers || !(line.0.isEmpty && line.2.isEmpty) else { continue }
      rows.append(row(height + index, line.0, style.cell(line.1), line.2, line.3.map { style.cell($0) }))
    }
    return PrintedTable(name: name, number: number, header: header, rows: rows)
  }

  /// The cells of the 类, their last digits balanced by hand where the style wants it and only one fund is in use.
  private func balanced(_ amounts: [[Int]], total: [Int?]) -> [[String]] {
    var cells = amounts.map { $0.map { style.cell($0) } }
    let single = amounts.allSatisfy { $0.count == 1 || $0[2] == 0 && $0[3] == 0 }
    guard style.isBalanced, single, let sum = total.first ?? nil else { return cells }
    let gap = style.rounded(sum) - amounts.reduce(0) { $0 + style.rounded($1[0]) }
    let largest = amounts.indices.sorted { amounts[$0][0] > amounts[$1][0] }.prefix(abs(gap))
    for index in largest where amounts[index][0] > 0 {
      let figure = style.figure(style.rounded(amounts[index][0]) + gap.signum())
      cells[index][0] = figure
      if cells[index].count > 1 { cells[index][1] = figure }
    }
    return cells
  }

  // MARK: 基本支出

  func basic(_ random: inout SeededGenerator) -> PrintedTable {
    let showsAll = !random.oneIn(3)
    func list(_ codes: [String]) -> [[String]] {
      codes.compactMap { code in
        let amount = accounts.economicSum(code)
        guard showsAll || amount != 0 else { return nil }
        return [code, ClassificationCatalogue.economicNames[code] ?? "", style.cell(amount)]
      }
    }
    let personnel = list(ClassificationCatalogue.personnel)
    let goods = list(ClassificationCatalogue.goods)
    let capital = list(ClassificationCatalogue.capital)
    let isThree = random.oneIn(2)
    let panels = isThree ? [personnel, goods, capital] : [personnel, goods + capital]
    let blank = ["", "", ""]
    let word = random.pick(["科目编码", "经济分类科目编码"])
    var header = [[word, "科目名称", "决算数"], [word, "科目名称", "决算数"]] + (isThree ? [[word, "科目名称", "决算数"]] : [])
    var heads = [header.flatMap { $0 }]
    if random.oneIn(2) { heads.insert(["人员经费", "", "", "公用经费", "", ""] + (isThree ? blank : []), at: 0) }
    header = heads
    var rows = (0..<(panels.map(\.count).max() ?? 0)).map { index in
      panels.flatMap { index < $0.count ? $0[index] : blank }
    }
    let staff = accounts.economicSum("301") + accounts.economicSum("303")
    let office = accounts.economic.values.reduce(0, +) - staff
    let shift = random.oneIn(4)
    var totals = (shift ? ["", "人员经费合计"] : ["人员经费合计", ""]) + [style.cell(staff)]
    totals += (shift ? ["", "公用经费合计"] : ["公用经费合计", ""]) + (isThree ? ["", "", ""] : []) + [style.cell(office)]
    rows.append(totals)
    let name = random.pick(["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"])
    return PrintedTable(name: name, number: 6, header: header, rows: rows)
  }

  // MARK: 三公

  func threeItems(_ number: Int, _ random: inout SeededGenerator) -> PrintedTable {
    let name = random.pick(["财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表", "“三公”经费支出决算表"])
    return random.oneIn(2) ? wideItems(name, number, &random) : longItems(name, number, &random)
  }

  /// 合计, 出国, 小计, 购置, 运行维护, 接待.
  private func wide(_ items: [Int]) -> [Int] {
    [items.reduce(0, +), items[0], items[1] + items[2], items[1], items[2], items[3]]
  }

  private func wideItems(_ name: String, _ number: Int, _ random: inout SeededGenerator) -> PrintedTable {
    let cars = ["小计", random.pick(["公务用车购置费", "购置费"]), random.pick(["公务用车运行维护费", "运行维护费", "公务用车运行费"])]
    let group = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费"]
    var header = [["预算数", "", "", "", "", "", "决算数", "", "", "", "", ""], group + group]
    header.append((["", ""] + cars + [""]) + (["", ""] + cars + [""]))
    if style.hasColumnNumbers { header.append((1...12).map { "\($0)" }) }
    let values = wide(accounts.threeItems[1]) + wide(accounts.threeItems[2])
    return PrintedTable(name: name, number: number, header: header, rows: [values.map { style.cell($0) }])
  }

  private func longItems(_ name: String, _ number: Int, _ random: inout SeededGenerator) -> PrintedTable {
    let hasOpeningBudget = random.oneIn(2)
    let budgets = hasOpeningBudget ? [0, 1] : [1]
    let hasNumbers = style.hasRowNumbers
    let rowNumber = hasNumbers ? ["行次"] : []
    var header = [["项目"] + rowNumber + (hasOpeningBudget ? ["年初预算数", "全年预算数", "决算数"] : ["预算数", "决算数"])]
    if style.hasColumnNumbers { header.append(["栏次"] + (hasNumbers ? [""] : []) + (1...budgets.count + 1).map { "\($0)" }) }
    let foreign = accounts.threeItems[2][3] > 100_000 && random.oneIn(4) ? accounts.threeItems[2][3] / 4 : 0
    let labels = ["一、“三公”经费支出", "1.因公出国（境）费", "2.公务用车购置及运行维护费", "（1）公务用车购置费", "（2）公务用车运行维护费", "3.公务接待费"]
    var rows = labels.indices.map { index in
      [labels[index]] + (budgets + [2]).map { style.cell(wide(accounts.threeItems[$0])[index]) }
    }
    let none = [String](repeating: random.pick(["---", "—", "--"]), count: budgets.count)
    for (label, amount) in [("（1）国内接待费", accounts.threeItems[2][3] - foreign), ("其中：外事接待费", 0), ("（2）国（境）外接待费", foreign)] {
      rows.append([label] + none + [style.cell(amount)])
    }
    var items = ThreeItemFacts()
    items.showsOpeningBudget = hasOpeningBudget
    items.foreign = foreign
    if !random.oneIn(3) { rows += counts(none, &items, &random) }
    if hasNumbers { rows = rows.enumerated().map { index, row in [row[0], "\(index + 1)"] + row.dropFirst() } }
    return PrintedTable(name: name, number: number, header: header, rows: rows, items: items)
  }

  /// 相关统计数: counts, never nil where the amount is not.
  private func counts(_ none: [String], _ items: inout ThreeItemFacts, _ random: inout SeededGenerator) -> [[String]] {
    let foreign = items.foreign
    let spent = accounts.threeItems[2]
    func count(_ amount: Int, _ range: ClosedRange<Int>) -> Int { amount > 0 ? random.int(range) : 0 }
    items.hasCounts = true
    items.groups = count(spent[0], 1...3)
    items.travellers = items.groups * 2
    items.receptions = count(spent[3] - foreign, 5...200)
    items.receptionsAbroad = count(foreign, 1...3)
    items.guestsAbroad = items.receptionsAbroad * 5
    items.bought = count(spent[1], 1...2)
    items.owned = spent[1] + spent[2] > 0 ? random.int(2...30) : 0
    items.guests = items.receptions * random.int(4...9)
    let lines: [(String, Int)] = [
      ("1.因公出国（境）团组数（个）", items.groups), ("2.因公出国（境）人次数（人）", items.travellers), ("3.公务用车购置数（辆）", items.bought),
      ("4.公务用车保有量（辆）", items.owned), ("5.国内公务接待批次（个）", items.receptions), ("其中：外事接待批次（个）", 0),
      ("6.国内公务接待人次（人）", items.guests), ("其中：外事接待人次（人）", 0), ("7.国（境）外公务接待批次（个）", items.receptionsAbroad),
      ("8.国（境）外公务接待人次（人）", items.guestsAbroad),
    ]
    let empty = none + [none[0]]
    return [["二、相关统计数"] + empty] + lines.map { [$0.0] + none + ["\($0.1)"] }
  }
}
