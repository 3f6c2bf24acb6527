import GoujiSyntax
import GoujiText
import Testing

@Suite struct CaptionTests {
  /// The fields of a line as `kind:value`; empty for no caption.
  private func fields(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return CaptionParser.fields(bytes, TextRange(0, bytes.count)).map { field in
      String(String(describing: field.kind).dropFirst("caption".count)).lowercased() + ":" + bytes.text(field.value)
    }
  }

  @Test(
    arguments: [
      ("公开01表", "code:公开01表"), ("公开 01 表", "code:公开 01 表"), ("财决01-1表", "code:财决01-1表"), ("财决公开03表", "code:财决公开03表"),
      ("决算公开１２表", "code:决算公开１２表"), ("单位：万元", "unit:万元"), ("金额单位: 元", "unit:元"), ("（单位：万元）", "unit:万元"),
      ("(金额单位：亿元)", "unit:亿元"), ("单位 ： 人民币万元", "unit:人民币万元"), ("单位：千元", "unit:千元"), ("单位：台、辆、套", "unit:台、辆、套"),
      ("2024年度", "year:2024"), ("(2023 年度)", "year:2023"), ("（2024年）", "year:2024"), ("２０２４年度", "year:２０２４"),
      ("部门：示例市教育局", "department:示例市教育局"), ("编制单位: 示例县民政局", "department:示例县民政局"), ("公开部门：示例局", "department:示例局"),
      ("部门（单位）名称：示例局", "department:示例局"), ("单位名称：示例中心", "department:示例中心"), ("收入支出决算总表", "title:收入支出决算总表"),
      ("财政拨款“三公”经费支出决算表", "title:财政拨款“三公”经费支出决算表"), ("支出决算表（按功能分类）", "title:支出决算表（按功能分类）"),
      ("2024年度部门整体支出绩效自评表", "title:2024年度部门整体支出绩效自评表"),
    ])
  func oneField(_ text: String, _ expected: String) {
    #expect(fields(text) == [expected])
  }

  @Test(
    arguments: [
      ("部门：示例市教育局  2024年度  金额单位：万元", ["department:示例市教育局", "year:2024", "unit:万元"]),
      ("部门：示例市教育局\t\t2024年度\t金额单位：万元", ["department:示例市教育局", "year:2024", "unit:万元"]),
      ("部门：示例市教育局 2024年度", ["department:示例市教育局", "year:2024"]), ("部门：示例 市 局 单位：万元", ["department:示例 市 局", "unit:万元"]),
      ("收入支出决算总表 公开01表", ["title:收入支出决算总表", "code:公开01表"]),
      ("支出决算表 公开03表 单位：万元", ["title:支出决算表", "code:公开03表", "unit:万元"]),
      ("公开03表 2024年度 单位：元", ["code:公开03表", "year:2024", "unit:元"]), ("\u{3000}公开01表\u{3000}", ["code:公开01表"]),
    ])
  func severalFields(_ text: String, _ expected: [String]) {
    #expect(fields(text) == expected)
  }

  @Test(
    arguments: [
      "", " ", "本年收入1,638.02万元。", "公开01", "单位万元", "2024", "202年度", "２0年度", "2024年度收入", "见收入支出决算总表。", "详见，支出决算表",
      "收入：决算总表", "合计{=a}表", "部门：示例局，负责教育。", "表1 说明", "收入支出决算总表 说明",
    ])
  func others(_ text: String) {
    #expect(fields(text) == [])
  }

  /// Ranges stand in the line without the spaces between the fields; a value lies inside its field.
  @Test func ranges() {
    let bytes = Array("  公开01表  （单位：万元） ".utf8)
    let fields = CaptionParser.fields(bytes, TextRange(0, bytes.count))
    #expect(fields.map { bytes.text($0.range) } == ["公开01表", "（单位：万元）"])
    #expect(fields.allSatisfy { $0.range.contains($0.value) })
    #expect(fields.map { bytes.text($0.value) } == ["公开01表", "万元"])
  }

  @Test func longLinesAreNone() {
    #expect(fields(String(repeating: "收入", count: 20) + "表").count == 1)
    #expect(fields(String(repeating: "收入", count: 60) + "表") == [])
  }
}
