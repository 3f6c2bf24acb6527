import GoujiArithmetic
import GoujiProse
import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// The figures that the rest of a report asks for at a place of its prose: the cell that belongs into the sentence, the
/// change, rate or share that its other figures give, printed as the report prints such figures.
///
/// A probe is written at the place and the report is read with it: whatever relation then holds a figure against the probe
/// says which value would satisfy it. So what is proposed is what the checker would accept, and nothing else.
package enum FigureProposals {
  /// A proposal.
  package struct Proposal: Sendable {
    /// The number, and its unit where none follows.
    package var text: String
    /// What the figure means there: 支出合计·决算数; empty where only a formula asks for it.
    package var meaning: String
    /// The relations that ask for it, with where their other figure stands.
    package var source: Localized
    /// The number of the relation.
    package var rule: String
  }

  /// A number that no report holds: whatever it is compared with is not equal to it.
  private static let probe = "7654321.98"
  /// More proposals than this help nobody.
  private static let most = 8

  /// What belongs into `range` of `result`'s report, the likeliest first. `check` reads a text anew.
  package static func at(_ range: TextRange, in result: CheckResult, check: (Report) -> CheckResult) -> [Proposal] {
    let bytes = result.report.bytes
    guard range.start >= 0, range.end <= bytes.count else { return [] }
    let style = FigureStyle(result.prose.figures, result.tables)
    var proposals: [Proposal] = []
    for unit in units(behind: range.end, result) {
      let text = TextChanges([TextEdit(range: range, newText: probe + unit)], in: bytes)
      let trial = check(text.report(like: result.report))
      for proposal in Self.proposals(trial, at: range.start, unit: unit, style)
      where !proposals.contains(where: { $0.text == proposal.text }) {
        proposals.append(proposal)
      }
    }
    return Array(proposals.prefix(most))
  }

  /// The units to try: none where one follows, else those that the report uses.
  private static func units(behind offset: Int, _ result: CheckResult) -> [String] {
    let bytes = result.report.bytes
    var cursor = ByteCursor(bytes, TextRange(offset, bytes.count))
    cursor.skip { $0.isBlank }
    if UnitTable.unit(bytes, at: cursor.index, end: bytes.count) != nil { return [""] }
    var counts: [String: Int] = [:]
    for figure in result.prose.figures.map(\.figure) where figure.kind == .amount {
      if let unit = figure.unit { counts[bytes.text(unit), default: 0] += 1 }
    }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    return [usual ?? result.report.frontMatter[.currency] ?? "万元", "%"]
  }

  private static func proposals(_ trial: CheckResult, at start: Int, unit: String, _ style: FigureStyle) -> [Proposal] {
    guard let figure = trial.prose.figures.first(where: { $0.figure.number.start == start }) else { return [] }
    var found: [Proposal] = []
    for instance in trial.instances {
      guard let operand = instance.operands.first(where: { $0.document == 0 && $0.range == figure.figure.number }),
        instance.sign == .equal || instance.sign == .balanced, let value = instance.required(operand),
        operand.cell == nil, value >= .zero
      else { continue }
      let rule = trial.profile.relations[instance.relation]
      let others = instance.operands.filter { $0.isWritten && $0.place != operand.place && $0.reading != nil }
      let source: Localized
      if others.count == 1, let other = others.first {
        source = Place.full(other, trial)
      } else {
        source = rule.meaning
      }
      let meaning = figure.statement.map { trial.prose.statements[$0].name } ?? ""
      let role = figure.role?.rawValue ?? ""
      found.append(
        Proposal(
          text: style.usual(value, kind: figure.figure.kind, exponent: figure.figure.exponent) + unit,
          meaning: [meaning, role].filter { !$0.isEmpty }.joined(separator: "·"), source: source, rule: rule.id))
    }
    return found
  }
}

extension FigureStyle {
  /// `value`, in its base unit, as figures of `kind` are usually printed.
  func usual(_ value: Fixed, kind: FigureKind, exponent: Int) -> String {
    value.rounded(scale: usualScales[kind] ?? (kind == .amount || kind == .percent ? 2 : 0), exponent: exponent).text(
      grouped: isUsuallyGrouped)
  }
}
