/// The books of an imagined department for a year, exact to the 分, in which everything agrees.
struct GeneratedAccounts {
  /// The three funds of the overview of appropriations.
  enum Fund: Int, CaseIterable { case general, government, capital }

  /// What was received and spent under one 项, in 分.
  struct Line {
    var code: String
    var fund: Fund
    /// Appropriations, 上级补助, 事业, 经营, 附属单位上缴, 其他.
    var income = [Int](repeating: 0, count: 6)
    /// 基本, 项目, 上缴上级, 经营, 对附属单位补助, from all sources.
    var spending = [Int](repeating: 0, count: 5)
    /// 基本, 项目 out of appropriations.
    var appropriated = [0, 0]
    /// Carry-over of appropriations at the beginning of the year.
    var opening = 0
    /// Carry-over of appropriations at its end.
    var closing = 0
  }

  /// One line per 项, sorted by code.
  var lines: [Line] = []
  /// Basic expenditure out of general appropriations by economic 款.
  var economic: [String: Int] = [:]
  /// Carry-over of other money at the beginning of the year, and at its end.
  var otherOpening = 0
  var otherClosing = 0
  /// 使用非财政拨款结余 and 结余分配.
  var surplusUsed = 0
  var distributed = 0
  /// 三公: 出国, 购置, 运行维护, 接待. First the budget at the beginning of the year, then the adjusted one, then the outturn.
  var threeItems = [[Int]](repeating: [0, 0, 0, 0], count: 3)

  /// The least amount that is not nil: nothing but nil is printed as 0.00 万元.
  private static let least = 10_000

  /// Books drawn from `random`.
  init(_ random: inout SeededGenerator) {
    let scale = random.pick([2_000_000, 20_000_000, 100_000_000, 1_000_000_000]) * random.int(2...40)
    drawGeneral(scale, &random)
    if random.oneIn(2) { drawFund(.government, ClassificationCatalogue.fundItems, scale, &random) }
    if random.oneIn(4) { drawFund(.capital, ClassificationCatalogue.capitalItems, scale / 4, &random) }
    lines.sort { $0.code < $1.code }
    balanceOtherMoney(&random)
    drawEconomic(&random)
    drawThreeItems(&random)
  }

  // MARK: Sums

  /// The sum of something over the lines of `fund`, or over all, whose code begins with `prefix`.
  func sum(_ prefix: String = "", _ fund: Fund? = nil, _ amount: (Line) -> Int) -> Int {
    // By index: a line has arrays, and copies of it cost more than the sum.
    var total = 0
    for index in lines.indices where fund == nil || lines[index].fund == fund {
      if prefix.isEmpty || lines[index].code.hasPrefix(prefix) { total += amount(lines[index]) }
    }
    return total
  }

  /// The sum of an economic 类.
  func economicSum(_ category: String) -> Int {
    economic.reduce(0) { $0 + ($1.key.hasPrefix(category) ? $1.value : 0) }
  }

  // MARK: Drawing

  /// An amount of the order of `scale`; a round sum now and then.
  private static func amount(_ scale: Int, _ random: inout SeededGenerator) -> Int {
    let drawn = max(least, scale / random.pick([1, 2, 3, 5, 10, 20, 60]) / 100 * random.int(20...170))
    let whole = random.oneIn(6) ? drawn / 1_000_000 * 1_000_000 : 0
    return max(least, whole > 0 ? whole : drawn + random.int(0...9_999))
  }

  /// A part of `total`: nothing of it, all of it, or something that leaves something.
  private static func part(_ total: Int, _ random: inout SeededGenerator) -> Int {
    guard total >= 3 * least else { return random.oneIn(2) ? total : 0 }
    return random.oneIn(8) ? total : random.int(least...total - least)
  }

  private mutating func drawGeneral(_ scale: Int, _ random: inout SeededGenerator) {
    let count = random.pick([3, 6, 9, 12, 16, 24])
    let codes = ClassificationCatalogue.generalItems.shuffled(using: &random).prefix(count)
    let hasOther = !random.oneIn(3)
    let sources = (1...5).filter { _ in random.oneIn(2) }
    for (index, code) in codes.enumerated() {
      var line = Line(code: code, fund: .general)
      let kind = index == 0 ? 0 : random.int(0...9)
      if kind < 5 { line.appropriated[0] = (index == 0 ? 50_000_000 : 0) + Self.amount(scale, &random) }
      if kind > 3 && kind < 9 { line.appropriated[1] = Self.amount(scale, &random) }
      if hasOther, !sources.isEmpty, kind == 9 || random.oneIn(3) { addOtherMoney(&line, scale, sources, &random) }
      settle(&line, scale, &random)
      lines.append(line)
    }
  }

  private func addOtherMoney(_ line: inout Line, _ scale: Int, _ sources: [Int], _ random: inout SeededGenerator) {
    if !random.oneIn(4) { line.income[random.pick(sources)] += Self.amount(scale / 3, &random) }
    if random.oneIn(4) { line.income[random.pick(sources)] += Self.amount(scale / 3, &random) }
    if !random.oneIn(4) { line.spending[random.int(0...1)] += Self.amount(scale / 3, &random) }
    if random.oneIn(8) { line.spending[random.int(2...4)] += Self.amount(scale / 3, &random) }
  }

  private mutating func drawFund(_ fund: Fund, _ codes: [String], _ scale: Int, _ random: inout SeededGenerator) {
    for code in codes.shuffled(using: &random).prefix(random.int(1...3)) {
      var line = Line(code: code, fund: fund)
      if !random.oneIn(10) { line.appropriated[1] = Self.amount(scale, &random) }
      if random.oneIn(12) { line.appropriated[0] = Self.amount(scale / 4, &random) }
      settle(&line, scale, &random)
      lines.append(line)
    }
  }

  /// Adds carry-over and the appropriations received, so that opening + received = spent + closing.
  private func settle(_ line: inout Line, _ scale: Int, _ random: inout SeededGenerator) {
    let spent = line.appropriated[0] + line.appropriated[1]
    line.spending[0] += line.appropriated[0]
    line.spending[1] += line.appropriated[1]
    if spent > 0 || line.fund != .general, random.oneIn(4) { line.closing = Self.amount(scale / 10, &random) }
    if random.oneIn(3) { line.opening = Self.part(spent + line.closing, &random) }
    line.income[0] = spent + line.closing - line.opening
  }

  private mutating func balanceOtherMoney(_ random: inout SeededGenerator) {
    let received = sum { $0.income.dropFirst().reduce(0, +) }
    let spent = sum { $0.spending.reduce(0, +) - $0.appropriated[0] - $0.appropriated[1] }
    guard received + spent > 0 else { return }
    if random.oneIn(2) { otherOpening = Self.amount(max(received, spent) / 10, &random) }
    var rest = otherOpening + received - spent
    if rest < 0 {
      let missing = -rest
      if random.oneIn(2) {
        surplusUsed = missing
      } else {
        otherOpening += missing
      }
      rest = 0
    }
    if random.oneIn(4) { distributed = Self.part(rest, &random) }
    otherClosing = rest - distributed
  }

  private mutating func drawEconomic(_ random: inout SeededGenerator) {
    let total = sum("", .general) { $0.appropriated[0] }
    var weights: [(code: String, weight: Int)] = [("30101", 400)]
    func add(_ codes: [String], _ times: Int, _ range: ClosedRange<Int>) {
      for code in codes where code.utf8.count == 5 && code != "30101" && random.oneIn(times) { weights.append((code, random.int(range))) }
    }
    add(ClassificationCatalogue.personnel, 2, 20...400)
    add(ClassificationCatalogue.goods, 2, 4...40)
    add(ClassificationCatalogue.capital, 6, 4...30)
    let sum = weights.reduce(0) { $0 + $1.weight }
    for (code, weight) in weights.dropFirst() {
      let amount = total / 1_000 * weight / sum * 1_000 + random.int(0...999)
      if amount >= Self.least { economic[code] = amount }
    }
    economic["30101"] = total - economic.values.reduce(0, +)
  }

  private mutating func drawThreeItems(_ random: inout SeededGenerator) {
    for (index, code) in ["30212", "31013", "30231", "30217"].enumerated() {
      var outturn = economic[code] ?? 0
      if random.oneIn(4) { outturn += Self.amount(10_000_000, &random) }
      threeItems[2][index] = outturn
      // A budget is a round sum that covers the outturn; now and then it is used up to the 分, or not used at all.
      var budget = random.oneIn(4) ? outturn : (outturn + 499_999) / 500_000 * 500_000
      if random.oneIn(4) { budget += 500_000 * random.int(1...20) }
      threeItems[1][index] = budget
      threeItems[0][index] = random.oneIn(3) ? budget + 300_000 : budget
    }
  }
}
