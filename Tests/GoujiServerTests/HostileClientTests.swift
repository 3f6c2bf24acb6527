import GoujiJSON
import GoujiProtocol
import TestSupport
import Testing

/// Clients that send what no client should: each request has one answer, and the next good one too.
@Suite struct HostileClientTests {
  private static let uri = "file:///nowhere/a.gouji"

  /// Whether the client still gets answers.
  private static func isAlive(_ client: TestClient) -> Bool {
    client.request("textDocument/documentSymbol", "{\"textDocument\": {\"uri\": \"\(uri)\"}}") != nil
  }

  @Test func beforeInitialize() {
    let client = TestClient(nil)
    #expect(client.request("textDocument/hover", "{}")?.at("error/code")?.int == -32002)
    #expect(client.request("shutdown", "null")?.at("error/code")?.int == -32002)
    client.notify("textDocument/didOpen", "{}")
    #expect(client.request("initialize", "{\"capabilities\": {}}")?["result"] != nil)
    #expect(client.request("initialize", "{\"capabilities\": {}}")?.at("error/code")?.int == -32600)
  }

  @Test(arguments: ["null", "{}", "[]", "{\"capabilities\": null}", "{\"processId\": -1, \"capabilities\": {\"general\": 3}}"])
  func strangeInitialize(_ params: String) {
    let client = TestClient(nil)
    #expect(client.request("initialize", params)?.at("result/capabilities/positionEncoding")?.string == "utf-16")
  }

  @Test func afterShutdown() {
    let client = TestClient()
    let answer = client.request("shutdown", "null")
    #expect(answer?["result"]?.isNull == true)
    #expect(client.request("textDocument/hover", "{}")?.at("error/code")?.int == -32600)
    #expect(client.request("shutdown", "null")?.at("error/code")?.int == -32600)
    client.notify("exit", "null")
    #expect(client.exitCode == 0)
  }

  @Test func exitWithoutShutdownIsAFailure() {
    let client = TestClient()
    client.notify("exit", "null")
    #expect(client.exitCode == 1)
  }

  /// Kate sends `shutdown` as a notification.
  @Test func shutdownWithoutID() {
    let client = TestClient()
    client.notify("shutdown", "null")
    client.notify("exit", "null")
    #expect(client.exitCode == 0)
    #expect(client.rest.allSatisfy { $0["id"] == nil })
  }

  /// Every method, with parameters that miss everything.
  @Test(arguments: ["null", "{}", "[]", "3", "\"x\"", "{\"textDocument\": null}", "{\"textDocument\": {\"uri\": 7}}"])
  func missingParameters(_ params: String) {
    let client = TestClient()
    for method in TestMethods.all + ["no/such", "$/unknown", ""] {
      let answer = client.request(method, params)
      #expect(answer?["error"] != nil || answer?["result"] != nil, "\(method)")
    }
    for method in [
      "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "initialized",
      "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders",
      "$/cancelRequest", "$/setTrace", "$/unknown", "no/such",
    ] {
      client.notify(method, params)
    }
    client.open(Self.uri, "合计100万元")
    #expect(Self.isAlive(client))
  }

  @Test func messagesThatAreNone() {
    let client = TestClient()
    for text in [
      "3", "null", "\"x\"", "[]", "[{\"id\": 1}]", "{}", "{\"id\": 4}", "{\"method\": 3, \"id\": 5}", "{\"id\": {}, \"method\": \"a\"}",
    ] {
      client.send(text)
      let answer = client.wait { $0["error"] != nil }
      #expect(answer?.at("error/code")?.int == -32600, "\(text)")
    }
    // Answers to questions that nobody asked.
    client.send("{\"id\": 99, \"result\": null}")
    client.send("{\"id\": \"gouji-5000\", \"error\": {\"code\": 1, \"message\": \"\"}}")
    client.send("{\"result\": null}")
    client.open(Self.uri, "一、收入\n")
    #expect(Self.isAlive(client))
  }

  @Test func brokenFrames() {
    let client = TestClient()
    var reader = MessageReader()
    client.send(raw: Array("Content-Length: 10\r\n\r\n{\"a\": nope".utf8), into: &reader)
    #expect(client.wait { $0["error"] != nil }?.at("error/code")?.int == -32700)
    client.open(Self.uri, "一、收入\n")
    #expect(Self.isAlive(client))
  }

  @Test func editsThatDoNotFit() {
    let client = TestClient()
    client.change(Self.uri, version: 1, [(TestClient.range(0, 0, 0, 1), "x")])
    client.open(Self.uri, "一二三\r\n四")
    for (version, change) in [
      (range: TestClient.range(99, 0, 99, 9), text: "末"), (TestClient.range(0, 99, 0, 1), "甲"), (TestClient.range(1, 5, 0, 0), "乙"),
      (TestClient.range(-4, -4, -1, -1), "丙"), (TestClient.range(2_147_483_647, 0, 2_147_483_647, 2_147_483_647), "丁"),
      ("{\"start\": {\"line\": 1e300, \"character\": 1e300}, \"end\": {\"line\": 1e300, \"character\": 2}}", "戊"), ("3", "己"), ("{}", "庚"),
    ].enumerated() {
      client.change(Self.uri, version: version + 2, [change])
    }
    #expect(Self.isAlive(client))
    for position in ["{\"line\": 99, \"character\": 0}", "{\"line\": 0, \"character\": 99999}", "{\"line\": -1, \"character\": -1}"] {
      for method in ["hover", "definition", "references", "completion", "prepareRename", "prepareCallHierarchy", "documentHighlight"] {
        #expect(
          client.request("textDocument/" + method, "{\"textDocument\": {\"uri\": \"\(Self.uri)\"}, \"position\": \(position)}") != nil)
      }
    }
  }

  @Test func oneAnswerForEachID() {
    let client = TestClient()
    client.open(Self.uri, Repository.text("Tests/Samples/flawed.gouji"))
    var ids: [Int] = []
    for number in 0..<200 {
      let id = client.ask(
        "textDocument/hover", "{\"textDocument\": {\"uri\": \"\(Self.uri)\"}, \"position\": {\"line\": 109, \"character\": 8}}")
      ids.append(id)
      if number % 2 == 0 { client.notify("$/cancelRequest", "{\"id\": \(id)}") }
      if number % 5 == 0 { client.notify("$/cancelRequest", "{\"id\": \(id)}") }
    }
    client.notify("$/cancelRequest", "{\"id\": 77777}")
    for id in ids { #expect(client.wait { $0["id"]?.int == id } != nil, "\(id)") }
    #expect(Self.isAlive(client))
    #expect(client.rest.filter { $0["id"] != nil && $0["method"] == nil }.isEmpty)
  }

  /// A long message; one of 64 megabytes is in `Tests/Editors/process.py`.
  @Test func aVeryLongMessage() {
    let client = TestClient()
    let line = String(repeating: "不是报告。", count: 4_000) + "\\n"
    let text = String(repeating: line, count: (4 << 20) / line.utf8.count)
    client.send("{\"jsonrpc\": \"2.0\", \"method\": \"no/such\", \"params\": \"\(text)\"}")
    client.open(Self.uri, "一、收入\n")
    #expect(Self.isAlive(client))
  }
}

/// The methods that the server answers.
enum TestMethods {
  static let document = [
    "hover", "definition", "references", "documentHighlight", "documentSymbol", "foldingRange", "selectionRange", "documentLink",
    "prepareCallHierarchy", "inlayHint", "semanticTokens/full", "semanticTokens/full/delta", "semanticTokens/range", "codeLens",
    "completion", "codeAction", "prepareRename", "rename", "formatting", "rangeFormatting", "diagnostic",
  ].map { "textDocument/" + $0 }
  static let all =
    document + [
      "workspace/symbol", "workspace/diagnostic", "workspace/executeCommand", "callHierarchy/incomingCalls",
      "callHierarchy/outgoingCalls", "inlayHint/resolve", "codeLens/resolve", "completionItem/resolve", "codeAction/resolve",
    ]
}
