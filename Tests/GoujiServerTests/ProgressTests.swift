import Foundation
import GoujiJSON
import GoujiServer
import TestSupport
import Testing

/// How far work is that takes long.
@Suite struct ProgressTests {
  private static let capabilities = "{\"window\": {\"workDoneProgress\": true}}"

  /// A folder with `count` reports.
  private static func folder(_ count: Int) throws -> URL {
    let url = try TemporaryFolder.make()
    for number in 0..<count {
      try MarkedReport.standard.text.write(to: url.appendingPathComponent("\(number).gouji"), atomically: true, encoding: .utf8)
    }
    return url
  }

  private static func kinds(_ client: TestClient) -> [String] {
    client.rest.filter { $0["method"]?.string == "$/progress" }.compactMap { $0.at("params/value/kind")?.string }
  }

  @Test func theTokenOfTheClientIsUsed() throws {
    let folder = try Self.folder(5)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = TestClient(Self.capabilities, folders: [folder.path])
    let counts = client.request("workspace/executeCommand", "{\"command\": \"gouji.checkWorkspace\", \"workDoneToken\": \"t\"}")?["result"]
    #expect(counts?["files"]?.int == 5)
    #expect(Self.kinds(client) == ["begin", "report", "report", "report", "report", "report", "end"])
    let shares = client.rest.compactMap { $0.at("params/value/percentage")?.int }
    #expect(shares == [0, 20, 40, 60, 80, 100])
    #expect(client.rest.allSatisfy { $0["method"]?.string != "window/workDoneProgress/create" })
  }

  /// Without a token one is created, and used only once the client has agreed.
  @Test func aTokenIsCreated() throws {
    let folder = try Self.folder(60)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = TestClient(Self.capabilities, folders: [folder.path])
    let id = client.ask("workspace/executeCommand", "{\"command\": \"gouji.checkWorkspace\"}")
    let question = client.wait { $0["method"]?.string == "window/workDoneProgress/create" }
    let token = question?.at("params/token")?.text
    #expect(token != nil)
    client.send("{\"jsonrpc\": \"2.0\", \"id\": \(question?["id"]?.text ?? "0"), \"result\": null}")
    #expect(client.wait { $0["id"]?.int == id && $0["method"] == nil }?.at("result/files")?.int == 60)
    let progress = client.rest.filter { $0["method"]?.string == "$/progress" }
    #expect(progress.allSatisfy { $0.at("params/token")?.text == token })
    #expect(Self.kinds(client).first == "begin" && Self.kinds(client).last == "end")
  }

  @Test func aClientThatRefusesHearsNothing() throws {
    let folder = try Self.folder(30)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = TestClient(Self.capabilities, folders: [folder.path])
    let id = client.ask("workspace/executeCommand", "{\"command\": \"gouji.checkWorkspace\"}")
    let question = client.wait { $0["method"]?.string == "window/workDoneProgress/create" }
    client.send("{\"jsonrpc\": \"2.0\", \"id\": \(question?["id"]?.text ?? "0"), \"error\": {\"code\": -32601, \"message\": \"no\"}}")
    #expect(client.wait { $0["id"]?.int == id && $0["method"] == nil }?.at("result/files")?.int == 30)
    #expect(Self.kinds(client).isEmpty)
    let plain = TestClient("{}", folders: [folder.path])
    #expect(plain.request("workspace/executeCommand", "{\"command\": \"gouji.checkWorkspace\"}")?.at("result/files")?.int == 30)
    #expect(plain.rest.allSatisfy { $0["method"]?.string != "window/workDoneProgress/create" })
  }

  /// The button beside the progress ends the work.
  @Test func progressCanBeCancelled() throws {
    let folder = try Self.folder(200)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = TestClient(Self.capabilities, folders: [folder.path])
    let id = client.ask("workspace/diagnostic", "{\"previousResultIds\": [], \"workDoneToken\": 3}")
    #expect(client.wait { $0.at("params/value/kind")?.string == "begin" } != nil)
    client.notify("window/workDoneProgress/cancel", "{\"token\": 3}")
    #expect(client.wait { $0["id"]?.int == id && $0["method"] == nil }?.at("error/code")?.int == -32800)
    #expect(client.wait { $0.at("params/value/kind")?.string == "end" } != nil)
  }
}
