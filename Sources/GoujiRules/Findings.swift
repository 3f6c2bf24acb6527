import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// All findings of a report: the one function that the command line and editors share.
package enum Findings {
  /// What the caller wants to see.
  package struct Options: Sendable {
    /// Whether 尾差 are shown.
    package var showsTails = false

    /// The usual: no 尾差.
    package init(showsTails: Bool = false) { self.showsTails = showsTails }
  }

  /// The findings of a checked report, in the order of the document.
  package static func all(_ result: CheckResult, _ options: Options = Options()) -> [Finding] {
    var findings = SyntaxRules.findings(result.report.tree)
    findings += StructureRules.findings(result)
    findings += ReferenceRules.findings(result)
    findings += RelationRules.findings(result, options)
    findings = Suppressions(result.report.tree, result.profile).apply(to: findings)
    return findings.sorted { a, b in
      if a.range != b.range { return a.range < b.range }
      if a.severity != b.severity { return a.severity > b.severity }
      return a.rule < b.rule
    }
  }
}
