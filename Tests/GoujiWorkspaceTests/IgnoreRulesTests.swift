import Foundation
import GoujiWorkspace
import TestSupport
import Testing

@Suite("Ignore rules")
struct IgnoreRulesTests {
  private func rules(_ text: String) -> IgnoreRules { IgnoreRules(text: Array(text.utf8)) }

  private func verdict(_ text: String, _ path: String, folder: Bool = false) -> Bool? {
    rules(text).verdict(path: path, isDirectory: folder)
  }

  @Test(
    "A text without rules says nothing",
    arguments: ["", "\n\n", "# note\n", "   \n", "!\n", "/\n", "\u{FEFF}# a", "\r\n"])
  func nothing(text: String) {
    #expect(rules(text).isEmpty)
    #expect(verdict(text, "a") == nil)
    #expect(verdict(text, "a/b", folder: true) == nil)
  }

  @Test(
    "A single pattern matches what gitignore says it matches",
    arguments: [
      ("a", "a", true), ("a", "x/a", true), ("a", "ab", nil), ("a", "a/b", true),
      ("/a", "a", true), ("/a", "x/a", nil), ("x/a", "x/a", true), ("x/a", "y/x/a", nil),
      ("*.tmp", "x/b.tmp", true), ("*.tmp", "b.tmp.gouji", nil), ("/*.tmp", "x/b.tmp", nil),
      ("a*c", "abbbc", true), ("a*c", "a/c", nil), ("x/*", "x/y/z", true), ("x/*/z", "x/z", nil),
      ("?", "é", nil), ("??", "é", true), ("a?c", "a/c", nil),
      ("[ab]x", "bx", true), ("[!ab]x", "bx", nil), ("[^ab]x", "cx", true), ("[a-c]", "b", true),
      ("[a-c]", "-", nil), ("[a-]", "-", true), ("[]a]", "]", true), ("[c-a]", "b", nil),
      ("[[:digit:]]", "7", true), ("[[:digit:]]", "a", nil), ("[[:wrong:]]", ":", nil), ("[[:x]", ":", true),
      ("[\\]]", "]", true), ("a[/]b", "a/b", nil), ("x/a[!b]c", "x/a/c", nil), ("a[b", "a[b", nil),
      ("**/a", "a", true), ("**/a", "x/y/a", true), ("a/**", "a", nil), ("a/**", "a/b/c", true),
      ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "ab", nil), ("x/a**b", "x/a/b", nil),
      ("\\#a", "#a", true), ("\\!a", "!a", true), ("\\*", "b", nil), ("\\*", "*", true), ("a\\", "a\\", nil),
      ("a ", "a", true), ("a\\ ", "a ", true), ("a\\  ", "a ", true), ("a\\\\ ", "a\\", true), ("a\t", "a", nil),
      ("a\r", "a", true), ("决算/*.gouji", "决算/表.gouji", true), ("\u{FEFF}a", "a", true),
    ] as [(String, String, Bool?)])
  func single(pattern: String, path: String, expected: Bool?) {
    #expect(verdict(pattern, path) == expected, "\(pattern) on \(path)")
    #expect(verdict(pattern + "\n# more\n", path) == expected, "\(pattern) on \(path)")
  }

  @Test("A pattern that ends in a slash is about folders and what is in them")
  func folders() {
    #expect(verdict("build/", "build") == nil)
    #expect(verdict("build/", "build", folder: true) == true)
    #expect(verdict("build/", "build/", folder: true) == true)
    #expect(verdict("build/", "x/build/y.gouji") == true)
    #expect(verdict("/build/", "x/build/y.gouji") == nil)
  }

  @Test("The last rule that speaks decides, but nothing under an ignored folder comes back")
  func order() {
    #expect(verdict("*.gouji\n!keep.gouji", "keep.gouji") == false)
    #expect(verdict("!keep.gouji\n*.gouji", "keep.gouji") == true)
    #expect(verdict("old/\n!old/keep.gouji", "old/keep.gouji") == true)
    #expect(verdict("old/*\n!old/keep.gouji", "old/keep.gouji") == false)
    #expect(verdict("*\n!*/\n!*.gouji", "a/b/c.gouji") == false)
    #expect(verdict("*\n!*/\n!*.gouji", "a/b/c.txt") == true)
  }

  @Test("A walk may ask about a path alone")
  func alone() {
    let rules = rules("old/\n")
    let path = Array("xold/a".utf8)
    #expect(rules.verdict(onItsOwn: path[1...], isDirectory: false) == nil)
    #expect(rules.verdict(onItsOwn: path[1..<4], isDirectory: true) == true)
  }

  @Test("Odd paths are answered, not trapped on", arguments: ["", "/", "//", "/a", "a//b", "./", "a/"])
  func oddPaths(path: String) {
    for folder in [true, false] {
      #expect(verdict("zzz\n/q/**/r", path, folder: folder) == nil)
    }
    #expect(verdict("*", "") == nil)
  }

  @Test("No pattern takes more than a moment")
  func pathological() {
    let name = String(repeating: "a", count: 4000)
    let folders = String(repeating: "a/", count: 1500) + "a"
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(verdict(String(repeating: "a*", count: 60) + "b", name) == nil)
      #expect(verdict(String(repeating: "*a", count: 60) + "?", name) == true)
      let nested = rules(String(repeating: "**/a/", count: 60) + "b\n" + String(repeating: "**/*a", count: 60) + "?b")
      #expect(nested.verdict(onItsOwn: Array(folders.utf8)[...], isDirectory: false) == nil)
      #expect(verdict(String(repeating: "**/", count: 5000) + "a", "a") == true)
      #expect(verdict(String(repeating: "[", count: 20_000), "a") == nil)
      #expect(verdict(String(repeating: "[[:", count: 20_000), "a") == nil)
    }
    #expect(time < .seconds(20), "\(time)")
  }

  @Test("Random bytes never trap", arguments: UInt64(1)...50)
  func randomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("ab*?[]!^-\\/ #\n\r:\u{0}é".utf8)
    for _ in 0..<40 {
      let text = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) }
      let path = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) }
      let rules = IgnoreRules(text: text)
      let first = rules.verdict(path: path, isDirectory: false)
      #expect(first == rules.verdict(path: path, isDirectory: false))
      if rules.isEmpty { #expect(first == nil) }
      // A last line that ignores everything decides, unless nothing is asked about.
      let all = IgnoreRules(text: text + Array("\n*\n".utf8))
      if let last = path.last, last != UInt8(ascii: "/") {
        #expect(all.verdict(path: path, isDirectory: false) == true)
      }
    }
  }

  @Test("Seeded patterns and paths get the answers of git itself", .enabled(if: Git.isPresent, "git is missing"))
  func asGit() throws {
    let base = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: base) }
    try #require(try Git.run(["init", "-q", "."], in: base, input: Data()) != nil)

    var random = SeededGenerator(seed: 2023)
    var asked: [(path: String, isFolder: Bool, rules: IgnoreRules, text: String)] = []
    for round in 0..<150 {
      let folder = base.appendingPathComponent("r\(round)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      let text = Cases.ignoreText(using: &random)
      try Data(text.utf8).write(to: folder.appendingPathComponent(".gitignore"))
      for (path, isFolder) in try Cases.makeTree(in: folder, using: &random) {
        asked.append((path, isFolder, IgnoreRules(text: Array(text.utf8)), text))
      }
    }

    // The folder of each round is the first part of its paths, which the rules do not see.
    let input = Data(asked.map { $0.path + "\0" }.joined().utf8)
    let output = try #require(
      try Git.run(["check-ignore", "-z", "-v", "-n", "--no-index", "--stdin"], in: base, input: input))
    let fields = output.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    try #require(fields.count >= asked.count * 4)
    var spoken = 0
    for (number, question) in asked.enumerated() {
      let answer = Array(fields[(number * 4)..<(number * 4 + 4)])
      try #require(Array(answer[3].utf8) == Array(question.path.utf8))
      let expected: Bool? = answer[0].isEmpty ? nil : !answer[2].hasPrefix("!")
      let path = String(question.path.split(separator: "/", maxSplits: 1)[1])
      let found = question.rules.verdict(path: path, isDirectory: question.isFolder)
      #expect(found == expected, "\(path.debugDescription) under \(question.text.debugDescription), git: \(answer[2])")
      if expected != nil { spoken += 1 }
    }
    // The comparison is worth nothing unless both answers are common.
    #expect(spoken > asked.count / 10 && spoken < asked.count * 9 / 10, "\(spoken) of \(asked.count)")
  }
}

/// Ignore files and trees from a small alphabet, so that they often meet.
private enum Cases {
  static let names = [
    "a", "b", "ab", "aab", "abc", "c", "-", "]", "[a]", "a b", "a ", "*", "a*b", "a\\b", "#a", "!a", ".a", "a.b", "é",
    "Q", "5", "决算", "x:y", "a\tb", "a\u{B}b",
  ]
  static let pieces = [
    "a", "b", "c", "ab", "*", "*", "**", "**", "/", "/", "/", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[^]]",
    "\\*", "\\", "\\ ", " ", "!", "#", "[[:alpha:]]", "[[:digit:][:upper:]]", "[[:punct:]]", "[[:nope:]]", "[:x]",
    "[[:x]", ".", "**/", "/**", "/**/", "é", "-", "[a-", "[--b]", "[\\]a]", "[a-\\c]", "[c-a]", "\r", "\\/", "\\a",
    "决", "\t", "***", "]", "[a-b-d]", "[[:digit:]-c]", "a[[:space:]]b",
  ]

  static func ignoreText(using random: inout SeededGenerator) -> String {
    var text = Int.random(in: 0..<20, using: &random) == 0 ? "\u{FEFF}" : ""
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      if Int.random(in: 0..<5, using: &random) == 0 { text += "!" }
      if Bool.random(using: &random) {
        for _ in 0..<Int.random(in: 1...6, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
      } else {
        text += blurredPath(using: &random)
      }
      text += Int.random(in: 0..<12, using: &random) == 0 ? "\r\n" : "\n"
    }
    return text
  }

  /// A path that may exist, with some of its characters and slashes made wild.
  private static func blurredPath(using random: inout SeededGenerator) -> String {
    let path = names.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).joined(separator: "/")
    let forSlash = ["/**/", "?", "[!z]", "[.-0]", "*", "**", "/*"]
    let forOther = ["?", "*", "[!z]", "[^a-c]", "[a-b-d]", "[[:alnum:]-]", "[[:space:]]", "**", ""]
    return path.unicodeScalars.map { scalar in
      if Int.random(in: 0..<3, using: &random) > 0 { return String(scalar) }
      return (scalar == "/" ? forSlash : forOther).randomElement(using: &random) ?? ""
    }.joined()
  }

  /// Makes folders and files below a folder; the paths start with its name.
  static func makeTree(
    in folder: URL, using random: inout SeededGenerator
  ) throws -> [(path: String, isFolder: Bool)] {
    var made: [(String, Bool)] = []
    var open = [(folder.lastPathComponent, folder, 0)]
    while let (path, place, depth) = open.popLast() {
      for name in names.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)) {
        let isFolder = depth < 3 && Bool.random(using: &random)
        let entry = place.appendingPathComponent(name)
        if isFolder {
          try FileManager.default.createDirectory(at: entry, withIntermediateDirectories: false)
          open.append((path + "/" + name, entry, depth + 1))
        } else {
          try Data().write(to: entry)
        }
        made.append((path + "/" + name, isFolder))
      }
    }
    return made
  }
}

private enum Git {
  static let isPresent = (try? run(["--version"], in: URL(fileURLWithPath: "/"), input: Data())) ?? nil != nil

  /// What git prints; nil when it is missing or fails for another reason than that no path is ignored.
  static func run(_ arguments: [String], in folder: URL, input: Data) throws -> Data? {
    let names = (in: "gouji-in-\(UUID().uuidString)", out: "gouji-out-\(UUID().uuidString)")
    let scratch = URL(fileURLWithPath: NSTemporaryDirectory())
    let (source, sink) = (scratch.appendingPathComponent(names.in), scratch.appendingPathComponent(names.out))
    try input.write(to: source)
    try Data().write(to: sink)
    defer {
      try? FileManager.default.removeItem(at: source)
      try? FileManager.default.removeItem(at: sink)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let settings = ["core.excludesFile=/dev/null", "core.ignorecase=false", "core.precomposeunicode=false"]
    process.arguments = ["git"] + settings.flatMap { ["-c", $0] } + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    process.environment = environment
    // Files rather than pipes: neither side can then wait for the other.
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: sink)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus <= 1 ? try Data(contentsOf: sink) : nil
  }
}
