import GoujiArithmetic
import GoujiProse
import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// What became of every figure of the prose: its meaning, its cell, the relations that were tried, or why there are none.
package struct FigureLedger: Sendable {
  /// One figure.
  package struct Line: Sendable {
    /// Where its number stands.
    package var range: TextRange
    /// The figure as written, with its unit.
    package var literal: String
    /// What it measures.
    package var kind: FigureKind
    /// What it is about, as the prose names it; empty where nothing is known.
    package var subject: String
    /// What it is: 决算数, 增减率; `nil` where that is not known.
    package var role: Role?
    /// The cells that it was compared with.
    package var cells: [Localized]
    /// The relations that it takes part in, with what came out.
    package var relations: [(id: String, text: String, verdict: Verdict)]
    /// Whether some relation pins it.
    package var isWitnessed: Bool
    /// Why nothing checks it, where nothing does.
    package var reason: Localized?
  }

  /// The lines, in the order of the document.
  package var lines: [Line]

  /// The ledger of a checked report.
  package init(_ result: CheckResult) {
    var instances: [Int: [Instance]] = [:]
    for instance in result.instances {
      for start in Set(instance.operands.filter { $0.document == 0 && $0.cell == nil }.map(\.range.start)) {
        instances[start, default: []].append(instance)
      }
    }
    let bytes = result.report.bytes
    lines = result.prose.figures.map { figure in
      let start = figure.figure.number.start
      let mine = instances[start] ?? []
      let cells = mine.filter { $0.isLinear && $0.left.count == 1 && $0.right.count == 1 }
        .flatMap { $0.right }.filter { $0.cell != nil }
      let isWitnessed = result.witnessedProse.contains(start)
      return Line(
        range: figure.figure.number, literal: bytes.text(figure.figure.range), kind: figure.figure.kind,
        subject: figure.statement.map { result.prose.statements[$0].name } ?? "", role: figure.role,
        cells: cells.map { Place.full($0, result) },
        relations: mine.map { (result.profile.relations[$0.relation].id, Arithmetic.text($0), $0.verdict) },
        isWitnessed: isWitnessed, reason: isWitnessed ? nil : Self.reason(figure, mine.isEmpty))
    }
  }

  private static func reason(_ figure: ProseFigure, _ isAlone: Bool) -> Localized {
    switch figure.reason {
    case .inReason: return Localized("在说明原因的话里", "stands in a reason")
    case .approximate: return Localized("是约数", "is approximate")
    case .otherYear: return Localized("是别的年度的数", "is another year's")
    case .noRole, .noSubject, .foreign, .ambiguous: return Localized("看不出是什么数", "its meaning is not certain")
    case nil: break
    }
    if figure.role == nil { return Localized("看不出是什么数", "its meaning is not certain") }
    return isAlone
      ? Localized("报告里没有可以对照的数", "nothing in the report to compare it with")
      : Localized("勾稽关系定不住它", "no relation pins it")
  }
}
