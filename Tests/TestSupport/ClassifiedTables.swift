/// The tables by functional code: 收入, 支出, 一般公共预算, 政府性基金, 国有资本.
struct ClassifiedTables {
  private typealias Amount = (GeneratedAccounts.Line) -> Int

  /// A column: the headers over it, and what it shows.
  private struct Column {
    var header: [String]
    var amount: Amount
  }

  let accounts: GeneratedAccounts
  let style: PrintedStyle

  // MARK: The tables

  func income(_ random: inout SeededGenerator) -> PrintedTable {
    let affiliated = random.pick(["附属单位上缴收入", "附属单位缴款"])
    let names = ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", affiliated, "其他收入"]
    let columns =
      [Column(header: ["本年收入合计"]) { $0.income.reduce(0, +) }]
      + names.enumerated().map { index, name in Column(header: [name]) { $0.income[index] } }
    return table("收入决算表", 2, nil, columns, &random)
  }

  func expenditure(_ random: inout SeededGenerator) -> PrintedTable {
    let names = ["基本支出", "项目支出", "上缴上级支出", "经营支出", random.pick(["对附属单位补助支出", "对附属单位补助"])]
    let columns =
      [Column(header: ["本年支出合计"]) { $0.spending.reduce(0, +) }]
      + names.enumerated().map { index, name in Column(header: [name]) { $0.spending[index] } }
    return table("支出决算表", 3, nil, columns, &random)
  }

  func general(_ random: inout SeededGenerator) -> PrintedTable {
    table("一般公共预算财政拨款支出决算表", 5, .general, spending(random.oneIn(2)), &random)
  }

  func government(_ number: Int, _ random: inout SeededGenerator) -> PrintedTable {
    table("政府性基金预算财政拨款收入支出决算表", number, .government, flow, &random)
  }

  func capital(_ number: Int, _ random: inout SeededGenerator) -> PrintedTable {
    random.oneIn(2)
      ? table("国有资本经营预算财政拨款支出决算表", number, .capital, spending(random.oneIn(2)), &random)
      : table("国有资本经营预算财政拨款收入支出决算表", number, .capital, flow, &random)
  }

  private func spending(_ hasTwoRows: Bool) -> [Column] {
    [
      Column(header: hasTwoRows ? ["本年支出", "小计"] : ["本年支出合计"]) { $0.appropriated[0] + $0.appropriated[1] },
      Column(header: hasTwoRows ? ["", "基本支出"] : ["基本支出"]) { $0.appropriated[0] },
      Column(header: hasTwoRows ? ["", "项目支出"] : ["项目支出"]) { $0.appropriated[1] },
    ]
  }

  private var flow: [Column] {
    [Column(header: ["年初结转和结余", ""]) { $0.opening }, Column(header: ["本年收入", ""]) { $0.income[0] }]
      + spending(true) + [Column(header: ["年末结转和结余", ""]) { $0.closing }]
  }

  // MARK: Rows

  private func table(
    _ name: String, _ number: Int, _ fund: GeneratedAccounts.Fund?, _ columns: [Column], _ random: inout SeededGenerator
  ) -> PrintedTable {
    // Most reports keep to one form, some change it from table to table.
    var codes = style.codes
    var total = style.total
    if random.oneIn(6) { codes = random.pick(PrintedStyle.Codes.allCases) }
    if random.oneIn(6) { total = random.pick(PrintedStyle.Total.allCases) }
    var (header, labels) = heads(codes, columns, &random)
    let numbers = [String](repeating: "", count: labels - 1) + columns.indices.map { "\($0 + 1)" }
    let inNames = max(0, labels - 1)
    let numberRow = (labels > 1 && random.oneIn(2)) ? [""] + replacing(numbers, inNames - 1, "栏次") : ["栏次"] + numbers
    let sums = columns.map { column in style.cell(accounts.sum("", fund, column.amount)) }
    func totalRow(_ place: Int) -> [String] {
      replacing([String](repeating: "", count: labels), place, random.pick(["合计", "合计", "合 计"])) + sums
    }
    var rows = body(codes, labels, fund, columns)
    let hasNumbers = style.hasColumnNumbers
    var totalRows: [[String]] = []
    switch total {
    case .first, .firstInNames:
      if hasNumbers { header.append(numberRow) }
      totalRows = [totalRow(total == .first ? 0 : inNames)]
    case .last, .lastInNames:
      if hasNumbers { header.append(numberRow) }
      rows.append(totalRow(total == .last ? 0 : inNames))
    case .header:
      // `类 | 款 | 项 | 合计 | 1.00`: the total in the header's last row where that is free, else in one of its own.
      let free = header.last.map { $0.dropFirst(inNames).allSatisfy(\.isEmpty) } ?? false
      totalRows = [free ? Array((header.popLast() ?? []).prefix(inNames)) + totalRow(inNames).dropFirst(inNames) : totalRow(inNames)]
    case .beforeNumbers:
      totalRows = [totalRow(0)] + (hasNumbers ? [numberRow] : [])
    case .belowNumbers:
      // The word in the row of 栏次, the figures in the next.
      if hasNumbers { header.append(replacing(numberRow, 0, "")) }
      let words = [String](repeating: "", count: labels + columns.count)
      totalRows =
        labels < 4
        ? [totalRow(inNames)]
        : [replacing(replacing(words, inNames - 1, "栏次"), inNames, "合计"), [String](repeating: "", count: labels) + sums]
    }
    rows = totalRows + rows
    if rows.isEmpty { rows = [[String](repeating: "", count: labels + columns.count)] }
    return PrintedTable(name: name, number: number, header: header, rows: rows)
  }

  private func replacing(_ cells: [String], _ index: Int, _ text: String) -> [String] {
    var cells = cells
    if cells.indices.contains(index) { cells[index] = text }
    return cells
  }

  /// The header rows and the number of columns before the amounts.
  private func heads(_ codes: PrintedStyle.Codes, _ columns: [Column], _ random: inout SeededGenerator) -> ([[String]], Int) {
    let depth = columns.map(\.header.count).max() ?? 1
    let over = (0..<depth).map { level in columns.map { level < $0.header.count ? $0.header[level] : "" } }
    let below = [String](repeating: "", count: columns.count)
    let word = random.pick(["科目编码", "支出功能分类科目编码", "功能分类科目编码"])
    var left: [[String]]
    switch codes {
    case .single:
      left = random.oneIn(2) ? [[word, "科目名称"]] : [["项目", ""], [word, "科目名称"]]
    case .merged:
      left = random.oneIn(2) ? [["项目", "", "", ""], [word, "", "", "科目名称"]] : [[word, "", "", "科目名称"]]
    case .allLevels, .lastLevel:
      left = [[word, "", "", "科目名称"], ["类", "款", "项", ""]]
      if random.oneIn(3) { left.insert(["项目", "", "", ""], at: 0) }
    case .joinedSpaced, .joined:
      left = [[random.pick(["科目编码及名称", "项目", "科目"])]]
    }
    let count = left[0].count
    var rows: [[String]] = []
    for level in 0..<max(left.count, depth) {
      let blank = [String](repeating: "", count: count)
      rows.append((level < left.count ? left[level] : blank) + (level < depth ? over[level] : below))
    }
    return (rows, count)
  }

  private func body(
    _ codes: PrintedStyle.Codes, _ labels: Int, _ fund: GeneratedAccounts.Fund?, _ columns: [Column]
  ) -> [[String]] {
    let shown = accounts.lines.filter { line in
      (fund == nil || line.fund == fund) && columns.contains { $0.amount(line) != 0 }
    }
    var rows: [[String]] = []
    var open = ""
    for line in shown {
      for length in [3, 5, 7] {
        let code = String(line.code.prefix(length))
        guard !open.hasPrefix(code) else { continue }
        let name = ClassificationCatalogue.functionalNames[code] ?? ""
        rows.append(label(codes, code, name) + columns.map { style.cell(accounts.sum(code, fund, $0.amount)) })
      }
      open = line.code
    }
    return rows
  }

  private func label(_ codes: PrintedStyle.Codes, _ code: String, _ name: String) -> [String] {
    let parts = [code.prefix(3), code.dropFirst(3).prefix(2), code.dropFirst(5)].map { String($0) }
    switch codes {
    case .single: return [code, name]
    case .merged: return [code, "", "", name]
    case .allLevels: return parts + [name]
    case .lastLevel:
      let last = parts.lastIndex { !$0.isEmpty } ?? 0
      return parts.indices.map { $0 == last ? parts[$0] : "" } + [name]
    case .joinedSpaced: return [code + " " + name]
    case .joined: return [code + name]
    }
  }
}
