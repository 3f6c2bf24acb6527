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

  /// A value that a relation asks of a figure.
  private struct Proposal {
    var printed: Decimal
    var exact: Fixed
    var isSlip: Bool
  }

  /// A figure of a broken relation, and the values that the relation asks of it, the likeliest first.
  private struct Asked {
    var operand: Operand
    var key: Key
    var proposals: [Proposal]
  }

  let result: CheckResult
  private lazy var plausibility = Plausibility(result)
  /// The linear instances that each figure of a broken relation takes part in, and the open ones of them.
  private var instances: [Key: [Int]] = [:]
  private var openOfFigure: [Key: [Int]] = [:]
  /// Which instances are broken and not explained yet.
  private var isOpen: [Bool]
  /// What each value of a figure mends and breaks, kept up to date while instances are explained; and in which search for a
  /// cause it was asked for last.
  private var gains: [Key: [Fixed: (gain: Int, search: Int)]] = [:]
  /// How many values of a figure were tried in the last search that asked for any.
  private var tried: [Key: (search: Int, count: Int)] = [:]
  /// The number of the search for a cause.
  private var search = 0
  /// What each instance asks of its figures.
  private var asked: [Int: [Asked]] = [:]
  /// More values than this are not tried for one figure in one search, and in all of them: a cell that a thousand sentences
  /// contradict, each in another way, is not mended by any of them.
  private static let mostValues = 64
  private static let mostValuesEver = 1024
  /// Of more open relations that hang together, these are looked at: those that hang together most closely with the first.
  private static let mostTogether = 256

  init(_ result: CheckResult) {
    self.result = result
    isOpen = Array(repeating: false, count: result.instances.count)
    // Of most figures nothing need be known: no broken relation has them.
    var (wanted, wantedElsewhere) = (OffsetSet(), Set<Key>())
    for index in result.instances.indices where result.instances[index].verdict.isBroken {
      Self.forEachOperand(result.instances[index]) { operand in
        let key = Self.key(operand)
        if key >= 0 { wanted.insert(key) } else { wantedElsewhere.insert(key) }
      }
    }
    let allowsDifference = result.profile.relations.map(\.allowsDifference)
    for index in result.instances.indices where !allowsDifference[result.instances[index].relation] {
      let isBroken = result.instances[index].verdict.isBroken
      isOpen[index] = isBroken
      guard result.instances[index].isLinear || result.instances[index].ratio != nil || isBroken else { continue }
      Self.forEachOperand(result.instances[index]) { operand in
        let key = Self.key(operand)
        guard key >= 0 ? wanted.contains(key) : wantedElsewhere.contains(key) else { return }
        instances[key, default: []].append(index)
        if isBroken { openOfFigure[key, default: []].append(index) }
      }
    }
  }

  @inline(__always)
  private static func forEachOperand(_ instance: Instance, _ body: (Operand) -> Void) {
    for operand in instance.left where operand.isWritten { body(operand) }
    for operand in instance.right where operand.isWritten { body(operand) }
  }

  mutating func run() -> [Cause] {
    var causes: [Cause] = []
    // What is explained is not open any more; the first that is stays the first until it is.
    for first in isOpen.indices {
      while isOpen[first] {
        let group = connected(first)
        let equals = likeliestFirst(best(group), group)
        guard let likeliest = equals.first else {
          causes.append(Cause(candidates: [], isCertain: false, instances: [first]))
          close([first])
          break
        }
        let mended = mended(by: likeliest, group)
        // What mends other relations of the group explains nothing of this cause.
        let rivals = mended.isEmpty ? equals : equals.filter { rival in mended.allSatisfy { mends(rival, $0) } }
        causes.append(Cause(candidates: Array(rivals.prefix(8)), isCertain: equals.count == 1, instances: mended))
        close(mended.isEmpty ? [first] : mended)
      }
    }
    return causes.sorted { position($0) < position($1) }
  }

  /// The open instances that a candidate mends, in order.
  private func mended(by candidate: Cause.Candidate, _ group: [Int]) -> [Int] {
    // All that have the figure are in the group, unless that is cut off.
    guard group.count >= Self.mostTogether else { return group.filter { mends(candidate, $0) } }
    return Set(group + (openOfFigure[key(candidate.operand)] ?? [])).filter { isOpen[$0] && mends(candidate, $0) }.sorted()
  }

  /// Takes explained instances out of what is open, and out of the gains of their figures' values.
  private mutating func close(_ indices: [Int]) {
    for index in indices where isOpen[index] {
      isOpen[index] = false
      asked[index] = nil
      let instance = result.instances[index]
      for operand in instance.operands {
        guard let known = gains[key(operand)] else { continue }
        let probe = ValueProbe(instance, operand)
        for value in known.keys where probe.holds(value) { gains[key(operand)]?[value]?.gain -= 1 }
      }
    }
  }

  private func position(_ cause: Cause) -> Int {
    cause.candidates.first?.operand.range.start
      ?? cause.instances.first.flatMap { result.instances[$0].left.first?.range.start } ?? 0
  }

  /// The open instances that hang together with `first` through shared figures: at most `mostTogether`, the nearest.
  private mutating func connected(_ first: Int) -> [Int] {
    var seen: Set<Int> = [first]
    var queue = [first]
    var keys: Set<Key> = []
    var next = 0
    while next < queue.count, queue.count < Self.mostTogether {
      for operand in result.instances[queue[next]].operands where keys.insert(key(operand)).inserted {
        var closed = 0
        for other in openOfFigure[key(operand)] ?? [] where queue.count < Self.mostTogether {
          if !isOpen[other] {
            closed += 1
          } else if seen.insert(other).inserted {
            queue.append(other)
          }
        }
        if closed > Self.mostTogether { openOfFigure[key(operand)]?.removeAll { !isOpen[$0] } }
      }
      next += 1
    }
    return queue.sorted()
  }

  // MARK: Candidates

  /// The figures of a group whose change mends most, if it mends anything, each with its best value.
  private mutating func best(_ group: [Int]) -> [Cause.Candidate] {
    var candidates: [Key: Cause.Candidate] = [:]
    search += 1
    for index in group {
      let word = result.instances[index].word
      for asked in asked(index) {
        let operand = asked.operand
        if let word = flipped(operand, index) {
          let wordKey = word.word.map { -1_000_000_000 - $0.start } ?? 0
          if candidates[wordKey].map({ Self.better(word, $0) }) ?? true { candidates[wordKey] = word }
        }
        if let word {
          guard operand.isWritten else { continue }
          candidates[-1_000_000_000 - word.start] = Cause.Candidate(
            operand: operand, value: Decimal(coefficient: 0, scale: 0), isSlip: true, gain: 1, slack: .zero, word: word)
          continue
        }
        guard let candidate = candidate(asked, index) else { continue }
        if candidates[asked.key].map({ Self.better(candidate, $0) }) ?? true { candidates[asked.key] = candidate }
      }
    }
    let most = candidates.values.reduce(0) { max($0, $1.gain) }
    return most > 0 ? candidates.values.filter { $0.gain == most }.sorted(by: Self.better) : []
  }

  /// Of figures that explain as much, the likeliest first: see `Plausibility`.
  private mutating func likeliestFirst(_ equals: [Cause.Candidate], _ group: [Int]) -> [Cause.Candidate] {
    guard equals.count > 1 else { return equals }
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

  private static func better(_ a: Cause.Candidate, _ b: Cause.Candidate) -> Bool {
    if a.gain != b.gain { return a.gain > b.gain }
    if a.isSlip != b.isSlip { return a.isSlip }
    if a.operand.range == b.operand.range { return a.slack < b.slack }
    let (aFilled, bFilled) = (a.operand.reading != nil, b.operand.reading != nil)
    if aFilled != bFilled { return aFilled }
    return a.operand.range.start < b.operand.range.start
  }

  /// What instance `index` asks of its figures.
  private mutating func asked(_ index: Int) -> [Asked] {
    if let known = asked[index] { return known }
    let instance = result.instances[index]
    let found = instance.operands.map { operand in
      Asked(operand: operand, key: key(operand), proposals: instance.word == nil ? proposals(operand, instance) : [])
    }
    asked[index] = found
    return found
  }

  /// The values that an instance asks for instead of the one of `operand`: as computed, or the nearest slips of the pen that
  /// rounding allows.
  private func proposals(_ operand: Operand, _ instance: Instance) -> [Proposal] {
    guard operand.document == 0, let value = instance.required(operand) else { return [] }
    // A decrease is said with a word, not with a minus sign; a cell may have lost its minus sign, and nothing else.
    let known = operand.reading?.value ?? .zero
    if value < .zero, known >= .zero, operand.cell == nil || known != value.magnitude { return [] }
    if instance.verdict == .dropped, !lostDigit(operand, instance) { return [] }
    let exponent = operand.exponent
    let computed = value.rounded(scale: operand.scale, exponent: exponent)
    let written = (operand.reading?.value ?? .zero).rounded(scale: operand.scale, exponent: exponent)
    return ([computed] + slips(operand, written, value, instance)).compactMap { printed in
      guard printed != written, let exact = Fixed(printed, exponent: exponent) else { return nil }
      return Proposal(
        printed: printed, exact: exact, isSlip: operand.reading != nil && Slip.isOne(written.plain, printed.plain))
    }
  }

  /// A figure with the best of the values that an instance asks of it.
  private mutating func candidate(_ asked: Asked, _ index: Int) -> Cause.Candidate? {
    var best: (proposal: Proposal, gain: Int)?
    for proposal in asked.proposals {
      guard let gain = gain(asked, proposal.exact) else { continue }
      if best.map({ gain > $0.gain || gain == $0.gain && proposal.isSlip && !$0.proposal.isSlip }) ?? true {
        best = (proposal, gain)
      }
    }
    return best.map {
      Cause.Candidate(
        operand: asked.operand, value: $0.proposal.printed, isSlip: $0.proposal.isSlip, gain: $0.gain,
        slack: result.instances[index].slack)
    }
  }

  /// The broken relations that a value mends, less the sound ones that it breaks; `nil` where too many values were tried.
  private mutating func gain(_ asked: Asked, _ value: Fixed) -> Int? {
    let known = gains[asked.key]?[value]
    if let known, known.search == search { return known.gain }
    let count = tried[asked.key].map { $0.search == search ? $0.count : 0 } ?? 0
    guard count < Self.mostValues, known != nil || gains[asked.key]?.count ?? 0 < Self.mostValuesEver else { return nil }
    tried[asked.key] = (search, count + 1)
    if let known {
      gains[asked.key]?[value]?.search = search
      return known.gain
    }
    var gain = 0
    for other in instances[asked.key] ?? [] {
      let holds = ValueProbe(result.instances[other], asked.operand).holds(value)
      if result.instances[other].verdict.isBroken {
        if isOpen[other], holds { gain += 1 }
      } else if !holds {
        gain -= 1
      }
    }
    gains[asked.key, default: [:]][value] = (gain, search)
    return gain
  }

  /// Whether every sound relation of a figure of a broken one holds still when it has the value `value`.
  func breaksNothing(_ operand: Operand, _ value: Fixed) -> Bool {
    (instances[key(operand)] ?? []).allSatisfy { index in
      result.instances[index].verdict.isBroken || ValueProbe(result.instances[index], operand).holds(value)
    }
  }

  /// The slips of the pen that rounding allows, the nearest to the computed value first.
  private func slips(_ operand: Operand, _ written: Decimal, _ value: Fixed, _ instance: Instance) -> [Decimal] {
    guard operand.reading != nil, operand.literal.utf8.count <= 20 else { return [] }
    var found: [(distance: Fixed, value: Decimal)] = []
    let mostDecimals = max(written.scale, instance.operands.map(\.scale).max() ?? 0)
    let probe = ValueProbe(instance, operand)
    for slip in Slip.variants(written) {
      let variant = slip.scale > mostDecimals ? slip.withoutTrailingZeros : slip
      guard variant.scale <= mostDecimals, let exact = Fixed(variant, exponent: operand.exponent),
        exact.steps.signum() == value.steps.signum(),
        let distance = exact.subtracting(value)?.magnitude, probe.holds(exact)
      else { continue }
      found.append((distance, variant))
    }
    return found.sorted { ($0.distance, $0.value.scale) < ($1.distance, $1.value.scale) }.prefix(2).map(\.value)
  }

  /// Whether the figure has fewer decimals than others of the relation.
  private func lostDigit(_ operand: Operand, _ instance: Instance) -> Bool {
    guard let reading = operand.reading else { return false }
    return !reading.hasOneReading || instance.operands.allSatisfy { $0.reading.map(\.hasOneReading) ?? true }
  }

  /// The figure's direction word turned round, where that mends instance `index`.
  private func flipped(_ operand: Operand, _ index: Int) -> Cause.Candidate? {
    guard let word = operand.word, holdsFlipped(result.instances[index], word) else { return nil }
    var gain = 0
    for other in instances[key(operand)] ?? [] where result.instances[other].operands.contains(where: { $0.word == word }) {
      let holds = holdsFlipped(result.instances[other], word)
      if result.instances[other].verdict.isBroken {
        if isOpen[other], holds { gain += 1 }
      } else if !holds {
        gain -= 1
      }
    }
    return Cause.Candidate(
      operand: operand, value: Decimal(coefficient: 0, scale: 0), isSlip: true, gain: gain, slack: .zero, word: word)
  }

  /// Whether a word for up or down, turned round, mends instance `index` and breaks nothing that is sound.
  func isExplainedByWord(_ index: Int) -> Bool {
    result.instances[index].operands.contains { operand in
      guard let word = operand.word, operand.literal.utf8.count >= 4, holdsFlipped(result.instances[index], word) else { return false }
      return (instances[key(operand)] ?? []).allSatisfy { other in
        result.instances[other].verdict.isBroken || !result.instances[other].operands.contains { $0.word == word }
          || holdsFlipped(result.instances[other], word)
      }
    }
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

  private func mends(_ candidate: Cause.Candidate, _ index: Int) -> Bool {
    let instance = result.instances[index]
    if let word = candidate.word {
      return instance.word == word || instance.operands.contains { $0.word == word } && holdsFlipped(instance, word)
    }
    guard instance.operands.contains(where: { $0.range == candidate.operand.range }),
      let value = Fixed(candidate.value, exponent: candidate.operand.exponent)
    else { return false }
    return ValueProbe(instance, candidate.operand).holds(value)
  }
}
