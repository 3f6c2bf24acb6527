import GoujiArithmetic
import GoujiReport
import GoujiText

/// What explains a group of broken relations: one figure, or one of several candidates.
package struct Cause: Sendable {
  /// A figure that may be the wrong one, and the value that would mend what is broken.
  package struct Candidate: Sendable {
    /// The figure.
    package var operand: Operand
    /// The value, in the figure's own unit and with its decimals.
    package var value: Decimal
    /// Whether the value is one slip of the pen away from what is written.
    package var isSlip: Bool
    /// How many broken relations it mends less how many sound ones it breaks.
    package var gain: Int
    /// What rounding leaves open about the value, from the relation that gives it.
    package var slack: Fixed
    /// The direction word that is wrong instead of the figure, and what it should say.
    package var word: TextRange?
  }

  /// The likeliest figures, best first.
  package var candidates: [Candidate]
  /// Whether the first one alone explains everything.
  package var isCertain: Bool
  /// The broken relations that it explains, as indices into the instances.
  package var instances: [Int]
}

/// Finds the figures whose change makes the broken relations hold.
///
/// A figure is charged by its net gain: the broken relations that one new value mends, less the sound ones that it
/// breaks. Among equals, a value one slip of the pen away comes first; it is a prior, not a proof.
package enum Diagnosis {
  /// The causes of the broken instances of `result`, in the order of the document.
  package static func causes(_ result: CheckResult) -> [Cause] {
    guard result.instances.contains(where: { $0.verdict.isBroken }) else { return [] }
    var diagnosis = DiagnosisSearch(result)
    return diagnosis.run()
  }
}
