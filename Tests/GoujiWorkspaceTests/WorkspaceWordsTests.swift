import Foundation
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// A workspace adds words, indicators and sections of its own: `profiles` in gouji.json.
@Suite struct WorkspaceWordsTests {
  private static let sentence = "一、收入决算情况说明\n\n收入总计900.00万元，比上年攀升20.00万元，攀升2.72%。\n"

  /// What linting `text` in a folder with these files gives.
  private static func lint(_ text: String, _ files: [String: String]) throws -> LintedFile {
    let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
    let folder = base.appendingPathComponent("gouji-words-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent(".git"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files { try Data(content.utf8).write(to: folder.appendingPathComponent(name)) }
    return Linter().lint(SourceText(path: folder.path + "/report.gouji", bytes: Array(text.utf8)))
  }

  @Test func aWordOfTheWorkspaceBinds() throws {
    let without = try Self.lint(Self.sentence, [:])
    #expect(without.figures.total == 3 && without.figures.bound == 1 && without.findings.isEmpty)
    let with = try Self.lint(
      Self.sentence, ["gouji.json": #"{"profiles": ["words.gouji"]}"#, "words.gouji": "@词语 方向\n  增: 攀升\n"])
    #expect(with.figures.total == 3 && with.figures.bound == 3)
    // 20.00 ÷ 880.00 = 2.27 %: digits exchanged.
    #expect(with.findings.map(\.rule) == ["C1"])
    #expect(with.findings.first.map { [UInt8](Self.sentence.utf8).text($0.range) } == "2.72")
  }

  @Test func anIndicatorOfTheWorkspaceHasItsCells() throws {
    let profile = """
      @表类 培训费表
        标题: 培训费支出表

      @指标 培训费
        名称: 培训费、培训费支出
        编号: Z1
        决算: 培训费表!合计!决算数

      @勾稽 Z1 正文
        !决算数 = !表内数
      """
    let text = "培训费支出表\n\n单位：万元\n\n项目\t预算数\t决算数\n合计\t120.00\t114.30\n业务培训\t120.00\t114.30\n\n一、培训经费支出说明\n\n培训费支出决算为141.30万元。\n"
    let with = try Self.lint(text, ["gouji.json": #"{"profiles": ["words.gouji"]}"#, "words.gouji": profile])
    #expect(with.findings.map(\.rule) == ["Z1"])
    #expect(try Self.lint(text, [:]).findings.isEmpty)
    // A relation of the workspace can be silenced as any other.
    let silenced = text + "\n@忽略 Z1: 口径不同\n"
    #expect(try Self.lint(silenced, ["gouji.json": #"{"profiles": ["words.gouji"]}"#, "words.gouji": profile]).findings.isEmpty)
  }

  @Test func sectionsAloneCountToo() throws {
    // 名词解释 binds nothing; the workspace says that 示例附录 does not either.
    let profile = "@章节\n  不是: 示例附录\n"
    let text =
      "收入支出决算总表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n本年收入合计\t900.00\t本年支出合计\t900.00\n总计\t900.00\t总计\t900.00\n\n一、收入示例附录\n\n收入总计1500.37万元。\n"
    #expect(try Self.lint(text, [:]).findings.map(\.rule) == ["C1"])
    #expect(try Self.lint(text, ["gouji.json": #"{"profiles": ["words.gouji"]}"#, "words.gouji": profile]).findings.isEmpty)
  }
}
