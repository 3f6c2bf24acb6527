/// How a department writes its explanations: drawn once, so that one report reads like one hand.
struct ProseStyle: CustomStringConvertible {
  /// What the choice among equal words depends on: the same words are chosen again throughout a report.
  var voice: UInt64
  /// Once in how many choices another word slips in; 0 for never.
  var mixing: Int

  // MARK: Amounts

  /// 元 with two decimals instead of 万元.
  var isYuan: Bool
  /// Whether amounts of 100 million and more are written in 亿元.
  var usesHundredMillions: Bool
  /// Whether thousands are separated.
  var isGrouped: Bool
  /// Whether zeros at the end of a figure are dropped: in amounts, in percentages.
  var dropsZeros: Bool
  var dropsPercentZeros: Bool
  /// What stands for nil, before the unit; empty for a bare 0 without unit.
  var zero: String
  /// Whether blanks stand inside some numbers, and behind numbers.
  var isSpaced: Bool
  var spacesUnit: Bool
  /// Full-width digits.
  var isFullWidth: Bool
  /// Whether 元 is left out of 万元 now and then.
  var dropsYuan: Bool

  // MARK: Percentages

  /// Decimals of percentages.
  var percentDecimals: Int
  /// `%` or `％`.
  var percentSign: String
  /// Whether percentages are computed from the printed amounts instead of the exact ones.
  var usesPrinted: Bool
  /// What is written where the base is nil.
  var ofNil: OfNil

  enum OfNil: String { case nothing, words, hundred }

  // MARK: Layout

  /// Where lines are cut, in columns of a terminal; 0 for one line a paragraph.
  var width: Int
  /// Whether pages end in the middle of paragraphs.
  var cutsPages: Bool
  /// What stands before a paragraph.
  var indent: String
  var hasBlankLines: Bool
  /// Plain numberings, `## 一、`, or `**一、**`.
  var headings: Headings
  /// How items are numbered.
  var items: Items
  /// Whether the explanations stand before the tables.
  var comesFirst: Bool
  /// Whether a table of contents stands at the top.
  var hasContents: Bool
  /// （） or ().
  var hasNarrowBrackets: Bool

  enum Headings: String { case plain, hashes, bold }
  enum Items: String { case point, comma, brackets, circles, none }

  // MARK: Names

  var year: Int
  var yearWord: String
  var lastYearWord: String
  var subject: String

  /// A style drawn from `random` for tables printed in `printed`.
  init(_ printed: PrintedStyle, _ random: inout SeededGenerator) {
    voice = random.next()
    mixing = random.pick([0, 0, 24, 8, 3])
    isYuan = printed.isYuan ? random.oneIn(2) : random.oneIn(16)
    usesHundredMillions = random.oneIn(8)
    isFullWidth = random.oneIn(25)
    isGrouped = !isFullWidth && random.oneIn(2)
    dropsZeros = random.oneIn(4)
    dropsPercentZeros = random.oneIn(4)
    zero = dropsZeros ? random.pick(["0", "0", ""]) : random.pick(["0.00", "0.00", "0", ""])
    isSpaced = random.oneIn(24)
    spacesUnit = random.oneIn(14)
    dropsYuan = random.oneIn(30)
    percentDecimals = random.pick([2, 2, 2, 2, 2, 1, 1, 0])
    percentSign = random.oneIn(14) ? "％" : "%"
    usesPrinted = random.oneIn(3)
    ofNil = random.pick([.nothing, .nothing, .words, .hundred])
    width = random.pick([0, 0, 0, 56, 64, 72, 78])
    cutsPages = random.oneIn(3)
    indent = random.pick(["", "", "　　", "    "])
    hasBlankLines = random.oneIn(2)
    headings = random.pick([.plain, .plain, .plain, .hashes, .bold])
    items = random.pick([.point, .point, .comma, .brackets, .circles, .none])
    comesFirst = random.oneIn(4)
    hasContents = random.oneIn(5)
    hasNarrowBrackets = random.oneIn(15)
    year = printed.year
    yearWord = random.pick(["\(year)年度", "\(year)年度", "\(year)年", "\(year) 年度"])
    lastYearWord = random.pick(["上年", "上年", "上年度", "\(year - 1)年", "\(year - 1)年度", "去年", "上一年度"])
    subject = random.pick(["本部门", "本单位", printed.department, "我单位"])
  }

  var description: String {
    let flags = [
      isYuan ? "prose元" : "", usesHundredMillions ? "亿元" : "", isGrouped ? "prose-grouped" : "", dropsZeros ? "prose-dropsZeros" : "",
      isSpaced ? "prose-spaced" : "", isFullWidth ? "full-width" : "", usesPrinted ? "from-printed" : "", cutsPages ? "cut" : "",
      comesFirst ? "prose-first" : "",
    ]
    return
      (flags.filter { !$0.isEmpty } + [
        "%.\(percentDecimals)", "width=\(width)", "mixing=\(mixing)", "ofNil=\(ofNil)", "headings=\(headings)", "items=\(items)",
      ]).joined(separator: " ")
  }

  /// The last digits that an amount shows where percentages are computed from what is printed.
  func steps(_ cents: Int) -> Int { usesPrinted && !isYuan ? (cents + 5_000) / 10_000 : cents }

  /// Whether two amounts look the same in print.
  func looksEqual(_ a: Int, _ b: Int) -> Bool { isYuan ? a == b : abs(a - b) < 5_000 || (a + 5_000) / 10_000 == (b + 5_000) / 10_000 }

  /// The number of the item at `index`, from 0.
  func numbering(_ index: Int) -> String {
    switch items {
    case .point: "\(index + 1)."
    case .comma: "\(index + 1)、"
    case .brackets: "（\(index + 1)）"
    case .circles: index < 20 ? String(UnicodeScalar(UInt32(0x2460 + index)).map { Character($0) } ?? "·") : ""
    case .none: ""
    }
  }
}
