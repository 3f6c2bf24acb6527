import GoujiArithmetic
import GoujiRelations
import GoujiText

/// Findings about differences that may be right: they are listed, and no figure is said to be wrong.
enum DifferenceRules {
  /// More parts than this are counted, not listed.
  private static let mostParts = 12

  static func finding(_ instance: Instance, _ result: CheckResult) -> Finding {
    let relation = result.profile.relations[instance.relation]
    let operand = instance.left.first ?? instance.right.first
    let place = operand.map { Place.full($0, result) } ?? Localized("", "")
    let sum = Arithmetic.text(instance)
    let difference =
      instance.leftValue.subtracting(instance.rightValue)
      .map { Arithmetic.value($0.magnitude, instance) } ?? ""
    let parts = parts(instance, result)
    let meaning = Localized(
      relation.meaning.chinese.isEmpty ? "" : "（\(relation.meaning.chinese)）",
      relation.meaning.english.isEmpty ? "" : " (\(relation.meaning.english))")
    var finding = Finding(
      rule: relation.id, severity: RelationRules.severity([instance], result),
      message: Localized(
        "\(place.chinese)：\(sum)，相差\(difference)\(meaning.chinese)。" + (parts.isEmpty ? "" : "其中：\(parts)。"),
        "\(place.english): \(sum), a difference of \(difference)\(meaning.english)."
          + (parts.isEmpty ? "" : " Parts: \(parts).")),
      range: operand?.range ?? TextRange(0, 0))
    finding.related = operand.map { RelationRules.related([instance], except: $0, result) } ?? []
    let note = Localized("相差\(difference)，可以有正当的原因，请核实", "a difference of \(difference), which may be right: please verify")
    return finding.resting(on: FindingBasis(instance, note))
  }

  /// The figures of other documents, with the documents that they stand in.
  private static func parts(_ instance: Instance, _ result: CheckResult) -> String {
    let others = instance.operands.filter { $0.document != 0 }
    var text = others.prefix(mostParts).map { "\(Place.document($0, result)) \(Arithmetic.literal($0))" }
      .joined(separator: "、")
    if others.count > mostParts { text += "……(\(others.count))" }
    return text
  }
}
