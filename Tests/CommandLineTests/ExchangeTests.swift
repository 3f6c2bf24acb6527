import Foundation
import TestSupport
import Testing

/// `gouji new`, `import` and `export`: what they print, what they write, what they end with. Word and PDF, which take other
/// programs, are tried by `Tests/Exchange`.
@Suite struct ExchangeTests {
  @Test func aReportBegins() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("新.gouji").path
      let made = try Program.run("new", "部门", "--year", "2025", "--name", "示例市档案局", "--output", file)
      #expect(made.status == 0 && made.output.isEmpty && made.errors.isEmpty)
      #expect(try Program.run("lint", "--no-config", file).status == 0)
      let again = try Program.run("new", "部门", "--year", "2025", "--name", "示例市档案局", "--output", file)
      #expect(again.status == 2 && again.errors == "\(file) 已经存在，不覆盖\n")
      let english = try Program.run("new", "unit", "--year", "2025", "--name", "示例市档案局", "--output", file, "--locale", "en")
      #expect(english.status == 2 && english.errors == "\(file) exists already and is left as it is\n")
      let next = folder.appendingPathComponent("明年.gouji").path
      #expect(try Program.run("new", "--from", file, "--output", next).status == 0)
      let text = try String(contentsOfFile: next, encoding: .utf8)
      #expect(text.contains("决算年度: 2026\n") && text.contains("上年报告: \(file)\n"))
      #expect(try Program.run("fill", "--diff", next).status != 2)
    }
  }

  @Test func reportsGoOutAndComeBack() throws {
    try TemporaryFolder.with { folder in
      for format in ["md", "html"] {
        let file = folder.appendingPathComponent("report.\(format)").path
        #expect(try Program.run("export", "--output", file, "Tests/Samples/flawed.gouji").status == 0)
        let printed = try Program.run("export", "--to", format, "Tests/Samples/flawed.gouji")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
        let back = try Program.run("import", file)
        #expect(back.status == 0 && back.errors.isEmpty)
        let lint = try Program.run("lint", "--no-config", "-", input: Array(back.output.utf8))
        let direct = try Program.run("lint", "--no-config", "Tests/Samples/flawed.gouji")
        #expect(lint.status == 1 && lint.output.split(separator: "\n").last == direct.output.split(separator: "\n").last)
      }
    }
  }

  @Test func importSaysWhatItDid() throws {
    let text = "支出决算表\n金额单位：万元\n项目\t预算数\t决算数\n合计\t8. 00\t6.60\n甲\t8.00\t6.60\n"
    let chinese = try Program.run("import", "-", input: Array(text.utf8))
    #expect(chinese.status == 0 && chinese.output == text.replacing("8. 00", with: "8.00") && chinese.errors == "-: 去掉了1个数中间的空格\n")
    let english = try Program.run("import", "--locale", "en", "-", input: Array(text.utf8))
    #expect(english.errors == "-: took the spaces out of 1 figures\n")
  }

  @Test(arguments: [
    ["new"], ["new", "公司", "--year", "2025", "--name", "甲"], ["new", "部门", "--year", "0", "--name", "甲"], ["new", "部门", "--year", "2025"],
    ["new", "部门", "--name", "甲"], ["new", "--from", "没有.gouji"], ["import"], ["import", "没有.docx"], ["import", "Tests"],
    ["export", "Tests/Samples/report.gouji"], ["export", "--to", "pdf", "Tests/Samples/report.gouji"],
    ["explain", "Tests/Samples/report.gouji:1:-9223372036854775808"], ["export", "--to", "docx", "Tests/Samples/report.gouji"],
    ["export", "--to", "md", "没有.gouji"],
  ])
  func wrongCallsEndWithTwo(_ call: [String]) throws {
    for locale in ["zh", "en"] {
      let run = try Program.run(call + ["--locale", locale])
      #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty, "\(call)")
    }
  }

  /// What is no workbook, whatever its name says.
  @Test func brokenFilesAreRefused() throws {
    try TemporaryFolder.with { folder in
      let file = folder.appendingPathComponent("a.xlsx")
      try Data([0x50, 0x4B, 3, 4] + Array("xl/workbook.xml".utf8)).write(to: file)
      let run = try Program.run("import", file.path)
      #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty)
    }
  }
}
