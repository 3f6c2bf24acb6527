import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Views of several documents at once, and of what stands above the tree.
extension SpecificationExample {
  /// The parts of an input, each under a line `=== name`: profile, last year, unit (any number of them), report.
  private var parts: [(name: String, text: String)] {
    var parts: [(name: String, text: String)] = []
    for line in input.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        parts.append((String(line.dropFirst(4)), ""))
      } else if let last = parts.indices.last {
        parts[last].text += line + "\n"
      }
    }
    return parts
  }

  /// What a profile makes of a report: the lines of the profile that cannot be used, the findings, and what became of each
  /// relation in each table.
  func relations() -> String {
    func documents(_ name: String) -> [SourceText] {
      parts.filter { $0.name == name }.map { SourceText(path: "\(name).gouji", bytes: Array($0.text.utf8)) }
    }
    func reports(_ name: String) -> [Report] { documents(name).map { Report(Parser.parse($0)) } }
    let profile = documents("profile").first.map { ProfileReader.read($0) }
    guard let profile, let report = reports("report").first else { return "=== profile and === report are needed\n" }
    // The words of the standard profile count in each.
    var own = Profile()
    own.extend(by: profile.profile)
    let result = Checker.check(report, own, lastYear: reports("last year").first, units: reports("unit"))
    var text = profile.problems.map { "problem: \($0.message.chinese)\n" }.joined()
    text += Findings.all(result, Findings.Options(showsTails: true))
      .map { "\($0.severity.rawValue) “\(report.bytes.text($0.range))” \($0.rule): \($0.message.chinese)\n" }.joined()
    for table in result.tables.indices {
      for line in RelationLedger(result, table: table).lines {
        let verdicts = Verdict.allCases.compactMap { verdict in line.verdicts[verdict].map { "\(verdict.rawValue) \($0)" } }
        let reasons = line.reasons.map(\.chinese)
        let outcome = verdicts + (reasons.isEmpty ? [] : ["not evaluated: " + reasons.joined(separator: "、")])
        text += "《\(result.tables[table].title)》 \(line.id) \(line.text): \(outcome.joined(separator: ", "))\n"
      }
    }
    return text
  }

  /// The sections, each below the one that it belongs to; a line `report` where another report begins, `main report` where the main one goes on.
  static func outline(_ outline: Outline) -> String {
    var text = ""
    var current = 0
    var depths: [Int] = []
    for section in outline.sections {
      if section.report != current {
        text += section.report == 0 ? "main report\n" : "report “\(outline.reports[section.report])”\n"
        current = section.report
      }
      let depth = section.parent.map { depths[$0] + 1 } ?? 0
      depths.append(depth)
      text += String(repeating: "  ", count: depth) + "\(section.level) \(section.title)\(section.isRunIn ? " (run-in)" : "")\n"
    }
    return text
  }
}
