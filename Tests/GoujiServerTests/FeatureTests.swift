import GoujiJSON
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// Each feature, on a report with marks, through the protocol.
@Suite struct FeatureTests {
  private static let uri = "file:///nowhere/a.gouji"
  private static let capabilities = """
    {"workspace": {"workspaceEdit": {"documentChanges": true}, "applyEdit": true},
     "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {"relatedInformation": true, "dataSupport": true},
     "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}},
     "documentSymbol": {"hierarchicalDocumentSymbolSupport": true}, "rename": {"prepareSupport": true}}}
    """
  private let report = MarkedReport.standard
  private let client: TestClient

  init() {
    client = TestClient(Self.capabilities)
    client.open(Self.uri, MarkedReport.standard.text)
  }

  private func result(_ method: String, _ more: String = "") -> JSONValue? {
    client.result("textDocument/" + method, Self.uri, more)
  }

  /// The text that a range of an answer covers.
  private func text(_ range: JSONValue?) -> String? {
    guard let range else { return nil }
    let map = PositionMap(report.source, .utf16)
    guard let line = range.at("start/line")?.int, let column = range.at("start/character")?.int, let endLine = range.at("end/line")?.int,
      let endColumn = range.at("end/character")?.int
    else { return nil }
    return report.source.text(
      TextRange(
        map.offset(.init(line: line, character: column)), map.offset(.init(line: endLine, character: endColumn))))
  }

  // MARK: Diagnostics

  @Test func whatIsWrongIsPublished() {
    let diagnostics = client.diagnostics(Self.uri) ?? []
    #expect(diagnostics.map { text($0["range"]) } == ["6.00", "41.00"])
    #expect(diagnostics.map { $0["severity"]?.int } == [1, 1])
    #expect(diagnostics.map { $0["code"]?.string } == ["A7", "引用"])
    #expect(diagnostics.first?["relatedInformation"]?.array?.isEmpty == false)
  }

  @Test func closingClears() {
    #expect(client.diagnostics(Self.uri)?.isEmpty == false)
    client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"\(Self.uri)\"}}")
    #expect(client.diagnostics(Self.uri)?.isEmpty == true)
  }

  @Test func pullingGivesTheSame() {
    let pushed = client.diagnostics(Self.uri)
    let pulling = TestClient("{\"textDocument\": {\"diagnostic\": {\"relatedInformation\": true, \"dataSupport\": true}}}")
    pulling.open(Self.uri, report.text)
    let full = pulling.result("textDocument/diagnostic", Self.uri)
    #expect(full?["kind"]?.string == "full")
    #expect(full?["items"]?.array?.map(\.text) == pushed?.map(\.text))
    let id = full?["resultId"]?.string ?? ""
    let again = pulling.result("textDocument/diagnostic", Self.uri, "\"previousResultId\": \"\(id)\"")
    #expect(again?["kind"]?.string == "unchanged")
    #expect(pulling.rest.allSatisfy { $0["method"]?.string != "textDocument/publishDiagnostics" })
  }

  @Test func theRestIsCounted() {
    let many = "支出100万元" + String(repeating: "{=", count: 1) + "没有的表!合计!合计}。\n"
    client.open("file:///nowhere/many.gouji", String(repeating: many, count: 700))
    let diagnostics = client.diagnostics("file:///nowhere/many.gouji") ?? []
    #expect(diagnostics.count == 500)
    #expect(diagnostics.last?["code"]?.string == "more")
    #expect(diagnostics.last?["message"]?.string?.contains("201") == true)
  }

  @Test func localeChoosesTheLanguage() {
    let english = TestClient(locale: "en-GB")
    english.open(Self.uri, report.text)
    #expect(english.diagnostics(Self.uri)?.first?["message"]?.string?.contains("should be") == true)
  }

  @Test func kindsCanBeSwitchedOff() {
    let client = TestClient(options: "{\"diagnostics\": {\"ignore\": [\"引用\", \"A\"]}}")
    client.open(Self.uri, report.text)
    #expect(client.diagnostics(Self.uri)?.isEmpty == true)
  }

  // MARK: Reading

  @Test func hover() {
    let figure = result("hover", report.position("total"))?.at("contents/value")?.string ?? ""
    for part in ["100.00", "1,000,000元", "《支出决算表》", "A7", "99.995", "相符"] { #expect(figure.contains(part), "\(part)") }
    let prose = result("hover", report.position("prose"))?.at("contents/value")?.string ?? ""
    #expect(prose.contains("引用") && prose.contains("相符"))
    #expect(text(result("hover", report.position("prose"))?["range"]) == "100.00万元")
    let path = result("hover", report.position("column"))?.at("contents/value")?.string ?? ""
    #expect(path.contains("100.00") && path.contains("支出决算表"))
    #expect(result("hover", report.position("use"))?.at("contents/value")?.string?.contains("60.00") == true)
    #expect(result("hover", report.position("title"))?.at("contents/value")?.string?.contains("核对") == true)
    #expect(result("hover", report.position("key"))?.isNull == true)
  }

  @Test func definition() {
    #expect(text(result("definition", report.position("column"))?.at("0/range")) == "100.00")
    #expect(text(result("definition", report.position("table"))?.at("0/range")) == "支出决算表")
    #expect(text(result("definition", report.position("use"))?.at("0/range")) == "60.00")
    let cell = result("definition", report.position("prose"))?.at("0/range/start/line")?.int
    #expect(cell == result("hover", report.position("total"))?.at("range/start/line")?.int)
  }

  @Test func references() {
    let all = result("references", report.position("total") + ", \"context\": {\"includeDeclaration\": true}")?.array ?? []
    let texts = all.map { text($0["range"]) ?? "" }
    #expect(texts.first == "100.00")
    #expect(texts.contains("60"))
    #expect(texts.contains("支出决算表!合计!本年支出合计"))
    let without = result("references", report.position("total") + ", \"context\": {\"includeDeclaration\": false}")?.array ?? []
    #expect(without.count == all.count - 1)
    let names = result("references", report.position("name") + ", \"context\": {\"includeDeclaration\": true}")?.array ?? []
    #expect(names.map { text($0["range"]) } == ["基本", "基本"])
    let tables = result("references", report.position("title") + ", \"context\": {\"includeDeclaration\": false}")?.array ?? []
    #expect(tables.map { text($0["range"]) } == ["支出决算表", "公开03表", "支出决算表"])
  }

  @Test func documentHighlight() {
    let all = result("documentHighlight", report.position("use"))?.array ?? []
    #expect(all.map { text($0["range"]) } == ["基本", "基本"])
    #expect(all.map { $0["kind"]?.int } == [3, 2])
  }

  @Test func documentSymbol() {
    let symbols = result("documentSymbol")?.array ?? []
    #expect(symbols.map { $0["name"]?.string } == ["决算表", "说明"])
    #expect(symbols.first?.at("children/0/name")?.string == "支出决算表")
    #expect(symbols.last?.at("children/0/name")?.string == "支出情况")
    #expect(symbols.last?.at("children/0/children/0/name")?.string == "#基本")
  }

  @Test func workspaceSymbol() {
    let found = client.request("workspace/symbol", "{\"query\": \"决算表\"}")?["result"]?.array ?? []
    #expect(found.map { $0["name"]?.string } == ["决算表", "支出决算表"])
    #expect(client.request("workspace/symbol", "{\"query\": \"没有\"}")?["result"]?.array?.isEmpty == true)
  }

  @Test func folding() {
    let folds = result("foldingRange")?.array ?? []
    #expect(folds.contains { $0["startLine"]?.int == 0 && $0["endLine"]?.int == 3 })
    #expect(folds.contains { $0["kind"]?.string == "comment" })
    #expect(folds.allSatisfy { ($0["startLine"]?.int ?? 9) < ($0["endLine"]?.int ?? 0) })
  }

  @Test func selectionRange() {
    let position = report.position("prose").dropFirst("\"position\": ".count)
    var range = result("selectionRange", "\"positions\": [\(position)]")?.at("0")
    var texts: [String] = []
    while let value = range {
      texts.append(text(value["range"]) ?? "")
      range = value["parent"]
    }
    #expect(texts.first == "100.00")
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $1.contains($0) && $0 != $1 })
    #expect(texts.last == report.text)
  }

  @Test func callHierarchy() {
    let item = result("prepareCallHierarchy", report.position("total"))?.at("0")
    #expect(item?["name"]?.string?.contains("100.00") == true)
    let outgoing = client.request("callHierarchy/outgoingCalls", "{\"item\": \(item?.text ?? "null")}")?["result"]?.array ?? []
    #expect(outgoing.compactMap { $0.at("to/name")?.string?.split(separator: " ").first }.sorted() == ["30.00", "40.00", "60.00", "70.00"])
    let incoming = client.request("callHierarchy/incomingCalls", "{\"item\": \(item?.text ?? "null")}")?["result"]?.array ?? []
    #expect(incoming.compactMap { text($0.at("from/range")) }.sorted() == ["100.00", "60"])
    #expect(result("prepareCallHierarchy", report.position("key"))?.isNull == true)
  }

  @Test func inlayHint() {
    let hints = result("inlayHint", report.range("prose", "staleEnd"))?.array ?? []
    #expect(hints.count == 3)
    #expect(hints.last?["label"]?.string == "= 40.00")
    let resolved = client.request("inlayHint/resolve", hints.last?.text ?? "null")?["result"]
    #expect(resolved?.at("tooltip/value")?.string?.contains("支出决算表") == true)
  }

  @Test func semanticTokens() {
    let full = result("semanticTokens/full")
    let data = full?["data"]?.array?.compactMap(\.int) ?? []
    #expect(data.count % 5 == 0 && data.count > 100)
    let part = result("semanticTokens/range", report.range("prose", "proseEnd"))?["data"]?.array?.compactMap(\.int) ?? []
    #expect(part.count == 10)
    client.change(Self.uri, version: 2, [(TestClient.range(5, 0, 5, 0), "\n")])
    let delta = result("semanticTokens/full/delta", "\"previousResultId\": \(full?["resultId"]?.text ?? "")")
    var patched = data
    for edit in delta?["edits"]?.array ?? [] {
      let start = edit["start"]?.int ?? 0
      patched.replaceSubrange(start..<(start + (edit["deleteCount"]?.int ?? 0)), with: edit["data"]?.array?.compactMap(\.int) ?? [])
    }
    #expect(patched == result("semanticTokens/full")?["data"]?.array?.compactMap(\.int))
    #expect(patched != data)
    #expect(result("semanticTokens/full/delta", "\"previousResultId\": \"no\"")?["data"] != nil)
  }

  @Test func codeLens() {
    let lens = result("codeLens")?.at("0")
    #expect(text(lens?["range"]) == "支出决算表")
    let resolved = client.request("codeLens/resolve", lens?.text ?? "null")?["result"]
    #expect(resolved?.at("command/title")?.string?.contains("不符") == true)
    let command = resolved?.at("command")
    let run = client.request(
      "workspace/executeCommand", "{\"command\": \"gouji.relations\", \"arguments\": \(command?["arguments"]?.text ?? "[]")}")
    #expect(run?["result"]?.string?.contains("A7") == true)
  }

  @Test func documentLink() {
    client.open("file:///nowhere/links.gouji", "---\n上年报告: last.gouji\n---\n\n支出100万元{忽略 引用: 口径不同}。\n")
    let links = client.result("textDocument/documentLink", "file:///nowhere/links.gouji")?.array ?? []
    #expect(links.first?["target"]?.string == "file:///nowhere/last.gouji")
    #expect(links.count == 2)
  }
}
