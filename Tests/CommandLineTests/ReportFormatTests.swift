import Foundation
import TestSupport
import Testing

/// `gouji lint --format …`: what other programs get to read.
@Suite struct ReportFormatTests {
  private static let sample = "Tests/Formats/report.gouji"
  private static let formats = ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"]

  private static func lint(_ format: String, _ arguments: String...) throws -> Program.Run {
    try Program.run(["lint", "--no-config", "--format", format] + arguments)
  }

  private static func json(_ run: Program.Run) throws -> Any { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }

  @Test(arguments: [("sarif", "sarif"), ("github", "github.txt"), ("gitlab", "gitlab.json"), ("junit", "junit.xml"), ("rdjson", "rdjson")])
  func outputIsAsRecorded(_ format: String, _ name: String) throws {
    for language in ["zh", "en"] {
      let run = try Self.lint(format, "--locale", language, Self.sample)
      let output = run.output.replacing(/timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"/, with: "timestamp=\"…\"")
      #expect(Snapshot.difference(output, "Tests/CommandLineTests/Golden/formats.\(language).\(name)") == nil)
      #expect(run.status == 1 && run.errors.isEmpty)
    }
  }

  @Test(arguments: formats) func theExitCodeIsTheSameInAll(_ format: String) throws {
    #expect(try Self.lint(format, "Tests/Samples/report.gouji").status == 0)
    #expect(try Self.lint(format, Self.sample).status == 1)
    #expect(try Self.lint(format, Self.sample, "没有.gouji").status == 2)
    #expect(try Self.lint(format, "--fail-on", "never", Self.sample).status == 0)
  }

  @Test func failOnNamesTheLevel() throws {
    let text = "一、支出情况\n\n基本支出1, 220.45万元。\n"
    let statuses = try ["error", "warning", "info", "hint", "never"].map { level in
      try Program.run(["lint", "--no-config", "--fail-on", level, "-"], input: Array(text.utf8)).status
    }
    #expect(statuses == [0, 0, 1, 1, 0])
    #expect(try Program.run("lint", "--fail-on", "loud", "-").status == 2)
  }

  /// Line 13 begins with a character of 4 bytes, 2 units of UTF-16 and one scalar; 11 characters of 3 bytes follow it.
  @Test func columnsAreInTheUnitOfTheFormat() throws {
    let sarif = try Self.lint("sarif", Self.sample).output
    #expect(sarif.contains(#""region":{"startLine":13,"startColumn":13,"endLine":13,"endColumn":21}"#))
    #expect(sarif.contains(#""columnKind":"unicodeCodePoints""#))
    let rdjson = try Self.lint("rdjson", Self.sample).output
    #expect(rdjson.contains(#""range":{"start":{"line":13,"column":38},"end":{"line":13,"column":46}}"#))
    #expect(try Self.lint("github", Self.sample).output.contains("line=13,endLine=13,col=13,endColumn=20,"))
  }

  @Test func sarifTellsWhatItsRulesAre() throws {
    let root = try #require(try Self.json(Self.lint("sarif", Self.sample)) as? [String: Any])
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 4)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    for rule in rules {
      let help = (rule["help"] as? [String: String])?["markdown"] ?? ""
      #expect(help.contains("```gouji") && rule["shortDescription"] != nil && rule["defaultConfiguration"] != nil)
    }
  }

  @Test func whatCannotBeReadIsInTheReport() throws {
    let sarif = try Self.lint("sarif", "没有.gouji").output
    #expect(sarif.contains(#""executionSuccessful":false"#) && sarif.contains("%E6%B2%A1%E6%9C%89.gouji"))
    #expect(try Self.lint("junit", "没有.gouji").output.contains("<error type=\"unreadable\""))
    #expect(try Self.lint("github", "没有.gouji").output.contains("::error file=没有.gouji,title=gouji::没有这个文件"))
    for format in ["gitlab", "rdjson", "json", "sarif"] { _ = try Self.json(Self.lint(format, "没有.gouji")) }
  }

  /// Names and texts with the signs that mean something in a format, and bytes that are no text.
  @Test func namesAndBytesAreEscaped() throws {
    let bytes = Array("---\n单位 <a&b>: \"x\"\u{1}\n决算年度: 2024\n---\n合计".utf8) + [0xFF, 0xFE, 0x0A]
    let name = "a,b:c%\"<&> 报告.gouji"
    func lint(_ format: String) throws -> String {
      try Program.run(["lint", "--no-config", "--format", format, "--stdin-filename", name, "-"], input: bytes).output
    }
    #expect(try lint("github").contains("file=a%2Cb%3Ac%25\"<&> 报告.gouji,line="))
    #expect(try lint("sarif").contains(#""uri":"a%2Cb%3Ac%25%22%3C%26%3E%20%E6%8A%A5%E5%91%8A.gouji""#))
    let xml = try lint("junit")
    #expect(xml.contains("name=\"a,b:c%&quot;&lt;&amp;&gt; 报告.gouji\"") && !xml.contains("\u{1}"))
    #expect(try XMLCheck.isWellFormed(xml))
    for format in ["sarif", "gitlab", "rdjson"] { _ = try JSONSerialization.jsonObject(with: Data(lint(format).utf8)) }
  }

  /// Programs that look for a file in the repository want its path in it.
  @Test func pathsAreRelativeToTheWorkingFolder() throws {
    let absolute = Repository.root.appendingPathComponent(Self.sample).path
    for path in [absolute, "./Tests//Formats/./report.gouji"] {
      #expect(try Self.lint("gitlab", path).output.contains("\"path\":\"Tests/Formats/report.gouji\""))
      #expect(try Self.lint("sarif", path).output.contains("\"uri\":\"Tests/Formats/report.gouji\",\"uriBaseId\":\"%SRCROOT%\""))
    }
  }

  @Test func fingerprintsAreUniqueWithinARun() throws {
    let findings = try #require(try Self.json(Self.lint("gitlab", "Tests/Samples")) as? [[String: Any]])
    let fingerprints = findings.compactMap { $0["fingerprint"] as? String }
    #expect(fingerprints.count > 20 && Set(fingerprints).count == fingerprints.count)
  }
}

/// A reader of just so much XML as tells whether tags are closed in order and no sign stands where it must not.
enum XMLCheck {
  static func isWellFormed(_ text: String) throws -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") { return false }
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      if tag.contains("<") { return false }
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { return false }
      } else if !tag.hasPrefix("?"), !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
      rest = rest[rest.index(after: end)...]
    }
    return open.isEmpty && text.matches(of: /&(?!(amp|lt|gt|quot);)/).isEmpty
  }
}
