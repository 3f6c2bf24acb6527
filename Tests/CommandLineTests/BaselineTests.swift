import Foundation
import TestSupport
import Testing

/// `--baseline` and `--update-baseline`: what is known stays quiet wherever it moves, what is new does not.
@Suite struct BaselineTests {
  private static let report = Repository.text("Tests/Formats/report.gouji")

  private struct Folder {
    let url: URL
    var baseline: String { url.appendingPathComponent("baseline.json").path }

    func write(_ text: String, _ name: String = "a.gouji") throws -> String {
      let file = url.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
  }

  private static func withFolder(_ body: (Folder) throws -> Void) throws {
    try TemporaryFolder.with { try body(Folder(url: $0)) }
  }

  private static func lint(_ folder: Folder, _ arguments: String...) throws -> Program.Run {
    try Program.run(["lint", "--no-config", "--baseline", folder.baseline] + arguments)
  }

  @Test func knownFindingsAreCountedAndNotShown() throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      let update = try Self.lint(folder, "--update-baseline", path)
      #expect(update.status == 0 && update.errors == "\(folder.baseline): 基线有4条\n")
      let run = try Self.lint(folder, path)
      #expect(run.status == 0 && run.output.hasPrefix("没有发现问题。另有4条在基线中。") && run.errors.isEmpty)
      #expect(try Self.lint(folder, "--locale", "en", path).output.contains("4 more in the baseline."))
      #expect(try Self.lint(folder, "--format", "json", path).output.hasSuffix("\"known\":4}\n"))
      let sarif = try Self.lint(folder, "--format", "sarif", path).output
      #expect(sarif.matches(of: /"baselineState":"unchanged","suppressions"/).count == 4)
      #expect(try Self.lint(folder, "--format", "junit", path).output.matches(of: /<skipped\/>/).count == 4)
      for format in ["gitlab", "rdjson", "github"] {
        #expect(try !Self.lint(folder, "--format", format, path).output.contains("1,683.02"))
      }
      // Written anew where nothing has changed, it is the same.
      let before = try Data(contentsOf: URL(fileURLWithPath: folder.baseline))
      #expect(try Self.lint(folder, "--update-baseline", path).status == 0)
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.baseline)) == before)
    }
  }

  /// Lines that move, a table that grows by a row without fault, another order, another name: nothing is new.
  @Test(
    arguments: [
      { "\n\n一、部门概况\n\n新写的一段。\n\n" + $0 },
      { $0.replacingOccurrences(of: "\n", with: "\r\n") },
      { $0.replacingOccurrences(of: "金额单位：万元\n", with: "金额单位：万元\n\n\n") },
      { $0.replacingOccurrences(of: "支出合计1,683.02", with: "支出合计 1,683.02") },
      { $0.replacingOccurrences(of: "𠮷祥路", with: "全年完成投资200.00万元。𠮷祥路") },
      { $0.replacingOccurrences(of: "\n208\t", with: "\n205\t教育支出\t0.00\t0.00\t0.00\n208\t") },
    ] as [@Sendable (String) -> String])
  func whatMovesStaysKnown(_ move: @Sendable (String) -> String) throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      #expect(try Self.lint(folder, "--update-baseline", path).status == 0)
      let moved = move(Self.report)
      #expect(moved != Self.report)
      try FileManager.default.removeItem(atPath: path)
      let run = try Self.lint(folder, try folder.write(moved, "另一个名字.gouji"))
      #expect(run.status == 0 && run.output.contains("另有4条在基线中"), "\(run.output)")
    }
  }

  /// A figure that changes is a new finding, and so is one more of the same; another year's report is another report.
  @Test func whatChangesIsNew() throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      #expect(try Self.lint(folder, "--update-baseline", path).status == 0)
      let changed = try Self.lint(folder, try folder.write(Self.report.replacingOccurrences(of: "1,683.02", with: "1,683.20")))
      #expect(changed.status == 1 && changed.output.contains("错误 1。另有3条在基线中。"))
      let repeated = Self.report + "\n𠮷祥路项目等全年支出合计1,683.02万元{=支出决算表!合计!本年支出合计}。\n"
      let again = try Self.lint(folder, try folder.write(repeated))
      #expect(again.status == 1 && again.output.contains("另有4条在基线中"))
      let next = try Self.lint(folder, try folder.write(Self.report.replacingOccurrences(of: "2024年度", with: "2025年度")))
      #expect(next.status == 1 && !next.output.contains("在基线中"))
    }
  }

  /// Two copies of a report are two reports: each finding of the baseline stands for one.
  @Test func eachEntryStandsForOneFinding() throws {
    try Self.withFolder { folder in
      let one = try folder.write(Self.report)
      #expect(try Self.lint(folder, "--update-baseline", one).status == 0)
      let run = try Self.lint(folder, one, try folder.write(Self.report, "b.gouji"))
      #expect(run.status == 1 && run.output.contains("错误 2，警告 1，信息 1。另有4条在基线中"))
    }
  }

  /// What is accepted is not repaired; what is new is.
  @Test func knownFindingsAreNotRepaired() throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      #expect(try Self.lint(folder, "--update-baseline", path).status == 0)
      let run = try Self.lint(folder, "--fix", path)
      #expect(run.status == 0 && run.errors.isEmpty && run.output.contains("另有4条在基线中"))
      #expect(try Self.lint(folder, "--diff", path).output.isEmpty)
      let new = Self.report + "\n𠮷祥路项目等全年支出合计1,683.20万元{=支出决算表!合计!本年支出合计}。\n"
      let fixed = try Self.lint(folder, "--fix", try folder.write(new))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(fixed.status == 0 && text == new.replacingOccurrences(of: "1,683.20", with: "1,638.02"), "\(fixed)")
      // A baseline that is written anew holds what repairs leave.
      let anew = try Self.lint(folder, "--fix", "--update-baseline", try folder.write(Self.report))
      #expect(anew.status == 0 && !anew.errors.contains("基线有4条"))
    }
  }

  @Test func badBaselinesEndWithTwo() throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      let missing = try Self.lint(folder, path)
      #expect(missing.status == 2 && missing.errors == "\(folder.baseline): 没有这个文件\n" && missing.output.isEmpty)
      for (text, place) in [("{", "1:2"), ("[]", "1:1"), ("{\"schema\":\"gouji.baseline/1\",\"findings\":[\n{}]}", "2:1")] {
        _ = try folder.write(text, "baseline.json")
        let run = try Self.lint(folder, path)
        #expect(run.status == 2 && run.errors.hasPrefix("\(folder.baseline):\(place): "))
      }
      #expect(try Program.run("lint", "--update-baseline", path).status == 2)
      #expect(try Self.lint(folder, "--update-baseline", "--diff", path).status == 2)
    }
  }

  /// What could not be read may have known findings: then the baseline stays as it is.
  @Test func nothingIsLostWhereAFileCannotBeRead() throws {
    try Self.withFolder { folder in
      let path = try folder.write(Self.report)
      #expect(try Self.lint(folder, "--update-baseline", path).status == 0)
      let before = try Data(contentsOf: URL(fileURLWithPath: folder.baseline))
      let run = try Self.lint(folder, "--update-baseline", path, folder.url.path + "/没有.gouji")
      #expect(run.status == 2 && run.errors.contains("没有更新"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.baseline)) == before)
      let nowhere = try Program.run("lint", "--baseline", folder.url.path + "/无/b.json", "--update-baseline", path)
      #expect(nowhere.status == 2 && nowhere.errors.contains("b.json: "))
    }
  }
}
