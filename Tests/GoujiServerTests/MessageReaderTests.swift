import GoujiJSON
import GoujiProtocol
import TestSupport
import Testing

/// Framing: whatever the bytes are, what is a message is found, and what is none is reported.
@Suite struct MessageReaderTests {
  private static func frame(_ body: String) -> [UInt8] { Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8) }

  /// What a reader finds when the bytes come in pieces of `size`.
  private static func read(_ bytes: [UInt8], size: Int = .max) -> [String] {
    var reader = MessageReader()
    var found: [String] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + min(size, bytes.count))
      reader.append(bytes[start..<end])
      start = end
      while let item = reader.next() {
        switch item {
        case .message(let value): found.append(value.text)
        case .broken: found.append("broken")
        }
      }
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func piecesDoNotMatter(_ size: Int) {
    let bytes = Self.frame("{\"a\":\"值\"}") + Self.frame("[]") + Self.frame("{\"b\":1}")
    #expect(Self.read(bytes, size: size) == ["{\"a\":\"值\"}", "[]", "{\"b\":1}"])
  }

  @Test func headersAreReadGenerously() {
    let body = "{}"
    for header in [
      "content-length: 2\r\n\r\n", "Content-Length:2\n\n",
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
      "Content-Length: 2\r\nContent-Type: x\r\n\r\n", "\r\n\r\nContent-Length: 2 \r\n\r\n",
    ] {
      #expect(Self.read(Array((header + body).utf8)) == ["{}"], "\(header)")
      #expect(Self.read(Array((header + body).utf8), size: 1) == ["{}"], "\(header)")
    }
  }

  /// What broke off behind the name of the header does not take the next message with it.
  @Test func aHeaderThatBreaksOffHidesNothing() {
    #expect(Self.read(Array("Content-Length:".utf8) + Self.frame("{}")) == ["broken", "{}"])
    #expect(Self.read(Array("Content-Length: ".utf8) + Self.frame("{}"), size: 1) == ["broken", "{}"])
  }

  @Test func garbageIsPassedOver() {
    #expect(Self.read(Array("hello\r\n".utf8) + Self.frame("{}")).last == "{}")
    #expect(Self.read(Array("Content-Length: x\r\n\r\n".utf8) + Self.frame("{}")) == ["broken", "{}"])
    #expect(Self.read(Array("Content-Length: -5\r\n\r\n".utf8) + Self.frame("{}")) == ["broken", "{}"])
    #expect(Self.read(Array("Content-Length: 99999999999999999999999\r\n\r\n".utf8) + Self.frame("{}")) == ["broken", "{}"])
    #expect(Self.read(Self.frame("{") + Self.frame("{}")) == ["broken", "{}"])
  }

  /// Too short a length loses that message, too long a one not even that.
  @Test func wrongLengthsLoseNoOtherMessage() {
    let short = Array("Content-Length: 3\r\n\r\n{\"a\":1}".utf8)
    #expect(Self.read(short + Self.frame("{}")).last == "{}")
    let long = Array("Content-Length: 20\r\n\r\n{\"a\":1}".utf8)
    #expect(Self.read(long + Self.frame("{\"b\":22}") + Self.frame("{}")) == ["{\"a\":1}", "{\"b\":22}", "{}"])
  }

  /// A length is a claim: nothing is set aside for it.
  @Test func hugeLengthsCostNothing() {
    var reader = MessageReader()
    reader.append(Array("Content-Length: 9000000000000000000\r\n\r\n".utf8))
    guard case .broken? = reader.next() else {
      Issue.record("a length beyond all bounds is refused")
      return
    }
    reader.append([UInt8](repeating: 0x20, count: 1 << 16))
    #expect(reader.next().map { _ in true } == nil)
  }

  @Test func randomBytesNeverStopIt() {
    var generator = SeededGenerator(seed: 11)
    let pieces = ["Content-Length: ", "5", "\r\n", "\r\n\r\n", "{}", "{\"a\":", "\u{0}", "表", "\"", "Content-Length: 2\r\n\r\n{}"]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1..<40, using: &generator)).flatMap { _ in
        Array((pieces.randomElement(using: &generator) ?? "").utf8)
      }
      let found = Self.read(bytes + Array(repeating: 0x0A, count: 64) + Self.frame("{\"end\":1}") + Self.frame("{\"end\":2}"))
      #expect(found.contains("{\"end\":2}") || found.contains("{\"end\":1}"), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test func lenientJSONTakesWhatClientsSend() {
    #expect(Self.read(Self.frame("{\"a\":\"\\ud83d\"}")) == ["{\"a\":\"\u{FFFD}\"}"])
    #expect(Self.read(Self.frame("{\"a\":\"\\ud83dx\\ude00\"}")) == ["{\"a\":\"\u{FFFD}x\u{FFFD}\"}"])
    #expect(Self.read(Self.frame("{\"a\":1,\"a\":2}")) == ["{\"a\":1}"])
    #expect(Self.read(Self.frame(String(repeating: "[", count: 100_000))) == ["broken"])
  }
}

/// URIs and paths.
@Suite struct DocumentURITests {
  @Test(arguments: [
    ("file:///a/b.gouji", "/a/b.gouji"), ("file:///a%20b/%E8%A1%A8.gouji", "/a b/表.gouji"), ("file://localhost/a", "/a"),
    ("FILE:///a", "/a"), ("file:/a/b", "/a/b"), ("file:///a%2", "/a%2"), ("file:///表", "/表"),
  ])
  func pathsAreDecoded(_ pair: (String, String)) { #expect(DocumentURI.path(pair.0) == pair.1) }

  @Test(arguments: ["untitled:Untitled-1", "http://a/b", "file://host/a", "", "file:", "file:///a%00b", "file:///%FF"])
  func othersAreNone(_ uri: String) { #expect(DocumentURI.path(uri) == nil) }

  @Test(arguments: ["/a b/表.gouji", "/a%b#c?d", "/"])
  func everyPathComesBack(_ path: String) { #expect(DocumentURI.path(DocumentURI.uri(path)) == path) }
}
