import GoujiProse
import GoujiReport
import GoujiText

/// What the check of a report's prose lends to that of the state after an edit.
struct ProseRelationsMemory: Sendable {
  /// What is denied in each passage.
  struct Denied: Sendable {
    /// The year of the report.
    var year: Int?
    var ofPassage: [[Denials.Denial]] = []
  }

  var passages: ProseMemory
  var context: ProseContext
  var denials = Denied()
  /// What the relations between what is said, and between that and cells, came to, by their numbers.
  var instances: [Int: [Instance]] = [:]
}

/// What of the check of an earlier state's prose holds still.
struct ProseRelationsReuse {
  let passages: ProseReuse
  private let memory: ProseRelationsMemory
  private let context: ProseContext
  private let outcomes: OutcomeReuse?
  private let earlier: Report
  private let lexicon: CompiledLexicon

  init?(_ history: CheckHistory?, _ outcomes: OutcomeReuse?, _ context: ProseContext) {
    guard let history, let match = history.match, let result = history.result.memory, let memory = result.prose else { return nil }
    passages = ProseReuse(memory.passages, match)
    self.memory = memory
    self.context = context
    self.outcomes = outcomes
    earlier = history.result.report
    lexicon = result.profile.lexicon
  }

  /// What the relations came to, if the prose says the same of the same tables.
  func instances(_ reading: ProseReading, _ scope: CheckScope) -> [Int: [Instance]]? {
    guard let outcomes, outcomes.hasSameNames, outcomes.isSame.allSatisfy({ $0 }), lexicon === scope.profile.lexicon,
      memory.context == context
    else { return nil }
    let before = memory.passages.reading
    guard reading.saysTheSame(as: before, scope.bytes, earlier.bytes) else { return nil }
    var places: [Int: Int] = [:]
    for (new, old) in zip(reading.figures, before.figures) {
      places[old.figure.number.start] = new.figure.number.start - old.figure.number.start
    }
    for (new, old) in zip(reading.statements, before.statements) {
      for (new, old) in zip(new.slots, old.slots) {
        if let a = new.word, let b = old.word { places[b.start] = a.start - b.start }
      }
      for (new, old) in zip(new.comparisons, old.comparisons) { places[old.range.start] = new.range.start - old.range.start }
    }
    if places.values.allSatisfy({ $0 == 0 }), outcomes.hasMoved.allSatisfy({ !$0 }) { return memory.instances }
    return memory.instances.mapValues { $0.map { moved($0, places, outcomes) } }
  }

  private func moved(_ instance: Instance, _ places: [Int: Int], _ outcomes: OutcomeReuse) -> Instance {
    func moved(_ range: TextRange) -> TextRange { range.moved(by: places[range.start] ?? 0) }
    func moved(_ operand: Operand) -> Operand {
      if operand.document != 0 { return operand }
      if operand.cell != nil { return outcomes.moved(operand) }
      var operand = operand
      operand.range = moved(operand.range)
      operand.word = operand.word.map { moved($0) }
      return operand
    }
    var instance = instance
    instance.left = instance.left.map { moved($0) }
    instance.right = instance.right.map { moved($0) }
    instance.word = instance.word.map { moved($0) }
    instance.ratio = instance.ratio.map {
      Ratio(numerator: $0.numerator.map { moved($0) }, denominator: $0.denominator.map { moved($0) })
    }
    return instance
  }

  /// The denials of each passage: the words of one that is the same deny the same, in the same year and of the same unit.
  func denials(_ passages: [Passage], _ relations: ProseRelations) -> ProseRelationsMemory.Denied? {
    let year = context.year ?? ProseYear.year(passages, relations.scope.bytes)
    guard memory.denials.year == year, memory.context.units == context.units,
      memory.denials.ofPassage.count == memory.passages.passages.count
    else { return nil }
    let found = passages.map { passage in
      self.passages.earlier(passage).map { memory.denials.ofPassage[$0.index] }
        ?? relations.denials(passage, year: year, units: context.units)
    }
    return ProseRelationsMemory.Denied(year: year, ofPassage: found)
  }
}
