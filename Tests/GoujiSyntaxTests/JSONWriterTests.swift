import Foundation
import GoujiJSON
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// What a reader makes of it.
  private func read(_ body: (inout JSONWriter) -> Void) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(written(body).utf8), options: .fragmentsAllowed)
  }

  @Test func objectsKeepTheOrderOfTheCalls() {
    let text = written { json in
      json.object { json in
        json.field("b", "x")
        json.field("a", 1)
        json.key("c")
        json.array { json in
          json.bool(true)
          json.bool(false)
          json.null()
          json.int(-5)
          json.object { _ in }
          json.array { _ in }
        }
        json.key("d")
        json.optional(nil)
        json.key("e")
        json.optional("y")
      }
    }
    #expect(text == #"{"b":"x","a":1,"c":[true,false,null,-5,{},[]],"d":null,"e":"y"}"#)
  }

  @Test func sequences() {
    #expect(written { $0.array([1, 2, 3]) { $0.int($1) } } == "[1,2,3]")
    #expect(written { $0.array([] as [Int]) { $0.int($1) } } == "[]")
    #expect(written { $0.array(["a"]) { json, item in json.object { $0.field("k", item) } } } == #"[{"k":"a"}]"#)
    #expect(written { $0.array([[1], [], [2, 3]]) { json, row in json.array(row) { $0.int($1) } } } == "[[1],[],[2,3]]")
  }

  @Test func commasBehindContainers() {
    let text = written { json in
      json.array { json in
        json.object { $0.field("a", 1) }
        json.array { $0.int(2) }
        json.string("x")
      }
    }
    #expect(text == #"[{"a":1},[2],"x"]"#)
  }

  @Test func oneValueALine() {
    let text = written { json in
      for number in 1...3 {
        json.object { $0.field("n", number) }
        json.newline()
      }
    }
    #expect(text == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
  }

  @Test func extremesOfIntegers() throws {
    for number in [Int.min, -1, 0, 1, .max] {
      #expect(try read { $0.int(number) } as? Int == number)
    }
  }

  @Test(
    arguments: [
      "", "plain", "决算“三公”经费", "\"", "\\", "\\\"", "/", "\n\r\t", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{7F}",
      "\u{80}\u{9F}", "\u{2028}\u{2029}", "𠮷🇨🇳", "e\u{301}", "a\u{FEFF}b", "\u{FFFD}", "\u{FFFF}\u{10FFFF}",
      "</script>", "\\u0041",
    ])
  func strings(_ text: String) throws {
    let value = try #require(try read { $0.string(text) } as? String)
    #expect(Array(value.unicodeScalars) == Array(text.unicodeScalars))
    let pair = try #require(try read { json in json.object { $0.field("k", text) } } as? [String: String])
    #expect(pair["k"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }

  /// No byte that could end a line or a terminal's mode is written as it is.
  @Test func controlCharactersAreEscaped() {
    for value in (0...0x1F as ClosedRange<UInt8>) + [0x7F] {
      let text = written { $0.string(String(UnicodeScalar(value))) }
      #expect(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(value)")
    }
  }

  @Test func keysAreEscapedToo() throws {
    let value = try read { json in json.object { $0.field("键\"\n", "x") } }
    #expect(value as? [String: String] == ["键\"\n": "x"])
  }

  /// Random values come back as they were.
  @Test func randomValues() throws {
    var random = SeededGenerator(seed: 101)
    for _ in 0..<300 {
      let value = Value.random(&random, depth: 0)
      let read = try read { value.write(to: &$0) }
      #expect(Value(read) == value)
    }
  }
}

/// A JSON value.
private indirect enum Value: Equatable {
  case number(Int)
  case text(String)
  case list([Value])
  case object([String: Value])

  /// What `JSONSerialization` gives.
  init?(_ read: Any) {
    if let text = read as? String {
      self = .text(text)
    } else if let list = read as? [Any] {
      self = .list(list.compactMap(Value.init))
    } else if let object = read as? [String: Any] {
      self = .object(object.compactMapValues(Value.init))
    } else if let number = read as? Int {
      self = .number(number)
    } else {
      return nil
    }
  }

  static func random(_ random: inout SeededGenerator, depth: Int) -> Value {
    switch random.int(depth > 3 ? 2...3 : 0...3) {
    case 0: return .list((0..<random.int(0...4)).map { _ in .random(&random, depth: depth + 1) })
    case 1:
      var members: [String: Value] = [:]
      for name in ["a", "决"] where random.oneIn(2) { members[name] = .random(&random, depth: depth + 1) }
      return .object(members)
    case 2: return .number(random.int(-1_000_000...1_000_000))
    default:
      let scalars = ["a", "\"", "\\", "\n", "\u{0}", "决", "𠮷", "\u{7F}", "\u{2028}"]
      return .text((0..<random.int(0...8)).map { _ in random.pick(scalars) }.joined())
    }
  }

  func write(to json: inout JSONWriter) {
    switch self {
    case .number(let number): json.int(number)
    case .text(let text): json.string(text)
    case .list(let list): json.array(list) { $1.write(to: &$0) }
    case .object(let members):
      json.object { json in
        for (name, key) in [("a" as StaticString, "a"), ("决", "决")] {
          guard let member = members[key] else { continue }
          json.key(name)
          member.write(to: &json)
        }
      }
    }
  }
}
