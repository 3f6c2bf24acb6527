import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// What no accountant writes: nothing is said that is not so, and what stands beside it is checked as ever. That the time stays
/// linear is seen to by `Tests/Hardness/growth.py`, at sizes a hundred times larger.
@Suite struct PathologicalReportTests {
  private static func header(unit: String = "万元") -> String { "支出决算表\n单位：\(unit)\n项目\t本年支出合计\t基本支出\t项目支出\n" }
  /// A table, and behind the nonsense a sentence that is right and one that is wrong.
  private static let before = header() + "合计\t2.00\t1.00\t1.00\n\n"
  private static let after = "\n\n本年支出合计2.00万元。\n\n本年支出合计2.50万元。\n"

  private static func lint(_ text: String) -> LintedFile {
    Documents.lint(SourceText(path: "test.gouji", bytes: Array(text.utf8)))
  }

  private static func rules(_ file: LintedFile) -> [String] { file.findings.filter { $0.severity >= .warning }.map(\.rule) }

  /// The rules that say something of `nonsense`, which stands between a table and two sentences about it; the error of the second
  /// one, which every report must show, is taken away.
  private static func rules(beside nonsense: String) -> [String] {
    let text = before + nonsense + after
    let file = lint(text)
    let wrong = text.utf8.count - "2.50万元。\n".utf8.count
    let expected = file.findings.filter { $0.severity == .error && $0.range.start == wrong }
    #expect(expected.map(\.rule) == ["C3"])
    #expect(file.cells.witnessed >= 3)
    return file.findings.filter { $0.severity >= .warning && $0.range.start != wrong }.map(\.rule)
  }

  private static func times(_ text: String, _ count: Int = 2_000) -> String { String(repeating: text, count: count) }

  // MARK: Nesting

  @Test(arguments: [("（", "）"), ("{", "}"), ("“", "”"), ("【", "】"), ("(", ")")])
  func bracketsInBrackets(_ bracket: (open: String, close: String)) {
    #expect(Self.rules(beside: "另有" + Self.times(bracket.open) + "1万元" + Self.times(bracket.close) + "。") == [])
  }

  @Test func formulasInFormulas() {
    func formula(_ depth: Int) -> String {
      "本年支出合计2.00万元{=" + Self.times("(", depth) + "支出决算表!合计!本年支出合计" + Self.times(")", depth) + "}。"
    }
    #expect(Self.rules(beside: formula(63)) == [])
    #expect(Self.rules(beside: formula(64)) == ["malformed-reference"])
    #expect(Self.rules(beside: formula(5_000)) == ["malformed-reference"])
  }

  // MARK: Counts

  @Test func aRowOfCells() {
    #expect(Self.rules(beside: "项目\t金额\n甲\t" + Self.times("1.00\t", 20_000) + "\n乙\t1.00\n") == [])
    let report = Documents.report("项目\t金额\n甲\t" + Self.times("1.00\t", 20_000) + "\n乙\t1.00\n")
    #expect(report.tables.count == 1)
    #expect(report.tables.first.map { $0.rows.map(\.cells.count).max() ?? 0 } ?? 0 >= 20_001)
  }

  @Test func tinyTables() {
    let tables = "正文。\n\n" + Self.times("甲\t1\t2\n乙\t3\t4\n\n正文。\n\n")
    #expect(Self.rules(beside: tables) == [])
    #expect(Documents.report(tables).tables.count == 2_000)
  }

  @Test func tinyTablesThatAreChecked() {
    let right = (0..<300).map { Self.header() + "合计\t2.00\t1.00\t1.00\n\n第\($0)段。\n\n" }
    #expect(Self.rules(Self.lint(right.joined())) == [])
    var wrong = right
    wrong[217] = wrong[217].replacing("合计\t2.00", with: "合计\t3.00")
    let file = Self.lint(wrong.joined())
    #expect(Self.rules(file) == ["A8"])
    #expect(file.findings.first.map { $0.range.start > wrong[..<217].joined().utf8.count } == true)
    #expect(file.cells.witnessed == 900)
  }

  @Test func tenThousandIdenticalFigures() {
    let file = Self.lint(Self.before + Self.times("本年支出合计2.00万元。", 10_000) + "\n")
    #expect(file.findings.isEmpty)
    #expect(file.figures.total == 10_000)
    #expect(file.figures.witnessed == 10_000)
  }

  @Test func oneWrongFigureAmongThem() {
    let text = Self.before + Self.times("本年支出合计2.00万元。", 6_000) + "本年支出合计7.00万元。" + Self.times("本年支出合计2.00万元。", 4_000)
    let file = Self.lint(text + "\n")
    #expect(Self.rules(file) == ["C3"])
    #expect(file.findings.first.map { String(decoding: file.source.bytes[$0.range.start..<$0.range.end], as: UTF8.self) } == "7.00")
    #expect(file.figures.witnessed == 10_001)
  }

  // MARK: Numbers

  @Test(arguments: [40, 400, 100_000])
  func giantNumbers(_ digits: Int) {
    let number = Self.times("9", digits)
    #expect(Self.rules(beside: "另有支出\(number).00万元，占\(number)%，增长\(number)倍，共\(number)人。") == [])
    #expect(Self.rules(Self.lint(Self.header() + "合计\t\(number).00\t\(number).00\t1.00\n")) == [])
  }

  /// The largest amounts are still checked; the next larger ones are left alone.
  @Test func theLargestNumbers() {
    func rules(_ whole: String) -> [String] {
      let zeros = String(whole.dropFirst(2))
      return Self.rules(Self.lint(Self.header(unit: "元") + "合计\t\(whole)\t5\(zeros)\t4\(zeros)\n"))
    }
    #expect(rules("1" + Self.times("0", 28)) == ["A8"])
    #expect(rules("1" + Self.times("0", 29)) == ["A8"])
    #expect(rules("2" + Self.times("0", 29)) == [])
    #expect(rules("1" + Self.times("0", 30)) == [])
  }

  /// More decimals than are computed with, as spreadsheets leave them behind (0.30000000000000004).
  @Test(.timeLimit(.minutes(1)), arguments: ["元", "万元", "亿元"])
  func manyDecimals(_ unit: String) {
    for count in 2...40 {
      let zeros = Self.times("0", count - 1)
      func table(_ sum: String) -> String { Self.header(unit: unit) + "合计\t\(sum)\t0.4\(zeros)\t0.6\(zeros)\n" }
      let file = Self.lint(table("1.0" + zeros))
      #expect(Self.rules(file) == [] && file.cells.witnessed == (count <= 18 ? 3 : 0), "\(count) decimals")
      #expect(Self.rules(Self.lint(table("1.2" + zeros))) == (count <= 18 ? ["A8"] : []), "\(count) decimals")
      let share = "本年支出合计2.00万元，其中基本支出1.00万元，占50.0\(zeros)%。"
      #expect(Self.rules(Self.lint(Self.before + share + "\n")) == [], "\(count) decimals")
      let wrong = Self.lint(Self.before + share.replacing("50.", with: "70.") + "\n")
      #expect(Self.rules(wrong) == (count <= 18 ? ["C6"] : []), "\(count) decimals")
    }
    let noise = Self.header(unit: unit) + "合计\t0.30000000000000004\t0.1\t0.2\n\n本年支出合计0.30000000000000004\(unit)。\n"
    #expect(Self.rules(Self.lint(noise)) == [])
  }

  @Test func whatLooksLikeAnExponent() {
    let sentence = "另有支出1e999999999万元，1E-400元，2.5e3万元，0x1F万元，nan%，inf元，-∞万元，1e5%，0b11元。"
    #expect(Self.rules(beside: Self.times(sentence, 50)) == [])
    #expect(Self.lint(sentence + "\n").figures.total == 0)
    for cell in ["1e5", "1E+05", "2e-1", "0x1F", "NaN", "inf", "1_0"] {
      let file = Self.lint(Self.header() + "合计\t\(cell)\t1.00\t1.00\n")
      #expect(!file.findings.contains { $0.severity == .error }, "\(cell)")
    }
  }

  // MARK: Characters

  /// What cannot be seen, around and inside figures: never an error, and no other number than the one that is seen is taken.
  @Test(
    arguments: [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202D}", "\u{202E}",
      "\u{202C}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{061C}", "\u{00AD}", "\u{034F}", "\u{180E}", "\u{FE0F}", "\u{E0001}",
    ])
  func whatCannotBeSeen(_ mark: String) {
    let places = ["\(mark)2.00万元", "2.00\(mark)万元", "2.00万\(mark)元", "2.00万元\(mark)", "\(mark)2.00万元\(mark)"]
    #expect(Self.rules(beside: places.map { "本年支出合计\($0)。\n\n" }.joined()) == [])
    let inside = Self.rules(beside: "本年支出合计\(mark)1\(mark)2.00万元。\n\n本年支出合计2\(mark).00万元。\n\n本年支出合计2.\(mark)00万元。")
    #expect(inside.allSatisfy { $0 == "malformed-number" })
    let cell = Self.lint(Self.header() + "合计\t1\(mark)2.00\t11.00\t1.00\n")
    #expect(!cell.findings.contains { $0.severity == .error })
    #expect(Self.rules(beside: "本年支出合计" + Self.times(mark, 5_000) + "2.00万元。") == [])
  }

  /// Full-width digits are digits, alone and mixed with others; those of other scripts are none.
  @Test func digitsOfOtherScripts() {
    for number in ["２.００", "2.０0", "２.00", "２．００", "2．00"] {
      let file = Self.lint(Self.before + "本年支出合计\(number)万元。\n")
      #expect(Self.rules(file) == [] && file.figures.witnessed == 1, "\(number)")
      #expect(Self.rules(Self.lint(Self.before + "本年支出合计\(number.replacing("2", with: "3").replacing("２", with: "３"))万元。\n")) == ["C3"])
    }
    for number in ["२.००", "٢.٠٠", "②", "Ⅱ", "𝟚.𝟘𝟘", "2.٠٠", "٢.00", "²", "½", "௨", "৯", "〢"] {
      let rules = Self.rules(beside: "本年支出合计\(number)万元，另有\(number)元，占\(number)%。")
      #expect(rules.allSatisfy { $0 == "malformed-number" }, "\(number): \(rules)")
      let cell = Self.lint(Self.header() + "合计\t\(number)\t1.00\t1.00\n")
      #expect(!cell.findings.contains { $0.severity == .error }, "\(number)")
    }
  }
}
