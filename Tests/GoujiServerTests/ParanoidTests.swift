import GoujiJSON
import GoujiProtocol
import GoujiServer
import GoujiText
import TestSupport
import Testing

/// After every edit of random sequences, whatever can be asked is answered as by a server that opened the text as it is now.
@Suite(.serialized) struct ParanoidTests {
  private static let uri = "file:///nowhere/paranoid.gouji"
  /// What is asked of the whole document.
  private static let whole = ["diagnostic", "documentSymbol", "foldingRange", "codeLens", "documentLink", "inlayHint", "formatting"]
  /// What is asked of a position.
  private static let local = ["hover", "definition", "references", "documentHighlight", "selectionRange", "prepareCallHierarchy"]

  private static func capabilities(_ encoding: PositionEncoding) -> String {
    "{\"general\": {\"positionEncodings\": [\"\(encoding.rawValue)\"]}, \"textDocument\": {\"diagnostic\": {}}}"
  }

  private static let report = """
    ---
    决算年度: 2024
    ---

    第二部分 决算表

    支出决算表
    公开03表
    单位：万元

    项目\t本年支出合计\t基本支出\t项目支出
    合计\t1,638.02\t1,200.00\t438.02
    201 一般公共服务支出\t1,138.02\t900.00\t238.02
    221 住房保障支出\t500.00\t300.00\t200.00

    第三部分 情况说明

    三、支出决算情况说明

    😀2024年度本年支出合计1638.02万元{=支出决算表!合计!本年支出合计}，其中：基本支出1200.00万元{#基本}，占73.26%；项目支出438.20万元，占26.74%。
    与上年相比，支出增加38.02万元，增长2.38%。

    """

  private static let pieces = ["1", "，", "表", "\t", "\n", "{=", "}", "12.34", "😀", "\r\n", "。", "合计", "", "万元", "@表 ", "一、", "---\n"]

  private static func edit(
    _ source: SourceText, _ encoding: PositionEncoding, _ generator: inout SeededGenerator
  ) -> (change: (range: String?, text: String), after: SourceText) {
    let map = PositionMap(source, encoding)
    let start = map.position(Int.random(in: 0...source.bytes.count, using: &generator))
    let length = [0, 0, 1, 3, 40].randomElement(using: &generator) ?? 0
    let end = map.position(min(source.bytes.count, map.offset(start) + length))
    let text = pieces.randomElement(using: &generator) ?? ""
    let range = TextRange(map.offset(start), max(map.offset(start), map.offset(end)))
    return (
      (TestClient.range(start.line, start.character, end.line, end.character), text), source.replacing(range, by: Array(text.utf8))
    )
  }

  @Test(arguments: [PositionEncoding.utf8, .utf16, .utf32])
  func everyStateIsAsOpenedAnew(_ encoding: PositionEncoding) {
    var generator = SeededGenerator(seed: UInt64(encoding.rawValue.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var source = SourceText(path: "/nowhere/paranoid.gouji", bytes: Array(Self.report.utf8))
    let client = TestClient(Self.capabilities(encoding))
    client.open(Self.uri, Self.report)
    for version in 2..<14 {
      // Some notifications hold several edits, each of what the one before left.
      var changes: [(range: String?, text: String)] = []
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let (change, after) = Self.edit(source, encoding, &generator)
        changes.append(change)
        source = after
      }
      client.change(Self.uri, version: version, changes)
      let fresh = TestClient(Self.capabilities(encoding))
      fresh.open(Self.uri, String(decoding: source.bytes, as: UTF8.self))
      let end = PositionMap(source, encoding).position(source.bytes.count)
      let all = "\"range\": \(TestClient.range(0, 0, end.line, end.character)), \"options\": {\"tabSize\": 4, \"insertSpaces\": true}"
      for method in Self.whole { compare(client, fresh, method, all, version) }
      for _ in 0..<3 {
        let place = PositionMap(source, encoding).position(Int.random(in: 0...source.bytes.count, using: &generator))
        let position = "{\"line\": \(place.line), \"character\": \(place.character)}"
        let more = "\"position\": \(position), \"positions\": [\(position)], \"context\": {\"includeDeclaration\": true}"
        for method in Self.local { compare(client, fresh, method, more, version) }
      }
      let tokens = [client, fresh].map { $0.result("textDocument/semanticTokens/full", Self.uri)?["data"]?.text }
      #expect(tokens[0] == tokens[1])
    }
  }

  /// The same for edits of whole lines: blocks that merge and split, headings, captions, tables, front matter and page feet. Only
  /// some states are asked about: the others are overtaken.
  @Test(arguments: ["yuan", "split-codes"])
  func linesAsOpenedAnew(_ name: String) {
    var edits = TextEdits(seed: UInt64(name.utf8.count) &+ 40)
    let sample = Repository.text("Tests/Samples/layouts/\(name).gouji")
    var source = SourceText(path: "/nowhere/paranoid.gouji", bytes: Array(sample.utf8))
    let client = TestClient(Self.capabilities(.utf16))
    client.open(Self.uri, sample)
    for version in 2..<26 {
      source = edits.edit(source)
      client.change(Self.uri, version: version, [(nil, String(decoding: source.bytes, as: UTF8.self))])
      if edits.oneIn(3) { continue }
      let fresh = TestClient(Self.capabilities(.utf16))
      fresh.open(Self.uri, String(decoding: source.bytes, as: UTF8.self))
      for method in ["diagnostic", "documentSymbol", "codeLens"] { compare(client, fresh, method, "\"range\": null", version) }
    }
  }

  private func compare(_ client: TestClient, _ fresh: TestClient, _ method: String, _ more: String, _ version: Int) {
    let (a, b) = (client.result("textDocument/" + method, Self.uri, more), fresh.result("textDocument/" + method, Self.uri, more))
    #expect(a?.text == b?.text && a != nil, "\(method) after edit \(version)")
  }
}
