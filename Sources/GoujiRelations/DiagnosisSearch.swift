import GoujiArithmetic
import GoujiReport
import GoujiText

/// Searches the figures that explain the broken relations of a report.
struct DiagnosisSearch {
  /// A figure: the offset at which it, or its empty cell, stands; last year's figures and words are below zero.
  private typealias Key = Int

  private static func key(_ operand: Operand) -> Key {
    operand.document == 0 ? operand.range.start : Int.min / 2 + operand.document << 40 + operand.range.start
  }

  private func key(_ operand: Operand) -> Key { Self.key(operand) }

  let result: CheckResult
  private let plausibility: Plausibility
  /// The linear instances that each figure takes part in.
  private var instances: [Key: [Int]] = [:]
  private var open: Set<Int> = []
  /// What each value of a figure mends and breaks, in the group at hand.
  private var gains: [Key: [Fixed: Int]] = [:]
  /// More values than this are not tried for one figure of a group: a cell that a thousand sentences contradict, each in
  /// another way, is not mended by any of them.
  private static let mostValues = 64

  init(_ result: CheckResult) {
    self.result = result
    plausibility = Plausibility(result)
    for (index, instance) in result.instances.enumerated()
    where !result.profile.relations[instance.relation].allowsDifference {
      for operand in instance.operands where instance.isLinear || instance.ratio != nil || instance.verdict.isBroken {
        instances[key(operand), default: []].append(index)
      }
      if instance.verdict.isBroken { open.insert(index) }
    }
  }

  mutating func run() -> [Cause] {
    var causes: [Cause] = []
    let order = open.sorted()
    var next = 0
    while next < order.count {
      let first = order[next]
      // What is explained is not open any more; the first that is stays the first until it is.
      guard open.contains(first) else {
        next += 1
        continue
      }
      let group = connected(first)
      let candidates = ranked(group)
      guard let best = candidates.first, best.gain > 0 else {
        causes.append(Cause(candidates: [], isCertain: false, instances: [first]))
        open.remove(first)
        continue
      }
      let equals = likeliestFirst(candidates.filter { $0.gain == best.gain }, group)
      let mended = equals.first.map { likeliest in group.filter { self.mends(likeliest, $0) } } ?? []
      // What mends other relations of the group explains nothing of this cause.
      let rivals = equals.filter { rival in mended.allSatisfy { mends(rival, $0) } }
      causes.append(
        Cause(candidates: Array((mended.isEmpty ? equals : rivals).prefix(8)), isCertain: equals.count == 1, instances: mended.sorted()))
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
    var keys: Set<Key> = []
    while let next = queue.popLast() {
      for operand in result.instances[next].operands where keys.insert(key(operand)).inserted {
        for other in instances[key(operand)] ?? [] where open.contains(other) && seen.insert(other).inserted {
          queue.append(other)
        }
      }
    }
    return seen.sorted()
  }

  // MARK: Candidates

  private mutating func ranked(_ group: [Int]) -> [Cause.Candidate] {
    gains = [:]
    var candidates: [Key: Cause.Candidate] = [:]
    for index in group {
      for operand in result.instances[index].operands {
        if let word = flipped(operand, index) {
          let wordKey = word.word.map { -1_000_000_000 - $0.start } ?? 0
          if candidates[wordKey].map({ better(word, $0) }) ?? true { candidates[wordKey] = word }
        }
        if let word = result.instances[index].word {
          guard operand.isWritten else { continue }
          candidates[-1_000_000_000 - word.start] = Cause.Candidate(
            operand: operand, value: Decimal(coefficient: 0, scale: 0), isSlip: true, gain: 1, slack: .zero, word: word)
          continue
        }
        guard let candidate = candidate(operand, index) else { continue }
        let known = candidates[key(operand)]
        if known.map({ better(candidate, $0) }) ?? true { candidates[key(operand)] = candidate }
      }
    }
    return candidates.values.sorted { better($0, $1) }
  }

  /// Of figures that explain as much, the likeliest first: see `Plausibility`.
  private func likeliestFirst(_ equals: [Cause.Candidate], _ group: [Int]) -> [Cause.Candidate] {
    let totals = Set(group.filter { result.instances[$0].isLinear }.flatMap { result.instances[$0].left.map(\.range) })
    let own = Set(group.flatMap { result.instances[$0].operands.map(\.range.start) })
    let scores = equals.map { candidate in
      plausibility.score(candidate, isTotal: totals.contains(candidate.operand.range), except: own)
        + (mendsPlausibly(candidate, group) ? 0 : -2)
    }
    return equals.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.map { equals[$0] }
  }

  /// Whether the rates that a candidate leaves are of a usual size: nobody writes 1,712 % for 171.22 %.
  private func mendsPlausibly(_ candidate: Cause.Candidate, _ group: [Int]) -> Bool {
    guard candidate.word == nil, candidate.operand.exponent == -2 else { return true }
    return candidate.value.coefficient < 3 * Decimal.power(candidate.value.scale + 2)
  }

  private func better(_ a: Cause.Candidate, _ b: Cause.Candidate) -> Bool {
    if a.gain != b.gain { return a.gain > b.gain }
    if a.isSlip != b.isSlip { return a.isSlip }
    if a.operand.range == b.operand.range { return a.slack < b.slack }
    let (aFilled, bFilled) = (a.operand.reading != nil, b.operand.reading != nil)
    if aFilled != bFilled { return aFilled }
    return a.operand.range.start < b.operand.range.start
  }

  /// The figure `operand` with the value that instance `index` asks for: as computed, or the nearest slip of the pen that
  /// rounding allows.
  private mutating func candidate(_ operand: Operand, _ index: Int) -> Cause.Candidate? {
    let instance = result.instances[index]
    guard operand.document == 0, let value = instance.required(operand) else { return nil }
    // A decrease is said with a word, not with a minus sign.
    if operand.cell == nil, value < .zero, operand.reading?.value ?? .zero >= .zero { return nil }
    if instance.verdict == .dropped, !lostDigit(operand, instance) { return nil }
    let exponent = operand.exponent
    let computed = value.rounded(scale: operand.scale, exponent: exponent)
    let written = (operand.reading?.value ?? .zero).rounded(scale: operand.scale, exponent: exponent)
    var best: Cause.Candidate?
    for printed in [computed] + slips(operand, written, value, instance) {
      guard printed != written, let exact = Fixed(printed, exponent: exponent), let gain = gain(operand, exact) else { continue }
      let candidate = Cause.Candidate(
        operand: operand, value: printed, isSlip: operand.reading != nil && Slip.isOne(written.plain, printed.plain),
        gain: gain, slack: instance.slack)
      if best.map({ candidate.gain > $0.gain || candidate.gain == $0.gain && candidate.isSlip && !$0.isSlip }) ?? true {
        best = candidate
      }
    }
    return best
  }

  /// The broken relations that a value mends, less the sound ones that it breaks; `nil` where too many values were tried.
  private mutating func gain(_ operand: Operand, _ value: Fixed) -> Int? {
    if let known = gains[key(operand)]?[value] { return known }
    guard gains[key(operand)]?.count ?? 0 < Self.mostValues else { return nil }
    var gain = 0
    for other in instances[key(operand)] ?? [] {
      let holds = holds(result.instances[other], operand, value)
      if result.instances[other].verdict.isBroken {
        if open.contains(other), holds { gain += 1 }
      } else if !holds {
        gain -= 1
      }
    }
    gains[key(operand), default: [:]][value] = gain
    return gain
  }

  /// Whether every sound relation of the figure holds still when it has the value `value`.
  func breaksNothing(_ operand: Operand, _ value: Fixed) -> Bool {
    (instances[key(operand)] ?? []).allSatisfy { index in
      result.instances[index].verdict.isBroken || holds(result.instances[index], operand, value)
    }
  }

  /// The slips of the pen that rounding allows, the nearest to the computed value first.
  private func slips(_ operand: Operand, _ written: Decimal, _ value: Fixed, _ instance: Instance) -> [Decimal] {
    guard operand.reading != nil, operand.literal.utf8.count <= 20 else { return [] }
    var found: [(distance: Fixed, value: Decimal)] = []
    let mostDecimals = max(written.scale, instance.operands.map(\.scale).max() ?? 0)
    for slip in Slip.variants(written) {
      let variant = slip.scale > mostDecimals ? slip.withoutTrailingZeros : slip
      guard variant.scale <= mostDecimals, let exact = Fixed(variant, exponent: operand.exponent),
        exact.steps.signum() == value.steps.signum(),
        let distance = exact.subtracting(value)?.magnitude, holds(instance, operand, exact)
      else { continue }
      found.append((distance, variant))
    }
    return found.sorted { ($0.distance, $0.value.scale) < ($1.distance, $1.value.scale) }.prefix(2).map(\.value)
  }

  /// Whether the figure has fewer decimals than others of the relation.
  private func lostDigit(_ operand: Operand, _ instance: Instance) -> Bool {
    guard let reading = operand.reading else { return false }
    return reading.narrow != reading.wide || instance.operands.allSatisfy { $0.reading.map { $0.narrow == $0.wide } ?? true }
  }

  /// The figure's direction word turned round, where that mends instance `index`.
  private func flipped(_ operand: Operand, _ index: Int) -> Cause.Candidate? {
    guard let word = operand.word, holdsFlipped(result.instances[index], word) else { return nil }
    var gain = 0
    for other in instances[key(operand)] ?? [] where result.instances[other].operands.contains(where: { $0.word == word }) {
      let holds = holdsFlipped(result.instances[other], word)
      if result.instances[other].verdict.isBroken {
        if open.contains(other), holds { gain += 1 }
      } else if !holds {
        gain -= 1
      }
    }
    return Cause.Candidate(
      operand: operand, value: Decimal(coefficient: 0, scale: 0), isSlip: true, gain: gain, slack: .zero, word: word)
  }

  /// Whether `instance` holds when the word says the opposite.
  private func holdsFlipped(_ instance: Instance, _ word: TextRange) -> Bool {
    if let ratio = instance.ratio, let rate = instance.left.first {
      return RatioJudge(rate: rate, ratio: ratio).holds(with: word, value: nil, isFlipped: true)
    }
    func turned(_ operands: [Operand], _ side: Fixed) -> Fixed? {
      operands.reduce(Optional(side)) { sum, operand in
        guard operand.word == word, let value = operand.reading?.value, let twice = value.adding(value) else { return sum }
        return operand.isNegative ? sum?.adding(twice) : sum?.subtracting(twice)
      }
    }
    guard let left = turned(instance.left, instance.leftValue),
      let right = turned(instance.right, instance.rightValue), let gap = left.subtracting(right)
    else { return false }
    return instance.sign == .equal && gap.magnitude <= instance.slack
  }

  /// Whether `instance` holds, within rounding, once `operand` has the value `value`.
  private func holds(_ instance: Instance, _ operand: Operand, _ value: Fixed) -> Bool {
    if let ratio = instance.ratio, let rate = instance.left.first {
      return RatioJudge(rate: rate, ratio: ratio).holds(with: operand.range, value: value)
    }
    guard instance.isLinear else {
      return instance.left.first?.range == operand.range && instance.expected.widened(by: instance.slack)?.contains(value) ?? false
    }
    guard let difference = instance.leftValue.subtracting(instance.rightValue),
      let change = value.subtracting(operand.reading?.value ?? .zero),
      let moved = instance.coefficient(operand) > 0 ? difference.adding(change) : difference.subtracting(change)
    else { return false }
    switch instance.sign {
    case .equal, .balanced: return moved.magnitude <= instance.slack
    case .atLeast, .greater: return moved.adding(instance.slack).map { $0 >= .zero } ?? false
    case .atMost, .less: return moved.subtracting(instance.slack).map { $0 <= .zero } ?? false
    }
  }

  private func mends(_ candidate: Cause.Candidate, _ index: Int) -> Bool {
    let instance = result.instances[index]
    if let word = candidate.word {
      return instance.word == word || instance.operands.contains { $0.word == word } && holdsFlipped(instance, word)
    }
    guard instance.operands.contains(where: { $0.range == candidate.operand.range }),
      let value = Fixed(candidate.value, exponent: candidate.operand.exponent)
    else { return false }
    return holds(instance, candidate.operand, value)
  }
}
