import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// The features on sentences without any markup: what figures mean is found, not written.
@Suite struct ProseFeatureTests {
  private static let uri = "file:///nowhere/prose.gouji"
  private static let capabilities = """
    {"workspace": {"workspaceEdit": {"documentChanges": true}},
     "textDocument": {"hover": {"contentFormat": ["markdown"]}, "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
    """

  /// A report whose sentences are `prose`.
  private static func report(_ prose: String) -> MarkedReport {
    MarkedReport(
      """
      ---
      决算年度: 2024
      单位: 示例市档案局
      ---

      第二部分 决算表

      支出决算表

      公开03表

      单位：万元

      项目\t本年支出合计\t基本支出\t项目支出
      合计\t⟦total⟧1,638.02\t1,200.00\t438.02
      201 一般公共服务支出\t1,138.02\t900.00\t238.02
      221 住房保障支出\t500.00\t300.00\t200.00

      第三部分 情况说明

      三、支出决算情况说明

      \(prose)

      """)
  }

  private static let standard = report(
    "2024年度本年支出合计⟦amount⟧1638.02万元⟦amountEnd⟧，其中：基本支出1200.00万元，占⟦share⟧73.26%；项目支出⟦wrong⟧438.20⟦wrongEnd⟧万元，占26.74%。"
      + "与上年相比，支出增加38.02万元，增长⟦rate⟧2.38%。约有⟦rough⟧3.00万元用于其他。")

  private func client(_ report: MarkedReport, locale: String = "zh") -> TestClient {
    let client = TestClient(Self.capabilities, locale: locale)
    client.open(Self.uri, report.text)
    return client
  }

  private func hover(_ mark: String, locale: String = "zh") -> String {
    let answer = client(Self.standard, locale: locale).result("textDocument/hover", Self.uri, Self.standard.position(mark))
    return answer?.at("contents/value")?.string ?? ""
  }

  // MARK: Reading

  @Test func hoverTellsMeaningCellAndRelations() {
    let amount = hover("amount")
    for part in ["1638.02万元", "含义：本年支出合计·决算数", "表内数：《支出决算表》“合计”行“本年支出合计”栏", "✓ **C3**", "相符", "✗ **C6**", "不符"] {
      #expect(amount.contains(part), "\(part) in \(amount)")
    }
    let share = hover("share")
    #expect(share.contains("含义：基本支出·占比") && share.contains("1200.00 ÷ 1638.02"))
    #expect(hover("rough").contains("没有核对：是约数"))
  }

  @Test func hoverSpeaksEnglish() {
    let amount = hover("amount", locale: "en")
    for part in ["Meaning: ", "Cell: “支出决算表”, row “合计”", "holds", "broken", "Exact values: "] {
      #expect(amount.contains(part), "\(part) in \(amount)")
    }
    #expect(hover("rough", locale: "en").contains("Not checked: is approximate"))
  }

  @Test func aFigureLeadsToItsCellAndBack() {
    let client = client(Self.standard)
    let total = client.result("textDocument/hover", Self.uri, Self.standard.position("total"))?.at("range/start")
    #expect(client.result("textDocument/definition", Self.uri, Self.standard.position("amount"))?.at("0/range/start")?.text == total?.text)
    let users = client.result(
      "textDocument/references", Self.uri, Self.standard.position("total") + ", \"context\": {\"includeDeclaration\": false}")
    let start = client.result("textDocument/hover", Self.uri, Self.standard.position("amount"))?.at("range/start")?.text
    #expect(users?.array?.contains { $0.at("range/start")?.text == start } == true)
  }

  /// The graph goes from a rate to its terms, and from a cell through the sentence to what is computed from it.
  @Test func callHierarchyFollowsSentences() {
    let client = client(Self.standard)
    func names(_ method: String, _ mark: String, _ end: String) -> [String] {
      let item = client.result("textDocument/prepareCallHierarchy", Self.uri, Self.standard.position(mark))?.at("0")
      let calls = client.request("callHierarchy/" + method, "{\"item\": \(item?.text ?? "null")}")?["result"]?.array ?? []
      return calls.compactMap { $0.at(end + "/name")?.string?.split(separator: " ").first.map(String.init) }.sorted()
    }
    #expect(names("outgoingCalls", "rate", "to") == ["1638.02", "38.02"])
    #expect(names("outgoingCalls", "amount", "to").contains("1,638.02"))
    #expect(names("incomingCalls", "total", "from").contains("1638.02"))
    #expect(names("incomingCalls", "amount", "from").contains("2.38"))
  }

  @Test func inferredBindingsAreHints() {
    let client = client(Self.standard)
    let hints = client.result("textDocument/inlayHint", Self.uri, "\"range\": " + TestClient.range(0, 0, 99, 0))?.array ?? []
    let labels = hints.compactMap { $0["label"]?.string }
    #expect(labels.first == "⇠ 支出决算表!合计!本年支出合计")
    // 438.20 is not the cell's value: nothing is said of it.
    #expect(labels.count == 2)
    #expect(hints.first?.at("textEdits/0/newText")?.string == "{=支出决算表!合计!本年支出合计}")
    let resolved = client.request("inlayHint/resolve", hints.first?.text ?? "null")?["result"]
    #expect(resolved?.at("tooltip/value")?.string?.contains("1,638.02") == true)
  }

  @Test func lensesSpeakTheLanguage() {
    for (locale, words) in [("zh", ["核对"]), ("en", ["checked"])] {
      let client = client(Self.standard, locale: locale)
      let lens = client.result("textDocument/codeLens", Self.uri)?.at("0")
      let title = client.request("codeLens/resolve", lens?.text ?? "null")?.at("result/command/title")?.string ?? ""
      for word in words { #expect(title.contains(word), "\(title)") }
    }
  }

  // MARK: Writing

  /// What is proposed at the mark `here` of a report with `prose`.
  private func proposals(_ prose: String, locale: String = "zh") -> [JSONValue] {
    let report = Self.report(prose)
    return client(report, locale: locale).result("textDocument/completion", Self.uri, report.position("here"))?["items"]?.array ?? []
  }

  private func labels(_ prose: String) -> [String] { proposals(prose).compactMap { $0["label"]?.string } }

  @Test func completionKnowsTheFigure() {
    #expect(labels("2024年度本年支出合计⟦here⟧").first == "1,638.02万元")
    #expect(labels("2024年度本年支出合计⟦here⟧万元。").first == "1,638.02")
    #expect(labels("2024年度本年支出合计1638.02万元，其中：基本支出⟦here⟧").first == "1200.00万元")
    #expect(labels("2024年度本年支出合计1638.02万元，其中：基本支出1200.00万元，占⟦here⟧").contains("73.26%"))
    #expect(labels("2024年度本年支出合计1638.02万元，比上年增加38.02万元，增长⟦here⟧").contains("2.38%"))
    #expect(labels("2024年度本年支出合计XX⟦here⟧万元。").first == "1,638.02")
    #expect(labels("本单位工作正常⟦here⟧").isEmpty)
  }

  /// A number that stands there, or has been begun, is replaced.
  @Test func completionReplacesWhatWasBegun() {
    // Where the prose has no long figure yet, the separators are the tables'.
    for (prose, written) in [
      ("2024年度本年支出合计16⟦here⟧", "1,638.02万元"), ("2024年度本年支出合计1⟦here⟧638.20万元。", "1638.02万元"),
    ] {
      let report = Self.report(prose)
      let item = client(report).result("textDocument/completion", Self.uri, report.position("here"))?.at("items/0")
      let map = PositionMap(report.source, .utf16)
      guard let range = ProtocolRange(item?.at("textEdit/range")) else {
        Issue.record("nothing is proposed for \(prose)")
        continue
      }
      let after = report.source.replacing(map.range(range), by: Array((item?.at("textEdit/newText")?.string ?? "").utf8))
      #expect(String(decoding: after.bytes, as: UTF8.self).contains("本年支出合计" + written))
    }
  }

  /// The report's habits: 元 with separators.
  @Test func completionPrintsAsTheReportDoes() {
    let habits = "一般公共服务支出11,380,200.00元，住房保障支出5,000,000.00元。\n\n2024年度本年支出合计⟦here⟧"
    #expect(labels(habits).first == "16,380,200.00元")
  }

  @Test func completionSaysWhy() {
    let detail = proposals("2024年度本年支出合计⟦here⟧").first?["detail"]?.string ?? ""
    #expect(detail.contains("决算数") && detail.contains("《支出决算表》"))
    #expect(proposals("2024年度本年支出合计⟦here⟧", locale: "en").first?["detail"]?.string?.contains("row") == true)
  }

  private func actions(_ report: MarkedReport, _ start: String, _ end: String) -> [JSONValue] {
    client(report).result(
      "textDocument/codeAction", Self.uri, report.range(start, end) + ", \"context\": {\"diagnostics\": []}")?.array ?? []
  }

  /// The text with the edits of an action.
  private func after(_ action: JSONValue?, _ report: MarkedReport) -> String {
    let map = PositionMap(report.source, .utf16)
    var source = report.source
    for edit in (action?.at("edit/documentChanges/0/edits")?.array ?? []).reversed() {
      guard let range = ProtocolRange(edit["range"]) else { continue }
      source = source.replacing(map.range(range), by: Array((edit["newText"]?.string ?? "").utf8))
    }
    return String(decoding: source.bytes, as: UTF8.self)
  }

  @Test func bindingsAreWritten() {
    let action = actions(Self.standard, "amount", "amountEnd").first { $0["title"]?.string?.contains("写明出处") == true }
    let text = after(action, Self.standard)
    #expect(text.contains("1638.02万元{=支出决算表!合计!本年支出合计}"))
    #expect(Documents.loud(text).count == Documents.loud(Self.standard.text).count)
  }

  @Test func figuresAreFilledIn() {
    let action = actions(Self.standard, "wrong", "wrongEnd").first { $0["title"]?.string?.contains("438.02") == true }
    #expect(after(action, Self.standard).contains("项目支出438.02万元，占26.74%"))
    let blank = Self.report("2024年度本年支出合计⟦start⟧XXX⟦end⟧万元。")
    let filling = actions(blank, "start", "end").first { $0["title"]?.string?.contains("填写") == true }
    #expect(after(filling, blank).contains("本年支出合计1,638.02万元"))
  }

  /// Where no figure stands beside, the rule is silenced for the whole report, behind its front matter.
  @Test func suppressionsWithoutAFigure() {
    let report = Self.report("2024年度本年支出合计⟦start⟧XXX⟦end⟧万元。")
    let action = actions(report, "start", "end").first { $0["title"]?.string?.contains("全文忽略") == true }
    let text = after(action, report)
    #expect(Documents.loud(report.text).count == 1)
    #expect(Documents.loud(text).isEmpty)
  }

  @Test func titlesAreRenamed() {
    let report = Self.report("⟦start⟧本年支出合计1,638.02万元{=⟦use⟧支出决算表!合计!本年支出合计}。⟦end⟧")
    let client = client(report)
    #expect(client.result("textDocument/prepareRename", Self.uri, report.position("use"))?["placeholder"]?.string == "支出决算表")
    let edit = client.result("textDocument/rename", Self.uri, report.position("use") + ", \"newName\": \"本年支出 决算表\"")
    let edits = (edit?.at("documentChanges/0/edits")?.array ?? []).compactMap { $0["newText"]?.string }
    #expect(edits == ["本年支出 决算表", "'本年支出 决算表'"])
  }
}
