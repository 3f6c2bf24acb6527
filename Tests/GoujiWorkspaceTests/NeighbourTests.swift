import Foundation
import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// Reports that belong together: last year's with this year's, and those of units with their department's.
@Suite struct NeighbourTests {
  // MARK: Reports

  /// A small report whose overview balances.
  private static func report(_ head: String, income: Int = 60, opening: Int = 5, closing: Int = 7) -> String {
    """
    \(head)

    收入支出决算总表
    单位：万元
    收入\t\t支出\t
    项目\t决算数\t项目\t决算数
    本年收入合计\t\(income).00\t本年支出合计\t\(income + opening - closing).00
    年初结转和结余\t\(opening).00\t年末结转和结余\t\(closing).00
    总计\t\(income + opening).00\t总计\t\(income + opening).00

    """
  }

  /// What linting `files` in one run reports: file, rule, severity and Chinese message.
  private static func lint(_ files: [String: String], jobs: Int = 2) throws -> [String] {
    try TemporaryFolder.with(files) { try lint($0, files, jobs) }
  }

  private static func lint(_ folder: URL, _ files: [String: String], _ jobs: Int) throws -> [String] {
    let paths = files.keys.sorted().map { folder.path + "/" + $0 }
    var settings = Linter.Settings()
    settings.readsConfiguration = false
    let linter = Linter(settings).knowing(paths, jobs: jobs)
    var lines: [String] = []
    ParallelLint.run(paths, jobs: jobs, linter: linter, standardInputName: "-") { outcome in
      guard case .success(let file) = outcome else {
        lines.append("unreadable \(outcome)")
        return
      }
      let name = file.source.path.dropFirst(folder.path.count + 1)
      lines += file.findings.map { "\(name) \($0.rule) \($0.severity.rawValue): \($0.message.chinese)" }
    }
    return lines
  }

  private static func rules(_ lines: [String]) -> [String] {
    lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
  }

  // MARK: Last year

  @Test func lastYearIsFoundByTitle() throws {
    let files = [
      "a.gouji": report("示例市档案局2023年度部门决算", opening: 1, closing: 4),
      "b.gouji": report("示例市档案局 2024 年度部门决算", opening: 5),
    ]
    let found = try Self.lint(files)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("b.gouji B16 info: ") && found[0].contains("5.00 ≠ 4.00") && found[0].hasSuffix("上年报告是a.gouji。"))
    #expect(try Self.lint(files.merging(["b.gouji": report("示例市档案局2024年度部门决算", opening: 4)]) { $1 }).isEmpty)
  }

  private func report(_ head: String, income: Int = 60, opening: Int = 5, closing: Int = 7) -> String {
    Self.report(head, income: income, opening: opening, closing: closing)
  }

  @Test(
    arguments: [
      ("# 2023年度\n\n# 示例市档案局部门决算", "# 2024年度\n\n# 示例市档案局部门决算"),
      ("示例市档案局\n2023年度部门决算公开", "2024年度示例市档案局部门决算"),
      ("---\n决算年度: 2023\n单位: 示例市档案局\n类别: 部门\n---", "**示例市档案局2024年度部门决算**"),
      ("---\n决算年度: 2023\n单位: 示例市档案局\n---", "---\n决算年度: 2024\n单位: 示例市 档案局\n---"),
    ])
  func titlesAreRead(_ last: String, _ this: String) throws {
    let found = try Self.lint(["x/1.gouji": report(last, opening: 1, closing: 4), "y/2.gouji": report(this)])
    #expect(Self.rules(found) == ["y/2.gouji B16"])
  }

  @Test(
    arguments: [
      // Another unit, another kind of accounts, two years apart, no title.
      ("示例市教育局2023年度部门决算", "示例市档案局2024年度部门决算"), ("示例市档案局2023年度单位决算", "示例市档案局2024年度部门决算"),
      ("示例市档案局2022年度部门决算", "示例市档案局2024年度部门决算"), ("档案工作", "示例市档案局2024年度部门决算"),
      ("示例市档案局2023年度部门决算编制办法", "示例市档案局2024年度部门决算"),
    ])
  func othersAreNotLastYears(_ last: String, _ this: String) throws {
    #expect(try Self.lint(["1.gouji": report(last, opening: 1, closing: 4), "2.gouji": report(this)]).isEmpty)
  }

  @Test func severalCandidatesAreNone() throws {
    let old = report("示例市档案局2023年度部门决算", opening: 1, closing: 4)
    let new = report("示例市档案局2024年度部门决算")
    #expect(try Self.lint(["1.gouji": old, "2.gouji": old, "3.gouji": new]).isEmpty)
    #expect(try Self.lint(["a/1.gouji": old, "b/2.gouji": old, "c/3.gouji": new]).isEmpty)
    // The one beside it is meant.
    #expect(Self.rules(try Self.lint(["a/1.gouji": old, "b/2.gouji": old, "b/3.gouji": new])) == ["b/3.gouji B16"])
  }

  @Test func theFrontMatterWins() throws {
    let old = report("示例市档案局2023年度部门决算", opening: 1, closing: 4)
    let other = report("旧稿", opening: 1, closing: 5)
    let new = report("---\n决算年度: 2024\n上年报告: other.gouji\n---\n示例市档案局2024年度部门决算")
    #expect(try Self.lint(["old.gouji": old, "other.gouji": other, "new.gouji": new]).isEmpty)
    let missing = report("---\n决算年度: 2024\n上年报告: none.gouji\n---\n示例市档案局2024年度部门决算")
    #expect(Self.rules(try Self.lint(["old.gouji": old, "new.gouji": missing])) == ["new.gouji unknown-reference"])
  }

  // MARK: Units

  private static let own = report("示例市档案局（本级）2024年度单位决算", income: 40, opening: 1, closing: 3)
  private static let archive = report("示例市档案馆2024年度单位决算", income: 20, opening: 4, closing: 4)

  @Test func aDepartmentIsComparedWithItsUnits() throws {
    let whole = report("示例市档案局2024年度部门决算", income: 60, opening: 5, closing: 7)
    #expect(try Self.lint(["a.gouji": whole, "b.gouji": Self.own, "c.gouji": Self.archive]).isEmpty)
    let short = report("示例市档案局2024年度部门决算", income: 50, opening: 5, closing: 7)
    let found = try Self.lint(["a.gouji": short, "b.gouji": Self.own, "c.gouji": Self.archive])
    #expect(Self.rules(found) == ["a.gouji B17", "a.gouji B17", "a.gouji B17"] && found.allSatisfy { $0.contains(" info: ") })
    #expect(found[0].contains("50.00 ≠ 40.00 + 20.00 = 60.00，相差10.00") && found[0].contains("其中：b.gouji 40.00、c.gouji 20.00"))
  }

  /// A difference to the units blames no figure, and hides no fault.
  @Test func differencesStayApartFromErrors() throws {
    let wrong = report("示例市档案局2024年度部门决算", income: 50, opening: 5, closing: 7)
      .replacing("总计\t55.00\t总计", with: "总计\t56.00\t总计")
    let found = try Self.lint(["a.gouji": wrong, "b.gouji": Self.own, "c.gouji": Self.archive])
    #expect(found.filter { $0.contains(" error: ") }.count == 1)
    #expect(found.contains { $0.contains("A1 error") && $0.contains("应为55.00") })
  }

  @Test func withoutEvidenceNothingIsSummed() throws {
    let short = report("示例市档案局2024年度部门决算", income: 50)
    let files = ["a.gouji": short, "b.gouji": Self.own, "c.gouji": Self.archive]
    // No own part; only the own part; a file that cannot be told; a second department; a unit twice; another folder.
    #expect(try Self.lint(["a.gouji": short, "c.gouji": Self.archive]).isEmpty)
    #expect(try Self.lint(["a.gouji": short, "b.gouji": Self.own]).isEmpty)
    #expect(try Self.lint(files.merging(["d.gouji": report("档案工作")]) { $1 }).isEmpty)
    #expect(try Self.lint(files.merging(["d.gouji": report("示例市教育局2024年度部门决算")]) { $1 }).isEmpty)
    #expect(try Self.lint(files.merging(["d.gouji": Self.archive]) { $1 }).isEmpty)
    #expect(try Self.lint(["x/a.gouji": short, "b.gouji": Self.own, "c.gouji": Self.archive]).isEmpty)
    // Reports of other years do not disturb.
    let old = report("示例市档案馆2023年度单位决算", opening: 1, closing: 4)
    #expect(Self.rules(try Self.lint(files.merging(["d.gouji": old]) { $1 })) == Array(repeating: "a.gouji B17", count: 3))
  }

  @Test func theFrontMatterNamesUnits() throws {
    let short = report("---\n所属单位: u/b.gouji、u/c.gouji\n---", income: 50)
    let found = try Self.lint(["a.gouji": short, "u/b.gouji": Self.own, "u/c.gouji": Self.archive])
    #expect(Self.rules(found) == Array(repeating: "a.gouji B17", count: 3))
    let missing = try Self.lint(["a.gouji": short, "u/b.gouji": Self.own])
    #expect(missing.contains { $0.contains("a.gouji unknown-reference error: 所属单位的报告“u/c.gouji”读不出来") })
  }

  @Test func outputDoesNotDependOnTheNumberOfJobs() throws {
    var files: [String: String] = [:]
    for office in ["教育局", "民政局", "水利局", "交通局", "商务局"] {
      for year in 2019...2024 {
        files["\(office)/\(year).gouji"] = report("示例市\(office)\(year)年度部门决算", opening: year % 7, closing: year % 5)
      }
    }
    let one = try Self.lint(files, jobs: 1)
    #expect(one.count > 10)
    for jobs in [2, 3, 8] { #expect(try Self.lint(files, jobs: jobs) == one) }
  }
}
