import GoujiSyntax
import TestSupport
import Testing

/// What stands in braces beside a figure.
@Suite struct ReferenceParserTests {
  /// The only paragraph of `text`, as an outline without its first line.
  private func outline(_ text: String) -> String {
    let lines = TreeDump.outline(Documents.tree(text)).split(separator: "\n")
    return lines.dropFirst().map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  private func nodes(_ text: String, _ kind: SyntaxKind) -> [NodeView] {
    Documents.tree(text).roots.flatMap { $0.descendants(kind) }
  }

  @Test func attachesBehindTheUnit() {
    #expect(
      outline("基本支出1.5万元{=支出决算表!合计}，") == """
        text "基本支出"
        figure amount 15000元
          number "1.5"
          unit "万元"
          reference
            mark "{"
            mark "="
            path
              segment "支出决算表"
              mark "!"
              segment "合计"
            mark "}"
        text "，"
        """)
  }

  @Test func attachesBeforeTheUnit() {
    #expect(
      outline("占74.51{#占比} %。") == """
        text "占"
        figure percent 0.7451
          number "74.51"
          reference
            mark "{"
            mark "#"
            name "占比"
            mark "}"
          unit "%"
        text "。"
        """)
  }

  @Test func everythingFullWidth() throws {
    let text = "收入５万元｛＝支出决算表！合计！行２７｝。"
    let reference = try #require(nodes(text, .reference).first)
    #expect(reference.text == "｛＝支出决算表！合计！行２７｝")
    #expect(nodes(text, .segment).map(\.text) == ["支出决算表", "合计", "行２７"])
    #expect(nodes(text, .figure).map(\.text) == ["５万元｛＝支出决算表！合计！行２７｝"])
    #expect(SyntaxProblems.find(Documents.tree(text)).isEmpty)
  }

  @Test func names() {
    #expect(nodes("5{#收入}", .name).map(\.text) == ["收入"])
    #expect(nodes("5{=#收入}", .nameUse).map(\.text) == ["#收入"])
    let both = "5{#收入 = #甲 + #乙}"
    #expect(nodes(both, .name).map(\.text) == ["收入", "甲", "乙"])
    #expect(nodes(both, .sum).map(\.text) == ["#甲 + #乙"])
    #expect(nodes(both, .reference).count == 1)
  }

  @Test func notesAndSuppressions() {
    #expect(nodes("5{注: 见表1，=不是公式}万元", .note).map(\.text) == ["{注: 见表1，=不是公式}"])
    #expect(nodes("5｛註：说明｝", .note).map(\.text) == ["｛註：说明｝"])
    let text = "5万元{忽略 尾差: 四舍五入。}"
    #expect(nodes(text, .suppression).count == 1)
    #expect(nodes(text, .ruleName).map(\.text) == ["尾差"])
    #expect(nodes(text, .reason).map(\.text) == ["四舍五入。"])
    #expect(nodes("5{忽略：理由}", .ruleName).isEmpty)
    #expect(nodes("5{ 忽略 结构/表: 理由 }", .ruleName).map(\.text) == ["结构/表"])
  }

  /// Several attach to one figure; the figure takes them all.
  @Test func several() {
    let text = "5{#甲}{=乙!丙}万元{忽略 尾差: 好}{注:是}。"
    #expect(nodes(text, .figure).map(\.text) == ["5{#甲}{=乙!丙}万元{忽略 尾差: 好}{注:是}"])
    #expect(nodes(text, .reference).count == 2)
  }

  /// A report may hold other braces, which are text.
  @Test(arguments: ["{abc}", "{}", "{", "}", "{ }", "{注}", "{注意: 甲}", "{1}", "{{=", "｛甲｝", "{忽}"])
  func otherBraces(_ braces: String) {
    let kinds = Documents.tree("收入\(braces)").roots.flatMap { $0.children.map(\.kind) }
    #expect(kinds.filter { $0 == .note || $0 == .suppression }.isEmpty)
    #expect(nodes("收入\(braces)", .reference).count == (braces.hasSuffix("{=") ? 1 : 0))
  }

  /// Without a figure before it, a reference stands on its own.
  @Test func onItsOwn() {
    #expect(nodes("合计{=甲!乙}为", .reference).map(\.text) == ["{=甲!乙}"])
    #expect(nodes("合计{=甲!乙}为", .figure).isEmpty)
  }

  @Test func inCellsAndHeadings() {
    let table = "项目\t金额\t占比\n合计\t1.5{=甲!乙}\t 74.51{#占}% \n小计{=甲!丙}\t\t2{=a}\n"
    #expect(nodes(table, .figure).map(\.text) == ["1.5{=甲!乙}", "74.51{#占}%", "2{=a}"])
    #expect(nodes(table, .reference).count == 4)
    #expect(nodes("一、收入5万元{=甲!乙}\n", .title).first?.descendants(.reference).count == 1)
    #expect(nodes("|合计|5{=甲!乙}|\n|小计|6|\n", .reference).map(\.text) == ["{=甲!乙}"])
  }

  /// An open brace ends with its line or its cell, at the latest.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func endsWithItsLine(_ end: String) {
    let text = "本年收入5万元{=甲!乙\(end)支出6万元{#丙}，结余。"
    #expect(nodes(text, .reference).map(\.text) == ["{=甲!乙", "{#丙}"])
    #expect(nodes(text, .figure).count == 2)
    let table = "甲\t乙\t丙\n5{=a\t6{=b}\t7{注: c\n"
    #expect(nodes(table, .reference).map(\.text) == ["{=a", "{=b}"])
    #expect(nodes(table, .note).map(\.text) == ["{注: c"])
    #expect(nodes(table, .figure).map(\.text) == ["5{=a", "6{=b}", "7{注: c"])
  }

  @Test func whatCannotBeReadIsUnexpected() {
    #expect(nodes("5{=甲!乙 丙}万元", .unexpected).map(\.text) == ["丙"])
    #expect(nodes("5{#甲 乙}", .unexpected).map(\.text) == ["乙"])
    #expect(nodes("5{=甲 + }", .unexpected).isEmpty)
    #expect(nodes("5{=1 2}万元", .figure).map(\.text) == ["5{=1 2}万元"])
  }
}
