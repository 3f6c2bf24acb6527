import Foundation
import GoujiText
import TestSupport
import Testing

@Suite struct SourceEncodingTests {
  private static let text = """
    第二部分 部门决算表
    合计\t1,638.02\t基本支出\t1,220.45
    一、收入支出决算总体情况说明
    本年收入1,638.02万元，比上年增加3.5%。

    """

  private static let iconv = ["/usr/bin/iconv", "/bin/iconv"].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The text in UTF-16, without a byte order mark.
  private static func utf16(littleEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      bytes += littleEndian ? [low, high] : [high, low]
    }
    return bytes
  }

  /// A line of GB18030, byte by byte: `单位：万元`, a tab, `1,638.02`, a character of four bytes.
  private static let literal: [UInt8] =
    [0xB5, 0xA5, 0xCE, 0xBB, 0xA3, 0xBA, 0xCD, 0xF2, 0xD4, 0xAA, 0x09] + Array("1,638.02".utf8) + [0x95, 0x32, 0x82, 0x36, 0x0A]

  @Test func utf8() {
    #expect(SourceEncoding.recognize([]) == .utf8)
    #expect(SourceEncoding.recognize(Array("plain ASCII\n".utf8)) == .utf8)
    #expect(SourceEncoding.recognize(Array(Self.text.utf8)) == .utf8)
    #expect(SourceEncoding.recognize([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)) == .utf8)
    #expect(SourceEncoding.recognize([0xEF, 0xBB, 0xBF]) == .utf8)
    #expect(SourceEncoding.utf8.iconvName == nil)
  }

  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  func samplesAreUTF8(_ path: String) throws {
    #expect(SourceEncoding.recognize(try #require(Repository.bytes(path))) == .utf8)
  }

  @Test func utf16WithAByteOrderMark() {
    let little = [0xFF, 0xFE] + Self.utf16(littleEndian: true)
    let big = [0xFE, 0xFF] + Self.utf16(littleEndian: false)
    #expect(SourceEncoding.recognize(little) == .utf16(littleEndian: true))
    #expect(SourceEncoding.recognize(big) == .utf16(littleEndian: false))
    #expect(SourceEncoding.recognize([0xFF, 0xFE]) == .utf16(littleEndian: true))
    #expect(SourceEncoding.recognize([0xFE, 0xFF]) == .utf16(littleEndian: false))
    #expect(SourceEncoding.recognize(little).iconvName == "UTF-16LE")
    #expect(SourceEncoding.recognize(big).iconvName == "UTF-16BE")
  }

  /// A report has tabs, digits and line ends: half of their bytes are zero.
  @Test func utf16WithoutAByteOrderMark() {
    for littleEndian in [true, false] {
      let bytes = Self.utf16(littleEndian: littleEndian)
      #expect(SourceEncoding.recognize(bytes) == .utf16(littleEndian: littleEndian))
    }
  }

  @Test func gb18030() {
    #expect(SourceEncoding.recognize(Self.literal) == .gb18030)
    #expect(SourceEncoding.recognize(Array("amount\t".utf8) + Self.literal) == .gb18030)
    #expect(SourceEncoding.recognize(Array(repeating: Self.literal, count: 20_000).flatMap { $0 }) == .gb18030)
    #expect(SourceEncoding.gb18030.iconvName == "GB18030")
  }

  /// Each sample, whole and cut at some byte, in the encoding that Chinese Windows programs write.
  @Test(
    .enabled(if: iconv != nil, "iconv is missing"),
    arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji").filter { !$0.hasSuffix("flawed.gouji") })
  func samplesInGB18030(_ path: String) throws {
    let bytes = try Self.convert(Repository.root.appendingPathComponent(path))
    #expect(SourceEncoding.recognize(bytes) == .gb18030)
    var random = SeededGenerator(seed: UInt64(bytes.count))
    for _ in 0..<20 {
      let count = random.int(bytes.count / 2...bytes.count)
      #expect(SourceEncoding.recognize(Array(bytes.prefix(count))) == .gb18030, "the first \(count) bytes")
    }
  }

  /// UTF-8 with a few broken bytes is still UTF-8, wherever they stand: they are reported, not the whole file.
  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji").filter { !$0.hasSuffix("flawed.gouji") })
  func aFewBrokenBytes(_ path: String) throws {
    let original = try #require(Repository.bytes(path))
    var random = SeededGenerator(seed: UInt64(original.count))
    for _ in 0..<40 {
      var bytes = original
      for _ in 0..<random.int(1...3) {
        let place = random.int(0...bytes.count - 1)
        switch random.int(1...3) {
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(random.int(0x80...0xFF)), at: place)
        default: bytes[place] = UInt8(random.int(0x80...0xFF))
        }
      }
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { continue }
      #expect(SourceEncoding.recognize(bytes) == .utf8)
    }
  }

  /// A file that ends in the middle of a character, behind a page of digits: most of it is good UTF-8.
  @Test func aCutCharacterBehindDigits() {
    let digits = Array(repeating: "1,638.02\t", count: 40).joined()
    #expect(SourceEncoding.recognize(Array((Self.text + digits).utf8) + [0xE4, 0xB8]) == .utf8)
  }

  @Test func aLoneByteInASCII() {
    #expect(SourceEncoding.recognize(Array("total 1,638.02 ".utf8) + [0xFF] + Array(" 3.5%\n".utf8)) == .utf8)
    #expect(SourceEncoding.recognize(Array("total ".utf8) + [0xE9, 0x0A]) == .utf8)
  }

  @Test func binary() {
    var random = SeededGenerator(seed: 31)
    for count in [16, 256, 4_096, 100_000] {
      // The first byte of a PNG, and noise: no encoding of a text.
      #expect(SourceEncoding.recognize([0x89] + random.bytes(count)) == .utf8, "\(count) bytes")
    }
    #expect(SourceEncoding.recognize([0x7F, 0x45, 0x4C, 0x46] + Array(repeating: 0, count: 64)) == .utf8)
    #expect(SourceEncoding.recognize(Array(repeating: 0, count: 1_000)) == .utf8)
    #expect(SourceEncoding.recognize(Array(repeating: 0x80, count: 1_000)) == .utf8)
  }

  /// What `iconv` makes of a file, in GB18030.
  private static func convert(_ file: URL) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(iconv))
    process.arguments = ["-f", "UTF-8", "-t", "GB18030", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(data)
  }
}
