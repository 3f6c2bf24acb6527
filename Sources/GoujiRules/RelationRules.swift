import GoujiArithmetic
import GoujiRelations
import GoujiReport
import GoujiText

/// Findings about relations: one per cause, at the figure that explains what is broken.
enum RelationRules {
  /// More related places than this are not listed.
  private static let mostRelated = 40

  static func findings(_ result: CheckResult, _ options: Findings.Options) -> [Finding] {
    var findings = Diagnosis.causes(result).map { broken($0, result) }
    for (index, instance) in result.instances.enumerated() {
      switch instance.verdict {
      case .holds, .broken: break
      case .tail: if options.showsTails { findings.append(tail(instance, result)) }
      case .coarse, .improbable, .balanced: findings.append(tail(instance, result))
      case .truncated: findings.append(truncated(index, result))
      }
    }
    return findings
  }

  // MARK: Broken

  private static func broken(_ cause: Cause, _ result: CheckResult) -> Finding {
    let instances = cause.instances.map { result.instances[$0] }
    let first = instances.first
    let relation = first.map { result.profile.relations[$0.relation] }
    guard let candidate = cause.candidates.first else { return unexplained(instances, result) }
    let table = result.tables[candidate.table]
    let bytes = result.report.bytes
    let place = Place.cell(candidate.operand, table, bytes)
    let title = Place.title(table)
    let written = candidate.operand.reading == nil ? "" : candidate.operand.literal
    let proposed = proposal(candidate, table)
    let sums = arithmetic(instances, result)
    let others = cause.candidates.dropFirst().prefix(3)
    var chinese = "\(title.chinese)\(place.chinese)"
    var english = "\(title.english), \(place.english): "
    chinese += written.isEmpty ? "是空格，与其他数不符" : "的\(written)与其他数不符"
    english += written.isEmpty ? "the empty cell disagrees with other figures" : "\(written) disagrees with other figures"
    chinese += "：\(sums.chinese)。"
    english += ": \(sums.english). "
    if cause.isCertain || others.isEmpty {
      chinese += "应为\(proposed)。"
      english += "It should be \(proposed)."
    } else {
      chinese += "可能是这个数应为\(proposed)，也可能是："
      english += "Either this should be \(proposed), or "
      chinese += others.map { other($0, result).chinese }.joined(separator: "；") + "。"
      english += others.map { other($0, result).english }.joined(separator: "; ") + "."
    }
    var finding = Finding(
      rule: relation?.id ?? "", severity: .error, message: Localized(chinese, english), range: candidate.operand.range)
    finding.related = related(instances, except: candidate.operand, result)
    finding.fixes = cause.candidates.prefix(4).map { fix($0, result) }
    return finding
  }

  /// A broken relation that no single figure explains.
  private static func unexplained(_ instances: [Instance], _ result: CheckResult) -> Finding {
    let sums = arithmetic(instances, result)
    let instance = instances.first
    let table = instance.map { result.tables[$0.table] }
    let title = table.map { Place.title($0) } ?? Localized("", "")
    let operand = instance?.left.first ?? instance?.right.first
    let place = operand.map { Place.cell($0, result.tables[$0.table], result.report.bytes) } ?? Localized("", "")
    return Finding(
      rule: instance.map { result.profile.relations[$0.relation].id } ?? "", severity: .error,
      message: Localized(
        "\(title.chinese)\(place.chinese)与其他数不符：\(sums.chinese)。",
        "\(title.english), \(place.english) disagrees with other figures: \(sums.english)."),
      range: operand?.range ?? TextRange(0, 0),
      related: operand.map { related(instances, except: $0, result) } ?? [])
  }

  private static func other(_ candidate: Cause.Candidate, _ result: CheckResult) -> Localized {
    let table = result.tables[candidate.table]
    let place = Place.cell(candidate.operand, table, result.report.bytes)
    let written = Arithmetic.literal(candidate.operand)
    let proposed = proposal(candidate, table)
    return Localized(
      "\(place.chinese)的\(written)应为\(proposed)", "\(written) in \(place.english) should be \(proposed)")
  }

  /// The arithmetic of up to three relations, each with its meaning.
  private static func arithmetic(_ instances: [Instance], _ result: CheckResult) -> Localized {
    let parts = instances.prefix(3).map { instance -> Localized in
      let meaning = result.profile.relations[instance.relation].meaning
      let text = Arithmetic.text(instance, result.tables)
      return Localized(
        meaning.chinese.isEmpty ? text : "\(text)（\(meaning.chinese)）",
        meaning.english.isEmpty ? text : "\(text) (\(meaning.english))")
    }
    return Localized(
      parts.map(\.chinese).joined(separator: "；"), parts.map(\.english).joined(separator: "; "))
  }

  private static func related(
    _ instances: [Instance], except primary: Operand, _ result: CheckResult
  ) -> [Finding.Related] {
    var seen: Set<TextRange> = [primary.range]
    var related: [Finding.Related] = []
    for instance in instances {
      for operand in instance.operands
      where (operand.reading?.value ?? .zero) != .zero && related.count < mostRelated && seen.insert(operand.range).inserted {
        let table = result.tables[operand.table]
        let place = Place.cell(operand, table, result.report.bytes)
        let literal = Arithmetic.literal(operand)
        related.append(
          Finding.Related(
            range: operand.range, message: Localized("\(place.chinese)：\(literal)", "\(place.english): \(literal)")))
      }
    }
    return related
  }

  // MARK: Fixes

  /// The proposed value in the style of the old one.
  private static func proposal(_ candidate: Cause.Candidate, _ table: Table) -> String {
    let isGrouped =
      candidate.operand.literal.contains(",")
      || (candidate.operand.literal.utf8.count < 7 && table.rows.contains { $0.cells.contains { $0.figure?.token.isGrouped ?? false } })
    return candidate.value.text(grouped: isGrouped)
  }

  private static func fix(_ candidate: Cause.Candidate, _ result: CheckResult) -> Finding.Fix {
    let table = result.tables[candidate.table]
    let proposed = proposal(candidate, table)
    let literal = Arithmetic.literal(candidate.operand)
    return Finding.Fix(
      title: Localized("将\(literal)改为\(proposed)", "replace \(literal) with \(proposed)"),
      edits: [TextEdit(range: candidate.operand.range, newText: proposed)])
  }

  // MARK: Softer verdicts

  private static func tail(_ instance: Instance, _ result: CheckResult) -> Finding {
    let table = result.tables[instance.table]
    let sums = arithmetic([instance], result)
    let operand = instance.left.first ?? instance.right.first
    let title = Place.title(table)
    let note: Localized
    switch instance.verdict {
    case .improbable: note = Localized("差额大得不像四舍五入造成的", "more than rounding is likely to give")
    case .balanced: note = Localized("末位相差一，像是舍位平衡", "one last digit apart: digits balanced by hand")
    case .coarse: note = Localized("只有当位数少的数是约数时才成立", "holds only if the figure with few decimals was rounded")
    default: note = Localized("尾差，四舍五入可以解释", "a rounding difference")
    }
    return Finding(
      rule: result.profile.relations[instance.relation].id, severity: .hint,
      message: Localized("\(title.chinese)：\(sums.chinese)。\(note.chinese)。", "\(title.english): \(sums.english); \(note.english)."),
      range: operand?.range ?? TextRange(0, 0))
  }

  private static func truncated(_ index: Int, _ result: CheckResult) -> Finding {
    let instance = result.instances[index]
    let table = result.tables[instance.table]
    let operand = instance.left.first
    let scale =
      operand?.reading.map { reading in
        (0...6).first { Fixed(Decimal(coefficient: 1, scale: $0), exponent: -2) == reading.step } ?? 2
      } ?? 2
    let proposed = instance.rightValue.rounded(scale: scale, exponent: -2).plain
    let range = operand?.range ?? TextRange(0, 0)
    let title = Place.title(table)
    let text = Arithmetic.text(instance, result.tables)
    return Finding(
      rule: result.profile.relations[instance.relation].id, severity: .warning,
      message: Localized(
        "\(title.chinese)：\(text)，写的是舍去尾数后的值，四舍五入应为\(proposed)%。",
        "\(title.english): \(text); the digits were cut off, rounding gives \(proposed)%."),
      range: range,
      fixes: [
        Finding.Fix(
          title: Localized("改为\(proposed)", "replace with \(proposed)"),
          edits: [TextEdit(range: range, newText: proposed)])
      ])
  }
}
