import Foundation
import TestSupport
import Testing

/// What holds for every file of the program.
@Suite struct SourceStyleTests {
  private static let files = Repository.files(in: "Sources", suffix: ".swift")

  @Test func filesAreShort() {
    let tests = [".swift", ".py"].flatMap { Repository.files(in: "Tests", suffix: $0) }
    let long = (Self.files + tests).filter {
      Repository.text($0).split(separator: "\n", omittingEmptySubsequences: false).count > 401
    }
    #expect(long == [])
    #expect(Self.files.count > 50 && tests.count > 100)
  }

  /// A program that a report can crash is of no use in an editor.
  @Test func nothingIsForced() {
    let forced = Self.files.flatMap { file in
      SwiftSource(Repository.text(file)).forces.map { "\(file):\($0)" }
    }
    #expect(forced == [])
  }

  @Test func everyRoomIsInTheArchitecturePage() throws {
    let text = Repository.text("Sources/README.md")
    let folders = Set(Self.files.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    let lines = text.split(separator: "\n")
    // In the table of rooms, and in the diagram above it.
    let missing = folders.filter { folder in !lines.contains { $0.hasPrefix("| \(folder) |") } }
    #expect(missing.sorted() == [])
    let drawn = lines.prefix { !$0.hasPrefix("|") }.filter { $0.hasPrefix("    ") }
      .compactMap { $0.split { !($0.isASCII && $0.isLetter) }.first.map(String.init) }
    #expect(Set(drawn) == folders)
  }

  /// What is committed works on any machine: no path of the one it was written on.
  @Test func noPathsOfOneMachine() throws {
    let own = [Repository.root.path, NSHomeDirectory()].filter { $0.count > 4 }
    let folders = own.map { $0 + "/" } + ["root"].map { "/\($0)/" }
    var found: [String] = []
    for path in try Self.committedFiles() {
      guard let text = Repository.bytes(path).map({ String(decoding: $0, as: UTF8.self) }) else { continue }
      found += folders.filter(text.contains).map { "\(path): \($0)" }
      found += Self.homes(in: text).map { "\(path): \($0)" }
    }
    #expect(found == [])
  }

  /// Folders in the homes of users and where machines keep their work: a word, and a slash behind it.
  private static func homes(in text: String) -> [String] {
    ["home", "work", "Users"].flatMap { place in
      text.ranges(of: "/\(place)/").compactMap { range in
        let before = text[..<range.lowerBound].last
        guard before.map({ !$0.isLetter && !$0.isNumber && !"_.-~/}".contains($0) }) ?? true else { return nil }
        let name = text[range.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_.-".contains($0)) }
        return !name.isEmpty && text[name.endIndex...].first == "/" ? String(text[range.lowerBound..<name.endIndex]) : nil
      }
    }
  }

  @Test(arguments: [
    ("see /" + "home/somebody/x", ["/" + "home/somebody"]), ("\"/" + "work/main/\"", ["/" + "work/main"]), ("/" + "work/", []),
    ("$out/home/a/", []), ("https://example.invalid/home/a/", []), ("/" + "Users/x", []),
  ])
  func homesAreTold(_ text: String, _ expected: [String]) {
    #expect(Self.homes(in: text) == expected)
  }

  /// The files of the repository, without what is built and what Git keeps for itself.
  private static func committedFiles() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    let built = [".git", ".build", ".swiftpm"]
    return names.filter { name in !built.contains { name == $0 || name.hasPrefix($0 + "-") || name.hasPrefix($0 + "_") } }
      .flatMap { name -> [String] in
        let below = Repository.files(in: name, suffix: "")
        return (below.isEmpty ? [name] : below).filter { !$0.contains("/node_modules/") && !$0.contains("/__pycache__/") }
      }
  }

  // MARK: The reader of code

  @Test(
    arguments: [
      "let a = b!", "f()!.g", "a[0]!", "try! f()", "x as! Int", "var a: Int!", "\"\\(a!)\"", "a?.b!", "fatalError()",
      "preconditionFailure(\"x\")",
      "let s = \"x\"!", "#\"\\#(a!)\"#", "\"\"\"\n\\(a!)\n\"\"\"", "assert(a)", "f{ $0 }!", "a!\n", "Array<Int>!", "a.unsafelyUnwrapped",
    ])
  func forcesAreFound(_ code: String) {
    #expect(!SwiftSource(code).forces.isEmpty)
  }

  @Test(
    arguments: [
      "if !a { }", "a != b", "a! = b".replacing("! ", with: " !"), "// a!", "/* a! /* b! */ c! */", "\"a!\"", "#\"a!\"#",
      "\"\"\"\na! \"b!\"\n\"\"\"",
      "\"\\\"a!\"", "f(!a, !b)", "[!a]", "a !== b", "#if !DEBUG", "let fatalErrors = 1", "\"fatalError()\"", "case \"!\", \"！\":",
      "x ? !a : !b", "\"\\(f(\"a!\"))\"",
    ])
  func othersAreNot(_ code: String) {
    #expect(SwiftSource(code).forces.isEmpty)
  }

  /// Blanking keeps the lines, so that a finding names the right one.
  @Test func linesStay() {
    let source = SwiftSource("/* a\n b */\nlet s = \"\"\"\n  x\n  \"\"\"\nlet t = u!\n")
    #expect(source.forces == [6])
  }
}
