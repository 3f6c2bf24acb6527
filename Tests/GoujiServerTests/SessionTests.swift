import Foundation
import GoujiJSON
import GoujiProtocol
import GoujiServer
import TestSupport
import Testing

/// Settings, dependencies between documents, and the workspace.
@Suite struct SessionTests {
  private static func write(_ text: String, _ name: String, in folder: URL) throws -> String {
    let url = folder.appendingPathComponent(name)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return DocumentURI.uri(url.path)
  }

  private static let lastYear = "支出决算表\n单位：万元\n项目\t本年支出合计\t基本支出\t项目支出\n合计\t100.00\t60.00\t40.00\n"
  private static let thisYear = "---\n上年报告: last.gouji\n---\n\n上年支出100.00万元{=上年!支出决算表!合计!本年支出合计}。\n"

  /// Last year's report is read from disk, or as it stands in the editor; whoever depends on it is checked again.
  @Test func dependentsAreCheckedAgain() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let last = try Self.write(Self.lastYear, "last.gouji", in: folder)
    let uri = DocumentURI.uri(folder.appendingPathComponent("this.gouji").path)
    let client = TestClient("{\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true}}}")
    #expect(client.wait { $0["method"]?.string == "client/registerCapability" } != nil)
    client.open(uri, Self.thisYear)
    #expect(client.diagnostics(uri)?.isEmpty == true)
    // On disk.
    _ = try Self.write(Self.lastYear.replacing("100.00\t60.00", with: "110.00\t70.00"), "last.gouji", in: folder)
    client.notify("workspace/didChangeWatchedFiles", "{\"changes\": [{\"uri\": \"\(last)\", \"type\": 2}]}")
    #expect(client.diagnostics(uri)?.map { $0["code"]?.string } == ["引用"])
    // In the editor, unsaved.
    client.open(last, Self.lastYear)
    #expect(client.diagnostics(uri)?.isEmpty == true)
    client.change(last, version: 2, [(nil, Self.lastYear.replacing("100.00\t60.00", with: "120.00\t80.00"))])
    #expect(client.diagnostics(uri)?.map { $0["code"]?.string } == ["引用"])
    client.notify("textDocument/didClose", "{\"textDocument\": {\"uri\": \"\(last)\"}}")
    let again = client.diagnostics(uri, seconds: 1)
    #expect(again?.map { $0["code"]?.string } == ["引用"])
  }

  /// A unit's report is read as last year's is: the department that names it is checked again.
  @Test func departmentsAreCheckedAgain() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let unit = try Self.write(Self.lastYear, "unit.gouji", in: folder)
    let uri = DocumentURI.uri(folder.appendingPathComponent("department.gouji").path)
    let client = TestClient("{}")
    client.open(uri, "---\n所属单位: unit.gouji\n---\n\n下级支出100.00万元{=下级!支出决算表!合计!本年支出合计}。\n")
    #expect(client.diagnostics(uri)?.isEmpty == true)
    client.open(unit, Self.lastYear)
    client.change(unit, version: 2, [(nil, Self.lastYear.replacing("100.00\t60.00", with: "120.00\t80.00"))])
    let codes = (0..<20).lazy.compactMap { _ in client.diagnostics(uri, seconds: 1) }.map { $0.map { $0["code"]?.string } }
    #expect(codes.contains(["引用"]))
  }

  @Test func renamingACodeReachesTheNextYear() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Self.lastYear.replacing("单位：万元", with: "公开03表\n单位：万元")
    let last = try Self.write(text, "last.gouji", in: folder)
    let next = try Self.write(Self.thisYear.replacing("上年!支出决算表", with: "上年!公开03表"), "this.gouji", in: folder)
    let client = TestClient("{\"workspace\": {\"workspaceEdit\": {\"documentChanges\": true}}}", folders: [folder.path])
    client.open(last, text)
    let edit = client.result("textDocument/rename", last, "\"position\": {\"line\": 1, \"character\": 2}, \"newName\": \"公开09表\"")
    let documents = edit?["documentChanges"]?.array ?? []
    #expect(documents.map { $0.at("textDocument/uri")?.string } == [last, next])
    #expect(documents.last?.at("textDocument/version")?.isNull == true)
    #expect(documents.last?.at("edits/0/newText")?.string == "公开09表")
  }

  @Test func configurationFilesCount() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let uri = DocumentURI.uri(folder.appendingPathComponent("a.gouji").path)
    let client = TestClient()
    client.open(uri, MarkedReport.standard.text)
    #expect(client.diagnostics(uri)?.count == 2)
    let configuration = try Self.write("{\"ignore\": [\"引用\"], \"nonsense\": 1}", "gouji.json", in: folder)
    client.notify("workspace/didChangeWatchedFiles", "{\"changes\": [{\"uri\": \"\(configuration)\", \"type\": 1}]}")
    #expect(client.diagnostics(uri)?.count == 1)
    #expect(client.wait { $0["method"]?.string == "window/showMessage" }?.at("params/message")?.string?.contains("nonsense") == true)
  }

  /// Settings come as a notification, or as the answer to a question; null changes nothing.
  @Test func settingsCanChange() {
    let uri = "file:///nowhere/a.gouji"
    let client = TestClient()
    client.open(uri, MarkedReport.standard.text)
    #expect(client.diagnostics(uri)?.count == 2)
    client.notify("workspace/didChangeConfiguration", "{\"settings\": {\"gouji\": {\"diagnostics\": {\"ignore\": [\"引用\"]}}}}")
    #expect(client.diagnostics(uri)?.count == 1)
    client.notify("workspace/didChangeConfiguration", "{\"settings\": null}")
    #expect(client.diagnostics(uri, seconds: 0.3) == nil)

    let asking = TestClient("{\"workspace\": {\"configuration\": true}}")
    let question = asking.wait { $0["method"]?.string == "workspace/configuration" }
    #expect(question?.at("params/items/0/section")?.string == "gouji")
    asking.send("{\"jsonrpc\": \"2.0\", \"id\": \(question?["id"]?.text ?? ""), \"result\": [{\"inlayHints\": false}]}")
    asking.open(uri, MarkedReport.standard.text)
    let range = "\"range\": " + TestClient.range(0, 0, 99, 0)
    #expect(asking.result("textDocument/inlayHint", uri, range)?.array?.isEmpty == true)
  }

  @Test func theWorkspaceIsChecked() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let good = try Self.write("一、收入\n", "b.gouji", in: folder)
    let bad = try Self.write(MarkedReport.standard.text, "a.gouji", in: folder)
    let client = TestClient("{\"textDocument\": {\"diagnostic\": {}}}", folders: [folder.path])
    let answer = client.request("workspace/diagnostic", "{\"previousResultIds\": [], \"workDoneToken\": \"w\"}")?["result"]
    let items = answer?["items"]?.array ?? []
    #expect(items.map { $0["uri"]?.string } == [bad, good])
    #expect(items.map { $0["items"]?.array?.count } == [2, 0])
    #expect(client.rest.filter { $0["method"]?.string == "$/progress" }.count >= 2)
    let ids = items.map { "{\"uri\": \($0["uri"]?.text ?? ""), \"value\": \($0["resultId"]?.text ?? "")}" }
    let again = client.request("workspace/diagnostic", "{\"previousResultIds\": [\(ids.joined(separator: ", "))]}")?["result"]
    #expect(again?["items"]?.array?.allSatisfy { $0["kind"]?.string == "unchanged" } == true)
  }

  /// The same diagnostics are not published twice, unless the client compares versions.
  @Test func onlyWhatChangedIsPublished() {
    let uri = "file:///nowhere/a.gouji"
    let client = TestClient()
    client.open(uri, "一、收入\n")
    #expect(client.diagnostics(uri)?.isEmpty == true)
    client.change(uri, version: 2, [(TestClient.range(1, 0, 1, 0), "正文。\n")])
    #expect(client.diagnostics(uri, seconds: 0.5) == nil)
    let comparing = TestClient("{\"textDocument\": {\"publishDiagnostics\": {\"versionSupport\": true}}}")
    comparing.open(uri, "一、收入\n")
    #expect(comparing.diagnostics(uri, version: 1) != nil)
    comparing.change(uri, version: 2, [(TestClient.range(1, 0, 1, 0), "正文。\n")])
    #expect(comparing.diagnostics(uri, version: 2) != nil)
  }

  @Test func pagesOfRulesExist() throws {
    let client = TestClient("{\"textDocument\": {\"publishDiagnostics\": {\"codeDescriptionSupport\": true}}}")
    client.open("file:///nowhere/a.gouji", MarkedReport.standard.text)
    let href = client.diagnostics("file:///nowhere/a.gouji")?.first?.at("codeDescription/href")?.string
    let path = try #require(href.flatMap(DocumentURI.path))
    #expect((try? String(contentsOfFile: path, encoding: .utf8))?.hasPrefix("# A") == true)
  }

  /// Every method that is promised is answered, and the other way round.
  @Test func promisesAreKept() {
    #expect(Set(TestMethods.all) == Set(ServerMethods.all))
  }
}
