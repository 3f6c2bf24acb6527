import GoujiExchange
import TestSupport
import Testing

/// HTML as browsers, pandoc and careless hands write it.
@Suite struct HTMLReaderTests {
  /// What the page `html` is in the dialect.
  private static func dialect(_ html: String) -> String {
    String(decoding: DialectWriter.write(HTMLReader.read(Array(html.utf8))), as: UTF8.self)
  }

  @Test func headingsParagraphsAndLists() {
    let html = """
      <html><head><title>不要</title><style>p { }</style><script>if (a < b) "</p>"</script></head><body>
      <h1>一、收入情况</h1><h2>附件说明</h2><p>收入 100 万元，
      支出90万元。</p><p>第二段。<br>第二行。</p><ul><li>甲</li><li><p>乙</p></li></ul><ol start="3"><li>丙。</li><li>丁。</li></ol></body></html>
      """
    #expect(
      Self.dialect(html)
        == "一、收入情况\n\n## 附件说明\n\n收入 100 万元，支出90万元。\n第二段。\n第二行。\n- 甲\n\n- 乙\n\n3. 丙。\n4. 丁。\n")
  }

  @Test func mergedCellsAreEmptyBehindTheFirst() {
    let html = """
      <table><caption>支出决算表</caption><tr><td rowspan=2>项目</td><td colspan="2">本年支出</td></tr>
      <tr><td>基本<br>支出</td><td>项目支出</td></tr><tr><td>合计</td><td>1.00</td><td>2.00</td></tr></table>
      """
    #expect(Self.dialect(html) == "支出决算表\n\n项目\t本年支出\t\n\t\"基本\n支出\"\t项目支出\n合计\t1.00\t2.00\n")
  }

  @Test func tablesInCellsArePartOfTheCell() {
    let html =
      "<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td><td>乙</td></tr><tr><td>丙</td><td>3</td><td>4</td></tr></table>"
    #expect(Self.dialect(html) == "甲\t\"1\n2\"\t乙\n丙\t3\t4\n")
  }

  @Test func labelsInBoldStay() {
    #expect(Self.dialect("<p><strong>（一）收入。</strong>共3万元。</p><p>共<b>3</b>万元。</p>") == "**（一）收入。**共3万元。\n共3万元。\n")
  }

  @Test func raisedDigitsAreNoFigures() {
    let html = "<p>支出60.00万元<a><sup>1</sup></a>，面积10<sup>2</sup>m<sup>2</sup>。<a href='#x' class='footnote-back'>↩︎</a></p>"
    #expect(Self.dialect(html) == "支出60.00万元①，面积10^2m2。\n")
  }

  @Test func entitiesAreCharacters() {
    #expect(Self.dialect("<p>&lt;a&gt;&nbsp;&#20803;&#x4E07;&unknown;&#xD800;&amp;lt;</p>") == "<a> 元万&unknown;&#xD800;&lt;\n")
  }

  @Test func textIsNeverTakenForMarkup() {
    #expect(Self.dialect("<p>@表 甲</p><p>// 乙</p>") == " @表 甲\n\n／／ 乙\n")
  }

  @Test(arguments: [
    "<", "</", "<!--", "<table>", "<td>", "</table></table>", "<table><tr><td colspan=99999999 rowspan=99999999>1</table>", "<p a='", "&#",
    "<!",
    "<ol start=99999999999999999999><li>a", "</li></ol></ul>", "<table><table><tr></table><td>", "<h9>a</h9><h>b</h>", "<script>",
    "</script",
    "<td rowspan=-5 colspan=-7>x", "<meta name=gouji->", "\u{0}<p>\u{0}",
  ])
  func nothingBreaksTheReader(_ html: String) { _ = Self.dialect(html) }

  @Test func largePagesTakeLinearTime() {
    let clock = ContinuousClock()
    for piece in ["<table>", "<b>", "<td>", "<", "&", "<!-", "<p a=\"", "</ol>", "<tr><td rowspan=9999 colspan=999>1"] {
      let page = Array(String(repeating: piece, count: 20_000).utf8)
      let time = clock.measure { _ = DialectWriter.write(HTMLReader.read(page)) }
      #expect(time < .seconds(20), "\(piece)")
    }
  }

  /// Empty rows cost nothing to write and a row's width to pad: what is too large is refused, never cut.
  @Test func tablesThatAreTooLargeAreRefused() {
    let rows = String(repeating: "<tr></tr>", count: 5_000)
    let wide = "<tr>" + String(repeating: "<td>1</td>", count: ExchangeLimits.columns) + "</tr>"
    let table = HTMLReader.read(Array("<table>\(wide)\(rows)<tr><td>9</td></tr></table>".utf8))
    #expect(table.isTooLarge)
    #expect(!HTMLReader.read(Array("<table>\(wide)<tr><td>9</td></tr></table>".utf8)).isTooLarge)
    let wider = HTMLReader.read(Array("<table><tr><td colspan=900>1</td><td colspan=900>2</td></tr></table>".utf8))
    #expect(wider.isTooLarge)
    guard case .failure(let problem) = Importer.read(Array("<table>\(wide)\(rows)<tr><td>9</td></tr></table>".utf8), .html) else {
      Issue.record("it was read")
      return
    }
    #expect(problem.message.chinese.contains("太大") && problem.message.english.contains("too large"))
  }
}
