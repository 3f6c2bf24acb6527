import Foundation
import TestSupport
import Testing

/// `gouji bind` and `gouji fill`: what they print, what they write, and what they end with.
@Suite struct RewritingTests {
  private static let stale =
    "支出决算表\n\n金额单位：万元\n\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t1,638.02\t1,220.45\t417.57\n"
    + "208\t社会保障和就业支出\t1,638.02\t1,220.45\t417.57\n\n一、支出情况\n\n基本支出1,200.00万元{=支出决算表!合计!基本支出}。\n"
  private static let fresh = stale.replacingOccurrences(of: "1,200.00", with: "1,220.45")

  /// Runs `body` with a file that goes away afterwards.
  private static func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
    try TemporaryFolder.with(["a.gouji": text]) { try body($0.appendingPathComponent("a.gouji")) }
  }

  private static func text(_ url: URL) -> String { (try? String(decoding: Data(contentsOf: url), as: UTF8.self)) ?? "" }

  @Test func fillPrintsShowsAndWrites() throws {
    try Self.withFile(Self.stale) { file in
      let printed = try Program.run("fill", file.path)
      #expect(printed.status == 0 && printed.output == Self.fresh && Self.text(file) == Self.stale)
      let diff = try Program.run("fill", "--diff", file.path)
      #expect(diff.status == 1 && diff.output.contains("-基本支出1,200.00万元") && diff.output.contains("+基本支出1,220.45万元"))
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      let written = try Program.run("fill", "--write", file.path)
      #expect(written.status == 0 && written.output.isEmpty && written.errors == "\(file.path): 更新了1处\n")
      #expect(Self.text(file) == Self.fresh)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
      let again = try Program.run("fill", "--diff", file.path)
      #expect(again.status == 0 && again.output.isEmpty)
    }
  }

  @Test func bindWritesOnce() throws {
    try Self.withFile(Repository.text("Tests/Samples/report.gouji")) { file in
      let diff = try Program.run("bind", "--diff", "--no-config", file.path)
      #expect(diff.status == 1 && diff.output.contains("{=收入支出决算总表!"))
      #expect(try Program.run("bind", "--write", "--no-config", "--locale", "en", file.path).errors.hasSuffix("references written\n"))
      #expect(try Program.run("bind", "--diff", "--no-config", file.path).output.isEmpty)
      #expect(try Program.run("lint", "--no-config", file.path).status == 0)
    }
  }

  @Test(arguments: [["bind"], ["fill", "a", "b"], ["fill", "--write", "--diff"], ["bind", "--write", "-"], ["fill", "没有"]])
  func wrongCallsEndWithTwo(_ call: [String]) throws {
    let run = call.count == 1 ? try Program.run(call[0]) : try Program.run(call[0], call[1], call.count > 2 ? call[2] : "--no-config")
    #expect(run.status == 2)
  }
}
