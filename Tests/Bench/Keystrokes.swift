import Dispatch
import Foundation
import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import Synchronization

/// Times edits inside the process: from the message that an editor sends to the diagnostics of that version.
final class Keystrokes: Sendable {
  private struct State {
    var reader = MessageReader()
    var version = 0
  }

  /// An edit and the one that takes it back.
  private struct Edit {
    var name: String
    var line: Int
    var column: Int
    var text: String
    /// Where the inserted text ends.
    var endLine: Int
    var endColumn: Int
  }

  private static let uri = "file:///nowhere/bench.gouji"
  private let lines: [String]
  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let session = Mutex<Session?>(nil)

  /// A session that has `text` open.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let outbox = Outbox { [weak self] in
      self?.take($0) ?? false
    } broken: {
    }
    session.withLock {
      $0 = Session(
        outbox: outbox, workers: Workers(limit: 2), language: .chinese, version: "bench", exit: { _ in })
    }
    send("\"id\": 1, \"method\": \"initialize\", \"params\": {\"processId\": null, \"rootUri\": null, \"capabilities\": {}}")
    send("\"method\": \"initialized\", \"params\": {}")
    send(
      "\"method\": \"textDocument/didOpen\", \"params\": {\"textDocument\": {\"uri\": \"\(Self.uri)\", \"languageId\": \"gouji\", "
        + "\"version\": 1, \"text\": \(Self.quoted(text))}}")
    wait(for: 1)
  }

  /// The milliseconds of each kind of edit, as JSON: `rounds` times typed and taken back.
  func run(rounds: Int) -> String {
    var results: [String] = []
    var version = 1
    for edit in edits {
      var times: [Double] = []
      for round in 0..<rounds + 2 {
        for isBack in [false, true] {
          version += 1
          let start = DispatchTime.now().uptimeNanoseconds
          change(edit, isBack: isBack, version)
          wait(for: version)
          if round >= 2 { times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6) }
        }
      }
      let list = times.map { String(Int($0 * 1000)) }.joined(separator: ",")
      results.append("\"\(edit.name)\": [\(list)]")
    }
    return "{" + results.joined(separator: ", ") + "}"
  }

  // MARK: Edits

  /// The edits, in the middle of the document.
  private var edits: [Edit] {
    let middle = lines.count / 2
    func line(_ fits: (String) -> Bool) -> Int { lines[middle...].firstIndex(where: fits) ?? lines.firstIndex(where: fits) ?? 0 }
    let prose = line { $0.contains("。") && !$0.contains("\t") && $0.contains("万元") }
    let cell = line { $0.contains("\t") && $0.contains(".") && $0.last?.isNumber ?? false }
    let figure = lines[prose].utf16.count - (lines[prose].range(of: "万元").map { lines[prose][$0.lowerBound...].utf16.count } ?? 0)
    let pasted = lines[..<min(1_000, lines.count)].joined(separator: "\n") + "\n"
    let end = lines[prose].utf16.count
    return [
      Edit(name: "prose", line: prose, column: 0, text: "数", endLine: prose, endColumn: 1),
      Edit(name: "figure", line: prose, column: figure, text: "1", endLine: prose, endColumn: figure + 1),
      Edit(
        name: "cell", line: cell, column: lines[cell].utf16.count, text: "1", endLine: cell, endColumn: lines[cell].utf16.count + 1),
      Edit(name: "line", line: prose, column: end, text: "\n", endLine: prose + 1, endColumn: 0),
      Edit(
        name: "paste", line: prose, column: 0, text: pasted, endLine: prose + pasted.utf8.count { $0 == 0x0A }, endColumn: 0),
    ]
  }

  private func change(_ edit: Edit, isBack: Bool, _ version: Int) {
    func position(_ line: Int, _ column: Int) -> String { "{\"line\": \(line), \"character\": \(column)}" }
    let start = position(edit.line, edit.column)
    let end = isBack ? position(edit.endLine, edit.endColumn) : start
    send(
      "\"method\": \"textDocument/didChange\", \"params\": {\"textDocument\": {\"uri\": \"\(Self.uri)\", \"version\": \(version)}, "
        + "\"contentChanges\": [{\"range\": {\"start\": \(start), \"end\": \(end)}, \"text\": \(Self.quoted(isBack ? "" : edit.text))}]}")
  }

  // MARK: Messages

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func send(_ members: String) {
    let body = Array("{\"jsonrpc\": \"2.0\", \(members)}".utf8)
    var reader = MessageReader()
    reader.append(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    while let item = reader.next() { session.withLock { $0 }?.receive(item) }
  }

  private func take(_ bytes: [UInt8]) -> Bool {
    state.withLock { state in
      state.reader.append(bytes)
      while case .message(let value)? = state.reader.next() {
        guard value["method"]?.string == "textDocument/publishDiagnostics", let version = value["params"]?["version"]?.int else { continue }
        state.version = version
        arrived.signal()
      }
    }
    return true
  }

  private func wait(for version: Int) {
    while state.withLock({ $0.version < version }) { _ = arrived.wait(timeout: .now() + 1) }
  }
}
