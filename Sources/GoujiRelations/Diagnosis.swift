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
    var diagnosis = Search(result)
    return diagnosis.run()
  }

  /// A figure: the offset at which it, or its empty cell, stands; last year's figures are below zero.
  private typealias Key = Int

  private static func key(_ operand: Operand) -> Key {
    operand.document == 0 ? operand.range.start : -1 - operand.range.start
  }

  private struct Search {
    let result: CheckResult
    /// The linear instances that each figure takes part in.
    var instances: [Key: [Int]] = [:]
    var open: Set<Int> = []

    init(_ result: CheckResult) {
      self.result = result
      for (index, instance) in result.instances.enumerated() {
        for operand in instance.operands where instance.isLinear || instance.verdict.isBroken {
          instances[key(operand), default: []].append(index)
        }
        if instance.verdict.isBroken { open.insert(index) }
      }
    }

    mutating func run() -> [Cause] {
      var causes: [Cause] = []
      while let first = open.min() {
        let group = connected(first)
        let candidates = ranked(group)
        guard let best = candidates.first, best.gain > 0 else {
          causes.append(Cause(candidates: [], isCertain: false, instances: [first]))
          open.remove(first)
          continue
        }
        let equals = likeliestFirst(candidates.filter { $0.gain == best.gain }, group)
        let mended = equals.first.map { likeliest in group.filter { self.mends(likeliest, $0) } } ?? []
        causes.append(
          Cause(candidates: Array(equals.prefix(8)), isCertain: equals.count == 1, instances: mended.sorted()))
        open.subtract(mended)
        if mended.isEmpty { open.remove(first) }
      }
      return causes.sorted { position($0) < position($1) }
    }

    private func position(_ cause: Cause) -> Int {
      cause.candidates.first?.operand.range.start
        ?? cause.instances.first.flatMap { result.instances[$0].left.first?.range.start } ?? 0
    }

    /// The open instances that hang together with `first` through shared figures.
    private func connected(_ first: Int) -> [Int] {
      var seen: Set<Int> = [first]
      var queue = [first]
      while let next = queue.popLast() {
        for operand in result.instances[next].operands {
          for other in instances[key(operand)] ?? [] where open.contains(other) && seen.insert(other).inserted {
            queue.append(other)
          }
        }
      }
      return seen.sorted()
    }

    // MARK: Candidates

    private func ranked(_ group: [Int]) -> [Cause.Candidate] {
      var candidates: [Key: Cause.Candidate] = [:]
      for index in group {
        for operand in result.instances[index].operands {
          guard let candidate = candidate(operand, index) else { continue }
          let known = candidates[key(operand)]
          if known.map({ better(candidate, $0) }) ?? true { candidates[key(operand)] = candidate }
        }
      }
      return candidates.values.sorted { better($0, $1) }
    }

    /// Of figures that explain as much: the only one that is a slip of the pen, or else the total of the broken sum.
    private func likeliestFirst(_ equals: [Cause.Candidate], _ group: [Int]) -> [Cause.Candidate] {
      let slips = equals.filter(\.isSlip)
      let totals = Set(group.flatMap { result.instances[$0].left.map(\.range) })
      guard
        let first = slips.count == 1
          ? equals.firstIndex(where: \.isSlip) : equals.firstIndex(where: { totals.contains($0.operand.range) })
      else { return equals }
      var ordered = equals
      ordered.insert(ordered.remove(at: first), at: 0)
      return ordered
    }

    private func better(_ a: Cause.Candidate, _ b: Cause.Candidate) -> Bool {
      if a.gain != b.gain { return a.gain > b.gain }
      if a.isSlip != b.isSlip { return a.isSlip }
      if a.operand.range == b.operand.range { return a.slack < b.slack }
      let (aFilled, bFilled) = (a.operand.reading != nil, b.operand.reading != nil)
      if aFilled != bFilled { return aFilled }
      return a.operand.range.start < b.operand.range.start
    }

    /// The figure `operand` with the value that instance `index` asks for.
    private func candidate(_ operand: Operand, _ index: Int) -> Cause.Candidate? {
      let instance = result.instances[index]
      guard operand.document == 0, let value = required(operand, instance) else { return nil }
      let (exponent, scale) = (operand.exponent, operand.scale)
      let printed = value.rounded(scale: scale, exponent: exponent)
      guard let exact = Fixed(printed, exponent: exponent), exact != operand.reading?.value ?? .zero else { return nil }
      var gain = 0
      for other in instances[key(operand)] ?? [] {
        let holds = holds(result.instances[other], operand, exact)
        if result.instances[other].verdict.isBroken {
          if open.contains(other), holds { gain += 1 }
        } else if !holds {
          gain -= 1
        }
      }
      let written = operand.reading?.value.rounded(scale: scale, exponent: exponent).plain ?? ""
      return Cause.Candidate(
        operand: operand, value: printed, isSlip: Slip.isOne(written, printed.plain), gain: gain,
        slack: instance.slack)
    }

    /// The value of `operand` that makes both sides of `instance` equal as printed.
    private func required(_ operand: Operand, _ instance: Instance) -> Fixed? {
      guard instance.isLinear else {
        // A rate: only the printed rate itself is proposed.
        return instance.left.count == 1 && instance.left.first?.range == operand.range ? instance.rightValue : nil
      }
      guard let difference = instance.leftValue.subtracting(instance.rightValue) else { return nil }
      let current = operand.reading?.value ?? .zero
      return coefficient(operand, instance) > 0 ? current.subtracting(difference) : current.adding(difference)
    }

    /// +1 where more of `operand` makes the left side grow against the right, else −1.
    private func coefficient(_ operand: Operand, _ instance: Instance) -> Int {
      if let left = instance.left.first(where: { $0.range == operand.range }) { return left.isNegative ? -1 : 1 }
      if let right = instance.right.first(where: { $0.range == operand.range }) { return right.isNegative ? 1 : -1 }
      return 1
    }

    /// Whether `instance` holds, within rounding, once `operand` has the value `value`.
    private func holds(_ instance: Instance, _ operand: Operand, _ value: Fixed) -> Bool {
      guard instance.isLinear else {
        return instance.left.first?.range == operand.range && instance.expected.widened(by: instance.slack)?.contains(value) ?? false
      }
      guard let difference = instance.leftValue.subtracting(instance.rightValue),
        let change = value.subtracting(operand.reading?.value ?? .zero),
        let moved = coefficient(operand, instance) > 0 ? difference.adding(change) : difference.subtracting(change)
      else { return false }
      switch instance.sign {
      case .equal, .balanced: return moved.magnitude <= instance.slack
      case .atLeast, .greater: return moved.adding(instance.slack).map { $0 >= .zero } ?? false
      case .atMost, .less: return moved.subtracting(instance.slack).map { $0 <= .zero } ?? false
      }
    }

    private func mends(_ candidate: Cause.Candidate, _ index: Int) -> Bool {
      let instance = result.instances[index]
      guard instance.operands.contains(where: { $0.range == candidate.operand.range }),
        let value = Fixed(candidate.value, exponent: candidate.operand.exponent)
      else { return false }
      return holds(instance, candidate.operand, value)
    }
  }
}
