import GoujiRules
import GoujiText
import TestSupport
import Testing

/// The reports in the shapes of provinces: the clean ones are silent, and what is planted in the flawed ones is found.
@Suite struct ProvinceSampleTests {
  static let clean = Repository.files(in: "Tests/Samples/provinces", suffix: ".gouji").filter { !$0.hasSuffix("-flawed.gouji") }

  @Test func thereAreElevenProvincesEachCleanAndFlawed() {
    #expect(Self.clean.count == 11)
    #expect(Repository.files(in: "Tests/Samples/provinces", suffix: "-flawed.gouji").count == 11)
    #expect(Repository.files(in: "Tests/Samples/provinces", suffix: ".expected.tsv").count == 11)
  }

  @Test(arguments: clean) func aCleanReportHasNothingAboveAHint(_ path: String) {
    #expect(Documents.findings(Repository.text(path)).filter { $0.severity > .hint }.map(\.message.chinese) == [])
  }

  @Test(arguments: clean) func plantedErrorsStandWhereTheListSays(_ path: String) {
    let planted = PlantedLine.all(path)
    #expect(planted.count == 10)
    for line in planted {
      #expect(!line.ranges.isEmpty, "line \(line.number): \(line.planted)")
      // The clean report has none of them.
      #expect(line.original.isEmpty || Repository.text(path).contains(line.original), "\(line.original)")
    }
  }

  /// What was found when this was written is the least that is allowed; what is not found is listed in the message. An
  /// error is detected if a warning or error names its line, itself or as a related place; located if it stands in it,
  /// exactly if it stands at what is planted; mended if a repair of it writes what stood there.
  @Test func mostOfWhatIsPlantedIsDetectedAndLocated() {
    var score = (planted: 0, detected: 0, located: 0, exact: 0, mended: 0)
    var missed: [String] = []
    var extra: [String] = []
    for path in Self.clean {
      let flawed = path.replacing(".gouji", with: "-flawed.gouji")
      let findings = Documents.loud(Repository.text(flawed))
      let planted = PlantedLine.all(path)
      for line in planted {
        let hits = findings.filter { line.isTouched(by: $0) }
        let located = hits.filter { line.isInLine($0) }
        score.planted += 1
        score.detected += hits.isEmpty ? 0 : 1
        score.located += located.isEmpty ? 0 : 1
        score.exact += located.contains { line.isNamed(by: $0) } ? 1 : 0
        score.mended += located.contains { line.isMended(by: $0) } ? 1 : 0
        if located.isEmpty { missed.append("\(flawed):\(line.number)\(hits.isEmpty ? "" : " (detected)") \(line.what)") }
      }
      extra += findings.filter { finding in !planted.contains { $0.isTouched(by: finding) } }
        .map { "\(flawed) \($0.rule) \($0.message.chinese)" }
    }
    #expect(score.planted == 10 * Self.clean.count)
    #expect(score.detected >= 87, "\(missed)")
    #expect(score.located >= 86, "\(missed)")
    #expect(score.exact >= 79 && score.mended >= 71, "\(score)")
    #expect(extra == [])
  }
}

/// One line of a list of planted errors.
private struct PlantedLine {
  var number: Int
  var original: String
  var planted: String
  var what: String
  /// Its line.
  var line: TextRange
  /// Where the planted text stands in its line; the whole line where a paragraph was left out.
  var ranges: [TextRange]

  /// The lines of the list that belongs to a clean sample.
  static func all(_ path: String) -> [PlantedLine] {
    let text = Array(Repository.text(path.replacing(".gouji", with: "-flawed.gouji")).utf8)
    var lines: [TextRange] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(TextRange(start, index))
      start = index + 1
    }
    return Repository.text(path.replacing(".gouji", with: ".expected.tsv")).split(separator: "\n").compactMap { row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let number = Int(fields[0]), lines.indices.contains(number - 1) else { return nil }
      let line = lines[number - 1]
      let planted = Array(fields[3].utf8)
      var ranges = planted.isEmpty ? [line] : []
      for place in line.start..<max(line.start, line.end - planted.count + 1)
      where !planted.isEmpty && text[place...].starts(with: planted) {
        ranges.append(TextRange(place, place + planted.count))
      }
      return PlantedLine(number: number, original: fields[2], planted: fields[3], what: fields[4], line: line, ranges: ranges)
    }
  }

  /// Whether a finding is about something in its line, itself or with a related place.
  func isTouched(by finding: Finding) -> Bool {
    isInLine(finding) || finding.related.contains { line.overlaps($0.range) }
  }

  /// Whether a finding stands in its line.
  func isInLine(_ finding: Finding) -> Bool { line.overlaps(finding.range) }

  /// Whether a finding stands at what is planted.
  func isNamed(by finding: Finding) -> Bool { ranges.contains { $0.overlaps(finding.range) } }

  /// Whether a repair writes what stood there, units aside.
  func isMended(by finding: Finding) -> Bool {
    finding.fixes.contains { fix in
      fix.edits.contains { edit in !edit.newText.isEmpty && (original.hasPrefix(edit.newText) || edit.newText.hasPrefix(original)) }
    }
  }
}
