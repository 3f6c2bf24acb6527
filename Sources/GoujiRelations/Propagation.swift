import GoujiArithmetic
import GoujiReport
import GoujiText

/// Relations that could each be rounding alone, but not all together.
package struct JointConflict: Sendable {
  /// The instance at which the figures run out of possible values.
  package var instance: Int
  /// How far apart the bounds are.
  package var gap: Fixed
  /// Whether the gap is more than one last digit: then no balancing by hand explains it.
  package var exceedsDigit: Bool
}

/// Narrows the intervals of all figures through all linear relations (bounds propagation).
///
/// Sound: values that satisfy every relation are never cut off, so correct figures never conflict. A step that narrows
/// by less than a thousandth of a last digit is not taken, and the rounds are bounded, so the work is near-linear in the
/// number of relations.
enum Propagation {
  private static let mostRounds = 12

  /// The conflicts of `result`, at most one per group of figures that hang together.
  static func conflicts(_ result: CheckResult) -> [JointConflict] {
    var network = Network(result)
    return network.run()
  }

  private struct Variable {
    var lower: Fixed
    var upper: Fixed
    /// The power of ten of the steps that its last digit is.
    @OneByte private var digit: Int

    init(_ reading: FigureReading) {
      let wide = reading.wide
      (lower, upper, digit) = (wide.lower, wide.upper, reading.digit)
    }

    var step: Fixed { Fixed(steps: Decimal.power(digit)) }
    /// What a step must narrow by at least.
    var threshold: Fixed { Fixed(steps: step.steps / 1000) }
  }

  private struct Place: Hashable {
    @FourBytes var document: Int
    @FourBytes var start: Int
  }

  private struct Term {
    @FourBytes var variable: Int
    var isNegative: Bool
  }

  /// A relation between the figures of some of the terms.
  private struct Constraint {
    @FourBytes var instance: Int
    @FourBytes var first: Int
    @FourBytes var end: Int
    var isEquality: Bool

    var terms: Range<Int> { first..<max(first, end) }
  }

  private struct Network {
    let result: CheckResult
    var variables: [Variable] = []
    var constraints: [Constraint] = []
    /// The terms of all constraints, one behind the other.
    var terms: [Term] = []
    var group: [Int] = []
    /// When each figure was narrowed last.
    private var narrowed: [Int] = []

    init(_ result: CheckResult) {
      self.result = result
      var index: [Place: Int32] = [:]
      index.reserveCapacity(result.instances.count)
      constraints.reserveCapacity(result.instances.count)
      variables.reserveCapacity(result.instances.count)
      terms.reserveCapacity(result.instances.count * 2)
      for (number, instance) in result.instances.enumerated() where instance.isLinear && instance.sign != .balanced {
        guard !instance.verdict.isBroken, !result.profile.relations[instance.relation].allowsDifference,
          instance.sign == .equal || instance.sign == .atLeast
        else { continue }
        let first = terms.count
        // What is left of the printed difference when the figures are taken away: a number in a formula.
        var constant = instance.leftValue.subtracting(instance.rightValue)
        for (side, isRight) in [(instance.left, false), (instance.right, true)] {
          for operand in side {
            guard let reading = operand.reading else { continue }
            let key = Place(document: operand.document, start: operand.range.start)
            // A constant stands nowhere, and is another one in each relation.
            let variable = operand.isWritten ? index[key].map { Int($0) } ?? variables.count : variables.count
            if variable == variables.count {
              if operand.isWritten { index[key] = Int32(clamping: variable) }
              variables.append(Variable(reading))
            }
            let isNegative = operand.isNegative != isRight
            terms.append(Term(variable: variable, isNegative: isNegative))
            constant = isNegative ? constant?.adding(reading.value) : constant?.subtracting(reading.value)
          }
        }
        if terms.count - first >= 2, constant == .zero {
          constraints.append(Constraint(instance: number, first: first, end: terms.count, isEquality: instance.sign == .equal))
        } else {
          terms.removeLast(terms.count - first)
        }
      }
      connect()
    }

    /// Gives figures that hang together through relations the same group.
    private mutating func connect() {
      group = Array(variables.indices)
      for constraint in constraints {
        var first = Int.max
        for term in constraint.terms { first = min(first, root(terms[term].variable)) }
        for term in constraint.terms { group[root(terms[term].variable)] = first }
      }
      for variable in variables.indices { group[variable] = root(variable) }
    }

    private mutating func root(_ variable: Int) -> Int {
      var current = variable
      while group[current] != current {
        group[current] = group[group[current]]
        current = group[current]
      }
      return current
    }

    mutating func run() -> [JointConflict] {
      var conflicts: [JointConflict] = []
      var closed = OffsetSet()
      // Figures of a broken relation have their own finding; what hangs together with them is not judged again.
      var broken = OffsetSet()
      for instance in result.instances where instance.verdict.isBroken {
        for operand in instance.operands where operand.document == 0 { broken.insert(operand.range.start) }
      }
      func isBroken(_ operand: Operand) -> Bool { operand.document == 0 && broken.contains(operand.range.start) }
      if !broken.isEmpty {
        for constraint in constraints {
          let instance = result.instances[constraint.instance]
          guard instance.left.contains(where: isBroken) || instance.right.contains(where: isBroken) else { continue }
          closed.insert(group[terms[constraint.first].variable])
        }
      }
      // A relation that narrowed nothing need not be tried again before one of its figures has been narrowed by another.
      var (time, settled) = (0, Array(repeating: -1, count: constraints.count))
      narrowed = Array(repeating: 0, count: variables.count)
      for _ in 0..<(constraints.isEmpty ? 0 : mostRounds) {
        var changed = false
        for index in constraints.indices {
          let since = settled[index]
          if since >= 0, constraints[index].terms.allSatisfy({ narrowed[terms[$0].variable] <= since }) { continue }
          let own = group[terms[constraints[index].first].variable]
          if closed.contains(own) { continue }
          time += 1
          var isNarrower = false
          if let gap = narrow(constraints[index], time, &isNarrower) {
            closed.insert(own)
            let digit = constraints[index].terms.map { variables[terms[$0].variable].step }.max() ?? .zero
            conflicts.append(JointConflict(instance: constraints[index].instance, gap: gap, exceedsDigit: gap > digit))
          }
          if isNarrower { changed = true } else { settled[index] = time }
        }
        if !changed { break }
      }
      return conflicts
    }

    /// Narrows the figures of one relation at `time`; the gap where none of their values fit.
    private mutating func narrow(_ constraint: Constraint, _ time: Int, _ changed: inout Bool) -> Fixed? {
      let isEquality = constraint.isEquality
      var low = Fixed.zero
      var high = Fixed.zero
      for index in constraint.terms {
        let term = terms[index]
        let variable = variables[term.variable]
        let (lower, upper) = term.isNegative ? (variable.upper.negated, variable.lower.negated) : (variable.lower, variable.upper)
        guard let nextLow = low.adding(lower), let nextHigh = high.adding(upper) else { return nil }
        (low, high) = (nextLow, nextHigh)
      }
      if high < .zero { return high.negated }
      if isEquality, low > .zero { return low }
      for index in constraint.terms {
        let term = terms[index]
        var variable = variables[term.variable]
        let (lower, upper) = term.isNegative ? (variable.upper.negated, variable.lower.negated) : (variable.lower, variable.upper)
        // What is left for this term when all others take their extremes: its value ≥ lower − … and ≤ upper − ….
        guard let least = upper.subtracting(high), let most = lower.subtracting(low) else { continue }
        let threshold = variable.threshold
        func isNarrower(_ new: Fixed, than old: Fixed) -> Bool { new.subtracting(old).map { $0 > threshold } ?? false }
        var isNarrowed = false
        if term.isNegative {
          if isNarrower(variable.upper, than: least.negated) {
            variable.upper = least.negated
            isNarrowed = true
          }
          if isEquality, isNarrower(most.negated, than: variable.lower) {
            variable.lower = most.negated
            isNarrowed = true
          }
        } else {
          if isNarrower(least, than: variable.lower) {
            variable.lower = least
            isNarrowed = true
          }
          if isEquality, isNarrower(variable.upper, than: most) {
            variable.upper = most
            isNarrowed = true
          }
        }
        if isNarrowed {
          changed = true
          narrowed[term.variable] = time
        }
        if variable.lower > variable.upper { return variable.lower.subtracting(variable.upper) }
        // The sums stay valid bounds when one of their terms narrows: the next round uses the narrower ones.
        variables[term.variable] = variable
      }
      return nil
    }
  }
}
