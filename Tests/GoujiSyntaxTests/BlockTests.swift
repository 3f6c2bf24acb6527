import GoujiSyntax
import TestSupport
import Testing

/// What the lines of a document are.
@Suite struct BlockTests {
  /// The blocks of `text` but the blank ones, as `kind: text`.
  private func blocks(_ text: String) -> [String] {
    Documents.tree(text).roots.filter { $0.kind != .blank }.map { root in
      let trimmed = root.text.drop { $0.isNewline }.reversed().drop { $0.isNewline }.reversed()
      return "\(root.kind): " + String(trimmed)
    }
  }

  private func kinds(_ text: String) -> [SyntaxKind] {
    Documents.tree(text).roots.map(\.kind).filter { $0 != .blank }
  }

  private func texts(_ text: String, _ kind: SyntaxKind) -> [String] {
    Documents.tree(text).roots.flatMap { $0.descendants(kind) }.map(\.text)
  }

  // MARK: One line

  @Test(
    arguments: [
      ("", []), ("\n\n", []), (" \t\n\u{C}\n　\n", []), ("本年收入增加。", [.paragraph]), ("第一部分 部门概况", [.heading]),
      ("一、收入决算情况说明", [.heading]), ("（一）收入情况", [.heading]), ("(2) 支出情况", [.heading]), ("1. 收入", [.heading]),
      ("①车辆", [.heading]), ("# 概况", [.heading]), ("###### 概况", [.heading]), ("## 一、收入", [.heading]),
      ("**一、收入**", [.heading]), ("<b>（一）收入</b>", [.heading]), ("- 2. 支出", [.heading]), ("一、本年收入5万元。", [.heading]),
      ("####### 概况。", [.paragraph]), ("#标签。", [.paragraph]), ("- 本年收入增加。", [.item]), ("* 本年收入增加。", [.item]),
      ("（一）负责全市教育规划、指导和监督工作，组织实施国家有关法律法规；承办其他事项。", [.item]),
      ("一、机关运行经费：指为保障行政单位运行用于购买货物和服务的各项资金，包括办公费。", [.definition]), ("收入支出决算总表", [.caption]), ("公开01表", [.caption]),
      ("单位：万元", [.caption]), ("// 注释", [.comment]), ("  // 注释", [.comment]), ("@表 收入决算表", [.directive]),
      ("＠续表", [.directive]), ("@不认识", [.directive]), (" @表 甲", [.paragraph]), ("甲\t乙\t丙", [.paragraph]),
      ("|甲|乙|", [.paragraph]), ("第一部分 概况..........3", [.contents]), ("一、收入\t3", [.contents]),
      ("二、支出……………5", [.contents]), ("---", [.paragraph]),
    ] as [(String, [SyntaxKind])])
  func oneLine(_ text: String, _ expected: [SyntaxKind]) {
    #expect(kinds(text) == expected)
    #expect(kinds(text + "\n") == expected)
    #expect(kinds("\n\n" + text + "\r\n\r\n") == expected)
  }

  /// The samples have every kind of block but those that only a writer of the dialect makes.
  @Test func everyKindOfBlockStandsInTheSamples() {
    let seen = Repository.files(in: "Tests/Samples", suffix: ".gouji").flatMap { path in
      Documents.tree(Repository.text(path)).roots.map(\.kind)
    }
    let missing = SyntaxKind.allCases.filter { $0.isBlock && !seen.contains($0) }
    #expect(missing.allSatisfy { $0 == .directive || $0 == .comment })
  }

  // MARK: Headings, items and definitions

  @Test func headingsHaveNumberingAndTitle() {
    #expect(texts("**（一）收入决算情况**\n", .numbering) == ["（一）"])
    #expect(texts("**（一）收入决算情况**\n", .title) == ["收入决算情况"])
    #expect(texts("# 第一部分 概况\n", .title) == ["概况"])
    #expect(texts("- 3. 公务接待费5万元\n", .figure) == ["5万元"])
  }

  /// A numbered sentence is no heading, nor is one that runs on in the next line.
  @Test(
    arguments: [
      "一、本年收入5万元，支出4万元，结余1万元，比上年增加2万元，增长5%。", "（一）收入增加；支出减少", "1. 收入：5万元", "二、主要原因是人员增加，", "三、收入增加。支出减少。",
      "（四）本部门负责全市教育事业发展规划的编制工作和监督检查以及评估\n指导工作", "一、 当年收入和支出的情况说明以及预算绩效管理工作开展情况说明和国有资产占用情况说明以及政府采购支出情况说明和其他需要说明的事项",
    ])
  func numberedSentences(_ text: String) {
    #expect(!kinds(text).contains(.heading))
  }

  @Test func runInHeadings() {
    let car = "- 2. 公务用车购置及运行费 预算数为4.70万元，支出决算为4.32万元。"
    #expect(kinds(car) == [.item])
    #expect(texts(car, .numbering) == ["2."])
    #expect(texts(car, .label) == ["公务用车购置及运行费"])
    #expect(texts(car, .figure) == ["4.70万元", "4.32万元"])
    let bold = "**(一) 收入情况。** 示例县医保局本年收入5万元，比上年增加。"
    #expect(kinds(bold) == [.item])
    #expect(texts(bold, .label) == ["收入情况。**"])
    #expect(texts(bold, .body) == [" 示例县医保局本年收入5万元，比上年增加。"])
  }

  /// A term, a colon, an explanation: no heading. Only a glossary makes it a definition where the words do not.
  @Test func definitions() {
    let entry = "一、财政拨款收入：从同级财政取得的资金，不含非税收入。"
    #expect(kinds(entry) == [.item])
    #expect(kinds("第四部分 名词解释\n\n" + entry) == [.heading, .definition])
    #expect(kinds("第四部分 名词解释\n\n\(entry)\n\n第五部分 附件\n\n\(entry)") == [.heading, .definition, .heading, .item])
    #expect(kinds("二、事业收入：是指事业单位取得的收入。") == [.definition])
    #expect(texts("二、事业收入：是指事业单位取得的收入。", .label) == ["事业收入："])
  }

  // MARK: Tables

  @Test func twoRowsAreATable() {
    #expect(blocks("甲\t乙\t丙\n1\t2\t3\n") == ["table: 甲\t乙\t丙\n1\t2\t3"])
    #expect(texts("甲\t乙\t丙\n1\t2\t3\n", .row).count == 2)
    #expect(texts("甲\t乙\t丙\n1\t 2 \t\n", .cell) == ["甲", "乙", "丙", "1", " 2 ", ""])
    // Two lines with two cells each may be anything.
    #expect(kinds("甲\t乙\n1\t2\n") == [.paragraph])
    // Inside a table a row may have lost its cells.
    #expect(kinds("甲\t乙\t丙\n1\t2\n3\t4\t5\n") == [.table])
    #expect(kinds("甲\t乙\t丙\n说明\n3\t4\t5\n").first != .table)
  }

  @Test func oneRowIsATableWhereItIsDeclared() {
    #expect(kinds("@表 总表\n甲\t乙\t丙\n") == [.directive, .table])
    #expect(kinds("@续表\n\n甲\t乙\t丙\n") == [.directive, .table])
    #expect(kinds("@勾稽 a = b\n甲\t乙\t丙\n") == [.directive, .paragraph])
    #expect(kinds("@表 总表\n本年收入。\n甲\t乙\t丙\n") == [.directive, .paragraph, .paragraph])
    #expect(kinds("甲\t乙\t丙\n1\t2\t3\n\n4\t5\t6\n") == [.table, .table])
  }

  @Test func tablesEndWithAnEmptyLine() {
    #expect(blocks("甲\t乙\t丙\n1\t2\t3\n\n本年收入。") == ["table: 甲\t乙\t丙\n1\t2\t3", "paragraph: 本年收入。"])
    #expect(kinds("甲\t乙\t丙\n1\t2\t3\n本年收入。") == [.table, .paragraph])
    // A row of empty cells is a row.
    #expect(texts("甲\t乙\t丙\n\t\t\n1\t2\t3\n", .row).count == 3)
  }

  @Test func pipeTables() {
    let text = "| 项目 | 金额 |\n|---|---:|\n| 合计 | 5.00 |\n"
    #expect(kinds(text) == [.table])
    #expect(texts(text, .delimiterRow) == ["|---|---:|"])
    #expect(texts(text, .cell) == [" 项目 ", " 金额 ", " 合计 ", " 5.00 "])
    #expect(texts("|a\\|b|c|\n|d||\n", .cell) == ["a\\|b", "c", "d", ""])
  }

  /// What Excel quoted is one cell, though it runs over lines.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func quotedCells(_ end: String) {
    let text = "甲\t乙\t\"丙\(end)丁\"\(end)\"本年\(end)\"\"收入\"\"\"\t2\t3\(end)"
    #expect(kinds(text) == [.table])
    #expect(texts(text, .cell) == ["甲", "乙", "\"丙\(end)丁\"", "\"本年\(end)\"\"收入\"\"\"", "2", "3"])
    #expect(texts(text, .row).count == 2)
    // In the first cell of a table, too.
    #expect(texts("\"甲\(end)乙\"\t丙\t丁\(end)1\t2\t3\(end)", .row).count == 2)
  }

  /// The tabs of a row count, not those of its first line.
  @Test func aQuotedCellEarlyInTheFirstRow() {
    let text = "项目\t\"本年支出\n合计\"\t基本支出\n合计\t5.00\t4.00\n"
    #expect(kinds(text) == [.table])
    #expect(texts(text, .cell) == ["项目", "\"本年支出\n合计\"", "基本支出", "合计", "5.00", "4.00"])
  }

  /// A quote that nothing closes is a quote: an empty line or a tab comes first.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func quotesThatOpenNothing(_ end: String) {
    let open = "甲\t乙\t\"丙\(end)1\t2\t3\(end)\(end)本年收入\"增加\"。\(end)"
    #expect(kinds(open) == [.table, .paragraph])
    #expect(texts(open, .row).count == 2)
    let last = "甲\t乙\t丙\(end)1\t2\t\"三\(end)\(end)本年收入增加，\(end)即收入\"\(end)"
    #expect(kinds(last) == [.table, .paragraph])
    #expect(texts(last, .cell).last == "\"三")
    #expect(kinds("\"三公\"经费增加。\(end)") == [.paragraph])
  }

  // MARK: Contents

  @Test func contentsBehindTheirTitle() {
    let text = """
      目  录

      第一部分 概况
      一、职责
      第二部分 决算表
      一、收入决算表

      第一部分 概况

      一、职责

      本部门负责教育。

      """
    #expect(
      blocks(text) == [
        "heading: 目  录", "contents: 第一部分 概况\n一、职责\n第二部分 决算表\n一、收入决算表", "heading: 第一部分 概况", "heading: 一、职责", "paragraph: 本部门负责教育。",
      ])
  }

  /// Leader dots or page numbers make an entry, with or without 目录, and neither a heading nor a table.
  @Test func contentsByTheirDots() {
    let text = "第一部分 概况..........3\n一、职责……………………4\n二、机构\t5\n三、表 . . . . . . 6\n"
    #expect(kinds(text) == [.contents])
    #expect(texts(text, .page) == ["3", "4", "5", "6"])
    #expect(texts(text, .numbering) == ["第一部分", "一、", "二、", "三、"])
    #expect(texts(text, .title).map { $0.drop { $0 == " " } } == ["概况", "职责", "机构", "表"])
    #expect(kinds("目录\n\n第一部分 概况....1\n\n一、职责....2\n\n第一部分 概况\n\n一、职责\n") == [.heading, .contents, .contents, .heading, .heading])
  }

  @Test func whatLooksLikeContentsAndIsNot() {
    #expect(kinds("收入\t3\n支出\t4\n") == [.paragraph])
    #expect(kinds("目录中的表格如下。") == [.paragraph])
    #expect(kinds("目录\n\n本部门负责全市教育工作，指导学校。\n") == [.heading, .paragraph])
    // A sentence ends the contents for good.
    #expect(kinds("目录\n一、甲\n本部门负责教育，指导学校。\n二、乙\n") == [.heading, .contents, .paragraph, .heading])
  }

  /// Dots behind a sentence are an ellipsis.
  @Test(arguments: [
    "主要用于培训、会议、差旅等，共5万元……", "本年收入1,638.02万元，比上年增加......", "培训费5万元、会议费4万元、差旅费3万元…………",
  ])
  func ellipses(_ text: String) {
    #expect(kinds(text) == [.paragraph])
    #expect(!texts(text, .figure).isEmpty)
  }

  /// So are …… right behind a numbered text, and dots behind one with commas.
  @Test(arguments: ["一、推进档案数字化，改善查档服务……", "一、继续推进档案数字化……", "（一）修缮库房，添置设备......"])
  func numberedEllipses(_ text: String) {
    #expect(kinds(text) != [.contents])
    #expect(kinds("一、部门职责......") == [.contents] && kinds("一、部门职责……3") == [.contents])
  }

  /// The body begins where the first entry's numbering comes again: its headings are no contents.
  @Test func theBodyOfTheSampleReport() {
    let headings = Documents.tree(Repository.text("Tests/Samples/report.gouji")).roots.filter { $0.kind == .heading }
    let numberings = headings.compactMap { $0.first(.numbering)?.text }
    #expect(numberings.filter { $0.hasSuffix("部分") } == ["第一部分", "第二部分", "第三部分", "第四部分", "第五部分"])
    #expect(numberings.dropFirst().first == "一、")
  }

  // MARK: Front matter

  @Test func frontMatter() {
    let text = "---\n决算年度: 2024\n单位：示例市教育局\n// 注释\n\n金额单位 : 万元\n---\n正文。\n"
    #expect(kinds(text) == [.frontMatter, .paragraph])
    #expect(texts(text, .key) == ["决算年度", "单位", "金额单位"])
    #expect(texts(text, .value) == ["2024", "示例市教育局", "万元"])
    #expect(texts(text, .fence) == ["---", "---"])
    #expect(kinds("\u{FEFF}" + text) == [.frontMatter, .paragraph])
    #expect(kinds("\n\n" + text) == [.frontMatter, .paragraph])
    #expect(kinds("-----  \n单位: 局\n---\t\n") == [.frontMatter])
    #expect(texts("---\n单位:\n---\n", .value) == [""])
  }

  /// An unclosed one ends with its last entry, so that the text behind it is not lost.
  @Test func malformedFrontMatter() {
    #expect(blocks("---\n单位: 局\n\n本年收入。\n") == ["frontMatter: ---\n单位: 局", "paragraph: 本年收入。"])
    #expect(kinds("---\n单位: 局\n一、收入\n") == [.frontMatter, .heading])
    // Before a closing fence other lines are part of it.
    #expect(kinds("---\n单位: 局\n一、收入\n---\n正文。\n") == [.frontMatter, .paragraph])
    #expect(kinds("---\n本年收入。\n") == [.paragraph, .paragraph])
    #expect(kinds("---\n---\n") == [.frontMatter])
    #expect(kinds("---") == [.paragraph])
    #expect(kinds("--\n单位: 局\n--\n").first == .paragraph)
    #expect(kinds("正文。\n---\n单位: 局\n---\n").contains(.frontMatter) == false)
  }

  // MARK: Paragraphs and page breaks

  @Test func aSentenceGoesOnInTheNextLine() {
    #expect(blocks("本年收入5万元，\n支出4万元。\n结余1万元。") == ["paragraph: 本年收入5万元，\n支出4万元。", "paragraph: 结余1万元。"])
    #expect(kinds("本年收入5万元，\n一、支出\n") == [.paragraph, .heading])
    #expect(kinds("本年收入5万元，\n甲\t乙\t丙\n1\t2\t3\n") == [.paragraph, .table])
    #expect(kinds("本年收入5万元，\n- 支出。\n") == [.paragraph, .item])
    #expect(kinds("本年收入5万元，\n// 注释\n支出。") == [.paragraph, .comment, .paragraph])
    #expect(kinds("本年收入5万元，\n@忽略 尾差: 无\n支出。") == [.paragraph, .directive, .paragraph])
  }

  /// A page break cuts a sentence in the middle; blank lines do not end it.
  @Test(arguments: ["\n\n", "\n\n\n\n", "\n\u{C}\n", "\n\u{C}", "\r\n\r\n", "\n \u{C} \n\n"])
  func aPageBreakJoins(_ gap: String) {
    let first = "2024年度一般公共预算财政拨款支出中，基本支出"
    let text = first + gap + "11720.45万元，占74.51%。"
    #expect(kinds(text) == [.paragraph])
    #expect(texts(text, .figure) == ["11720.45万元", "74.51%"])
    #expect(kinds("一、" + first + "，" + gap + "占74.51%。").count == 1)
  }

  /// The dash before a page number is no bullet: what stands behind it goes on with the sentence, not with the number.
  @Test(arguments: ["12", "- 12 -", "— 12 —", "-12-", "第12页"])
  func aPageNumberInsideASentenceStandsAlone(_ number: String) {
    let found = blocks("甲支出占支出合计的\n\(number)\n97.07%。与上年度相比，增长。\n")
    #expect(found.count == 3)
    #expect(found.dropFirst().first?.hasSuffix(": \(number)") == true)
  }

  /// A unit that a page break parted from its number is still its unit.
  @Test func aPageBreakBeforeAUnit() {
    let text = "2024年度一般公共预算财政拨款支出中，基本支出11720.45\n\n万元，占74.51%。"
    #expect(kinds(text) == [.paragraph])
  }

  @Test func whatAPageBreakDoesNotJoin() {
    let cut = "2024年度一般公共预算财政拨款支出中，基本支出"
    #expect(kinds(cut + "。\n\n占74.51%。") == [.paragraph, .paragraph])
    #expect(kinds(cut + "：\n\n占74.51%。") == [.paragraph, .paragraph])
    #expect(kinds(cut + "\n\n一、收入决算情况说明\n") == [.paragraph, .heading])
    #expect(kinds(cut + "\n\n- 占74.51%。") == [.paragraph, .item])
    #expect(kinds(cut + "\n\n甲\t乙\t丙\n1\t2\t3\n") == [.paragraph, .table])
    #expect(kinds(cut + "\n\n收入支出决算总表\n") == [.paragraph, .caption])
    #expect(kinds(cut + "\n\n部门整体支出绩效自评报告\n") == [.paragraph, .paragraph])
    #expect(kinds("部门整体支出绩效\n\n本年收入5万元。") == [.paragraph, .paragraph])
    #expect(kinds(cut + "\n\n目录\n") == [.paragraph, .heading])
  }

  // MARK: Directives

  @Test func directivesAndTheirLines() {
    let text = "@勾稽 A1 表\n  甲 = 乙\n\t丙 = 丁\n\n戊。\n"
    #expect(blocks(text) == ["directive: @勾稽 A1 表\n  甲 = 乙\n\t丙 = 丁", "paragraph: 戊。"])
    #expect(texts(text, .directiveName) == ["@勾稽"])
    #expect(texts(text, .statement) == ["甲 = 乙", "丙 = 丁"])
    #expect(kinds("@表 甲\n@续表\n") == [.directive, .directive])
    #expect(kinds("@定义 甲 = 乙\n  // 注释\n") == [.directive, .comment])
  }

  @Test func argumentsOfATable() {
    let text = "@表 支出决算表 公开03表 单位=万元 年度＝2024\n"
    #expect(texts(text, .argument) == ["支出决算表", "公开03表", "单位=万元", "年度＝2024"])
    #expect(texts(text, .key) == ["单位", "年度"])
    #expect(texts(text, .value) == ["支出决算表", "公开03表", "万元", "2024"])
  }

  @Test func definitionsAndSuppressionsOfAReport() {
    #expect(texts("@定义 本年收入 = 收入合计、本年收入合计\n", .key) == ["本年收入"])
    #expect(texts("@定义 本年收入 = 收入合计、本年收入合计\n", .value) == ["收入合计、本年收入合计"])
    #expect(texts("@忽略 尾差: 四舍五入\n", .key) == ["尾差"])
    #expect(texts("@忽略 尾差：四舍五入\n", .value) == ["四舍五入"])
  }
}
