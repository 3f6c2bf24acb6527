import GoujiRules
import GoujiText
import GoujiWorkspace

/// Workflow commands of GitHub Actions, one finding a line, and behind them the summary of the text format.
///
/// Columns count characters from 1, the last one included; GitHub takes them only where the finding is within one line.
struct GitHubReporter: Reporter {
  private let context: ReportingContext
  private var summary: TextReporter

  init(_ context: ReportingContext) {
    self.context = context
    summary = TextReporter(context)
  }

  mutating func report(_ file: LintedFile) -> String {
    _ = summary.report(file)
    return file.findings.map { line($0, file.source) }.joined()
  }

  func fail(_ problem: ReadingProblem) -> String {
    var properties = "file=" + property(ReportPath.relative(problem.path, to: context.folder))
    if let position = problem.position { properties += ",line=\(position.line),col=\(position.column)" }
    return "::error \(properties),title=gouji::\(data(problem.message.text(context.language)))\n"
  }

  mutating func end() -> String { summary.end() }

  private func line(_ finding: Finding, _ source: SourceText) -> String {
    let place = FormatPlace(finding.range, source, .utf32)
    var properties = "file=" + property(ReportPath.relative(source.path, to: context.folder))
    properties += ",line=\(place.line),endLine=\(place.endLine)"
    if place.line == place.endLine {
      properties += ",col=\(place.column),endColumn=\(max(place.column, place.endColumn - 1))"
    }
    properties += ",title=" + property("\(finding.severity.name.text(context.language)) \(finding.rule)")
    return "::\(command(finding.severity)) \(properties)::\(data(finding.message.text(context.language)))\n"
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "notice"
    }
  }

  /// A message, in which percent signs and line ends mean something.
  private func data(_ text: String) -> String { escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  /// A property, in which colons and commas do as well.
  private func property(_ text: String) -> String {
    escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private func escape(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}
