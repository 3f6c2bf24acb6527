import GoujiArithmetic
import GoujiReport
import GoujiText

/// Which of several figures that explain as much is likely the wrong one.
///
/// What weighs: a single slip of the pen; a figure with fewer decimals than its table or report usually has; a value that
/// the report says elsewhere too (then it is likely right); a repair that the report says elsewhere; a part that is all of
/// the difference and should be nothing; the total of a sum before its parts.
struct Plausibility {
  /// Where each amount of the report stands, by its value.
  private var places: [Fixed: [Int]] = [:]

  init(_ result: CheckResult) {
    for table in result.tables {
      for entry in table.entries {
        for (column, cell) in entry.cells.enumerated() {
          guard let figure = cell.figure, let decimal = figure.decimal, entry.panel < table.panels.count,
            column < table.panels[entry.panel].amounts.count,
            let value = Fixed(decimal, exponent: table.exponent(of: table.panels[entry.panel].amounts[column]))
          else { continue }
          places[value, default: []].append(figure.number.start)
        }
      }
    }
    for figure in result.prose.figures where figure.figure.kind == .amount {
      guard let decimal = figure.figure.decimal, let value = Fixed(decimal, exponent: figure.figure.exponent) else { continue }
      places[value, default: []].append(figure.figure.number.start)
    }
  }

  /// How likely the candidate is the wrong figure; `own` are the figures of the broken relations themselves.
  func score(_ candidate: Cause.Candidate, isTotal: Bool, except own: Set<Int>) -> Int {
    if candidate.word != nil { return 3 }
    guard let reading = candidate.operand.reading else { return 0 }
    // In a figure of two digits nearly every other one is a slip away.
    let digits = candidate.operand.literal.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    var score = !candidate.isSlip ? 0 : digits >= 4 ? 4 : digits == 3 ? 2 : 0
    if candidate.value.coefficient == 0 { score += 2 }
    if isTotal { score += 1 }
    if candidate.value.coefficient < 0, reading.value >= .zero { score -= 3 }
    if !reading.hasOneReading, candidate.value.scale > printedScale(candidate.operand) { score += 4 }
    guard candidate.operand.exponent >= 0, candidate.operand.literal.utf8.count >= 4 else { return score }
    if isSaidElsewhere(reading.value, own) { score -= 2 }
    if let value = Fixed(candidate.value, exponent: candidate.operand.exponent), isSaidElsewhere(value, own) { score += 2 }
    return score
  }

  private func printedScale(_ operand: Operand) -> Int {
    guard let point = operand.literal.utf8.lastIndex(of: 0x2E) else { return 0 }
    return operand.literal.utf8[point...].count { $0 >= 0x30 && $0 <= 0x39 }
  }

  private func isSaidElsewhere(_ value: Fixed, _ own: Set<Int>) -> Bool {
    value != .zero && (places[value] ?? []).contains { !own.contains($0) }
  }
}
