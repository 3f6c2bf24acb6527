import GoujiRelations
import GoujiReport
import GoujiRules

/// What a linter makes of a generated report.
extension GeneratedReport {
  /// Its check, for a look at tables and cells.
  package func checked() -> CheckResult { Checker.check(Documents.report(text)) }

  /// The findings that should not be: louder than a hint, on a text without a fault; or than `info`, where its style does on purpose
  /// what a linter may mention.
  package func loudFindings(_ result: CheckResult? = nil) -> [Finding] {
    let findings = result.map { Findings.all($0) } ?? Documents.findings(text)
    return findings.filter { finding in
      let isSpace = finding.rule == "spaced-number" && finding.severity == .info
      return finding.severity > (hasConventions ? .info : .hint) && !(hasSpacedFigures && isSpace)
    }
  }

  /// What was not understood: a wrong number of tables, or the titles of tables of no kind.
  package func unrecognised(_ result: CheckResult) -> [String] {
    let count = result.tables.count
    return (count == tableCount ? [] : ["\(count) tables"])
      + zip(result.tables, result.kinds).filter { $0.1 == nil }.map(\.0.title)
  }

  /// The text with one digit of a witnessed figure replaced, never the last one; `nil` where there is no such figure.
  package func withPlantedError(_ result: CheckResult, _ random: inout SeededGenerator) -> (text: String, place: Int)? {
    var bytes = Array(text.utf8)
    func isDigit(_ place: Int) -> Bool { bytes.indices.contains(place) && (0x30...0x39).contains(bytes[place]) }
    var figures: [[Int]] = []
    for start in bytes.indices where result.witnessed.contains(start) {
      var end = start
      while bytes.indices.contains(end), isDigit(end) || [0x2C, 0x2E, 0x20].contains(bytes[end]) { end += 1 }
      let digits = (start..<end).filter(isDigit)
      if digits.count > 1 { figures.append(digits.dropLast()) }
    }
    guard !figures.isEmpty else { return nil }
    let place = random.pick(random.pick(figures))
    let others = (UInt8(0x30)...0x39).filter { $0 != bytes[place] }
    bytes[place] = random.pick(others)
    return (String(decoding: bytes, as: UTF8.self), place)
  }
}
