import Testing

/// What a figure is about: the name that ends nearest before it, or one that is inherited.
@Suite struct SubjectTests {
  /// The subjects of the figures, with fund.
  private static func subjects(_ text: String, rows: [String] = [], units: [String] = []) -> [String] {
    Told(text, rows: rows, units: units).lines.map { line in
      let words = line.split(separator: " ")
      return words.count > 3 ? words[2] == "-" ? String(words[1]) : "\(words[1])@\(words[2])" : String(line)
    }
  }

  @Test(arguments: [
    ("2024年度收入总计900.00万元。", ["收入总计"]), ("收入支出总计900.00万元。", ["收支总计"]),
    ("财政拨款收入支出总计850.00万元。", ["收支总计@财政拨款"]), ("一般公共预算财政拨款支出500.00万元。", ["本年支出合计@一般公共预算"]),
    // The fund stands before the name, with words between.
    ("政府性基金预算财政拨款安排的项目支出95.00万元。", ["项目支出@政府性基金"]), ("一般公共预算财政拨款的基本支出95.00万元。", ["基本支出@一般公共预算"]),
    // The name that ends nearest counts: 支出 belongs to it, 决算 does not.
    ("基本支出决算为60.00万元。", ["基本支出"]), ("机关运行经费支出60.00万元。", ["机关运行经费"]),
    // A fund ends with its clause.
    ("一般公共预算财政拨款已经下达，项目支出95.00万元。", ["项目支出"]),
  ])
  func aNameOfTheFieldIsAnIndicator(_ text: String, _ expected: [String]) { #expect(Self.subjects(text) == expected) }

  @Test(arguments: [
    // Unknown text before it: the name may be a part of a longer one.
    ("示例图书馆基本支出60.00万元。", ["基本支出?"]),
    // Behind it: it is another thing.
    ("基本支出示例展陈60.00万元。", ["‹基本支出…›?"]), ("基本支出甲60.00万元。", ["基本支出?"]),
    // Another scope, another year.
    ("全市基本支出60.00万元。", ["‹基本支出›?"]), ("下属单位基本支出60.00万元。", ["‹基本支出›?"]),
    // Two names on end mean neither.
    ("人员经费基本支出60.00万元。", ["‹人员经费基本支出›?"]), ("基本支出和项目支出均为60.00万元。", ["‹基本支出和项目支出›?"]),
    // No name at all.
    ("支出60.00万元。", ["‹›?"]), ("示例书展60.00万元。", ["‹示例书展›?"]),
  ])
  func whatIsNotCertainIsMarked(_ text: String, _ expected: [String]) { #expect(Self.subjects(text) == expected) }

  @Test func theReportsOwnUnitSaysNothing() {
    let text = "示例市文化局基本支出60.00万元。"
    #expect(Self.subjects(text) == ["基本支出?"])
    #expect(Self.subjects(text, units: ["示例市文化局"]) == ["基本支出"])
  }

  @Test func aNameIsOneOnlyInItsSections() {
    #expect(Self.subjects("七、三公经费支出决算情况说明\n\n接待费2.60万元。") == ["公务接待费"])
    #expect(Self.subjects("二、收入决算情况说明\n\n接待费2.60万元。") == ["‹接待费›?"])
    #expect(Self.subjects("十、政府采购支出说明\n\n服务支出7.00万元。") == ["服务采购"])
  }

  @Test func theUnknownNameOfAHeadingIsNotCertain() {
    let text = "七、三公经费支出决算情况说明\n\n（一）公务接待费\n\n支出2.60万元，比上年减少0.20万元。\n\n支出3.00万元。"
    #expect(Self.subjects(text) == ["公务接待费", "公务接待费", "公务接待费"])
    #expect(Self.subjects("三、支出情况\n\n（一）示例展陈\n\n支出2.60万元。") == ["‹示例展陈›?"])
    // 支出决算情况说明 is a title, no name.
    #expect(Self.subjects("三、基本支出决算情况说明\n\n支出2.60万元。") == ["‹›?"])
  }

  @Test func aNameThatIsSaidOfTheSubjectIsNone() {
    #expect(Self.subjects("财政拨款支出50.00万元，全部为项目支出，比上年减少2.00万元。") == ["本年支出合计@财政拨款", "本年支出合计@财政拨款"])
  }

  @Test func aRowIsNamedByItsLabel() {
    let rows = ["2070104 图书馆", "2070109 群众文化", "207 文化旅游体育与传媒支出"]
    let heading = "五、一般公共预算财政拨款支出决算情况说明\n\n"
    #expect(Self.subjects(heading + "图书馆95.00万元，群众文化支出29.00万元。", rows: rows) == ["2070104图书馆@一般公共预算", "2070109群众文化@一般公共预算"])
    #expect(Self.subjects(heading + "文化旅游体育与传媒124.00万元。", rows: rows) == ["207文化旅游体育与传媒支出@一般公共预算"])
    // Rows of the tables of functions are not meant under 基本支出.
    #expect(Self.subjects("六、一般公共预算财政拨款基本支出决算情况说明\n\n图书馆95.00万元。", rows: rows) == ["‹图书馆›?@一般公共预算"])
  }
}
