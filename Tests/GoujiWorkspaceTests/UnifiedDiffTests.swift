import Foundation
import GoujiWorkspace
import TestSupport
import Testing

@Suite struct UnifiedDiffTests {
  private static func diff(_ old: String, _ new: String, path: String = "a.gouji") -> String {
    String(decoding: UnifiedDiff.text(path: path, old: Array(old.utf8), new: Array(new.utf8)), as: UTF8.self)
  }

  private static func numbered(_ count: Int) -> [String] { (1...count).map { "第\($0)行\n" } }

  @Test func sameTextsGiveNothing() {
    #expect(Self.diff("", "") == "")
    #expect(Self.diff("甲\n", "甲\n") == "")
  }

  @Test func oneLineChangesWithThreeAround() {
    let old = Self.numbered(9)
    var new = old
    new[4] = "改\n"
    #expect(
      Self.diff(old.joined(), new.joined()) == """
        --- a/a.gouji
        +++ b/a.gouji
        @@ -2,7 +2,7 @@
         第2行
         第3行
         第4行
        -第5行
        +改
         第6行
         第7行
         第8行

        """)
  }

  @Test func nearChangesShareAHunkAndFarOnesDoNot() {
    let old = Self.numbered(30)
    var near = old
    near[5] = "改\n"
    near[12] = "改\n"
    #expect(Self.diff(old.joined(), near.joined()).components(separatedBy: "@@ -").count == 2)
    near[12] = old[12]
    near[13] = "改\n"
    let far = Self.diff(old.joined(), near.joined())
    #expect(far.contains("@@ -3,7 +3,7 @@") && far.contains("@@ -11,7 +11,7 @@"))
  }

  @Test func aMissingLineFeedAtTheEndIsTold() {
    #expect(
      Self.diff("甲\n乙", "甲\n乙\n") == """
        --- a/a.gouji
        +++ b/a.gouji
        @@ -1,2 +1,2 @@
         甲
        -乙
        \\ No newline at end of file
        +乙

        """)
    #expect(Self.diff("甲\n乙", "改\n乙").hasSuffix("-甲\n+改\n 乙\n\\ No newline at end of file\n"))
  }

  @Test func namesAreWrittenSoThatToolsReadThem() {
    func name(_ path: String) -> String { Self.diff("a\n", "b\n", path: path).components(separatedBy: "\n")[0] }
    #expect(name("报告/一.gouji") == "--- a/报告/一.gouji")
    #expect(name("./././a") == "--- a/a")
    #expect(name("/tmp/a") == "--- a/tmp/a")
    #expect(name("a b") == "--- a/a b\t")
    #expect(name("a\"b\\c\u{1}") == #"--- "a/a\"b\\c\001""#)
  }

  @Test func onlyTheLinesThatChangedAreInTheDiff() {
    let old = Self.numbered(2000)
    var new = old
    for index in stride(from: 3, to: 2000, by: 50) { new[index] = "改\(index)\n" }
    new.remove(at: 1000)
    new.insert("加\n", at: 500)
    let lines = Self.diff(old.joined(), new.joined()).split(separator: "\n").dropFirst(2)
    #expect(lines.filter { $0.hasPrefix("-") }.count == 41)
    #expect(lines.filter { $0.hasPrefix("+") }.count == 41)
    // Without one line that occurs only once.
    let repeated = [String](repeating: "同\n", count: 3000) + ["异\n"] + [String](repeating: "同\n", count: 3000)
    var edited = repeated
    edited.remove(at: 4000)
    edited[3000] = "改\n"
    edited.insert("加\n", at: 10)
    let few = Self.diff(repeated.joined(), edited.joined()).split(separator: "\n").dropFirst(2)
    #expect(few.filter { $0.hasPrefix("-") || $0.hasPrefix("+") }.count == 4)
  }

  // MARK: With the real tools

  @Test(
    .enabled(if: Tool("git") != nil && Tool("patch") != nil, "git or patch is missing"),
    arguments: [("git", ["apply", "-p1"]), ("patch", ["-p1", "-s", "--binary"])])
  func toolsMakeTheNewTextFromTheOld(tool: String, arguments: [String]) throws {
    let tool = try #require(Tool(tool))
    try TemporaryFolder.with { folder in
      var generator = SeededGenerator(seed: 3)
      var cases: [(path: String, old: String, new: String)] = [
        ("a b.gouji", "甲\r\n乙\r\n", "甲\r\n改\r\n"), ("报告/一.gouji", "甲\n乙", "甲\n改"),
        ("q\"uo\\te.gouji", "甲\n", "改\n"), ("end", "甲", "甲\n"), ("end", "甲\n", "甲"), ("first", "乙\n", "甲\n乙\n"),
        ("last", "乙\n", "乙\n甲"), ("deep/er/a", "\n\n\n", "\n\n"), ("grow", "\n", "\n\n\n\n\n\n\n\n\n"),
      ]
      for _ in 0..<12 {
        let words = ["甲\n", "乙\n", "丙\n", "\n", "@@ -1 +1 @@\n", "-- a\n", "\\\n"]
        let old = (0..<generator.int(1...60)).map { _ in generator.pick(words) }
        var new = old
        for _ in 0..<generator.int(1...8) {
          let place = generator.int(0...new.count)
          if generator.oneIn(2) || place == new.count {
            new.insert(generator.pick(words), at: place)
          } else {
            new.remove(at: place)
          }
        }
        cases.append(("r", old.joined() + (generator.oneIn(2) ? "尾" : ""), new.joined() + (generator.oneIn(2) ? "尾" : "")))
      }
      for (path, old, new) in cases where old != new && !new.isEmpty {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(old.utf8).write(to: file)
        let run = try tool.run(arguments, in: folder, input: Array(Self.diff(old, new, path: path).utf8))
        #expect(run.status == 0, "\(path): \(run.output)")
        #expect(FileReading.read(file.path) == .success(Array(new.utf8)), "\(path)")
      }
    }
  }

  @Test func textsThatComeFromNothingOrGoToNothing() throws {
    #expect(Self.diff("", "甲\n").contains("@@ -0,0 +1,1 @@\n+甲\n"))
    #expect(Self.diff("甲\n乙\n", "").contains("@@ -1,2 +0,0 @@\n-甲\n-乙\n"))
  }

  // MARK: Applied by hand

  /// The text that a diff makes from `old`, checked line by line; `nil` where it does not fit.
  private static func patched(_ old: [UInt8], _ diff: [UInt8]) -> [UInt8]? {
    if diff.isEmpty { return old }
    let source = split(old)
    var result: [ArraySlice<UInt8>] = []
    var next = 0
    let lines = split(diff)
    for index in lines.indices.dropFirst(2) {
      let line = lines[index]
      let isUnended = index + 1 < lines.count && lines[index + 1].first == UInt8(ascii: "\\")
      let text = isUnended ? line.dropFirst().dropLast() : line.dropFirst()
      switch line.first {
      case UInt8(ascii: "@"):
        let numbers = String(decoding: line, as: UTF8.self).split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 4 else { return nil }
        let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
        guard start >= next, start <= source.count else { return nil }
        result += source[next..<start]
        next = start
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        guard next < source.count, source[next] == text else { return nil }
        if line.first == UInt8(ascii: " ") { result.append(text) }
        next += 1
      case UInt8(ascii: "+"): result.append(text)
      case UInt8(ascii: "\\"): continue
      default: return nil
      }
    }
    return Array((result + source[next...]).joined())
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    return start < bytes.count ? lines + [bytes[start...]] : lines
  }

  @Test func randomTextsComeBack() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<1500 {
      let kinds = generator.int(1...12)
      func text() -> [UInt8] {
        (0..<generator.int(0...40)).flatMap { _ in generator.oneIn(3) ? [0x0A] : [UInt8(0x60 + generator.int(0...kinds)), 0x0A] }
          + (generator.oneIn(2) ? [0x65] : [])
      }
      let (old, new) = (text(), text())
      #expect(Self.patched(old, UnifiedDiff.text(path: "a", old: old, new: new)) == new)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["shifted", "all changed", "reversed", "repetitive", "repetitive and longer"])
  func largeTextsTakeLittleTime(kind: String) {
    let lines = (0..<30_000).map { "第\($0)行\n" }
    var old = lines
    var new = lines
    var generator = SeededGenerator(seed: 1)
    switch kind {
    case "shifted":
      new.removeFirst(7)
      new[15_000] = "改\n"
    case "all changed": new = lines.map { "改" + $0 }
    case "reversed": new.reverse()
    default:
      old = lines.map { _ in generator.pick(["甲\n", "乙\n"]) }
      new = lines.map { _ in generator.pick(["甲\n", "乙\n"]) }
      if kind != "repetitive" { new.append("尾") }
    }
    let (oldBytes, newBytes) = (Array(old.joined().utf8), Array(new.joined().utf8))
    let clock = ContinuousClock()
    var diff: [UInt8] = []
    let time = clock.measure { diff = UnifiedDiff.text(path: "a", old: oldBytes, new: newBytes) }
    #expect(time < .seconds(20))
    #expect(Self.patched(oldBytes, diff) == newBytes)
    if kind == "shifted" { #expect(diff.count < 1000) }
  }
}

/// A program of the system.
private struct Tool {
  let url: URL

  init?(_ name: String) {
    let paths = ["/usr/bin/", "/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
    guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
    url = URL(fileURLWithPath: path)
  }

  func run(_ arguments: [String], in folder: URL, input: [UInt8]) throws -> (status: Int32, output: String) {
    let inputFile = folder.appendingPathComponent(".input")
    try Data(input).write(to: inputFile)
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
