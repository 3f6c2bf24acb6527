import GoujiRelations
import GoujiText

/// What a finding about relations rests on: the parts of its message, for readers who want them one by one.
package struct FindingBasis: Sendable {
  /// The figure that is to blame, or that the relation is told at.
  package var figure: Operand?
  /// What should stand there, where that is known.
  package var proposed: String?
  /// The relations, as they came out.
  package var instances: [Instance] = []
  /// The other figures and words that may be the wrong ones.
  package var alternatives: [Alternative] = []
  /// What the relations alone do not say.
  package var note: Localized?

  /// Another explanation.
  package struct Alternative: Sendable {
    /// Where it stands.
    package var range: TextRange
    /// What should be there.
    package var text: Localized
  }

  /// More alternatives than this are not told.
  private static let mostAlternatives = 7

  /// The basis of a cause.
  init(_ cause: Cause, _ result: CheckResult) {
    instances = cause.instances.map { result.instances[$0] }
    guard let candidate = cause.candidates.first else {
      figure = instances.first?.left.first ?? instances.first?.right.first
      note = Self.lastYear(instances, result)
      return
    }
    figure = candidate.operand
    proposed =
      if let word = candidate.word { RelationRules.opposite(of: word, result) } else { RelationRules.proposal(candidate, result) }
    if !cause.isCertain {
      alternatives = cause.candidates.dropFirst().prefix(Self.mostAlternatives).map {
        Alternative(range: $0.word ?? $0.operand.range, text: RelationRules.other($0, result))
      }
    }
    note = Self.lastYear(instances, result)
  }

  /// The basis of one relation that did not come out as it should.
  init(_ instance: Instance, _ note: Localized, proposed: String? = nil) {
    figure = instance.left.first ?? instance.right.first
    instances = [instance]
    self.note = note
    self.proposed = proposed
  }

  /// The basis of names and ordinals that do not agree.
  init(_ conflict: TextConflict) {
    proposed = conflict.fix
    note = conflict.message
  }

  private static func lastYear(_ instances: [Instance], _ result: CheckResult) -> Localized? {
    let note = RelationRules.lastYear(instances, result)
    return note.chinese.isEmpty ? nil : note
  }
}

extension Finding {
  /// The same finding, with what it rests on.
  func resting(on basis: FindingBasis) -> Finding {
    var finding = self
    finding.basis = basis
    return finding
  }
}
