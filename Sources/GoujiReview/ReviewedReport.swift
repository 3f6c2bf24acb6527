import GoujiText
import GoujiWorkspace

/// One report as a reviewer sees it: whose it is, how much of it was checked, and what is wrong.
package struct ReviewedReport: Sendable {
  /// The file, as the user named it.
  package var path: String
  /// The department or unit; empty where the report does not say it.
  package var unit: String
  /// The year of the accounts.
  package var year: Int?
  /// 部门决算 or 单位决算.
  package var kind: ReportIdentity.Kind?
  /// How much was checked.
  package var coverage: Coverage
  /// What is wrong, certain things first.
  package var items: [ReviewItem]
  /// Findings about markup and form, which `lint` lists.
  package var otherFindings: Int
  /// What in the configuration that counts for it cannot be used.
  package var configurationProblems: [ConfigurationProblem]

  /// The report's name for readers: unit, year, kind; the file's name where nothing is known.
  package var title: Localized {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let name = unit.isEmpty ? file : unit
    let chineseYear = year.map { "\($0)年度" } ?? ""
    let english = [year.map(String.init), kind?.name.english].compactMap { $0 }.joined(separator: " ")
    return Localized(
      name + (chineseYear.isEmpty && kind == nil ? "" : " " + chineseYear + (kind?.name.chinese ?? "")),
      name + (english.isEmpty ? "" : ", " + english))
  }

  /// The number of items that are as sure as `certainty`.
  package func count(_ certainty: ReviewItem.Certainty) -> Int { items.count { $0.certainty == certainty } }
}

extension ReportIdentity.Kind {
  /// The word that users read.
  package var name: Localized {
    switch self {
    case .department: Localized("部门决算", "department's accounts")
    case .unit: Localized("单位决算", "unit's accounts")
    }
  }
}

/// How much of a report was checked, from the ledger of its figures.
package struct Coverage: Sendable, Hashable {
  /// The figures of standard and score tables.
  package var cells = 0
  /// Those of them that some relation pins.
  package var witnessedCells = 0
  /// The amounts and percentages of the prose.
  package var figures = 0
  /// Those of them whose meaning is known.
  package var boundFigures = 0
  /// Those of them that some relation pins.
  package var witnessedFigures = 0

  /// The coverage of several reports together.
  package mutating func add(_ other: Coverage) {
    cells += other.cells
    witnessedCells += other.witnessedCells
    figures += other.figures
    boundFigures += other.boundFigures
    witnessedFigures += other.witnessedFigures
  }
}
