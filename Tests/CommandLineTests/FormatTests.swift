import Foundation
import TestSupport
import Testing

/// `gouji format`: what it prints, what it writes, and what it leaves alone.
@Suite struct FormatTests {
  private static let untidy = "一、收入支出总体情况  \r\n\r\n\r\n收入1,200.50万元。\r\n\r\n甲\t1.00\t2.00\r\n乙\t3.00\t4.00"
  private static let tidy = "一、收入支出总体情况\r\n\r\n收入1,200.50万元。\r\n\r\n甲\t1.00\t2.00\r\n乙\t3.00\t4.00\r\n"

  private static func text(_ url: URL) -> String { (try? String(decoding: Data(contentsOf: url), as: UTF8.self)) ?? "" }

  @Test func oneFileGoesToStandardOutput() throws {
    try TemporaryFolder.with(["a.gouji": Self.untidy]) { folder in
      let file = folder.appendingPathComponent("a.gouji")
      let run = try Program.run("format", file.path)
      #expect(run.status == 0 && run.output == Self.tidy && Self.text(file) == Self.untidy)
      #expect(try Program.run("format", "-", input: Array(Self.untidy.utf8)).output == Self.tidy)
    }
  }

  @Test func writeChangesWhatIsNotInOrderAndNothingElse() throws {
    try TemporaryFolder.with(["a.gouji": Self.untidy, "b/b.gouji": Self.tidy, "c.txt": Self.untidy]) { folder in
      let run = try Program.run("format", "--write", folder.path)
      #expect(run.status == 0 && run.output.isEmpty)
      #expect(run.errors == "\(folder.path)/a.gouji: 已整理\n")
      #expect(Self.text(folder.appendingPathComponent("a.gouji")) == Self.tidy)
      #expect(Self.text(folder.appendingPathComponent("c.txt")) == Self.untidy)
      let again = try Program.run("format", "--write", "--locale", "en", folder.path, folder.path + "/c.txt")
      #expect(again.status == 0 && again.errors == "\(folder.path)/c.txt: formatted\n")
    }
  }

  @Test func writeKeepsPermissionsAndLinks() throws {
    try TemporaryFolder.with(["a.gouji": Self.untidy]) { folder in
      let file = folder.appendingPathComponent("a.gouji")
      let link = folder.appendingPathComponent("link.gouji")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      #expect(try Program.run("format", "--write", link.path).status == 0)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640 && Self.text(file) == Self.tidy)
      #expect(try FileManager.default.attributesOfItem(atPath: link.path)[.type] as? FileAttributeType == .typeSymbolicLink)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.gouji", "link.gouji"])
    }
  }

  @Test func checkListsAndEndsWithOne() throws {
    try TemporaryFolder.with(["a.gouji": Self.untidy, "b.gouji": Self.tidy, "c.gouji": Self.untidy]) { folder in
      let run = try Program.run("format", "--check", folder.path)
      #expect(run.status == 1 && run.output == "\(folder.path)/a.gouji\n\(folder.path)/c.gouji\n" && run.errors.isEmpty)
      #expect(try Program.run("format", "--check", folder.path + "/b.gouji").status == 0)
      let missing = try Program.run("format", "--check", folder.path, folder.path + "/none.gouji")
      #expect(missing.status == 2 && missing.output == run.output && missing.errors.contains("none.gouji: 没有这个文件"))
      #expect(Self.text(folder.appendingPathComponent("a.gouji")) == Self.untidy)
    }
  }

  @Test func diffShowsAndChangesNothing() throws {
    try TemporaryFolder.with(["a.gouji": Self.untidy, "b.gouji": Self.tidy]) { folder in
      let run = try Program.run("format", "--check", "--diff", folder.path)
      #expect(run.status == 1 && run.output.contains("\n-一、收入支出总体情况  \r\n"))
      #expect(run.output.contains("\n+一、收入支出总体情况\r\n") && run.output.contains("+++ b/"))
      #expect(!run.output.contains("b.gouji"))
      #expect(Self.text(folder.appendingPathComponent("a.gouji")) == Self.untidy)
      #expect(try Program.run("format", "--diff", folder.path + "/b.gouji").status == 0)
    }
  }

  @Test func badUsageEndsWithTwo() throws {
    #expect(try Program.run("format").status == 2)
    let several = try Program.run("format", "Tests/Samples/report.gouji", "Tests/Samples/flawed.gouji")
    #expect(several.status == 2 && several.output.isEmpty && several.errors.contains("--write"))
    #expect(try Program.run("format", "--write", "--check", "Tests/Samples/report.gouji").status == 2)
    #expect(try Program.run("format", "--write", "-", input: [0x61]).status == 2)
  }

  /// Formatting changes only blanks outside cells, ends of lines, and the marks of the markup, and does so once.
  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  func samplesKeepTheirFiguresAndAreFormattedOnce(_ path: String) throws {
    let once = try Program.run("format", path).output
    #expect(try Program.run("format", "-", input: Array(once.utf8)).output == once)
    func findings(_ input: String) throws -> [String] {
      let run = try Program.run("lint", "--no-config", "-", input: Array(input.utf8))
      return run.output.split(separator: "\n").filter { $0.hasPrefix("<stdin>") }
        .map { String($0.drop { $0 != " " }).replacing(/第\d+行|line \d+/, with: "") }
    }
    #expect(try findings(once) == findings(Repository.text(path)))
  }
}
