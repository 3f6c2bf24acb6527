import Foundation
@testable import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

@Suite struct FixApplierTests {
  private static func finding(
    _ rule: String, _ severity: Severity, certain: Bool = true, fixes: [[(Int, Int, String)]]
  ) -> Finding {
    var finding = Finding(rule: rule, severity: severity, message: Localized("", ""), range: TextRange(0, 0))
    finding.isCertain = certain
    finding.fixes = fixes.map { edits in
      Finding.Fix(title: Localized("", ""), edits: edits.map { TextEdit(range: TextRange($0.0, $0.1), newText: $0.2) })
    }
    return finding
  }

  private static func edits(_ edits: [(Int, Int, String)]) -> [TextEdit] {
    edits.map { TextEdit(range: TextRange($0.0, $0.1), newText: $0.2) }
  }

  // MARK: Selecting

  @Test func onlyCertainAndLoudFindingsAreRepaired() {
    let selected = FixApplier.select([
      Self.finding("A1", .error, fixes: [[(40, 42, "a")], [(40, 42, "second")]]),
      Self.finding("A2", .warning, fixes: [[(30, 32, "b")]]),
      Self.finding("A3", .info, fixes: [[(20, 22, "no")]]),
      Self.finding("A4", .error, certain: false, fixes: [[(10, 12, "no")]]),
      Self.finding("A5", .error, fixes: []),
      Self.finding("A6", .error, fixes: [[]]),
      Self.finding("spaced-number", .info, certain: false, fixes: [[(0, 3, "c")]]),
    ])
    #expect(selected == Self.edits([(0, 3, "c"), (30, 32, "b"), (40, 42, "a")]))
  }

  @Test func whereRepairsCollideTheEarlierWins() {
    let selected = FixApplier.select([
      Self.finding("A1", .error, fixes: [[(5, 9, "b")]]),
      Self.finding("A1", .error, fixes: [[(2, 6, "a")]]),
      Self.finding("A1", .error, fixes: [[(9, 10, "c")]]),
      Self.finding("A1", .error, fixes: [[(9, 12, "d")]]),
      Self.finding("A1", .error, fixes: [[(2, 6, "a")]]),
      Self.finding("A1", .error, fixes: [[(6, 6, "i")]]),
      Self.finding("A1", .error, fixes: [[(4, 4, "no")]]),
    ])
    #expect(selected == Self.edits([(2, 6, "a"), (6, 6, "i"), (9, 10, "c")]))
  }

  @Test func aRepairIsMadeWholeOrNotAtAll() {
    let selected = FixApplier.select([
      Self.finding("A1", .error, fixes: [[(20, 22, "b"), (0, 2, "a")]]),
      Self.finding("A1", .error, fixes: [[(10, 12, "no"), (21, 23, "no")]]),
      Self.finding("A1", .error, fixes: [[(11, 12, "c")]]),
      Self.finding("A1", .error, fixes: [[(30, 33, "no"), (32, 35, "no")]]),
    ])
    #expect(selected == Self.edits([(0, 2, "a"), (11, 12, "c"), (20, 22, "b")]))
  }

  // MARK: Applying

  @Test func editsReplaceTheirBytes() {
    let bytes = Array("合计 1 000 元，其中 20".utf8)
    #expect(FixApplier.apply([], to: bytes) == bytes)
    let result = FixApplier.apply(Self.edits([(26, 28, "30"), (7, 12, "1000"), (0, 0, "甲"), (28, 28, "。")]), to: bytes)
    #expect(String(decoding: result, as: UTF8.self) == "甲合计 1000 元，其中 30。")
  }

  @Test func impossibleEditsAreLeftOut() {
    let edits = Self.edits([(-1, 2, "x"), (3, 9, "x"), (0, 2, "A"), (1, 3, "x"), (0, 2, "x"), (.max, .max, "x")])
    #expect(FixApplier.apply(edits, to: Array("abcd".utf8)) == Array("Acd".utf8))
    #expect(FixApplier.apply(Self.edits([(0, 0, "x")]), to: []) == Array("x".utf8))
  }

  @Test func manySelectedEditsApplyAsIfOneByOne() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let bytes = generator.bytes(60)
      let findings = (0..<12).map { _ in
        let start = generator.int(0...60)
        return Self.finding("A1", .error, fixes: [[(start, min(60, start + generator.int(0...8)), "新")]])
      }
      let selected = FixApplier.select(findings)
      var expected = bytes
      for edit in selected.reversed() { expected.replaceSubrange(edit.range.start..<edit.range.end, with: Array("新".utf8)) }
      #expect(FixApplier.apply(selected, to: bytes) == expected)
      #expect(selected == selected.sorted { $0.range < $1.range })
    }
  }

  // MARK: Writing

  private static let old = Array("旧".utf8)
  private static let new = Array("新的内容\n".utf8)

  private static func failure(_ result: Result<Void, WriteFailure>) -> WriteFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }

  @Test(arguments: [0o644, 0o600, 0o755, 0o4755, 0o666] as [mode_t])
  func replacesTheFileAndKeepsItsMode(mode: mode_t) throws {
    try withFolder { folder in
      let path = folder + "/a.gouji"
      try Data(Self.old).write(to: URL(fileURLWithPath: path))
      #expect(chmod(path, mode) == 0)
      #expect(Self.failure(FixApplier.write(path: path, original: Self.old, new: Self.new)) == nil)
      #expect(FileReading.read(path) == .success(Self.new))
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o7777 == mode)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.gouji"])
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root may give files away"))
  func keepsTheOwner() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try Data(Self.old).write(to: URL(fileURLWithPath: path))
      #expect(chown(path, 12345, 23456) == 0)
      #expect(chmod(path, 0o4750) == 0)
      #expect(Self.failure(FixApplier.write(path: path, original: Self.old, new: Self.new)) == nil)
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_uid == 12345 && status.st_gid == 23456 && status.st_mode & 0o7777 == 0o4750)
    }
  }

  @Test func aLinkStaysAndItsTargetIsReplaced() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: false)
      try Data(Self.old).write(to: URL(fileURLWithPath: folder + "/sub/a"))
      try FileManager.default.createSymbolicLink(atPath: folder + "/one", withDestinationPath: "sub/a")
      try FileManager.default.createSymbolicLink(atPath: folder + "/two", withDestinationPath: folder + "/one")
      #expect(Self.failure(FixApplier.write(path: folder + "/two", original: Self.old, new: Self.new)) == nil)
      #expect(FileReading.read(folder + "/sub/a") == .success(Self.new))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/one") == "sub/a")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/two") == folder + "/one")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/sub") == ["a"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["one", "sub", "two"])
    }
  }

  @Test func aFileThatChangedMeanwhileIsLeftAlone() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try Data("别人改过".utf8).write(to: URL(fileURLWithPath: path))
      #expect(Self.failure(FixApplier.write(path: path, original: Self.old, new: Self.new)) == .changed)
      #expect(FileReading.read(path) == .success(Array("别人改过".utf8)))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    try withFolder { folder in
      func write(_ path: String) -> WriteFailure? {
        Self.failure(FixApplier.write(path: path, original: [], new: Self.new))
      }
      try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: "loop")
      try FileManager.default.createSymbolicLink(atPath: folder + "/dangling", withDestinationPath: "none")
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      #expect(write(folder + "/none") == .unreadable(.notFound))
      #expect(write(folder + "/dangling") == .unreadable(.notFound))
      #expect(write(folder + "/loop") == .unreadable(.other(errno: ELOOP)))
      #expect(write(folder) == .unreadable(.isDirectory))
      #expect(write(folder + "/pipe") == .unreadable(.other(errno: EINVAL)))
      #expect(write("") == .unreadable(.notFound))
      #expect(write("a\0b") == .unreadable(.notFound))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["dangling", "loop", "pipe"])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnlyFoldersAndFilesAreRefused() throws {
    try withFolder { folder in
      let path = folder + "/a"
      try Data(Self.old).write(to: URL(fileURLWithPath: path))
      #expect(chmod(path, 0o444) == 0)
      #expect(Self.failure(FixApplier.write(path: path, original: Self.old, new: Self.new)) == .permission)
      #expect(chmod(path, 0o644) == 0)
      #expect(chmod(folder, 0o555) == 0)
      #expect(Self.failure(FixApplier.write(path: path, original: Self.old, new: Self.new)) == .readOnlyFolder(folder))
      #expect(chmod(folder, 0o755) == 0)
      #expect(FileReading.read(path) == .success(Self.old))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  #if os(Linux)
    @Test(.enabled(if: geteuid() == 0 && Nobody.isAvailable, "only root can act as somebody else"))
    func whatSomebodyElseMayNotDoIsRefused() throws {
      try withFolder { folder in
        let path = folder + "/a"
        try Data(Self.old).write(to: URL(fileURLWithPath: path))
        #expect(chmod(path, 0o666) == 0)
        #expect(chmod(folder, 0o755) == 0)
        let readOnly = Nobody.run { FixApplier.write(path: path, original: Self.old, new: Self.new) }
        #expect(Self.failure(readOnly) == .readOnlyFolder(folder))
        // Everybody may make files here, but only a file's owner may replace it: the last step fails.
        #expect(chmod(folder, 0o1777) == 0)
        let sticky = Nobody.run { FixApplier.write(path: path, original: Self.old, new: Self.new) }
        #expect(Self.failure(sticky) == .readOnlyFolder(folder))
        #expect(FileReading.read(path) == .success(Self.old))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
        // Without the protection the file is replaced, and belongs to its new author.
        #expect(chmod(path, 0o4666) == 0)
        #expect(chmod(folder, 0o777) == 0)
        let open = Nobody.run { FixApplier.write(path: path, original: Self.old, new: Self.new) }
        #expect(Self.failure(open) == nil)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_uid == 65534 && status.st_mode & 0o7777 == 0o666)
      }
    }
  #endif

  @Test func everyFailureIsExplainedInBothLanguages() {
    let failures: [WriteFailure] = [
      .unreadable(.notFound), .unreadable(.permission), .changed, .permission, .readOnlyFolder("文件夹"), .noSpace,
      .other(errno: 5),
    ]
    let messages = failures.map(\.message)
    #expect(Set(messages).count == failures.count)
    #expect(messages.allSatisfy { $0.chinese.hasPrefix("没有改：") && $0.english.hasPrefix("not changed: ") })
    #expect(WriteFailure.readOnlyFolder("文件夹").message.english.contains("文件夹"))
  }
}

#if os(Linux)
  /// Makes one thread act on files as the user nobody.
  private enum Nobody {
    private typealias SetUser = @convention(c) (uid_t) -> Int32

    private static var setUser: SetUser? {
      dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: SetUser.self) }
    }

    static var isAvailable: Bool { setUser != nil }

    static func run<T>(_ body: () -> T) -> T {
      _ = setUser?(65534)
      defer { _ = setUser?(geteuid()) }
      return body()
    }
  }
#endif

private func withFolder(_ body: (String) throws -> Void) throws { try TemporaryFolder.with { try body($0.path) } }
