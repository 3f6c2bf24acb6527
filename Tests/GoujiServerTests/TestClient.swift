import Dispatch
import Foundation
import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import Synchronization

/// A client in the same process: no pipes, every message as it would go over them.
final class TestClient: Sendable {
  private struct State {
    var reader = MessageReader()
    var messages: [JSONValue] = []
    var nextID = 0
    var exitCode: Int32?
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let session = Mutex<Session?>(nil)

  /// A client of a new session; without `capabilities` the session is not initialized.
  init(_ capabilities: String? = "{}", options: String = "null", locale: String = "zh", folders: [String] = []) {
    let outbox = Outbox { [weak self] bytes in
      self?.take(bytes) ?? false
    } broken: {
    }
    session.withLock {
      $0 = Session(
        outbox: outbox, workers: Workers(limit: 2), language: .chinese, version: "test",
        exit: { [weak self] code in self?.state.withLock { $0.exitCode = code } })
    }
    if let capabilities {
      let list = folders.map { "{\"uri\": \"\(DocumentURI.uri($0))\", \"name\": \"w\"}" }.joined(separator: ", ")
      _ = request(
        "initialize",
        """
        {"processId": null, "rootUri": null, "workspaceFolders": [\(list)], "locale": "\(locale)", "capabilities": \(capabilities),
         "initializationOptions": \(options)}
        """)
      notify("initialized", "{}")
    }
  }

  private func take(_ bytes: [UInt8]) -> Bool {
    state.withLock { state in
      state.reader.append(bytes)
      while case .message(let value)? = state.reader.next() {
        state.messages.append(value)
        arrived.signal()
      }
    }
    return true
  }

  // MARK: Sending

  /// Sends bytes as they are.
  func send(raw bytes: [UInt8], into reader: inout MessageReader) {
    reader.append(bytes)
    while let item = reader.next() { session.withLock { $0 }?.receive(item) }
  }

  func send(_ json: String) {
    var reader = MessageReader()
    let bytes = Array(json.utf8)
    send(raw: Array("Content-Length: \(bytes.count)\r\n\r\n".utf8) + bytes, into: &reader)
  }

  func notify(_ method: String, _ params: String) {
    send("{\"jsonrpc\": \"2.0\", \"method\": \"\(method)\", \"params\": \(params)}")
  }

  /// Sends a request and waits for its answer.
  func request(_ method: String, _ params: String, seconds: Double = 30) -> JSONValue? {
    let id = ask(method, params)
    return wait(seconds: seconds) { $0["id"]?.int == id && $0["method"] == nil }
  }

  /// Sends a request.
  func ask(_ method: String, _ params: String) -> Int {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    send("{\"jsonrpc\": \"2.0\", \"id\": \(id), \"method\": \"\(method)\", \"params\": \(params)}")
    return id
  }

  /// The result of a request about a document.
  func result(_ method: String, _ uri: String, _ more: String = "") -> JSONValue? {
    request(method, "{\"textDocument\": {\"uri\": \"\(uri)\"}\(more.isEmpty ? "" : ", " + more)}")?["result"]
  }

  // MARK: Documents

  func open(_ uri: String, _ text: String, version: Int = 1) {
    notify(
      "textDocument/didOpen",
      "{\"textDocument\": {\"uri\": \"\(uri)\", \"languageId\": \"gouji\", \"version\": \(version), \"text\": \(Self.quoted(text))}}")
  }

  func change(_ uri: String, version: Int, _ changes: [(range: String?, text: String)]) {
    let list = changes.map { change in
      "{" + (change.range.map { "\"range\": \($0), " } ?? "") + "\"text\": \(Self.quoted(change.text))}"
    }
    notify(
      "textDocument/didChange",
      "{\"textDocument\": {\"uri\": \"\(uri)\", \"version\": \(version)}, \"contentChanges\": [\(list.joined(separator: ", "))]}")
  }

  static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  static func range(_ startLine: Int, _ start: Int, _ endLine: Int, _ end: Int) -> String {
    "{\"start\": {\"line\": \(startLine), \"character\": \(start)}, \"end\": {\"line\": \(endLine), \"character\": \(end)}}"
  }

  // MARK: Receiving

  /// Takes out the first message that fits, waiting for it.
  func wait(seconds: Double = 30, _ fits: (JSONValue) -> Bool) -> JSONValue? {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      let found = state.withLock { state -> JSONValue? in
        guard let index = state.messages.firstIndex(where: fits) else { return nil }
        return state.messages.remove(at: index)
      }
      if let found { return found }
      if Date() > deadline { return nil }
      _ = arrived.wait(timeout: .now() + 0.05)
    }
  }

  /// The diagnostics that are published of `uri` next; of `version`, if given.
  func diagnostics(_ uri: String, version: Int? = nil, seconds: Double = 30) -> [JSONValue]? {
    wait(seconds: seconds) {
      $0["method"]?.string == "textDocument/publishDiagnostics" && $0["params"]?["uri"]?.string == uri
        && (version == nil || $0["params"]?["version"]?.int == version)
    }?["params"]?["diagnostics"]?.array
  }

  /// Whatever has arrived and was not taken out.
  var rest: [JSONValue] { state.withLock { $0.messages } }
  var exitCode: Int32? { state.withLock { $0.exitCode } }
}

extension JSONValue {
  /// A value by the names on the way to it.
  func at(_ path: String) -> JSONValue? {
    path.split(separator: "/").reduce(Optional(self)) { value, key in
      Int(key).flatMap { index in value?.array.flatMap { index < $0.count ? $0[index] : nil } } ?? value?[String(key)]
    }
  }

  /// The value written anew, to compare and to show.
  var text: String {
    var json = JSONWriter()
    json.value(self)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
