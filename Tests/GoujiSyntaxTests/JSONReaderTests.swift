import GoujiJSON
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  private static let sample = #"""
     {"名": "甲\n\u4e59\ud83d\ude00", "rules": {"A7": "off", "": null}, "list": [1, -2.5e-3, true, false, [], {}],
      "大": 9223372036854775807, "escapes": "\"\\\/\b\f\n\r\t"}

    """#

  private static func read(_ text: String) -> Result<JSONValue, JSONError> { JSONReader.read(Array(text.utf8)) }
  private static func value(_ text: String) throws -> JSONValue { try read(text).get() }
  private static func error(_ text: String) -> JSONError? {
    if case .failure(let error) = read(text) { error } else { nil }
  }

  @Test func readsEveryKindOfValue() throws {
    let value = try Self.value(Self.sample)
    #expect(value["名"]?.string == "甲\n乙😀")
    #expect(value["rules"]?["A7"]?.string == "off")
    #expect(value["rules"]?[""]?.isNull == true)
    #expect(value["rules"]?["B"] == nil)
    #expect(value["大"]?.int == .max)
    #expect(value["escapes"]?.string == "\"\\/\u{8}\u{C}\n\r\t")
    let list = try #require(value["list"]?.array)
    #expect(list.map(\.int) == [1, nil, nil, nil, nil, nil])
    #expect(list[1].double == -0.0025)
    #expect(list.map(\.bool) == [nil, nil, true, false, nil, nil])
    #expect(list[4].array == [])
    #expect(list[5].members == [])
    #expect(value.members?.map(\.key) == ["名", "rules", "list", "大", "escapes"])
  }

  @Test func rangesAreThoseOfTheText() throws {
    let bytes = Array(Self.sample.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let value = try Self.value(Self.sample)
    #expect(value.range == 2..<(bytes.count - 1) || text(value.range).hasPrefix("{\"名"))
    #expect(text(value.range).last == "}")
    let members = try #require(value.members)
    #expect(members.map { text($0.keyRange) } == [#""名""#, #""rules""#, #""list""#, #""大""#, #""escapes""#])
    #expect(text(members[0].value.range) == #""甲\n\u4e59\ud83d\ude00""#)
    #expect(text(members[1].value.range) == #"{"A7": "off", "": null}"#)
    #expect(members[2].value.array?.map { text($0.range) } == ["1", "-2.5e-3", "true", "false", "[]", "{}"])
  }

  @Test(arguments: [
    ("0", 0.0, 0), ("-0", -0.0, 0), ("10", 10, 10), ("1e3", 1000, 1000), ("2.0", 2, 2), ("2.5", 2.5, nil),
    ("9223372036854775807", 0x1p63, Int.max), ("9223372036854775808", 0x1p63, nil),
    ("-9223372036854775808", -0x1p63, Int.min), ("1e300", 1e300, nil), ("1E-400", 0, 0),
    ("9007199254740993.0", 9_007_199_254_740_992, nil),
  ])
  func numbers(text: String, double: Double, int: Int?) throws {
    let value = try Self.value(text)
    #expect(value.double == double)
    #expect(value.int == int)
    #expect(value.range == 0..<text.utf8.count)
  }

  @Test(arguments: [
    ("", 0), ("  ", 2), ("{", 1), ("[1,]", 3), ("{\"a\":1,}", 7), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a:1}", 1),
    ("{'a':1}", 1), ("01", 0), ("-", 1), ("-a", 1), ("1.", 2), (".5", 0), ("1e", 2), ("1e+", 3), ("+1", 0), ("NaN", 0),
    ("1e999", 0), ("tru", 0), ("True", 0), ("null x", 5), ("1 // c", 2), ("[] []", 3), ("\"a", 0), ("\"a\nb\"", 2),
    ("\"\\x\"", 1), ("\"\\u12g4\"", 1), ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1),
    ("\"\\ud800\\ud800\"", 1), ("{\"a\":1,\"b\":2,\"\\u0061\":3}", 13),
  ])
  func errors(text: String, offset: Int) {
    let error = Self.error(text)
    #expect(error?.offset == offset, "\(text)")
    #expect(error?.chinese.isEmpty == false && error?.english.isEmpty == false)
  }

  @Test func duplicateKeysAreNamed() {
    #expect(Self.error(#"{"甲": 1, "甲": 2}"#)?.chinese == "键“甲”写了两次")
    #expect(Self.error(#"{"a": {"a": 1}}"#) == nil)
    // é as one scalar and as two: equal strings, different keys.
    #expect(Self.error("{\"\u{E9}\": 1, \"e\u{301}\": 2}") == nil)
  }

  @Test func nestingHasALimit() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(Self.error(nested(128)) == nil)
    #expect(Self.error(nested(129))?.offset == 128)
    #expect(Self.error(String(repeating: "{\"a\":", count: 100_000))?.offset == 128 * 5)
  }

  @Test func invalidUTF8IsAnErrorWhereItStands() {
    for (bytes, offset) in [
      ([0x22, 0x41, 0xFF, 0x22], 2), ([0x22, 0xE4, 0xB8, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0xFF], 0), ([0x22, 0xE4], 1),
    ] as [([UInt8], Int)] {
      #expect(throws: JSONError.self) { try JSONReader.read(bytes).get() }
      if case .failure(let error) = JSONReader.read(bytes) { #expect(error.offset == offset) }
    }
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    #expect(try JSONReader.read([0xEF, 0xBB, 0xBF] + Array("12".utf8)).get() == .number(12, exactly: 12, 3..<5))
  }

  @Test func readsWhatTheWriterWrites() throws {
    var writer = JSONWriter()
    let text = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init(_:)))) + "😀甲\u{2028}"
    writer.array([text, ""]) { $0.string($1) }
    #expect(try JSONReader.read(writer.bytes).get().array?.map(\.string) == [text, ""])
  }

  @Test func everyTruncationIsAnError() {
    let bytes = Array(Self.sample.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
    for length in 0...end {
      guard case .failure(let error) = JSONReader.read(Array(bytes[..<length])) else {
        Issue.record("a prefix of \(length) bytes was read")
        continue
      }
      #expect((0...length).contains(error.offset))
    }
  }

  @Test func mutationsNeverTrap() {
    var generator = SeededGenerator(seed: 11)
    let sample = Array(Self.sample.utf8)
    let pool = Array(#"{}[]",:\u0123dD8fe+-.tn "#.utf8) + [0x00, 0x80, 0xED, 0xF4, 0xFF]
    var read = 0
    for _ in 0..<3000 {
      var bytes = sample
      for _ in 0..<generator.int(1...6) {
        let place = generator.int(0...bytes.count - 1)
        switch generator.int(0...2) {
        case 0: bytes[place] = generator.pick(pool)
        case 1: bytes.insert(generator.pick(pool), at: place)
        default: bytes.remove(at: place)
        }
      }
      switch JSONReader.read(bytes) {
      case .success(let value):
        read += 1
        #expect(value.range.lowerBound >= 0 && value.range.upperBound <= bytes.count)
      case .failure(let error): #expect((0...bytes.count).contains(error.offset))
      }
    }
    #expect(read > 0)
    for _ in 0..<2000 { _ = JSONReader.read(generator.bytes(generator.int(0...40))) }
  }
}
