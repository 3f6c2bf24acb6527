import GoujiRules
import GoujiText
import GoujiWorkspace

/// JUnit's XML as Ant and Jenkins read it: a suite for each file, a failed case for each finding that makes the run end
/// with 1, a skipped one for each that stands in the baseline; other findings are the suite's output. A file without
/// failures has one case that passed.
struct JUnitReporter: Reporter {
  private let context: ReportingContext
  private var suites = 0

  init(_ context: ReportingContext) { self.context = context }

  func begin() -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" }

  func end() -> String { "</testsuites>\n" }

  mutating func report(_ file: LintedFile) -> String {
    let path = ReportPath.relative(file.source.path, to: context.folder)
    var cases = ""
    var output = ""
    var failures = 0
    for finding in file.findings {
      let text =
        "\(self.place(finding, file.source, path)): \(finding.severity.name.text(context.language)): \(message(finding)) [\(finding.rule)]"
      guard let level = context.failureLevel, finding.severity >= level else {
        output += text + "\n"
        continue
      }
      failures += 1
      cases +=
        testCase(finding, file.source, path)
        + "<failure type=\"\(finding.severity.rawValue)\" message=\"\(escape(message(finding)))\">\(escape(text))</failure></testcase>\n"
    }
    for finding in file.known { cases += testCase(finding, file.source, path) + "<skipped/></testcase>\n" }
    if failures == 0 { cases += passed(path) }
    let tests = failures + file.known.count + (failures == 0 ? 1 : 0)
    return suite(path, tests: tests, failures: failures, errors: 0, skipped: file.known.count, cases, output)
  }

  mutating func fail(_ problem: ReadingProblem) -> String {
    let path = ReportPath.relative(problem.path, to: context.folder)
    let message = escape(problem.message.text(context.language))
    let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
    let cases =
      "    <testcase name=\"\(escape(path))\" classname=\"gouji\" time=\"0\"><error type=\"unreadable\" message=\"\(message)\">"
      + "\(escape(path + place)): \(message)</error></testcase>\n"
    return suite(path, tests: 1, failures: 0, errors: 1, skipped: 0, cases, "")
  }

  // MARK: Elements

  private mutating func suite(
    _ path: String, tests: Int, failures: Int, errors: Int, skipped: Int, _ cases: String, _ output: String
  ) -> String {
    let id = suites
    suites += 1
    return "  <testsuite name=\"\(escape(path))\" package=\"gouji\" id=\"\(id)\" tests=\"\(tests)\" failures=\"\(failures)\""
      + " errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\" timestamp=\"\(context.time)\" hostname=\"localhost\">\n"
      + "    <properties/>\n\(cases)    <system-out>\(escape(output))</system-out>\n    <system-err/>\n  </testsuite>\n"
  }

  private func testCase(_ finding: Finding, _ source: SourceText, _ path: String) -> String {
    let name = "\(finding.rule) \(place(finding, source, path))"
    return "    <testcase name=\"\(escape(name))\" classname=\"gouji.\(escape(finding.rule))\" time=\"0\">"
  }

  private func passed(_ path: String) -> String { "    <testcase name=\"\(escape(path))\" classname=\"gouji\" time=\"0\"/>\n" }

  private func place(_ finding: Finding, _ source: SourceText, _ path: String) -> String {
    let place = FormatPlace(finding.range, source, .utf32)
    return "\(path):\(place.line):\(place.column)"
  }

  private func message(_ finding: Finding) -> String { finding.message.text(context.language) }

  /// `text` as XML text or attribute; what XML has no way to write becomes U+FFFD.
  private func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }
}
