import GoujiProtocol
import GoujiServer
import GoujiText

/// A report with marks `⟦name⟧` in it: the places that a test speaks of.
struct MarkedReport {
  /// The text without the marks.
  let text: String
  /// The bytes at which the marks stood.
  let marks: [String: Int]
  let source: SourceText

  init(_ marked: String) {
    var text = ""
    var marks: [String: Int] = [:]
    var rest = marked[...]
    while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
      text += rest[..<open]
      marks[String(rest[rest.index(after: open)..<close])] = text.utf8.count
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    self.text = text
    self.marks = marks
    source = SourceText(path: "/nowhere/a.gouji", bytes: Array(text.utf8))
  }

  /// `"position": …` of a mark.
  func position(_ mark: String, _ encoding: PositionEncoding = .utf16) -> String {
    let position = PositionMap(source, encoding).position(marks[mark] ?? 0)
    return "\"position\": {\"line\": \(position.line), \"character\": \(position.character)}"
  }

  /// `"range": …` from one mark to another.
  func range(_ start: String, _ end: String, _ encoding: PositionEncoding = .utf16) -> String {
    let range = PositionMap(source, encoding).range(TextRange(marks[start] ?? 0, marks[end] ?? 0))
    return "\"range\": " + TestClient.range(range.start.line, range.start.character, range.end.line, range.end.character)
  }

  /// The report that the tests of features speak of: a table, sentences with references, names and a suppression.
  static let standard = MarkedReport(
    """
    ---
    ⟦key⟧决算年度: 2024
    单位: 示例市档案局
    ---

    第二部分 决算表

    ⟦title⟧支出决算表

    ⟦code⟧公开03表

    单位：万元

    项目\t本年支出合计\t基本支出\t项目支出
    合计\t⟦total⟧100.00⟦totalEnd⟧\t⟦basic⟧60.00\t40.00
    201 一般公共服务支出\t⟦class⟧70.00\t35.00\t35.00
    221 住房保障支出\t30.00\t25.00\t⟦wrong⟧6.00⟦wrongEnd⟧

    第三部分 说明

    ⟦section⟧一、支出情况⟦sectionEnd⟧

    😀本年支出⟦prose⟧100.00万元⟦proseEnd⟧{=⟦table⟧支出决算表!⟦row⟧合计!⟦column⟧本年支出合计}，其中基本支出60.00万元{#⟦name⟧基本}，占⟦share⟧60%{=#⟦use⟧基本 / 公开03表!合计!本年支出合计}。
    项目支出⟦stale⟧41.00⟦staleEnd⟧万元{=支出决算表!合计!项目支出}，人均3.00元。
    // 备注
    // 两行

    """)
}
