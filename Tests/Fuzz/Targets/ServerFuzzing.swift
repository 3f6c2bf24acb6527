import Dispatch
import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import Synchronization

/// Makes conversations of bytes: each few bytes say what the client does next with one document. In the end every request
/// has one answer, and the server knows the text that the client has.
enum ServerFuzzing {
  private final class Client: Sendable {
    struct State {
      var reader = MessageReader()
      var answers: [Int: Int] = [:]
      var broken = 0
      var diagnostics: JSONValue?
    }
    let state = Mutex(State())

    func take(_ bytes: [UInt8]) -> Bool {
      state.withLock { state in
        state.reader.append(bytes)
        while let item = state.reader.next() {
          guard case .message(let value) = item else {
            state.broken += 1
            continue
          }
          if let id = value["id"]?.int, value["method"] == nil { state.answers[id, default: 0] += 1 }
        }
      }
      return true
    }
  }

  private static let uri = "file:///nowhere/fuzz.gouji"
  private static let methods = ServerMethods.all.filter { $0.hasPrefix("textDocument/") }.sorted()
  private static let start = """
    支出决算表
    单位：万元
    项目\t本年支出合计\t基本支出\t项目支出
    合计\t100.00\t60.00\t40.00

    本年支出合计100.00万元{=支出决算表!合计!本年支出合计}，其中基本支出60.00万元{#基本}，占60%。

    """

  /// Bytes that are used up.
  private struct Script {
    var bytes: ArraySlice<UInt8>
    mutating func byte() -> Int { Int(bytes.popFirst() ?? 0) }
    mutating func text(_ count: Int) -> [UInt8] {
      let text = Array(bytes.prefix(count))
      bytes = bytes.dropFirst(count)
      return text
    }
  }

  static func run(_ bytes: [UInt8]) throws(FuzzTarget.Fault) {
    let client = Client()
    let outbox = Outbox {
      client.take($0)
    } broken: {
    }
    let workers = Workers(limit: 2)
    let session = Session(outbox: outbox, workers: workers, language: .chinese, version: "fuzz", exit: { _ in })
    var reader = MessageReader()
    func send(_ body: [UInt8]) {
      reader.append(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
      while let item = reader.next() { session.receive(item) }
    }
    func send(_ text: String) { send(Array(text.utf8)) }

    var script = Script(bytes: bytes[...])
    let flavour = script.byte()
    let encoding: PositionEncoding = [.utf8, .utf16, .utf32][flavour % 3]
    let pull = flavour & 4 != 0 ? ", \"diagnostic\": {}" : ""
    send(
      """
      {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"processId": null, "rootUri": null, "capabilities":
      {"general": {"positionEncodings": ["\(encoding.rawValue)"]}, "textDocument": {"publishDiagnostics": {"versionSupport": true}\(pull)}}}}
      """)
    send("{\"jsonrpc\": \"2.0\", \"method\": \"initialized\", \"params\": {}}")
    var source = SourceText(path: "/nowhere/fuzz.gouji", bytes: Array(Self.start.utf8))
    send(
      "{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didOpen\", \"params\": {\"textDocument\": {\"uri\": \"\(uri)\", \"languageId\": \"gouji\", \"version\": 1, \"text\": \(quoted(source.bytes))}}}"
    )
    var asked = [0]
    var version = 1
    var steps = 0
    while !script.bytes.isEmpty, steps < 40 {
      steps += 1
      let step = script.byte()
      func position() -> String { "{\"line\": \(script.byte() % 12), \"character\": \(script.byte() % 90)}" }
      switch step % 4 {
      case 0:  // An edit, within the text or out of it.
        let (line, column) = (script.byte() % 12, script.byte() % 90)
        let (lines, columns) = (script.byte() % 3, script.byte() % 20)
        // What a client sends is JSON, so no broken UTF-8.
        let text = Array(String(decoding: script.text(script.byte() % 24), as: UTF8.self).utf8)
        version += 1
        send(
          """
          {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "\(uri)", "version": \(version)},
          "contentChanges": [{"range": {"start": {"line": \(line), "character": \(column)},
          "end": {"line": \(line + lines), "character": \(column + columns)}}, "text": \(quoted(text))}]}}
          """)
        let map = PositionMap(source, encoding)
        let begin = map.offset(ProtocolPosition(line: line, character: column))
        let end = max(begin, map.offset(ProtocolPosition(line: line + lines, character: column + columns)))
        source = source.replacing(TextRange(begin, end), by: text)
      case 1:  // A request about the document.
        let method = methods[script.byte() % methods.count]
        let id = asked.count
        asked.append(id)
        let (here, there) = (position(), position())
        send(
          """
          {"jsonrpc": "2.0", "id": \(id), "method": "\(method)", "params": {"textDocument": {"uri": "\(uri)"}, "position": \(here),
          "range": {"start": \(here), "end": \(there)}, "positions": [\(here)], "context": {"diagnostics": [], "includeDeclaration": true},
          "newName": "新名", "previousResultId": "t1", "options": {"tabSize": 4, "insertSpaces": true}}}
          """)
      case 2:  // A cancellation of something.
        send("{\"jsonrpc\": \"2.0\", \"method\": \"$/cancelRequest\", \"params\": {\"id\": \(script.byte() % 40)}}")
      default:  // Whatever the bytes are.
        send(script.text(script.byte()))
      }
    }
    // Behind the last request everything has an answer.
    let last = 1_000_000
    asked.append(last)
    send("{\"jsonrpc\": \"2.0\", \"id\": \(last), \"method\": \"shutdown\"}")
    var waited = 0
    while waited < 5_000, !workers.isIdle || !isAnswered(client, asked) {
      waited += 1
      outbox.flush(seconds: 1)
      if !workers.isIdle { sleepBriefly() }
    }
    let (answers, broken) = client.state.withLock { ($0.answers, $0.broken) }
    if broken > 0 { throw FuzzTarget.Fault(description: "\(broken) messages that cannot be read") }
    for id in asked where answers[id] != 1 {
      // A message made of the bytes may have used the id too, or ended the conversation.
      if answers[id, default: 0] > 1 { continue }
      throw FuzzTarget.Fault(description: "no answer to request \(id)")
    }
  }

  private static func isAnswered(_ client: Client, _ asked: [Int]) -> Bool {
    client.state.withLock { state in asked.allSatisfy { state.answers[$0] != nil } }
  }

  private static func sleepBriefly() {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(200))
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var json = JSONWriter()
    json.string(String(decoding: bytes, as: UTF8.self))
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
