import Foundation
@testable import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private static func read(_ text: String, path: String = "gouji.json") -> (Configuration, [ConfigurationProblem]) {
    Configuration.read(SourceText(path: path, bytes: Array(text.utf8)))
  }

  private static func finding(_ rule: String, _ severity: Severity = .error) -> Finding {
    Finding(rule: rule, severity: severity, message: Localized("", ""), range: TextRange(0, 0))
  }

  private static func kept(_ text: String, _ rules: [String]) -> [String] {
    read(text).0.apply(to: rules.map { finding($0) }).map(\.rule)
  }

  // MARK: Reading

  @Test func everyKeyIsRead() {
    let (configuration, problems) = Self.read(
      """
      {
        "$schema": "https://example.org/gouji.json",
        "rules": {"A7": "warning", "b1": "off", "数内空格": "error", "glued-cell": "hint", "A11": "info"},
        "select": ["A", "b1", "spaced-number", "引用不存在"],
        "ignore": ["A1"],
        "profiles": ["口径/省.gouji", "/etc/x.gouji"],
        "showTails": true,
        "locale": "en"
      }
      """, path: "项目/gouji.json")
    #expect(problems == [])
    var expected = Configuration()
    expected.path = "项目/gouji.json"
    expected.severities = ["A7": .warning, "B1": nil, "spaced-number": .error, "glued-cell": .hint, "A11": .info]
    expected.select = ["A", "B1", "spaced-number", "unknown-reference"]
    expected.ignore = ["A1"]
    expected.profiles = ["项目/口径/省.gouji", "/etc/x.gouji"]
    expected.showsTails = true
    expected.language = .english
    #expect(configuration == expected)
  }

  @Test func anEmptyObjectChangesNothing() {
    let (configuration, problems) = Self.read("{}")
    var expected = Configuration()
    expected.path = "gouji.json"
    #expect(configuration == expected && problems == [])
    #expect(configuration.apply(to: [Self.finding("A7", .hint)]).map(\.severity) == [.hint])
  }

  @Test(arguments: [
    (#"{"rule": {}}"#, 2, "rules"), (#"{"showtails": true}"#, 2, "showTails"),
    (#"{"rules": {"spaced-numbr": "off"}}"#, 12, "spaced-number"),
    (#"{"rules": {"A7": "warn"}}"#, 18, "warning"), (#"{"select": ["spacednumber"]}"#, 13, "spaced-number"),
    (#"{"ignore": ["数内空隔"]}"#, 13, "数内空格"), (#"{"rules": {"A77": "off"}}"#, 12, "A7"),
  ])
  func unknownNamesAreReportedWithTheNearestOne(text: String, column: Int, nearest: String) throws {
    let problem = try #require(Self.read(text).1.first)
    #expect(Self.read(text).1.count == 1)
    #expect(problem.path == "gouji.json")
    #expect(problem.position?.line == 1 && problem.position?.column == column)
    #expect(problem.message.chinese.hasSuffix("，是否“\(nearest)”？"), "\(problem.message)")
    #expect(problem.message.english.hasSuffix(", did you mean “\(nearest)”?"))
  }

  @Test(arguments: [
    (#"{"rules": []}"#, 11), (#"{"rules": {"A7": 1}}"#, 18), (#"{"select": "A"}"#, 12), (#"{"ignore": ["A", 7]}"#, 18),
    (#"{"profiles": {}}"#, 14), (#"{"profiles": [""]}"#, 15), (#"{"showTails": "yes"}"#, 15), (#"{"locale": "fr"}"#, 12),
    (#"{"locale": null}"#, 12), ("[]", 1), ("{", 2), (#"{"locale": "en",}"#, 17), (#"{"select": [""]}"#, 13),
    (#"{"rules": {"A7": "off", "a7": "off"}}"#, 25), (#"{"完全不相干的一项": 1}"#, 2), ("", 1),
  ])
  func whatCannotBeUsedIsReportedWhereItStands(text: String, column: Int) {
    let problems = Self.read(text).1
    #expect(problems.map(\.position?.column) == [column], "\(problems)")
    #expect(problems.allSatisfy { !$0.message.chinese.isEmpty && !$0.message.english.isEmpty && $0.position?.line == 1 })
  }

  @Test func problemsComeInOrderAndTheRestCounts() {
    let (configuration, problems) = Self.read(
      """
      {
        "名": 1, "showTails": 2,
        "rules": {"甲": "off", "A7": "warning"},
        "select": [1, "A7"]
      }
      """)
    #expect(problems.map(\.position?.line) == [2, 2, 3, 4])
    #expect(problems.map(\.position?.column) == [3, 24, 13, 14])
    #expect(configuration.severities == ["A7": .warning])
    #expect(configuration.select == ["A7"])
    #expect(configuration.showsTails == nil)
  }

  @Test func furtherProfilesMayHaveRelationsOfTheirOwn() {
    let text = #"{"rules": {"Z9": "off"}, "select": ["Z", "省12"], "profiles": ["p.gouji"]}"#
    let (configuration, problems) = Self.read(text)
    #expect(problems == [])
    #expect(configuration.severities == ["Z9": nil])
    #expect(configuration.select == ["Z", "省12"])
    #expect(Self.read(text.replacingOccurrences(of: "\"p.gouji\"", with: "")).1.count == 3)
    #expect(Self.read(#"{"ignore": ["spaced-numbr"], "profiles": ["p.gouji"]}"#).1.count == 1)
  }

  @Test func mutationsNeverTrap() {
    var generator = SeededGenerator(seed: 21)
    let sample = Array(#"{"rules": {"A7": "off"}, "select": ["A"], "profiles": ["甲"], "locale": "zh", "showTails": true}"#.utf8)
    for length in 0..<sample.count {
      #expect(Configuration.read(SourceText(path: "a", bytes: Array(sample[..<length]))).1.count == 1)
    }
    for _ in 0..<500 {
      var bytes = sample
      for _ in 0..<generator.int(1...4) { bytes[generator.int(0...bytes.count - 1)] = generator.pick(Array("{}[]\",:A7\\".utf8) + [0xFF]) }
      let (configuration, problems) = Configuration.read(SourceText(path: "a", bytes: bytes))
      #expect(configuration.path == "a")
      #expect(problems.allSatisfy { $0.position != nil })
    }
  }

  // MARK: Applying

  private static let rules = ["A1", "A7", "A11", "B1", "B10", "spaced-number", "引用"]

  @Test func rulesAreSelectedAndIgnoredByIdOrPrefix() {
    #expect(Self.kept("{}", Self.rules) == Self.rules)
    #expect(Self.kept(#"{"select": ["A"]}"#, Self.rules) == ["A1", "A7", "A11"])
    #expect(Self.kept(#"{"select": ["A1"]}"#, Self.rules) == ["A1"])
    #expect(Self.kept(#"{"select": ["a", "B1", "引用"]}"#, Self.rules) == ["A1", "A7", "A11", "B1", "引用"])
    #expect(Self.kept(#"{"ignore": ["B", "spaced-number"]}"#, Self.rules) == ["A1", "A7", "A11", "引用"])
    #expect(Self.kept(#"{"select": ["A"], "ignore": ["A1"]}"#, Self.rules) == ["A7", "A11"])
    #expect(Self.kept(#"{"rules": {"A1": "off", "公式不符": "off"}}"#, Self.rules) == ["A7", "A11", "B1", "B10", "spaced-number"])
    #expect(Self.kept(#"{"select": ["A1"], "rules": {"A7": "error"}}"#, Self.rules) == ["A1"])
  }

  @Test func severitiesChange() {
    let configuration = Self.read(#"{"rules": {"A7": "info", "spaced-number": "error", "glued-cell": "hint"}}"#).0
    let findings = configuration.apply(to: [
      Self.finding("A7", .error), Self.finding("spaced-number", .info), Self.finding("glued-cell", .info),
      Self.finding("A11", .warning), Self.finding("A7", .hint),
    ])
    // The last is a rounding difference: it stays a hint.
    #expect(findings.map(\.severity) == [.info, .error, .hint, .warning, .hint])
  }

  // MARK: Finding

  @Test func theNearestFileUpwardCounts() throws {
    try withFolder { folder in
      try write(folder + "/gouji.json", #"{"locale": "en"}"#)
      try write(folder + "/a/b/gouji.json", #"{"locale": "zh"}"#)
      try write(folder + "/a/b/c/x.gouji", "")
      try write(folder + "/a/d/x.gouji", "")
      let finder = ConfigurationFinder()
      #expect(finder.configuration(of: folder + "/a/b/c/x.gouji").configuration.language == .chinese)
      #expect(finder.configuration(of: folder + "/a/b/x.gouji").configuration.language == .chinese)
      #expect(finder.configuration(of: folder + "/a/d/x.gouji").configuration.language == .english)
      #expect(finder.configuration(of: folder + "/a/d/x.gouji").configuration.path == folder + "/gouji.json")
      // Files and folders that do not exist yet.
      #expect(finder.configuration(of: folder + "/a/b/new/er/x.gouji").configuration.language == .chinese)
      #expect(finder.configuration(of: folder + "/a/none/../none//./x.gouji").configuration.language == .english)
    }
  }

  @Test func theRootOfARepositoryEndsTheSearch() throws {
    try withFolder { folder in
      try write(folder + "/gouji.json", #"{"locale": "en"}"#)
      try write(folder + "/one/.git/HEAD", "")
      try write(folder + "/one/sub/x.gouji", "")
      try write(folder + "/two/.git", "gitdir: elsewhere")
      try write(folder + "/two/gouji.json", #"{"locale": "zh"}"#)
      try write(folder + "/two/sub/x.gouji", "")
      let finder = ConfigurationFinder()
      #expect(finder.configuration(of: folder + "/one/sub/x.gouji").configuration == Configuration())
      #expect(finder.configuration(of: folder + "/two/sub/x.gouji").configuration.language == .chinese)
      #expect(finder.configuration(of: folder + "/x.gouji").configuration.language == .english)
    }
  }

  @Test func eachFileIsReadOnceAndItsProblemsComeOnce() throws {
    try withFolder { folder in
      try write(folder + "/gouji.json", #"{"local": "en", "showTails": true}"#)
      try write(folder + "/a/x.gouji", "")
      let finder = ConfigurationFinder()
      let first = finder.configuration(of: folder + "/a/x.gouji")
      #expect(first.problems.map(\.path) == [folder + "/gouji.json"])
      try FileManager.default.removeItem(atPath: folder + "/gouji.json")
      for path in ["/a/x.gouji", "/a/y.gouji", "/z.gouji", "/b/z.gouji"] {
        let next = finder.configuration(of: folder + path)
        #expect(next.configuration == first.configuration && next.problems.isEmpty)
      }
      #expect(ConfigurationFinder().configuration(of: folder + "/x.gouji").configuration == Configuration())
    }
  }

  @Test func filesThatCannotBeReadAreReported() throws {
    try withFolder { folder in
      try Data([0xFF, 0xFE, 0x7B, 0x00]).write(to: URL(fileURLWithPath: folder + "/gouji.json"))
      let found = ConfigurationFinder().configuration(of: folder + "/x.gouji")
      #expect(found.problems.count == 1)
      #expect(found.problems.first?.message.english.contains("UTF-16LE") == true)
      #expect(found.configuration.path == folder + "/gouji.json")
      // A folder of that name is none.
      try FileManager.default.removeItem(atPath: folder + "/gouji.json")
      try FileManager.default.createDirectory(atPath: folder + "/gouji.json", withIntermediateDirectories: false)
      #expect(ConfigurationFinder().configuration(of: folder + "/x.gouji").problems == [])
    }
  }

  @Test func strangePathsAreTaken() {
    for path in ["", "-", "<stdin>", "a\0b", "/", "/x", "a\0/b", "../../../../../../../../../../../x"] {
      #expect(ConfigurationFinder().configuration(of: path).problems == [])
    }
  }
}

private func write(_ path: String, _ text: String) throws {
  let url = URL(fileURLWithPath: path)
  try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: url)
}

/// Runs `body` in a new folder that is the root of a repository, so that nothing above it counts.
private func withFolder(_ body: (String) throws -> Void) throws {
  try TemporaryFolder.with([".git/HEAD": ""]) { try body($0.path) }
}
