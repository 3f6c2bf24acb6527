import GoujiProse
import GoujiText

/// Where the outturns of indicators are said: found in a few steps, however many statements there are.
struct SaidIndicators {
  /// What is said of an indicator under one heading of the level 一、, of one fund.
  private struct Key: Hashable {
    var group: Int?
    /// The first indicator of its name.
    var indicator: Int
    var fund: Int?
    /// What is counted; `nil` for amounts.
    var unit: String?
  }

  private struct Repeat: Hashable {
    var group: Int?
    var subject: Subject
  }

  /// The certain statements that say it, in order.
  private var places: [Key: [Int]] = [:]
  /// The statements of one subject that say its outturn, in order.
  private var repeats: [Repeat: [Int]] = [:]
  /// For each statement the first of those directly before it that stand under the same heading.
  private var starts: [Int] = []
  private let statements: [Statement]

  init(_ operands: ProseOperands) {
    statements = operands.reading.statements
    let indicators = operands.lexicon.indicators
    let firsts = Dictionary(indicators.enumerated().map { (TextKey($1.name), $0) }) { first, _ in first }
    for (index, statement) in statements.enumerated() {
      let isSame = index > 0 && statements[index - 1].group == statement.group
      starts.append(isSame ? starts[index - 1] : index)
      guard let slot = statement.slot(.outturn) else { continue }
      repeats[Repeat(group: statement.group, subject: statement.subject), default: []].append(index)
      guard case .indicator(let indicator, let fund, _) = statement.subject, statement.isCertain,
        let first = firsts[TextKey(indicators[indicator].name)]
      else { continue }
      places[Key(group: statement.group, indicator: first, fund: fund, unit: operands.countedUnit(slot)), default: []].append(index)
    }
  }

  /// The statement that says the outturn of `indicator` (the first of its name) nearest behind statement `position`, or before
  /// it, under the same heading.
  /// An amount for no `unit`, or else a count of that.
  func nearest(_ indicator: Int, _ fund: Int?, unit: String?, to position: Int) -> Int? {
    let group = statements[position].group
    guard let places = places[Key(group: group, indicator: indicator, fund: fund, unit: unit)] else { return nil }
    let next = places.partition { $0 > position }
    if next < places.count {
      // Said again: what follows belongs to that.
      let again = repeats[Repeat(group: group, subject: statements[position].subject)] ?? []
      let bound = again.partition { $0 > position }
      if bound == again.count || places[next] <= again[bound] { return places[next] }
    }
    let before = places.partition { $0 >= position } - 1
    return before >= 0 && places[before] >= starts[position] ? places[before] : nil
  }
}

extension [Int] {
  /// Where the first element stands that is as `isBehind` says; all before are not.
  fileprivate func partition(_ isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
