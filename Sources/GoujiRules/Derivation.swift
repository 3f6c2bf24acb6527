import GoujiRelations
import GoujiReport
import GoujiText

/// What a figure is computed from and what depends on it: every relation with its places, intervals and numbers.
package enum Derivation {
  /// The lines that explain the figures in `range`, those of one figure after those of another.
  package static func lines(_ result: CheckResult, in range: TextRange) -> [Localized] {
    var figures: [(operand: Operand, instances: [Instance])] = []
    var index: [TextRange: Int] = [:]
    for instance in result.instances {
      for operand in instance.operands where operand.document == 0 && touches(operand.range, range) {
        if let known = index[operand.range] {
          figures[known].instances.append(instance)
        } else {
          index[operand.range] = figures.count
          figures.append((operand, [instance]))
        }
      }
    }
    return figures.sorted { $0.operand.range < $1.operand.range }.flatMap { explain($0.operand, $0.instances, result) }
  }

  private static func touches(_ figure: TextRange, _ range: TextRange) -> Bool {
    figure.overlaps(range) || (figure.isEmpty && range.start <= figure.start && figure.start <= range.end)
  }

  private static func explain(_ operand: Operand, _ instances: [Instance], _ result: CheckResult) -> [Localized] {
    let place = Place.full(operand, result)
    let literal = Arithmetic.literal(operand)
    var lines = [Localized("\(place.chinese)：\(literal)", "\(place.english): \(literal)")]
    if let reading = operand.reading {
      let exponent = operand.exponent
      let low = reading.wide.lower.rounded(scale: operand.scale + 1, exponent: exponent).plain
      let high = reading.wide.upper.rounded(scale: operand.scale + 1, exponent: exponent).plain
      lines.append(Localized("  可能的准确值：\(low)至\(high)", "  exact values: \(low) to \(high)"))
    }
    for instance in instances {
      let relation = result.profile.relations[instance.relation]
      let text = Arithmetic.text(instance)
      let verdict = Self.verdict(instance.verdict)
      lines.append(
        Localized(
          "  \(relation.id) \(relation.meaning.chinese)：\(text)（\(verdict.chinese)）",
          "  \(relation.id) \(relation.meaning.english): \(text) (\(verdict.english))"))
      for other in instance.operands
      where other.isWritten && other.place != operand.place && (other.reading?.value ?? .zero) != .zero {
        let place = Place.full(other, result)
        let literal = Arithmetic.literal(other)
        lines.append(Localized("    \(place.chinese)：\(literal)", "    \(place.english): \(literal)"))
      }
    }
    return lines
  }

  /// What a verdict says, for readers.
  package static func verdict(_ verdict: Verdict) -> Localized {
    switch verdict {
    case .holds: Localized("相符", "holds")
    case .tail: Localized("尾差", "rounding difference")
    case .balanced: Localized("舍位", "balanced digit")
    case .coarse: Localized("位数少的数是约数时相符", "holds if rounded")
    case .improbable: Localized("差额不像四舍五入", "improbable")
    case .truncated: Localized("舍去了尾数", "truncated")
    case .dropped: Localized("少一位小数，不符", "a decimal is missing: broken")
    case .different: Localized("有差额", "differs")
    case .broken: Localized("不符", "broken")
    }
  }
}
