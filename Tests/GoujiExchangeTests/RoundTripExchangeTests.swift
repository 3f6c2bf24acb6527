import GoujiExchange
import GoujiText
import TestSupport
import Testing

/// A report goes out as Markdown and HTML and comes back: no figure is lost, and the findings are the same.
@Suite struct RoundTripExchangeTests {
  static let samples = Repository.files(in: "Tests/Samples", suffix: ".gouji").filter {
    !$0.contains("provinces") || $0.contains("-flawed")
  }

  @Test(arguments: samples) func throughMarkdown(_ path: String) throws {
    let source = SourceText(path: path, bytes: try #require(Repository.bytes(path)))
    let back = try Importer.read(MarkdownWriter.write(PlainReport.read(source)), .markdown).get().bytes
    #expect(Findings.of(back) == Findings.of(source.bytes))
    #expect(Self.tableFigures(back) == Self.tableFigures(source.bytes))
  }

  @Test(arguments: samples) func throughHTML(_ path: String) throws {
    let source = SourceText(path: path, bytes: try #require(Repository.bytes(path)))
    let back = try Importer.read(HTMLWriter.write(PlainReport.read(source), title: "报告"), .html).get().bytes
    #expect(Findings.of(back) == Findings.of(source.bytes))
    #expect(Self.tableFigures(back) == Self.tableFigures(source.bytes))
  }

  /// The figures with their counts; those of the front matter and of captions stand in both.
  private static func tableFigures(_ bytes: [UInt8]) -> FigureCensus { FigureCensus(bytes) }

  @Test func markupStaysBehind() {
    let text = """
      ---
      决算年度: 2024
      金额单位: 万元
      上年报告: 去年.gouji
      ---

      // 备忘
      @忽略 A7: 口径不同
      @表 支出决算表 公开03表 单位=万元
      项目\t预算数\t决算数
      合计\t8.00{=!甲}\t"6.60"
      甲\t"8.00
      万元"\t6.60{注: 已核}

      # 说明
      支出6.60万元{#支出 = 支出决算表!合计!决算数}{忽略 A1: 理由}，*约* <3>。
      - **（一）收入。** 共3万元。

      """
    let document = PlainReport.read(SourceText(path: "a.gouji", bytes: Array(text.utf8)))
    #expect(
      String(decoding: MarkdownWriter.write(document), as: UTF8.self) == """
        ---
        决算年度: 2024
        金额单位: 万元
        ---

        支出决算表

        公开03表

        金额单位：万元

        | 项目 | 预算数 | 决算数 |
        |---|---|---|
        | 合计 | 8.00 | 6.60 |
        | 甲 | 8.00<br>万元 | 6.60 |

        # 说明

        支出6.60万元，\\*约\\* \\<3>。

        **（一）收入。** 共3万元。

        """)
    let page = String(decoding: HTMLWriter.write(document, title: "a<b"), as: UTF8.self)
    #expect(page.contains("<title>a&lt;b</title>") && page.contains("<strong>（一）收入。</strong> 共3万元。"))
    #expect(page.contains("<td>8.00<br>万元</td>") && !page.contains("去年"))
  }

  /// A unit that only the front matter says is said to readers too.
  @Test func theUnitOfTheFrontMatterIsWritten() {
    let text = "---\n金额单位: 元\n---\n\n支出决算表\n\n项目\t预算数\t决算数\n合计\t8.00\t6.60\n"
    let document = PlainReport.read(SourceText(path: "a.gouji", bytes: Array(text.utf8)))
    #expect(document.blocks.contains(.paragraph(Array("金额单位：元".utf8))))
  }
}
