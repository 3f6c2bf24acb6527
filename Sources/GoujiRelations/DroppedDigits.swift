import GoujiArithmetic
import GoujiProse

/// Tells figures that lost a digit from those that are written with few decimals throughout.
///
/// Where a report's figures with few decimals agree with others once zeros are put behind them, or where nearly none has
/// few decimals, the report does not round a second time: one that would have to be rounded has lost a digit.
enum DroppedDigits {
  /// The instances, those of lone figures with too few decimals as dropped.
  static func marked(_ instances: [Instance], _ scope: CheckScope) -> [Instance] {
    let linear = instances.indices.filter { instances[$0].isLinear && instances[$0].sign == .equal }
    let coarse = linear.filter { instances[$0].verdict == .coarse }
    if coarse.isEmpty { return instances }
    let exact = linear.filter { !instances[$0].verdict.isBroken && instances[$0].verdict != .coarse }
    let padded = exact.count { index in
      instances[index].operands.contains { $0.reading.map { !$0.hasOneReading } ?? false }
    }
    guard padded >= 3 && coarse.count * 4 <= padded || exact.count >= 12 && coarse.count * 10 <= exact.count else {
      return instances
    }
    var result = instances
    let evaluator = Evaluator(scope: scope, home: nil)
    for index in coarse {
      guard let left = try? evaluator.sum(instances[index].left), let right = try? evaluator.sum(instances[index].right) else {
        continue
      }
      result[index].verdict = .dropped
      result[index].slack = Judge.narrowSlack(left, right) ?? result[index].slack
    }
    return result
  }
}
