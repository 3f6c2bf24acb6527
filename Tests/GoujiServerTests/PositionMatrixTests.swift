import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// Every feature at every place of a report with ASCII, CJK, emoji, combining characters and tabs, with LF, CRLF and CR: in all
/// encodings the answers mean the same bytes, and with all line ends the same text.
@Suite struct PositionMatrixTests {
  private static let uri = "file:///nowhere/a.gouji"

  private static func report(_ lineEnd: String) -> SourceText {
    let text = MarkedReport.standard.text.replacing("人均", with: "e\u{301}👩‍💻人均")
    return SourceText(path: "/nowhere/a.gouji", bytes: Array(text.replacing("\n", with: lineEnd).utf8))
  }

  private static func client(_ encoding: PositionEncoding, _ source: SourceText) -> TestClient {
    let client = TestClient(
      """
      {"general": {"positionEncodings": ["\(encoding.rawValue)"]}, "textDocument": {"diagnostic": {},
       "hover": {"contentFormat": ["markdown"]}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
       "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
      """)
    client.open(uri, String(decoding: source.bytes, as: UTF8.self))
    return client
  }

  /// The value with each position replaced by the byte that it means; places that are no character's start are marked.
  private static func inBytes(_ value: JSONValue, _ map: PositionMap) -> String {
    if let line = value["line"]?.int, let character = value["character"]?.int {
      let position = ProtocolPosition(line: line, character: character)
      let offset = map.offset(position)
      return map.position(offset) == position ? "@\(offset)" : "@bad \(line):\(character)"
    }
    switch value {
    case .array(let elements, _): return "[" + elements.map { inBytes($0, map) }.joined(separator: ",") + "]"
    case .object(let members, _):
      // Ids name states, and are not the same for different clients.
      return "{" + members.filter { $0.key != "resultId" }.map { $0.key + ":" + inBytes($0.value, map) }.joined(separator: ",") + "}"
    default: return value.text
    }
  }

  private static let atPosition = [
    "hover", "definition", "references", "documentHighlight", "completion", "prepareCallHierarchy", "prepareRename",
  ]

  /// All answers about `source`, as bytes.
  private static func answers(_ encoding: PositionEncoding, _ source: SourceText) -> [String] {
    let client = client(encoding, source)
    let map = PositionMap(source, encoding)
    func ask(_ method: String, _ more: String = "") -> String {
      method + " " + (client.result("textDocument/" + method, uri, more).map { inBytes($0, map) } ?? "nothing")
    }
    let end = map.position(source.bytes.count)
    let whole = "\"range\": " + TestClient.range(0, 0, end.line, end.character)
    var answers = ["diagnostic", "documentSymbol", "foldingRange", "documentLink", "codeLens"].map { ask($0) }
    answers += [ask("inlayHint", whole), ask("codeAction", whole + ", \"context\": {\"diagnostics\": []}")]
    answers.append(ask("formatting", "\"options\": {\"tabSize\": 2, \"insertSpaces\": true}"))
    // A token's length is in the client's units, so its places are compared as bytes, too.
    answers.append("tokens " + tokens(client.result("textDocument/semanticTokens/full", uri), map))
    var offset = 0
    while offset <= source.bytes.count {
      let position = map.position(offset)
      let at = "{\"line\": \(position.line), \"character\": \(position.character)}"
      if source.bytes.count - offset < 480 || offset % 5 == 0 {
        for method in atPosition {
          answers.append("\(offset) " + ask(method, "\"position\": \(at), \"context\": {\"includeDeclaration\": true}"))
        }
        answers.append("\(offset) " + ask("selectionRange", "\"positions\": [\(at)]"))
      }
      offset += 1
      while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      if offset < source.bytes.count, source.bytes[offset] == 0x0A, source.bytes[offset - 1] == 0x0D { offset += 1 }
    }
    return answers
  }

  private static func tokens(_ value: JSONValue?, _ map: PositionMap) -> String {
    let data = value?["data"]?.array?.compactMap(\.int) ?? []
    var (line, column) = (0, 0)
    var result = ""
    for index in stride(from: 0, to: data.count - 4, by: 5) {
      column = data[index] == 0 ? column + data[index + 1] : data[index + 1]
      line += data[index]
      let range = map.range(
        ProtocolRange(start: .init(line: line, character: column), end: .init(line: line, character: column + data[index + 2])))
      result += "\(range.start)-\(range.end):\(data[index + 3]) "
    }
    return result
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func encodingsAgree(_ lineEnd: String) {
    let source = Self.report(lineEnd)
    let reference = Self.answers(.utf8, source)
    #expect(reference.allSatisfy { !$0.contains("@bad") })
    #expect(reference.count > 1_000)
    for encoding in [PositionEncoding.utf16, .utf32] {
      let others = Self.answers(encoding, source)
      let different = zip(reference, others).filter { $0 != $1 }
      #expect(different.isEmpty, "\(encoding): \(different.first.map { "\($0)" } ?? "")")
    }
  }

  /// The same findings at the same text, whatever ends the lines.
  @Test func lineEndsAgree() {
    let found = ["\n", "\r\n", "\r"].map { lineEnd -> [String] in
      let source = Self.report(lineEnd)
      let map = PositionMap(source, .utf16)
      let items = Self.client(.utf16, source).result("textDocument/diagnostic", Self.uri)?["items"]?.array ?? []
      return items.map { item in
        let range = ProtocolRange(item["range"]).map { map.range($0) } ?? TextRange(0, 0)
        return source.text(range) + (item["message"]?.string ?? "") + "\(item.at("range/start/line")?.int ?? -1)"
      }
    }
    #expect(found[0].count == 2)
    #expect(found[0] == found[1] && found[1] == found[2])
  }

  /// The first encoding that both know; without an offer UTF-16.
  @Test(arguments: [
    ("[\"utf-8\", \"utf-16\"]", "utf-8"), ("[\"utf-32\", \"utf-16\"]", "utf-32"), ("[\"utf-16\"]", "utf-16"), ("[]", "utf-16"),
    ("[\"utf-7\"]", "utf-16"), ("null", "utf-16"), ("[\"utf-16\", \"utf-8\"]", "utf-8"),
  ])
  func negotiation(_ pair: (String, String)) {
    let client = TestClient(nil)
    let answer = client.request("initialize", "{\"capabilities\": {\"general\": {\"positionEncodings\": \(pair.0)}}}")
    #expect(answer?.at("result/capabilities/positionEncoding")?.string == pair.1)
  }
}
