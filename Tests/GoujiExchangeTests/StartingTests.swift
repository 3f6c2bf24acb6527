import GoujiExchange
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// The beginnings of reports, and that pasting the tables and filling completes them.
@Suite struct StartingTests {
  private static func source(_ text: String, _ path: String = "test.gouji") -> SourceText {
    SourceText(path: path, bytes: Array(text.utf8))
  }

  private static let linter: Linter = {
    var settings = Linter.Settings()
    settings.readsConfiguration = false
    return Linter(settings)
  }()

  /// `text` after `gouji fill`.
  private static func filled(_ text: String, _ path: String = "test.gouji") -> String {
    let analysed = linter.analyse(Report(Parser.parse(source(text, path))))
    let edits = FigureFiller.edits(analysed.result) { linter.analyse($0).result }
    return String(decoding: FixApplier.apply(edits, to: Array(text.utf8)), as: UTF8.self)
  }

  private static func loud(_ text: String, _ path: String = "test.gouji") -> [String] {
    linter.lint(source(text, path)).findings.filter { $0.severity >= .warning }.map { "\($0.rule) " + $0.message.chinese }
  }

  /// The runs of table lines in `text`: the ranges of their lines.
  private static func tables(_ lines: [Substring]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (index, line) in lines.enumerated() where line.contains("\t") {
      if let last = found.last, last.upperBound == index {
        found[found.count - 1] = last.lowerBound..<(index + 1)
      } else {
        found.append(index..<(index + 1))
      }
    }
    return found
  }

  /// `text` with its first `count` tables replaced by those of `other`, as a clerk would paste them.
  private static func pasted(_ other: String, into text: String, count: Int) -> String {
    let (from, to) = (
      other.split(separator: "\n", omittingEmptySubsequences: false), text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    var result: [Substring] = []
    var index = 0
    for (mine, theirs) in zip(tables(to), tables(from)).prefix(count) {
      result += to[index..<mine.lowerBound] + from[theirs]
      index = mine.upperBound
    }
    return (result + to[index...]).joined(separator: "\n")
  }

  @Test(arguments: Skeleton.Kind.allCases) func aSkeletonIsCompleteAndClean(_ kind: Skeleton.Kind) {
    let text = String(decoding: Skeleton.text(kind, year: 2025, name: "示例市档案馆"), as: UTF8.self)
    let report = Report(Parser.parse(Self.source(text)))
    #expect(report.tables.compactMap(\.code) == (1...9).map { "公开0\($0)表" })
    #expect(report.tables.allSatisfy { $0.year == 2025 && $0.unitText == "万元" })
    #expect(Self.loud(text) == [])
    #expect(SyntaxProblems.find(report.tree).map(\.message.chinese) == [])
    #expect(!text.contains("〈") && !text.contains("｜") && text.contains("示例市档案馆2025年度\(kind.rawValue)决算"))
    #expect(text.contains("\n十三、预算绩效情况说明\n") && text.contains("\n第五部分 附件\n"))
    #expect(text.components(of: "{=").count + text.components(of: "{#").count > 90)
  }

  @Test func pastingAndFillingCompletesASkeleton() throws {
    let sample = Repository.text("Tests/Samples/report.gouji")
    let skeleton = String(decoding: Skeleton.text(.department, year: 2024, name: "示例市数据资源局"), as: UTF8.self)
    // The number of cars has no table to be filled from: it is the writer's.
    let filled = Self.filled(Self.pasted(sample, into: skeleton, count: 9))
    let text = filled.replacing("全年购置公务用车0辆", with: "全年购置公务用车1辆")
    #expect(Self.loud(text) == [])
    for sentence in [
      "2024年度收入合计4,148.13万元", "财政拨款收入3,947.33万元", "占95.16%{", "项目支出2,469.58万元", "占58.62%{",
      "一般公共服务（类）支出2,886.18万元", "人员经费1,433.26万元", "占基本支出的88.54%", "支出决算为32.48万元", "完成预算的92.80%",
      "住房公积金（项）。年初预算为0.00万元{#公积金预算}，支出决算为112.66万元", "年末结转和结余28.64万元",
    ] { #expect(text.contains(sentence), "\(sentence)") }
    #expect(Self.filled(text) == text)
    // The budget is the writer's; then the completion follows.
    let budget = Self.filled(text.replacing("年初预算为0.00万元{#公积金预算}", with: "年初预算为109.80万元{#公积金预算}"))
    #expect(budget.contains("完成年初预算的102.60%{"))
  }

  // MARK: From last year's report

  private static let lastPath = "Tests/Samples/report.gouji"
  private static let last = Repository.text(lastPath)

  private static func next() -> String {
    let result = linter.analyse(Report(Parser.parse(source(last, lastPath)))).result
    return String(decoding: NextYear.text(after: result, year: 2025, path: Repository.root.path + "/" + lastPath), as: UTF8.self)
  }

  @Test func lastYearsReportIsOpenAgain() {
    let text = Self.next()
    let report = Report(Parser.parse(Self.source(text)))
    #expect(report.frontMatter[.year] == "2025" && report.frontMatter[.lastYear]?.hasSuffix("report.gouji") == true)
    #expect(text.contains("示例市数据资源局2025年度部门决算") && !text.contains("2024"))
    // No amount of last year is left in a table, but for the zeros of the one row that has no label.
    let cells = report.tables.flatMap(\.entries).flatMap(\.cells).compactMap(\.figure)
    #expect(cells.filter { $0.decimal?.coefficient != 0 }.allSatisfy { ($0.decimal?.integer ?? 101) <= 100 })
    #expect(report.tables.count == Report(Parser.parse(Self.source(Self.last))).tables.count)
    // What stood in the prose is bound, named, or marked.
    #expect(text.contains("各增加0.00万元{=收入支出决算总表!行31 - 上年!收入支出决算总表!行31}"))
    #expect(text.contains("{=#数") && text.contains("{注: 上年159.71万元}") && text.contains("{注: 上年的数}"))
    #expect(text.contains("单价100万元{注: 上年的数}（含）以上设备"))
    #expect(SyntaxProblems.find(report.tree).map(\.message.chinese) == [])
  }

  /// With tables that are all the same as last year's, filling gives last year's sentences with no change.
  @Test func fillingComparesWithLastYear() {
    let pasted = Self.pasted(Self.last, into: Self.next(), count: 100)
    let text = Self.filled(pasted)
    #expect(text.contains("收、支总计均为4,311.78万元") && text.contains("各增加0.00万元") && text.contains("占95.16%"))
    let more = Self.filled(pasted.replacing("总计\t31\t4,311.78\t总计\t62\t4,311.78", with: "总计\t31\t4,000.00\t总计\t62\t4,000.00"))
    #expect(more.contains("均为4,000.00万元") && more.contains("各减少311.78万元") && more.contains("下降7.23%"))
  }

  @Test func columnsOfLastYearTakeThisYears() {
    let text = "---\n决算年度: 2024\n---\n\n支出情况表\n\n金额单位：万元\n\n项目\t上年支出\t本年支出\n合计\t1.00\t2.00\n甲\t1.00\t2.00\n"
    let result = Self.linter.analyse(Report(Parser.parse(Self.source(text)))).result
    let next = String(decoding: NextYear.text(after: result, year: 2025, path: "去年.gouji"), as: UTF8.self)
    #expect(next.contains("合计\t2.00\t\n甲\t2.00\t\n") && next.contains("上年报告: 去年.gouji\n"))
  }

  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: "n.gouji")) func anyReportCanBeTheLast(_ path: String) throws {
    let source = SourceText(path: path, bytes: try #require(Repository.bytes(path)))
    let result = Self.linter.analyse(Report(Parser.parse(source))).result
    let next = NextYear.text(after: result, year: 2030, path: "a.gouji")
    #expect(Report(Parser.parse(SourceText(path: path, bytes: next))).frontMatter[.lastYear] == "a.gouji")
  }
}

extension String {
  /// The parts between occurrences of `mark`.
  fileprivate func components(of mark: String) -> [Substring] { split(separator: mark, omittingEmptySubsequences: false) }
}
