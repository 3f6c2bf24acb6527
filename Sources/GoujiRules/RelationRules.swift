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
    findings += result.conflicts.map { jointly($0, result) }
    findings += result.textConflicts.map { text($0, result) }
    for (index, instance) in result.instances.enumerated() {
      switch instance.verdict {
      case .holds, .broken, .dropped: break
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
    guard let candidate = cause.candidates.first else { return unexplained(instances, result) }
    let place = Place.full(candidate.operand, result)
    let written = candidate.operand.reading == nil ? "" : candidate.operand.literal
    let proposed = proposal(candidate, result)
    let sums = arithmetic(instances, result)
    let others = cause.candidates.dropFirst().prefix(3)
    var chinese = place.chinese + (written.isEmpty ? "是空格，与其他数不符" : "的\(written)与其他数不符")
    var english =
      place.english + ": "
      + (written.isEmpty ? "the empty cell disagrees with other figures" : "\(written) disagrees with other figures")
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
      rule: rule(instances.first, result), severity: severity(instances, result), message: Localized(chinese, english),
      range: candidate.operand.range)
    finding.isCertain = cause.isCertain
    finding.anchors = instances.filter { result.profile.relations[$0.relation].kind.isEmpty }.flatMap { $0.left.map(\.range) }
    finding.related = related(instances, except: candidate.operand, result)
    finding.fixes = cause.candidates.prefix(4).map { fix($0, result) }
    return finding
  }

  /// A broken relation that no single figure explains.
  private static func unexplained(_ instances: [Instance], _ result: CheckResult) -> Finding {
    let sums = arithmetic(instances, result)
    let operand = instances.first?.left.first ?? instances.first?.right.first
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    return Finding(
      rule: rule(instances.first, result), severity: severity(instances, result),
      message: Localized(
        "\(place.chinese)与其他数不符：\(sums.chinese)。", "\(place.english) disagrees with other figures: \(sums.english)."),
      range: operand?.range ?? TextRange(0, 0),
      related: operand.map { related(instances, except: $0, result) } ?? [])
  }

  /// How loud a cause is: as its loudest relation; a relation is an error unless the profile says otherwise.
  private static func severity(_ instances: [Instance], _ result: CheckResult) -> Severity {
    if !instances.isEmpty, instances.allSatisfy({ $0.verdict == .dropped }) { return .warning }
    return instances.map { instance -> Severity in
      switch result.profile.relations[instance.relation].loudness {
      case "警告": .warning
      case "信息": .info
      case "提示": .hint
      default: .error
      }
    }.max() ?? .error
  }

  /// The number of the relation that an instance is of.
  private static func rule(_ instance: Instance?, _ result: CheckResult) -> String {
    instance.map { result.profile.relations[$0.relation].id } ?? ""
  }

  private static func other(_ candidate: Cause.Candidate, _ result: CheckResult) -> Localized {
    let place = Place.cell(candidate.operand, result)
    let written = Arithmetic.literal(candidate.operand)
    let proposed = proposal(candidate, result)
    return Localized(
      "\(place.chinese)的\(written)应为\(proposed)", "\(written) in \(place.english) should be \(proposed)")
  }

  /// The arithmetic of up to three relations, each with its meaning.
  private static func arithmetic(_ instances: [Instance], _ result: CheckResult) -> Localized {
    let parts = instances.prefix(3).map { instance -> Localized in
      let meaning = result.profile.relations[instance.relation].meaning
      let text = Arithmetic.text(instance)
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
      where operand.document == 0 && (operand.reading?.value ?? .zero) != .zero && related.count < mostRelated
        && seen.insert(operand.range).inserted
      {
        let place = operand.cell?.table == primary.cell?.table ? Place.cell(operand, result) : Place.full(operand, result)
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
  private static func proposal(_ candidate: Cause.Candidate, _ result: CheckResult) -> String {
    let literal = candidate.operand.literal
    var isGrouped = literal.contains(",")
    if let cell = candidate.operand.cell, literal.utf8.count < 7 {
      isGrouped = result.tables[cell.table].rows.contains { $0.cells.contains { $0.figure?.token.isGrouped ?? false } }
    }
    return candidate.value.text(grouped: isGrouped)
  }

  private static func fix(_ candidate: Cause.Candidate, _ result: CheckResult) -> Finding.Fix {
    let proposed = proposal(candidate, result)
    let literal = Arithmetic.literal(candidate.operand)
    return Finding.Fix(
      title: Localized("将\(literal)改为\(proposed)", "replace \(literal) with \(proposed)"),
      edits: [TextEdit(range: candidate.operand.range, newText: proposed)])
  }

  // MARK: Softer verdicts

  /// Relations that could each be rounding, but not together.
  private static func jointly(_ conflict: JointConflict, _ result: CheckResult) -> Finding {
    let instance = result.instances[conflict.instance]
    let operand = instance.left.first ?? instance.right.first
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    let sums = arithmetic([instance], result)
    var finding = Finding(
      rule: result.profile.relations[instance.relation].id, severity: conflict.exceedsDigit ? .error : .hint,
      message: Localized(
        "\(place.chinese)：\(sums.chinese)。单看这一条可以是四舍五入，连同其他勾稽关系一起就不能成立。",
        "\(place.english): \(sums.english). Alone it could be rounding; together with the other relations it cannot hold."),
      range: operand?.range ?? TextRange(0, 0))
    finding.related = operand.map { related([instance], except: $0, result) } ?? []
    return finding
  }

  private static func text(_ conflict: TextConflict, _ result: CheckResult) -> Finding {
    Finding(
      rule: result.profile.relations[conflict.relation].id, severity: .info, message: conflict.message,
      range: conflict.range)
  }

  private static func tail(_ instance: Instance, _ result: CheckResult) -> Finding {
    let sums = arithmetic([instance], result)
    let operand = instance.left.first ?? instance.right.first
    let title = operand.map { Place.full($0, result) } ?? Localized("", "")
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
    let operand = instance.left.first
    let proposed = instance.rightValue.rounded(scale: operand?.scale ?? 2, exponent: -2).plain
    let range = operand?.range ?? TextRange(0, 0)
    let title = operand.map { Place.full($0, result) } ?? Localized("", "")
    let text = Arithmetic.text(instance)
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
