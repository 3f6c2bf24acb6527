import GoujiExchange
import TestSupport
import Testing

/// Markdown as people and programs write it.
@Suite struct MarkdownReaderTests {
  private static func dialect(_ text: String) -> String {
    String(decoding: DialectWriter.write(MarkdownReader.read(Array(text.utf8))), as: UTF8.self)
  }

  @Test func blocks() {
    let text = """
      ---
      决算年度: 2024
      title: 不要
      ---
      # 一、收入情况 #
      附件
      ====

      收入100万元，\\
      支出90万元。
      1\\. 甲

      * 乙
      ```
      丙
      ```
      """
    #expect(
      Self.dialect(text) == "---\n决算年度: 2024\n---\n\n一、收入情况\n\n# 附件\n\n收入100万元，\n支出90万元。\n1. 甲\n\n- 乙\n\n丙\n")
  }

  @Test func tables() {
    let text = """
      项目 | 预算数 | 决算数
      :--- | ---: | ---
      **合计** | 8.00 | 甲\\|乙<br>丙

      | 甲 | 乙 |
      |---|---|
      | 1 | a\\|b |
      <table>
      <tr><td>丁</td><td>2</td><td>3</td></tr><tr><td>戊</td><td>4</td><td>5</td></tr>
      </table>
      """
    #expect(
      Self.dialect(text)
        == "项目\t预算数\t决算数\n合计\t8.00\t\"甲|乙\n丙\"\n\n| 甲 | 乙 |\n| 1 | a\\|b |\n\n丁\t2\t3\n戊\t4\t5\n")
  }

  @Test func boldIsKeptOnlyAroundLabels() {
    #expect(Self.dialect("**（一）收入。** 共**3**万元。\n\n共**3**万元。") == "**（一）收入。** 共3万元。\n共3万元。\n")
  }

  @Test(arguments: [
    "|", "||\n|-|", "|-|", "---", "```", "#", "# ", "\\", "**", "<table>", "- ", "|a|\n|-|\n|", "---\n---\n---", "\u{FEFF}---\na: b\n---\n",
  ])
  func nothingBreaksTheReader(_ text: String) { _ = Self.dialect(text) }
}
