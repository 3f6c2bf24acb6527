import GoujiArithmetic
import GoujiRelations
import GoujiReport
import GoujiText

/// Findings about relations: one per cause, at the figure that explains what is broken.
enum RelationRules {
  /// More related places than this are not listed.
  private static let mostRelated = 40

  static func findings(_ result: CheckResult, _ options: Findings.Options) -> [Finding] {
    var findings = Diagnosis.causes(result).map { broken($0, result).resting(on: FindingBasis($0, result)) }
    findings += result.conflicts.map { jointly($0, result).resting(on: FindingBasis(result.instances[$0.instance], jointNote)) }
    findings += result.textConflicts.map { text($0, result).resting(on: FindingBasis($0)) }
    for index in result.instances.indices where result.instances[index].verdict != .holds {
      let instance = result.instances[index]
      switch instance.verdict {
      case .holds, .broken, .dropped: break
      case .tail: if options.showsTails { findings.append(tail(instance, result)) }
      case .coarse, .improbable, .balanced: findings.append(tail(instance, result))
      case .different: findings.append(DifferenceRules.finding(instance, result))
      case .truncated: findings.append(truncated(index, result))
      }
    }
    return findings
  }

  // MARK: Broken

  private static func broken(_ cause: Cause, _ result: CheckResult) -> Finding {
    let instances = cause.instances.map { result.instances[$0] }
    guard let candidate = cause.candidates.first else { return unexplained(instances, result) }
    if let word = candidate.word { return wrongWord(word, cause, instances, result) }
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
    let note = lastYear(instances, result)
    chinese += note.chinese
    english += note.english
    var finding = Finding(
      rule: rule(instances, result), severity: severity(instances, result), message: Localized(chinese, english),
      range: candidate.operand.range)
    finding.isCertain = cause.isCertain
    finding.anchors = instances.filter { result.profile.relations[$0.relation].kind.isEmpty }.flatMap { $0.left.map(\.range) }
    finding.related = related(instances, except: candidate.operand, result)
    finding.fixes = cause.candidates.prefix(4).compactMap { fix($0, result) }
    addCandidates(cause, to: &finding, result)
    return finding
  }

  /// The word that says the opposite of the one at `word`; `nil` where there is none.
  static func opposite(of word: TextRange, _ result: CheckResult) -> String? {
    result.profile.lexicon.lexicon.opposite(of: result.report.bytes.text(word))
  }

  /// A direction word that says the opposite of the figures.
  private static func wrongWord(
    _ word: TextRange, _ cause: Cause, _ instances: [Instance], _ result: CheckResult
  ) -> Finding {
    let written = result.report.bytes.text(word)
    let meant = opposite(of: word, result)
    let sums = arithmetic(instances, result)
    let operand = cause.candidates.first?.operand
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    var finding = Finding(
      rule: rule(instances, result), severity: severity(instances, result),
      message: Localized(
        "\(place.chinese)的“\(written)”与数不符：\(sums.chinese)。" + (meant.map { "应为“\($0)”。" } ?? ""),
        "\(place.english): “\(written)” contradicts the figures: \(sums.english)."
          + (meant.map { " It should be “\($0)”." } ?? "")),
      range: word)
    finding.isCertain = cause.isCertain
    finding.related = operand.map { related(instances, except: $0, result) } ?? []
    if let operand { finding.related.append(Finding.Related(range: operand.range, message: place)) }
    finding.fixes = cause.candidates.prefix(4).compactMap { fix($0, result) }
    addCandidates(cause, to: &finding, result)
    return finding
  }

  /// The other figures and words that may be the wrong ones, as related places.
  private static func addCandidates(_ cause: Cause, to finding: inout Finding, _ result: CheckResult) {
    for candidate in cause.candidates.dropFirst().prefix(7) {
      let range = candidate.word ?? candidate.operand.range
      guard range != finding.range, !finding.related.contains(where: { $0.range == range }) else { continue }
      finding.related.append(Finding.Related(range: range, message: other(candidate, result)))
    }
  }

  /// A broken relation that no single figure explains.
  private static func unexplained(_ instances: [Instance], _ result: CheckResult) -> Finding {
    let sums = arithmetic(instances, result)
    let operand = instances.first?.left.first ?? instances.first?.right.first
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    let note = lastYear(instances, result)
    return Finding(
      rule: rule(instances, result), severity: severity(instances, result),
      message: Localized(
        "\(place.chinese)与其他数不符：\(sums.chinese)。" + note.chinese,
        "\(place.english) disagrees with other figures: \(sums.english)." + note.english),
      range: operand?.range ?? TextRange(0, 0),
      related: operand.map { related(instances, except: $0, result) } ?? [])
  }

  /// Which file last year's figures are from, where some take part: it may have been found without being named.
  static func lastYear(_ instances: [Instance], _ result: CheckResult) -> Localized {
    guard let other = instances.flatMap(\.operands).first(where: { $0.document == 1 }) else { return Localized("", "") }
    let name = Place.document(other, result)
    return Localized("上年报告是\(name)。", " Last year's report is \(name).")
  }

  /// How loud a cause is: as its loudest relation; a relation is an error unless the profile says otherwise.
  static func severity(_ instances: [Instance], _ result: CheckResult) -> Severity {
    if !instances.isEmpty, instances.allSatisfy({ $0.verdict == .dropped }) { return .warning }
    return instances.map { severity(result.profile.relations[$0.relation]) }.max() ?? .error
  }

  /// How loud a broken relation is: as the profile says, otherwise an error.
  private static func severity(_ relation: Profile.Relation) -> Severity {
    Severity(chineseName: relation.loudness ?? "") ?? .error
  }

  /// The number of the relation that a cause is reported under.
  private static func rule(_ instances: [Instance], _ result: CheckResult) -> String {
    // What ties the prose to a cell says more than what ties it to its own sentence.
    let instance =
      instances.first { instance in
        instance.left.contains { $0.cell == nil } && instance.right.contains { $0.cell != nil }
      } ?? instances.first
    return instance.map { result.profile.relations[$0.relation].id } ?? ""
  }

  static func other(_ candidate: Cause.Candidate, _ result: CheckResult) -> Localized {
    let place = Place.cell(candidate.operand, result)
    if let word = candidate.word {
      let written = result.report.bytes.text(word)
      return Localized("\(place.chinese)的“\(written)”写反了", "“\(written)” in \(place.english) is the wrong way round")
    }
    let written = Arithmetic.literal(candidate.operand)
    let proposed = proposal(candidate, result)
    return Localized(
      "\(place.chinese)的\(written)应为\(proposed)", "\(written) in \(place.english) should be \(proposed)")
  }

  /// The arithmetic of up to three relations, each with its meaning; one that the next has too is said there.
  private static func arithmetic(_ instances: [Instance], _ result: CheckResult) -> Localized {
    let meanings = instances.prefix(3).map { result.profile.relations[$0.relation].meaning }
    let parts = instances.prefix(3).enumerated().map { index, instance -> Localized in
      let isRepeated = meanings.dropFirst(index + 1).first == meanings[index]
      let meaning = isRepeated ? Localized("", "") : meanings[index]
      let text = Arithmetic.text(instance)
      return Localized(
        meaning.chinese.isEmpty ? text : "\(text)（\(meaning.chinese)）",
        meaning.english.isEmpty ? text : "\(text) (\(meaning.english))")
    }
    return Localized(
      parts.map(\.chinese).joined(separator: "；"), parts.map(\.english).joined(separator: "; "))
  }

  static func related(
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
  static func proposal(_ candidate: Cause.Candidate, _ result: CheckResult) -> String {
    let literal = candidate.operand.literal
    var isGrouped = literal.contains(",")
    if let cell = candidate.operand.cell, literal.utf8.count < 7 {
      isGrouped = result.tables[cell.table].hasGroupedFigures
    }
    return candidate.value.text(grouped: isGrouped)
  }

  private static func fix(_ candidate: Cause.Candidate, _ result: CheckResult) -> Finding.Fix? {
    if let word = candidate.word {
      guard let meant = opposite(of: word, result) else { return nil }
      let written = result.report.bytes.text(word)
      return Finding.Fix(
        title: Localized("将“\(written)”改为“\(meant)”", "replace “\(written)” with “\(meant)”"),
        edits: [TextEdit(range: word, newText: meant)])
    }
    let proposed = proposal(candidate, result)
    let literal = Arithmetic.literal(candidate.operand)
    return Finding.Fix(
      title: Localized("将\(literal)改为\(proposed)", "replace \(literal) with \(proposed)"),
      edits: [TextEdit(range: candidate.operand.range, newText: proposed)])
  }

  // MARK: Softer verdicts

  private static let jointNote = Localized(
    "单看这一条可以是四舍五入，连同其他勾稽关系一起就不能成立",
    "Alone it could be rounding; together with the other relations it cannot hold")

  /// Relations that could each be rounding, but not together.
  private static func jointly(_ conflict: JointConflict, _ result: CheckResult) -> Finding {
    let instance = result.instances[conflict.instance]
    let operand = instance.left.first ?? instance.right.first
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    let sums = arithmetic([instance], result)
    var finding = Finding(
      rule: result.profile.relations[instance.relation].id, severity: conflict.exceedsDigit ? .error : .hint,
      message: Localized(
        "\(place.chinese)：\(sums.chinese)。\(jointNote.chinese)。", "\(place.english): \(sums.english). \(jointNote.english)."),
      range: operand?.range ?? TextRange(0, 0))
    finding.related = operand.map { related([instance], except: $0, result) } ?? []
    return finding
  }

  private static func text(_ conflict: TextConflict, _ result: CheckResult) -> Finding {
    let relation = result.profile.relations[conflict.relation]
    var finding = Finding(
      rule: relation.id, severity: severity(relation), message: conflict.message,
      range: conflict.range, related: conflict.related.map { Finding.Related(range: $0.range, message: $0.message) })
    if let fix = conflict.fix {
      finding.fixes = [
        Finding.Fix(
          title: Localized("改为\(fix)", "replace with \(fix)"), edits: [TextEdit(range: conflict.range, newText: fix)])
      ]
    }
    return finding
  }

  private static func tail(_ instance: Instance, _ result: CheckResult) -> Finding {
    let sums = arithmetic([instance], result)
    let operand = instance.left.first ?? instance.right.first
    let title = operand.map { Place.full($0, result) } ?? Localized("", "")
    let note = tailNote(instance)
    return Finding(
      rule: result.profile.relations[instance.relation].id, severity: .hint,
      message: Localized("\(title.chinese)：\(sums.chinese)。\(note.chinese)。", "\(title.english): \(sums.english); \(note.english)."),
      range: operand?.range ?? TextRange(0, 0)
    ).resting(on: FindingBasis(instance, note))
  }

  /// What a softer verdict means.
  private static func tailNote(_ instance: Instance) -> Localized {
    let operand = instance.left.first ?? instance.right.first
    switch instance.verdict {
    case .improbable: return Localized("差额大得不像四舍五入造成的", "more than rounding is likely to give")
    case .balanced where instance.leftValue.subtracting(instance.rightValue)?.magnitude == operand?.reading?.step:
      return Localized("末位相差一，像是舍位平衡", "one last digit apart: digits balanced by hand")
    case .balanced: return Localized("末位相差二，像是两边各自做过舍位平衡", "two last digits apart: digits balanced by hand on both sides")
    case .coarse: return Localized("只有当位数少的数是约数时才成立", "holds only if the figure with few decimals was rounded")
    default: return Localized("尾差，四舍五入可以解释", "a rounding difference")
    }
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
      range: range, related: operand.map { related([instance], except: $0, result) } ?? [],
      fixes: [
        Finding.Fix(
          title: Localized("改为\(proposed)", "replace with \(proposed)"),
          edits: [TextEdit(range: range, newText: proposed)])
      ]
    ).resting(on: FindingBasis(instance, Localized("写的是舍去尾数后的值", "the digits were cut off"), proposed: proposed))
  }
}
