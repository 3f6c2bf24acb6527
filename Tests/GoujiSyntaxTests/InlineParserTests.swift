import GoujiSyntax
import GoujiText
import TestSupport
import Testing

/// Figures in running text, and the numbers that are none.
@Suite struct InlineParserTests {
  /// The figures of `text`, each with its kind and exact value, as `74.51% percent 0.7451`.
  private func figures(_ text: String) -> [String] {
    Documents.tree(text).roots.flatMap { $0.descendants(.figure) }.map { node in
      node.text + " " + (FigureSyntax(node)?.summary ?? "?")
    }
  }

  /// The numbers of `text` that are no figures.
  private func numerals(_ text: String) -> [String] {
    Documents.tree(text).roots.flatMap { $0.descendants(.numeral) }.map(\.text)
  }

  // MARK: Units and values

  @Test(
    arguments: [
      ("1,638.02万元", "amount 16380200.00元"), ("10.85 亿元", "amount 1085000000元"), ("5千元", "amount 5000元"),
      ("0.5元", "amount 0.5元"), ("74.51%", "percent 0.7451"), ("74.51％", "percent 0.7451"), ("3‰", "percent 0.003"),
      ("2.3个百分点", "points 0.023"), ("2百分点", "points 0.02"), ("27人次", "count 27"), ("3辆", "count 3"),
      ("１２台（套）", "count 12"), ("1.5万人次", "count 15000"), ("95.5分", "score 95.5"), ("1.2倍", "multiple 1.2"),
      ("１，６３８．０２万元", "amount 16380200.00元"), ("1, 638. 00万元", "amount 16380000.00元"), ("120元/人", "count 120"),
      ("36.60", "plain 36.60"),
    ])
  func values(_ written: String, _ summary: String) {
    let amount = summary.hasPrefix("amount") ? figures("本年收入\(written)，比上年增加。") : figures("合计为\(written)。")
    #expect(amount.count == 1)
    #expect(amount.first?.hasPrefix(written + " ") == true)
    #expect(amount.first.map { normalized(String($0.dropFirst(written.count + 1))) } == normalized(summary))
  }

  /// A summary without the zeros that only the exponent left behind.
  private func normalized(_ summary: String) -> String {
    guard summary.contains("."), let end = summary.lastIndex(where: { $0.isNumber }) else { return summary }
    let (number, unit) = (summary[...end], summary[summary.index(after: end)...])
    let trimmed = number.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed()) + unit
  }

  @Test func signs() {
    #expect(figures("增长-3.5%，下降－2.0%，结余−4元。") == ["-3.5% percent -0.035", "－2.0% percent -0.020", "−4元 amount -4元"])
    #expect(figures("减少（3.5）万元。") == ["3.5 plain 3.5"])
    #expect(figures("甲-5，3-5人。").last == "5人 count 5")
  }

  @Test func severalInASentence() {
    let text = "本年收入1,638.02万元，其中：财政拨款收入1,220.45万元，占74.51%；其他收入417.57万元，占25.49%。"
    #expect(
      figures(text).map { $0.prefix { $0 != " " } } == ["1,638.02万元", "1,220.45万元", "74.51%", "417.57万元", "25.49%"])
    #expect(numerals(text) == [])
  }

  @Test(
    arguments: [
      ("下设两个部门。", ["两个 count 2"]), ("共十二项工作。", ["十二项 count 12"]), ("设二十一家单位。", ["二十一家 count 21"]), ("一次性补助。", []),
      ("一般公共预算。", []), ("第一个季度。", []), ("其一项。", []), ("三公经费。", []), ("“两个维护”。", []), ("一二个。", []), ("统一一个口径。", []),
    ])
  func chineseNumerals(_ text: String, _ expected: [String]) {
    #expect(figures(text) == expected)
  }

  // MARK: Numbers that are no figures

  @Test(
    arguments: [
      ("2024年度收入。", "2024年度"), ("截至2024年12月31日。", "2024年12月31日"), ("2024 年 6 月底。", "2024 年 6 月"), ("自3月起。", "3月"),
      ("15日内。", "15日"), ("财预〔2018〕34号文。", "2018〕34号"), ("财预[2018]34号文。", "2018]34号"),
      ("财预〔2018〕 第 5 号。", "2018〕 第 5 号"), ("第3季度。", "3"), ("第12条。", "12"), ("文号34号。", "34"),
      ("项目51082422T000005557900。", "51082422T000005557900"), ("A4纸。", "4"), ("5G网络。", "5G"),
      ("账号123456789012。", "123456789012"),
    ])
  func oneNumeral(_ text: String, _ expected: String) {
    #expect(numerals(text) == [expected])
    #expect(figures(text) == [])
  }

  @Test(
    arguments: [
      ("2023-2024年。", ["2023", "2024年"]), ("2021—2025年。", ["2021", "2025年"]), ("2020至2022年。", ["2020", "2022年"]),
      ("2023～2024年。", ["2023", "2024年"]), ("2022、2023年度。", ["2022", "2023年度"]),
      ("2021、2022 和 2023年。", ["2021", "2022", "2023年"]), ("2023 ~ 2024 年。", ["2023", "2024 年"]),
      ("1-6月。", ["1", "6月"]), ("3—5 月。", ["3", "5 月"]), ("2024年1月1日至12月31日。", ["2024年1月1日", "12月31日"]),
    ])
  func spansOfTime(_ text: String, _ expected: [String]) {
    #expect(numerals(text) == expected)
    #expect(figures(text) == [])
  }

  /// Dates are no figures, however they are written.
  @Test(arguments: ["2024-12-31", "2024/12/31", "2024.12.31", "第 3 季度", "第　2条"])
  func otherDatesAndOrdinals(_ text: String) {
    #expect(figures("填报日期为\(text)。") == [])
  }

  /// What looks like a year is a figure where its unit says so.
  @Test(arguments: [("2024元", "amount 2024元"), ("2024人", "count 2024"), ("2024.00万元", "amount 20240000.00元"), ("2,024个", "count 2024")])
  func figuresLikeYears(_ text: String, _ summary: String) {
    #expect(figures("共\(text)。").first.map { normalized(String($0.dropFirst(text.count + 1))) } == normalized(summary))
    #expect(numerals("共\(text)。") == [])
  }

  @Test func numbersOfListsAreNoFigures() {
    for text in ["1. 本级；", "（1）本级；", "①本级；", "一、收入", "第一部分 概况", "12、办公室；", "- 3. 支出 情况说明如下，"] {
      #expect(figures(text) == [], "\(text)")
    }
  }

  // MARK: Cells

  /// The figures of a row's cells.
  private func cells(_ row: String) -> [String] { figures("甲\t乙\t丙\n\(row)\n") }

  @Test func aCellIsAFigureOrALabel() {
    #expect(cells("合计\t1,638.02\t-3.5") == ["1,638.02 plain 1638.02", "-3.5 plain -3.5"])
    #expect(cells("合计\t(3.5)\t（4）") == ["(3.5) plain -3.5", "（4） plain -4"])
    #expect(cells("2个\t12辆办公车\t3.5 说明") == ["2个 count 2"])
    #expect(cells("一、收入\t\t—") == [])
    #expect(cells("2024年度\t行1\t见表2") == [])
    #expect(cells("10 10\t1, 638. 00\t12, 300") == ["10 plain 10", "10 plain 10", "1, 638. 00 plain 1638.00", "12, 300 plain 12300"])
    #expect(cells("\"1,638.02\"\t 3 \t４．５") == ["1,638.02 plain 1638.02", "3 plain 3", "４．５ plain 4.5"])
  }

  /// A figure in a cell stays one whatever spaces a program put around it.
  @Test(arguments: [" ", "\u{3000}", "\u{A0}", "\u{2003}", "\u{2009}", "\u{200B}", "\u{FEFF}"])
  func spacesAroundACell(_ space: String) {
    #expect(cells("合计\t\(space)1.5\t2.5\(space)") == ["1.5 plain 1.5", "2.5 plain 2.5"])
  }

  // MARK: Across lines

  /// A page that was too narrow puts the unit on the next line; a count does not go on there.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func unitsOnTheNextLine(_ end: String) {
    #expect(figures("本年收入1,638.02\(end)万元，比上年增加。") == ["1,638.02\(end)万元 amount 16380200元"])
    #expect(figures("本年共有人员27\(end)人，比上年增加。") == ["27 plain 27"])
  }

  /// The kind of line end changes nothing but itself.
  @Test(arguments: ["\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    for path in Repository.files(in: "Tests/Samples", suffix: ".gouji") {
      let text = Repository.text(path)
      let other = text.replacing("\n", with: end)
      let outline = TreeDump.outline(Documents.tree(other)).replacing("\\r\\n", with: "\\n").replacing("\\r", with: "\\n")
      #expect(outline == TreeDump.outline(Documents.tree(text)), "\(path)")
    }
  }
}
