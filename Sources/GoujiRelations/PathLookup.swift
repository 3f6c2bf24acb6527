import GoujiReport
import GoujiSyntax
import GoujiText

/// Finds what the paths of a report's references name: for editors, which ask about one path at a time.
package struct PathLookup: Sendable {
  private let scope: CheckScope

  /// The names of `report`, as relations see them.
  package init(_ report: Report, _ profile: Profile = .standard, lastYear: Report? = nil) {
    scope = CheckScope(report, profile, lastYear: lastYear)
  }

  /// The cells that `path` names; none where it names nothing or several things. A relative path is looked up in the table
  /// `home`.
  package func cells(_ path: FormulaPath, home: Int? = nil) -> [Operand] {
    (try? Evaluator(scope: scope, home: home).operands(path)) ?? []
  }

  /// The table that `name` means.
  package func table(_ name: String) -> Int? { try? scope.table(name, from: nil) }

  /// The table of last year's report that `name` means.
  package func lastYearTable(_ name: String) -> Int? { try? scope.lastYear?.table(name, from: nil) }
}
