import Foundation
import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// Many edits: nothing stale, nothing lost, no growing memory, and in the end what a server says that never saw the edits.
@Suite(.serialized) struct StormTests {
  private static let uri = "file:///nowhere/storm.gouji"
  private static let capabilities = "{\"textDocument\": {\"publishDiagnostics\": {\"versionSupport\": true}}}"

  private static func edit(_ source: SourceText, _ generator: inout SeededGenerator) -> (
    change: (range: String?, text: String), after: SourceText
  ) {
    let pieces = ["1", "，", "表", "\t", "\n", "{=", "}", "12.34", "😀", "\r\n", "。", "合计", ""]
    let line = Int.random(in: 0..<source.lines.count, using: &generator)
    let map = PositionMap(source, .utf16)
    let content = source.lines.content(ofLine: line, in: source.bytes)
    let start = map.position(Int.random(in: content.start...content.end, using: &generator))
    let end = Bool.random(using: &generator) ? map.position(min(map.offset(start) + 3, content.end)) : start
    let text = pieces.randomElement(using: &generator) ?? ""
    let range = TextRange(map.offset(start), max(map.offset(start), map.offset(end)))
    return (
      (TestClient.range(start.line, start.character, end.line, end.character), text), source.replacing(range, by: Array(text.utf8))
    )
  }

  /// After every edit of a random sequence, everything that can be asked is as if the text had just been opened.
  @Test(arguments: [1, 2])
  func everyStateIsAsOpenedAnew(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let sample = Repository.text("Tests/Samples/layouts/no-row-numbers.gouji")
    var source = SourceText(path: "/nowhere/storm.gouji", bytes: Array(sample.utf8))
    let client = TestClient("{\"textDocument\": {\"diagnostic\": {}}}")
    client.open(Self.uri, sample)
    for version in 2..<17 {
      let (change, after) = Self.edit(source, &generator)
      source = after
      client.change(Self.uri, version: version, [change])
      let fresh = TestClient("{\"textDocument\": {\"diagnostic\": {}}}")
      fresh.open(Self.uri, String(decoding: source.bytes, as: UTF8.self))
      for method in ["diagnostic", "documentSymbol", "foldingRange", "codeLens"] {
        let (a, b) = (client.result("textDocument/" + method, Self.uri), fresh.result("textDocument/" + method, Self.uri))
        #expect(a != nil && a?.text == b?.text, "\(method) after edit \(version)")
      }
      let (a, b) = (client.result("textDocument/semanticTokens/full", Self.uri), fresh.result("textDocument/semanticTokens/full", Self.uri))
      #expect(a?["data"] != nil && a?["data"]?.text == b?["data"]?.text)
    }
  }

  @Test func tenThousandEdits() {
    var generator = SeededGenerator(seed: 5)
    let sample = Repository.text("Tests/Samples/layouts/no-row-numbers.gouji")
    var source = SourceText(path: "/nowhere/storm.gouji", bytes: Array(sample.utf8))
    let client = TestClient(Self.capabilities)
    client.open(Self.uri, sample)
    var early = 0
    for version in 2...10_001 {
      let (change, after) = Self.edit(source, &generator)
      source = after
      let isTooLong = source.bytes.count > 60_000
      if isTooLong { source = SourceText(path: source.path, bytes: Array(sample.utf8)) }
      client.change(Self.uri, version: version, isTooLong ? [(nil, sample)] : [change])
      if version == 2_000 { early = Self.memory() }
    }
    let last = client.diagnostics(Self.uri, version: 10_001, seconds: 120)
    let fresh = TestClient(Self.capabilities)
    fresh.open(Self.uri, String(decoding: source.bytes, as: UTF8.self), version: 10_001)
    #expect(last != nil)
    #expect(last?.map(\.text) == fresh.diagnostics(Self.uri, version: 10_001)?.map(\.text))
    // Everything that was published is older and in order, and far less than was sent.
    let versions = client.rest.filter { $0["method"]?.string == "textDocument/publishDiagnostics" }.compactMap {
      $0.at("params/version")?.int
    }
    #expect(versions == versions.sorted())
    #expect(versions.count < 10_000)
    #expect(Self.memory() - early < 200 << 10, "KiB more than after the first 2,000 edits")
  }

  /// A burst in one go is checked a few times, not once for each edit.
  @Test func aBurstIsCoalesced() {
    let client = TestClient(Self.capabilities)
    let sample = Repository.text("Tests/Samples/flawed.gouji")
    client.open(Self.uri, sample)
    _ = client.diagnostics(Self.uri, version: 1)
    for version in 2...101 { client.change(Self.uri, version: version, [(TestClient.range(0, 0, 0, 0), "x")]) }
    #expect(client.diagnostics(Self.uri, version: 101) != nil)
    let published = client.rest.filter { $0["method"]?.string == "textDocument/publishDiagnostics" }
    #expect(published.count < 50)
  }

  /// The memory of this process in KiB; 0 where the system does not say.
  private static func memory() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }
}
