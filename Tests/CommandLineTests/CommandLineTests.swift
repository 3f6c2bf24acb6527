import Foundation
import TestSupport
import Testing

/// The program as a user calls it: what it prints and what it ends with.
@Suite struct CommandLineTests {
  @Test func lintEndsWithTheWorstThatHappened() throws {
    #expect(try Program.run("lint", "Tests/Samples/report.gouji").status == 0)
    #expect(try Program.run("lint", "Tests/Samples/flawed.gouji").status == 1)
    let mixed = try Program.run("lint", "Tests/Samples/flawed.gouji", "missing.gouji")
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("missing.gouji: 没有这个文件") && mixed.output.contains("flawed.gouji:110:7"))
  }

  @Test func badUsageEndsWithTwo() throws {
    #expect(try Program.run("lint").status == 2)
    let unknown = try Program.run("lint", "--formatt", "json", "x")
    #expect(unknown.status == 2 && unknown.errors.contains("--format"))
    #expect(try Program.run("lint", "--format", "xml", "x").status == 2)
    #expect(try Program.run("lint", "--jobs", "0", "x").status == 2)
    let verb = try Program.run("lnit", "x")
    #expect(verb.status == 2 && verb.errors.contains("lint"))
    #expect(try Program.run().status == 2)
    #expect(try Program.run("tree", "a", "b").status == 2)
  }

  @Test func helpAndVersion() throws {
    #expect(try Program.run("--version").output.hasPrefix("gouji "))
    let chinese = try Program.run("--help")
    #expect(chinese.status == 0 && chinese.output.contains("退出码"))
    let english = try Program.run("--help", "--locale", "en")
    #expect(english.output.contains("Exit codes") && !english.output.contains("退出码"))
    for verb in ["lint", "tables", "tree"] {
      let page = try Program.run(verb, "--help", "--locale=en")
      #expect(page.status == 0 && page.output.contains("Usage: gouji \(verb)"))
    }
  }

  @Test func textOutputIsAsRecorded() throws {
    let output = try Program.run("lint", "Tests/Samples/flawed.gouji").output
    #expect(Snapshot.difference(output, "Tests/CommandLineTests/Golden/flawed.zh.txt") == nil)
    let english = try Program.run("lint", "--locale", "en", "Tests/Samples/flawed.gouji").output
    #expect(Snapshot.difference(english, "Tests/CommandLineTests/Golden/flawed.en.txt") == nil)
  }

  @Test func jsonOutputIsAsRecordedAndListsEveryFile() throws {
    let output = try Program.run("lint", "--format", "json", "--no-config", "Tests/Samples/flawed.gouji", "Tests/Samples/report.gouji")
      .output
    #expect(Snapshot.difference(output, "Tests/CommandLineTests/Golden/lint.json") == nil)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "gouji.lint/1")
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["Tests/Samples/flawed.gouji", "Tests/Samples/report.gouji"])
    #expect((files[1]["findings"] as? [Any])?.isEmpty == true)
    for key in ["figures", "cells"] { #expect((files[0][key] as? [String: Int])?["total"] ?? 0 > 100) }
  }

  @Test func standardInputIsReadUnderItsName() throws {
    let input = try #require(Repository.bytes("Tests/Samples/flawed.gouji"))
    let run = try Program.run("lint", "-", "--stdin-filename", "某报告.gouji", input: input)
    #expect(run.status == 1 && run.output.contains("某报告.gouji:110:7"))
  }

  @Test func foldersAreSearchedAndOutputIsInPathOrder() throws {
    let one = try Program.run("lint", "--format", "json", "--jobs", "1", "Tests/Samples")
    let two = try Program.run("lint", "--format", "json", "--jobs", "2", "Tests/Samples")
    #expect(one.output == two.output && one.status == 1)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
    let paths = (json["files"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
    #expect(paths == Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  }

  @Test func otherEncodingsAreRefusedWithTheCommandThatConverts() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let gbk: [UInt8] = [0xCA, 0xD5, 0xC8, 0xEB, 0xD6, 0xA7, 0xB3, 0xF6, 0xBE, 0xF6, 0xCB, 0xE3, 0xD7, 0xDC, 0xB1, 0xED]
    let file = folder.appendingPathComponent("a.gouji").path
    try Data(gbk + [0x0A]).write(to: URL(fileURLWithPath: file))
    let run = try Program.run("lint", file)
    #expect(run.status == 2 && run.errors.contains("GB18030 编码") && run.errors.contains("a.gouji:1:1"))
    try Data([0xFF, 0xFE, 0x36, 0x65]).write(to: URL(fileURLWithPath: file))
    #expect(try Program.run("lint", file).errors.contains("UTF-16LE"))
  }

  @Test func colourIsOnlyWhereItIsWanted() throws {
    let plain = try Program.run("lint", "Tests/Samples/flawed.gouji").output
    let painted = try Program.run("lint", "--color", "always", "Tests/Samples/flawed.gouji").output
    #expect(!plain.contains("\u{1B}[") && painted.contains("\u{1B}[1;31m错误\u{1B}[0m"))
  }

  @Test func caretsStandUnderTheFigure() throws {
    let lines = try Program.run("lint", "Tests/Samples/flawed.gouji").output.split(separator: "\n").map(String.init)
    let index = try #require(lines.firstIndex { $0.contains("flawed.gouji:110:7") })
    let (source, carets) = (lines[index + 1], lines[index + 2])
    // A Chinese character takes two columns, everything else on this line one.
    let before = source.prefix(upTo: try #require(source.range(of: "4,371.78")).lowerBound)
    let columns = before.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    #expect(carets.prefix { $0 != "^" }.count == columns && carets.filter { $0 == "^" }.count == 8)
  }

  @Test func treeAndTablesAreValidJSON() throws {
    for verb in ["tree", "tables"] {
      let output = try Program.run(verb, "--format", "json", "Tests/Samples/report.gouji").output
      let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      #expect(json?["schema"] as? String == "gouji.\(verb)/1")
    }
    #expect(try Program.run("tables", "Tests/Samples/report.gouji").output.contains("收入支出决算总表"))
  }
}
