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
    let gone = unexplained(result)
    guard let first = gone.first else { return }
    // In place: there may be very many.
    var (kept, next) = (first, 0)
    for index in first..<result.instances.count {
      if next < gone.count, gone[next] == index {
        next += 1
      } else {
        result.instances.swapAt(kept, index)
        kept += 1
      }
    }
    result.instances.removeLast(gone.count)
  }

  /// The indices of those, in order.
  private static func unexplained(_ result: CheckResult) -> [Int] {
    let doubtful = result.instances.indices.filter { result.instances[$0].isTentative && result.instances[$0].verdict.isBroken }
    if doubtful.isEmpty { return [] }
    let search = DiagnosisSearch(result)
    return doubtful.filter { index in
      !result.instances[index].slips(minimumDigits: fewestDigits).contains { search.breaksNothing($0.operand, $0.value) }
        && !search.isExplainedByWord(index)
    }
  }
}
