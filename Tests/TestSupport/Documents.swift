import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// Short ways from text to each stage.
package enum Documents {
  /// The tree of `text`.
  package static func tree(_ text: String) -> SyntaxTree {
    Parser.parse(SourceText(path: "test.gouji", bytes: Array(text.utf8)))
  }

  /// The report that `text` means.
  package static func report(_ text: String) -> Report { Report(tree(text)) }

  /// The findings of `text`.
  package static func findings(_ text: String, showsTails: Bool = false) -> [Finding] {
    lint(SourceText(path: "test.gouji", bytes: Array(text.utf8)), showsTails: showsTails).findings
  }

  /// What linting `source` without any configuration gives.
  package static func lint(_ source: SourceText, showsTails: Bool = false) -> LintedFile {
    var settings = Linter.Settings()
    settings.readsConfiguration = false
    settings.showsTails = showsTails
    return Linter(settings).lint(source)
  }

  /// The findings of `text` that make the program end with 1.
  package static func loud(_ text: String) -> [Finding] { findings(text).filter { $0.severity >= .warning } }

  /// 支出决算表 with one 类, for sentences that refer to it.
  package static let expenditure = table(
    "支出决算表",
    [
      "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出", " | 合计 | 1,638.02 | 1,220.45 | 417.57",
      "208 | 社会保障和就业支出 | 1,638.02 | 1,220.45 | 417.57",
    ])

  /// A table: its title, then rows whose cells are parted by `|`.
  package static func table(_ title: String, _ rows: [String]) -> String {
    title + "\n\n金额单位：万元\n\n"
      + rows.map { row in
        row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingPrefix { $0 == " " } }
          .map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\t")
      }.joined(separator: "\n") + "\n"
  }
}
