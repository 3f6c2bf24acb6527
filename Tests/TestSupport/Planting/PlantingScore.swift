import GoujiRules
import GoujiText

/// How much of what was planted was found. The terms are those of the crosscheck on published reports:
///
/// - detected: a warning or error that the clean report does not have touches the figure, with its own range or a related one;
/// - located: the own range of such a finding is the figure, a unit of ten bytes at most included;
/// - repaired: one of its fixes puts the original value back; separators, spaces and unit do not count.
package struct PlantingScore: Sendable {
  /// The number of errors, and how many were detected, located, repaired, and repaired by the first fix of a finding.
  package struct Row: Sendable {
    package var planted = 0
    package var detected = 0
    package var located = 0
    package var repaired = 0
    package var first = 0

    /// A row without anything.
    package init() {}
  }

  /// What became of one error.
  package struct Outcome: Sendable {
    package var isDetected = false
    package var isLocated = false
    package var isRepaired = false
    package var isFirst = false
  }

  /// By class of figure, by kind of change, and all.
  package private(set) var rows: [String: Row] = [:]

  /// A score without anything.
  package init() {}

  /// Counts one error.
  package mutating func count(_ error: PlantedError, _ outcome: Outcome) {
    for name in ["class \(error.figure.kind.rawValue)", "change \(error.change.rawValue)", "all"] {
      var row = rows[name] ?? Row()
      row.planted += 1
      row.detected += outcome.isDetected ? 1 : 0
      row.located += outcome.isLocated ? 1 : 0
      row.repaired += outcome.isRepaired ? 1 : 0
      row.first += outcome.isFirst ? 1 : 0
      rows[name] = row
    }
  }

  /// Adds another score.
  package mutating func add(_ other: PlantingScore) {
    for (name, row) in other.rows {
      var sum = rows[name] ?? Row()
      sum.planted += row.planted
      sum.detected += row.detected
      sum.located += row.located
      sum.repaired += row.repaired
      sum.first += row.first
      rows[name] = sum
    }
  }

  /// What the linter made of `error`, given the loud findings on the clean text.
  package static func outcome(_ error: PlantedError, clean: [Finding], cleanText: String) -> Outcome {
    var known = clean.map { key($0, cleanText) }
    var fresh: [Finding] = []
    for finding in Documents.loud(error.text) {
      if !known.isEmpty, let place = known.firstIndex(of: key(finding, error.text)) {
        known.remove(at: place)
      } else {
        fresh.append(finding)
      }
    }
    let range = TextRange(error.range.lowerBound, error.range.upperBound)
    let hits = fresh.filter { $0.range.overlaps(range) || $0.related.contains { $0.range.overlaps(range) } }
    func isRight(_ fix: Finding.Fix?) -> Bool {
      fix?.edits.contains { $0.range.overlaps(range) && error.isMended(by: $0.newText) } ?? false
    }
    return Outcome(
      isDetected: !hits.isEmpty, isLocated: hits.contains { $0.range.overlaps(range) && $0.range.count <= range.count + 10 },
      isRepaired: hits.contains { $0.fixes.contains { isRight($0) } }, isFirst: hits.contains { isRight($0.fixes.first) })
  }

  /// What a finding is known by: its rule, its line, and its message without the numbers.
  private static func key(_ finding: Finding, _ text: String) -> String {
    let line = text.utf8.prefix(finding.range.start).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    var message = ""
    for character in finding.message.chinese {
      if "0123456789.,，％%".contains(character) {
        if message.last != "#" { message += "#" }
      } else {
        message.append(character)
      }
    }
    return "\(finding.rule) \(line) \(message)"
  }
}

extension PlantedError {
  /// Whether `text` in the place of the figure says what it said before.
  func isMended(by text: String) -> Bool {
    switch change {
    case .word: return text.contains(old)
    case .unit:
      let unit = old.drop { !$0.isLetter }
      let value = NumberSlip.value(text)
      return text.hasSuffix(unit) && (value == nil || value == NumberSlip.value(old))
    default: return NumberSlip.value(text) == NumberSlip.value(old)
    }
  }
}
