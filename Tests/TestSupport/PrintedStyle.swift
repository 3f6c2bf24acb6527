/// How a department prints its report: drawn once, so that one report looks like one hand.
struct PrintedStyle: CustomStringConvertible {
  /// 元 instead of 万元.
  var isYuan: Bool
  /// What stands for nil.
  var nilMark: String
  /// Whether thousands are separated.
  var isGrouped: Bool
  /// Whether spaces stand behind points and commas, as some PDF readers leave them.
  var isSpaced: Bool
  /// Whether zeros at the end of a figure are dropped, as a spreadsheet does.
  var dropsZeros: Bool
  /// Whether last digits were balanced by hand, so that the printed parts add up.
  var isBalanced: Bool
  /// Whether rows stand between vertical bars.
  var hasBars: Bool
  /// Empty cells at the end of every row: dropped (-1), as many as there are, or more.
  var trailingCells: Int
  /// 行次 and 栏次.
  var hasRowNumbers: Bool
  var hasColumnNumbers: Bool
  /// Whether 三公 comes before the funds.
  var putsThreeItemsFirst: Bool
  /// What stands before a title.
  var titlePrefix: String
  /// Whether titles carry 公开0N表, and where.
  var codePlace: CodePlace
  /// Where unit, year and department stand.
  var captions: Captions
  /// 金额单位：, 单位：.
  var unitLabel: String
  /// How codes stand in their columns.
  var codes: Codes
  /// Where 合计 stands.
  var total: Total
  /// The unit's name and the year.
  var department: String
  var year: Int

  enum CodePlace: String { case none, before, after, spaced }
  enum Captions: String { case lines, oneLine, tabbed, cells, brackets }
  enum Codes: String, CaseIterable { case single, merged, allLevels, lastLevel, joinedSpaced, joined }
  enum Total: String, CaseIterable { case first, firstInNames, last, lastInNames, header, beforeNumbers, belowNumbers }

  /// A style drawn from `random`.
  init(_ random: inout SeededGenerator) {
    isYuan = random.oneIn(8)
    nilMark = random.pick(["0.00", "0.00", "", "", "—"])
    isGrouped = random.oneIn(2)
    isSpaced = random.oneIn(10)
    dropsZeros = random.oneIn(12)
    isBalanced = !isYuan && random.oneIn(4)
    hasBars = random.oneIn(12)
    trailingCells = random.pick([0, 0, 0, 0, 3, -1])
    hasRowNumbers = !random.oneIn(4)
    hasColumnNumbers = !random.oneIn(4)
    putsThreeItemsFirst = random.oneIn(3)
    department = random.pick(["示例县教育局", "示例市数据资源局", "示例区卫生健康委员会", "示例省农业科学院", "示例市图书馆", "示例县民政局（本级）"])
    year = random.int(2019...2025)
    titlePrefix = random.pick(["", "", "", department, "\(year)年度", "\(department)\(year)年度", "\(year)年度\(department)"])
    codePlace = random.pick([.none, .before, .after, .after, .spaced])
    captions = random.pick([.lines, .lines, .oneLine, .tabbed, .cells, .brackets])
    unitLabel = random.pick(["金额单位：", "单位："])
    codes = random.pick(Codes.allCases)
    total = random.pick(Total.allCases)
    if hasBars && captions == .cells { captions = .lines }
  }

  var description: String {
    let flags = [
      isYuan ? "元" : "", isGrouped ? "grouped" : "", isSpaced ? "spaced" : "", dropsZeros ? "dropsZeros" : "", isBalanced ? "balanced" : "",
      hasBars ? "bars" : "", hasRowNumbers ? "行次" : "", hasColumnNumbers ? "栏次" : "", putsThreeItemsFirst ? "三公07" : "",
    ]
    return
      (flags.filter { !$0.isEmpty } + [
        "nil=“\(nilMark)”", "trailing=\(trailingCells)", "codes=\(codes)", "total=\(total)", "code=\(codePlace)", "captions=\(captions)",
        "prefix=\(titlePrefix)",
      ]).joined(separator: " ")
  }

  // MARK: Figures

  /// The last digits that `cents` shows: hundredths of 万元, or 分.
  func rounded(_ cents: Int) -> Int {
    isYuan ? cents : (cents + 5_000) / 10_000
  }

  /// A cell with an amount in 分; `nil` where the form has no figure.
  func cell(_ cents: Int?) -> String {
    guard let cents else { return "" }
    return cents == 0 ? nilMark : figure(rounded(cents))
  }

  /// A figure of `hundredths`.
  func figure(_ hundredths: Int) -> String {
    let digits = String(hundredths / 100)
    let group = isSpaced ? ", " : ","
    var text = ""
    for (index, digit) in digits.enumerated() {
      if isGrouped, index > 0, (digits.utf8.count - index) % 3 == 0 { text += group }
      text.append(digit)
    }
    var decimals = String(String(100 + hundredths % 100).dropFirst())
    if dropsZeros { while decimals.hasSuffix("0") { decimals.removeLast() } }
    guard !decimals.isEmpty else { return text }
    return text + (isSpaced && hundredths % 3 > 0 ? ". " : ".") + decimals
  }
}
