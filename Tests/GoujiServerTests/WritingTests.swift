import Foundation
import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// The features that write, through the protocol.
@Suite struct WritingTests {
  private static let uri = "file:///nowhere/a.gouji"
  private static let capabilities = """
    {"workspace": {"workspaceEdit": {"documentChanges": true}, "applyEdit": true},
     "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "dataSupport": true,
     "resolveSupport": {"properties": ["edit"]}}, "rename": {"prepareSupport": true},
     "completion": {"completionItem": {"documentationFormat": ["markdown"]}}}}
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

  /// The text with the edits of an answer made.
  private func applying(_ edits: JSONValue?, to source: SourceText) -> String {
    let map = PositionMap(source, .utf16)
    let edits = (edits?.array ?? []).compactMap { edit -> TextEdit? in
      guard let range = ProtocolRange(edit["range"]) else { return nil }
      return TextEdit(range: map.range(range), newText: edit["newText"]?.string ?? "")
    }
    var result = source
    for edit in edits.sorted(by: { $0.range > $1.range }) { result = result.replacing(edit.range, by: Array(edit.newText.utf8)) }
    return String(decoding: result.bytes, as: UTF8.self)
  }

  @Test func codeActionsMend() {
    let actions = result("codeAction", report.range("wrong", "wrongEnd") + ", \"context\": {\"diagnostics\": []}")?.array ?? []
    let fix = actions.first { $0["kind"]?.string == "quickfix" }
    #expect(fix?["title"]?.string?.contains("5.00") == true)
    #expect(fix?["edit"] == nil)
    let resolved = client.request("codeAction/resolve", fix?.text ?? "null")?["result"]
    let after = applying(resolved?.at("edit/documentChanges/0/edits"), to: report.source)
    #expect(after.contains("221 住房保障支出\t30.00\t25.00\t5.00"))
    #expect(resolved?.at("edit/documentChanges/0/textDocument/version")?.int == 1)
    #expect(actions.contains { $0["title"]?.string?.contains("忽略") == true })
  }

  @Test func suppressionsSilence() {
    let actions = result("codeAction", report.range("stale", "staleEnd") + ", \"context\": {\"diagnostics\": []}")?.array ?? []
    let suppression = actions.first { $0["title"]?.string?.contains("忽略") == true }
    let resolved = client.request("codeAction/resolve", suppression?.text ?? "null")?["result"]
    let after = applying(resolved?.at("edit/documentChanges/0/edits"), to: report.source)
    #expect(Documents.findings(report.text).contains { $0.rule == "引用" })
    #expect(!Documents.findings(after).contains { $0.rule == "引用" || $0.rule == "unused-suppression" })
  }

  @Test func fixAllMendsWhatIsCertain() {
    let only = "\"context\": {\"diagnostics\": [], \"only\": [\"source.fixAll\"]}"
    let actions = result("codeAction", report.range("key", "key") + ", " + only)?.array ?? []
    #expect(actions.map { $0["kind"]?.string } == ["source.fixAll.gouji"])
    let resolved = client.request("codeAction/resolve", actions.first?.text ?? "null")?["result"]
    let after = applying(resolved?.at("edit/documentChanges/0/edits"), to: report.source)
    #expect(Documents.loud(after).count < Documents.loud(report.text).count)
  }

  /// An action of a state that is gone is refused, not applied to another text.
  @Test func outdatedActionsAreRefused() {
    let actions = result("codeAction", report.range("wrong", "wrongEnd") + ", \"context\": {\"diagnostics\": []}")?.array ?? []
    client.change(Self.uri, version: 2, [(TestClient.range(0, 0, 0, 0), "\n")])
    #expect(client.request("codeAction/resolve", actions.first?.text ?? "null")?.at("error/code")?.int == -32801)
  }

  /// The place of an action lies behind the end of the text that is left.
  @Test func actionsOfALongerTextAreRefused() {
    let end = report.source.bytes.count
    let position = report.source.lines.editorPosition(of: end, in: report.source.bytes, encoding: .utf16)
    let range = "\"range\": " + TestClient.range(position.line, position.column, position.line, position.column)
    let action =
      "{\"title\": \"x\", \"data\": {\"uri\": \"\(Self.uri)\", \"version\": 2, \"start\": \(end), \"end\": \(end), \"index\": 9}}"
    #expect(result("codeAction", range + ", \"context\": {\"diagnostics\": []}") != nil)
    client.change(Self.uri, version: 2, [(TestClient.range(0, 0, 900, 0), "短。")])
    #expect(client.request("codeAction/resolve", action)?.at("error/code")?.int == -32801)
    let before = action.replacingOccurrences(of: "\"start\": \(end)", with: "\"start\": -9")
    #expect(client.request("codeAction/resolve", before)?.at("error/code")?.int == -32801)
    #expect(result("hover", "\"position\": {\"line\": 0, \"character\": 0}") != nil)
  }

  @Test func missingTablesAreAdded() {
    let text = "支出100万元{=支出决算表!合计!本年支出合计}。\n"
    client.open("file:///nowhere/b.gouji", text)
    let range = "\"range\": " + TestClient.range(0, 0, 0, 30) + ", \"context\": {\"diagnostics\": []}"
    let actions = client.result("textDocument/codeAction", "file:///nowhere/b.gouji", range)?.array ?? []
    let add = actions.first { $0["title"]?.string?.contains("《支出决算表》") == true }
    let resolved = client.request("codeAction/resolve", add?.text ?? "null")?["result"]
    let after = applying(resolved?.at("edit/documentChanges/0/edits"), to: SourceText(path: "b", bytes: Array(text.utf8)))
    #expect(Documents.report(after).tables.first?.title == "支出决算表")
  }

  @Test func renaming() {
    #expect(result("prepareRename", report.position("use"))?["placeholder"]?.string == "基本")
    let names = result("rename", report.position("use") + ", \"newName\": \"基本支出额\"")
    let after = applying(names?.at("documentChanges/0/edits"), to: report.source)
    #expect(after.contains("{#基本支出额}") && after.contains("{=#基本支出额 /") && !after.contains("#基本}"))
    let codes = result("rename", report.position("code") + ", \"newName\": \"公开08表\"")
    let coded = applying(codes?.at("documentChanges/0/edits"), to: report.source)
    #expect(coded.contains("公开08表!合计") && !coded.contains("公开03表"))
    let id = "\"textDocument\": {\"uri\": \"\(Self.uri)\"}, "
    for name in ["", "a b", "!"] {
      let answer = client.request("textDocument/rename", "{\(id)\(report.position("use")), \"newName\": \"\(name)\"}")
      #expect(answer?.at("error/code")?.int == -32803)
    }
    #expect(result("prepareRename", report.position("total"))?.isNull == true)
  }

  @Test func formatting() {
    let text = "支出100万元{= 支出决算表 ！ 合计}。  \r\n\r\n\r\n\r\n一、收入\r\n"
    let source = SourceText(path: "f", bytes: Array(text.utf8))
    client.open("file:///nowhere/f.gouji", text)
    let options = "\"options\": {\"tabSize\": 4, \"insertSpaces\": true}"
    let edits = client.result("textDocument/formatting", "file:///nowhere/f.gouji", options)
    let after = applying(edits, to: source)
    #expect(after == "支出100万元{=支出决算表!合计}。\r\n\r\n一、收入\r\n")
    let first = "\"range\": " + TestClient.range(0, 0, 0, 5) + ", " + options
    let part = applying(client.result("textDocument/rangeFormatting", "file:///nowhere/f.gouji", first), to: source)
    #expect(part.hasPrefix("支出100万元{=支出决算表!合计}。\r\n"))
    let last = "\"range\": " + TestClient.range(4, 0, 4, 3) + ", " + options
    #expect(client.result("textDocument/rangeFormatting", "file:///nowhere/f.gouji", last)?.array?.isEmpty == true)
    #expect(result("formatting", options)?.array?.isEmpty == true)
  }

  // MARK: Completion

  /// The labels that are proposed at the mark `^` behind `before`, in a report with the standard tables.
  private func proposals(_ before: String, _ after: String = "") -> [JSONValue] {
    let report = MarkedReport(MarkedReport.standard.text + before + "⟦here⟧" + after + "\n")
    client.open("file:///nowhere/c.gouji", report.text)
    return client.result("textDocument/completion", "file:///nowhere/c.gouji", report.position("here"))?["items"]?.array ?? []
  }

  private func labels(_ before: String, _ after: String = "") -> [String] { proposals(before, after).compactMap { $0["label"]?.string } }

  @Test func completion() {
    #expect(labels("@").contains("@勾稽"))
    #expect(labels("@忽略 ").contains("引用") && labels("@忽略 ").contains("公式不符"))
    #expect(labels("支出100万元{=", "}") == ["支出决算表", "#基本"])
    #expect(labels("支出100万元{=支出决算表!", "}") == ["合计", "一般公共服务支出", "住房保障支出"])
    #expect(labels("支出100万元{＝支出决算表！合计！", "｝") == ["本年支出合计", "基本支出", "项目支出"])
    #expect(labels("支出100万元{=支出决算表!合计!基本", "}").contains("基本支出"))
    #expect(labels("支出100万元{=#", "}") == ["基本"])
    #expect(labels("支出100万元{忽略 ").contains("公式不符"))
    #expect(labels("@勾稽 支出决算表!").contains("合计"))
    #expect(labels("平常的句子").isEmpty)
  }

  @Test func completionInFrontMatter() {
    let report = MarkedReport("---\n⟦key⟧单\n金额单位: ⟦value⟧\n---\n正文\n")
    client.open("file:///nowhere/d.gouji", report.text)
    let keys = client.result("textDocument/completion", "file:///nowhere/d.gouji", report.position("key"))?["items"]?.array ?? []
    let keyLabels = keys.compactMap { $0["label"]?.string }
    #expect(keyLabels.contains("上年报告"))
    let values = client.result("textDocument/completion", "file:///nowhere/d.gouji", report.position("value"))?["items"]?.array ?? []
    let valueLabels = values.compactMap { $0["label"]?.string }
    #expect(valueLabels.first == "万元")
  }

  @Test func completionResolves() {
    let table = proposals("支出100万元{=", "}").first
    let resolved = client.request("completionItem/resolve", table?.text ?? "null")?["result"]
    #expect(resolved?.at("documentation/value")?.string?.contains("基本支出") == true)
    #expect(resolved?["label"]?.string == "支出决算表")
  }

  @Test func commands() {
    let position = report.position("total").dropFirst("\"position\": ".count)
    let text = client.request(
      "workspace/executeCommand", "{\"command\": \"gouji.explain\", \"arguments\": [\"\(Self.uri)\", \(position)]}")?["result"]?.string
    #expect(text?.contains("可能的准确值") == true)
    let counts = client.request("workspace/executeCommand", "{\"command\": \"gouji.checkWorkspace\", \"workDoneToken\": 7}")?["result"]
    #expect(counts?["files"]?.int == 1 && counts?["errors"]?.int == 2)
    #expect(client.rest.contains { $0["method"]?.string == "$/progress" && $0.at("params/value/percentage")?.int != nil })
    _ = client.request("workspace/executeCommand", "{\"command\": \"gouji.fixAll\", \"arguments\": [\"\(Self.uri)\"]}")
    #expect(client.wait { $0["method"]?.string == "workspace/applyEdit" }?.at("params/edit/documentChanges/0/edits/0") != nil)
    _ = client.request("workspace/executeCommand", "{\"command\": \"gouji.fill\", \"arguments\": [\"\(Self.uri)\"]}")
    let filled = client.wait { $0["method"]?.string == "workspace/applyEdit" }?.at("params/edit/documentChanges/0/edits")
    #expect(applying(filled, to: report.source).contains("项目支出40.00万元{=支出决算表!合计!项目支出}"))
    #expect(client.request("workspace/executeCommand", "{\"command\": \"no\"}")?["error"] != nil)
  }
}
