import Dispatch
import Foundation
import GoujiProtocol
import GoujiServer
import Synchronization
import TestSupport
import Testing

/// The limits of the server that the README lists. The other ones have their tests beside what they limit; all are tried on the
/// built program by `Tests/Hardness/limits.py`.
@Suite(.serialized) struct LimitTests {
  private static func broken(_ item: MessageReader.Item?) -> String? {
    if case .broken(let reason)? = item { return reason }
    return nil
  }

  private static func message(_ item: MessageReader.Item?) -> String? {
    if case .message(let value)? = item { return value.text }
    return nil
  }

  @Test func aMessageThatIsTooLong() {
    let size = (256 << 20) + 1
    var reader = MessageReader()
    reader.append(Array("Content-Length: \(size)\r\n\r\n".utf8))
    #expect(Self.broken(reader.next()) == "a message of \(size) bytes is too long")
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<256 {
      reader.append(piece)
      #expect(reader.next() == nil)
    }
    reader.append(Array(" Content-Length: 2\r\n\r\n{}".utf8))
    #expect(Self.message(reader.next()) == "{}")
    #expect(reader.next() == nil)
  }

  @Test func headersThatAreTooLong() {
    var reader = MessageReader()
    reader.append(Array(("Content-Length: 2\r\n" + String(repeating: "X: y\r\n", count: 12_000)).utf8))
    #expect(Self.broken(reader.next()) == "headers without an end")
    reader.append(Array("\r\nContent-Length: 2\r\n\r\n{}".utf8))
    var items: [MessageReader.Item] = []
    while let item = reader.next() { items.append(item) }
    #expect(items.compactMap(Self.message) == ["{}"])
  }

  /// The messages share their bytes: half a gigabyte is counted, not taken.
  @Test func aClientThatDoesNotRead() {
    let reading = DispatchSemaphore(value: 0)
    let ended = Mutex(0)
    let outbox = Outbox { _ in
      reading.wait()
      return true
    } broken: {
      ended.withLock { $0 += 1 }
    }
    let message = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<512 { outbox.send(message) }
    #expect(ended.withLock { $0 } == 0)
    outbox.send([0x20])
    #expect(ended.withLock { $0 } == 1)
    for _ in 0..<513 { reading.signal() }
    outbox.flush(seconds: 30)
  }

  @Test func filesOfAWorkspace() throws {
    try TemporaryFolder.with { folder in
      for number in 0..<2_003 {
        let name = String(number + 10_000)
        try Data("一、第\(name)号\n".utf8).write(to: folder.appendingPathComponent(name + ".gouji"))
      }
      let client = TestClient(folders: [folder.path])
      func names(_ query: String) -> [String]? {
        client.request("workspace/symbol", "{\"query\": \"\(query)\"}", seconds: 120)?["result"]?.array?.compactMap { $0["name"]?.string }
      }
      #expect(names("第11999号") == ["第11999号"])
      #expect(names("第12000号") == [])
      // Of those that are looked into, the first thousand are listed.
      #expect(names("号")?.count == 1_000)
    }
  }

  @Test func symbolsOfADocument() {
    let client = TestClient()
    client.open("file:///nowhere/a.gouji", String(repeating: "一、收入情况\n\n", count: 1_200))
    #expect(client.request("workspace/symbol", "{\"query\": \"收入\"}")?["result"]?.array?.count == 1_000)
    #expect(client.result("textDocument/documentSymbol", "file:///nowhere/a.gouji")?.array?.count == 1_200)
  }
}
