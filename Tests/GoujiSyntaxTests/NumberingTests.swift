import GoujiSyntax
import GoujiText
import Testing

@Suite struct NumberingTests {
  private func parse(_ text: String) -> Numbering? {
    let bytes = Array(text.utf8)
    return Numbering.parse(bytes, at: 0, end: bytes.count)
  }

  @Test(
    arguments: [
      ("第一部分 部门概况", Numbering.Style.part, 1, "第一部分"), ("第 三 部分", .part, 3, "第 三 部分"), ("第2章", .part, 2, "第2章"),
      ("第十二节 附件", .part, 12, "第十二节"), ("一、收入", .han, 1, "一、"), ("十、", .han, 10, "十、"), ("十一、x", .han, 11, "十一、"),
      ("二十三、其他", .han, 23, "二十三、"), ("一．概况", .han, 1, "一．"), ("（一）收入", .hanInBrackets, 1, "（一）"),
      ("(十三)预算", .hanInBrackets, 13, "(十三)"), ("（ 二 ）支出", .hanInBrackets, 2, "（ 二 ）"),
      ("(三）x", .hanInBrackets, 3, "(三）"), ("1. 本级", .arabic, 1, "1."), ("12、乙", .arabic, 12, "12、"),
      ("3．丙", .arabic, 3, "3．"), ("１．丁", .arabic, 1, "１．"), ("1.甲", .arabic, 1, "1."), ("3、2024年", .arabic, 3, "3、"),
      ("1.2024年度收入", .arabic, 1, "1."), ("2. 3人", .arabic, 2, "2."), ("（1）甲", .arabicInBrackets, 1, "（1）"),
      ("(12) 乙", .arabicInBrackets, 12, "(12)"), ("（１）丙", .arabicInBrackets, 1, "（１）"), ("①甲", .circled, 1, "①"),
      ("⑳", .circled, 20, "⑳"),
    ])
  func forms(_ text: String, _ style: Numbering.Style, _ value: Int, _ written: String) throws {
    let numbering = try #require(parse(text))
    #expect(numbering.style == style)
    #expect(numbering.value == value)
    #expect(Array(text.utf8).text(numbering.range) == written)
  }

  @Test(
    arguments: [
      "", "收入", "1.5万元", "1.25", "12.31", "100. 甲", "2024年", "100、甲", "1", "1 甲", "一般公共预算", "一", "一 、", "三公经费", "第一",
      "第一次", "第部分", "（一", "（甲）", "()", "（100）", "（一。", "百分之五", "，一、", "1.2024", "1.2024.5年", "一一、", "㉑",
    ])
  func others(_ text: String) {
    #expect(parse(text) == nil)
  }

  @Test func levelsFollowTheStyles() {
    let levels = ["第一部分", "一、", "（一）", "1.", "（1）", "①"].map { parse($0)?.level }
    #expect(levels == [1, 2, 3, 4, 5, 6])
    #expect(Numbering.Style.allCases.sorted() == Numbering.Style.allCases)
  }

  @Test func onlyInsideTheRange() {
    let bytes = Array("x一、收入".utf8)
    #expect(Numbering.parse(bytes, at: 1, end: bytes.count)?.range == TextRange(1, 7))
    #expect(Numbering.parse(bytes, at: 1, end: 6) == nil)
    #expect(Numbering.parse(bytes, at: bytes.count, end: bytes.count) == nil)
  }

  /// 1 to 99 in Chinese numerals, as they are written in headings.
  @Test func everyHanNumeral() {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    for value in 1...99 {
      let tens = value < 10 ? "" : (value < 20 ? "" : digits[value / 10]) + "十"
      #expect(parse(tens + digits[value % 10] + "、")?.value == value)
    }
  }

  @Test(
    arguments: [
      ("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100), ("一百零五", 105), ("三百二十一", 321), ("〇", 0), ("叁", 3),
    ])
  func hanNumerals(_ text: String, _ value: Int) {
    let bytes = Array(text.utf8)
    #expect(HanNumerals.value(bytes, TextRange(0, bytes.count)) == value)
  }

  @Test(arguments: ["", "一二", "万", "一个", "1", "一一一一一一一一"])
  func noHanNumerals(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(HanNumerals.value(bytes, TextRange(0, bytes.count)) == nil)
  }
}
