import GoujiArithmetic
import GoujiReport
import GoujiText

/// Ties that are likely but not certain: a list that may be open, a figure whose subject is guessed.
///
/// One that holds counts. One that is broken counts only if one slip of the pen explains it: a single figure of the prose, or a
/// word for up or down, that, taken back, makes it hold and breaks nothing that is sound. In a list some digit often fits by
/// chance; that the other relations of that figure hold shows that chance it is.
enum TentativeInstances {
  /// A figure with fewer digits slips into anything.
  private static let fewestDigits = 3

  /// Whether a slip of the pen in `operand` says something.
  static func tells(_ operand: Operand) -> Bool {
    operand.digitCount >= fewestDigits
  }

  /// Removes the broken ones that nothing explains.
  static func settle(_ result: inout CheckResult) {
    let doubtful = result.instances.indices.filter { result.instances[$0].isTentative && result.instances[$0].verdict.isBroken }
    guard !doubtful.isEmpty else { return }
    let search = DiagnosisSearch(result)
    let dropped = doubtful.filter { index in
      !result.instances[index].slips(minimumDigits: fewestDigits).contains { search.breaksNothing($0.operand, $0.value) }
        && !search.isExplainedByWord(index)
    }
    let gone = Set(dropped)
    result.instances = result.instances.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }
}
