import GoujiJSON
import GoujiRules
import GoujiText
import GoujiWorkspace

/// GitLab's Code Quality report: an array of findings, each with a fingerprint that is its own in the whole report.
///
/// GitLab knows lines only; `positions` stands beside for other readers, columns in characters from 1.
struct GitLabReporter: Reporter {
  private let context: ReportingContext
  private var isFirst = true

  init(_ context: ReportingContext) { self.context = context }

  func begin() -> String { "[" }

  mutating func report(_ file: LintedFile) -> String {
    let path = ReportPath.relative(file.source.path, to: context.folder)
    var text = ""
    for finding in file.findings {
      var json = JSONWriter()
      write(finding, file.source, path, to: &json)
      text += (isFirst ? "\n" : ",\n") + String(decoding: json.bytes, as: UTF8.self)
      isFirst = false
    }
    return text
  }

  func end() -> String { "\n]\n" }

  private func write(_ finding: Finding, _ source: SourceText, _ path: String, to json: inout JSONWriter) {
    let place = FormatPlace(finding.range, source, .utf32)
    json.object { json in
      json.field("description", finding.message.text(context.language))
      json.field("check_name", finding.rule)
      // Copies of a report in two folders have the same findings, but in GitLab each must be found.
      json.field("fingerprint", finding.fingerprint + StableHash.text(path))
      json.field("severity", severity(finding.severity))
      json.key("location")
      json.object { json in
        json.field("path", path)
        json.key("lines")
        json.object { json in
          json.field("begin", place.line)
          json.field("end", place.endLine)
        }
        json.key("positions")
        json.object { json in
          json.key("begin")
          json.object { json in
            json.field("line", place.line)
            json.field("column", place.column)
          }
          json.key("end")
          json.object { json in
            json.field("line", place.endLine)
            json.field("column", place.endColumn)
          }
        }
      }
    }
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .info: "minor"
    case .hint: "info"
    }
  }
}
