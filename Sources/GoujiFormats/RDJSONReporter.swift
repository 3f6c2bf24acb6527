import GoujiJSON
import GoujiRules
import GoujiText
import GoujiWorkspace

/// reviewdog's rdjson. Columns are UTF-8 bytes from 1, and the end is behind the last one.
///
/// A suggestion is one replacement: a repair in several places becomes that of everything between them.
struct RDJSONReporter: Reporter {
  private let context: ReportingContext
  private var isFirst = true

  init(_ context: ReportingContext) { self.context = context }

  func begin() -> String { "{\"source\":{\"name\":\"gouji\"},\"diagnostics\":[" }

  mutating func report(_ file: LintedFile) -> String {
    var text = ""
    for finding in file.findings {
      var json = JSONWriter()
      write(finding, file.source, to: &json)
      text += (isFirst ? "\n" : ",\n") + String(decoding: json.bytes, as: UTF8.self)
      isFirst = false
    }
    return text
  }

  func end() -> String { "\n]}\n" }

  private func write(_ finding: Finding, _ source: SourceText, to json: inout JSONWriter) {
    json.object { json in
      json.field("message", finding.message.text(context.language))
      json.key("location")
      location(finding.range, source, to: &json)
      json.field("severity", severity(finding.severity))
      json.key("code")
      json.object { $0.field("value", finding.rule) }
      if !finding.fixes.isEmpty {
        json.key("suggestions")
        json.array(finding.fixes.compactMap { Self.replacement($0.edits, source) }) { json, edit in
          json.object { json in
            json.key("range")
            range(edit.range, source, to: &json)
            json.field("text", edit.newText)
          }
        }
      }
      if !finding.related.isEmpty {
        json.key("related_locations")
        json.array(finding.related) { json, related in
          json.object { json in
            json.field("message", related.message.text(context.language))
            json.key("location")
            location(related.range, source, to: &json)
          }
        }
      }
    }
  }

  /// The one edit that does what `edits` do.
  private static func replacement(_ edits: [TextEdit], _ source: SourceText) -> TextEdit? {
    guard let start = edits.map(\.range.start).min(), let end = edits.map(\.range.end).max(), start >= 0, end <= source.bytes.count
    else { return nil }
    let moved = edits.map { TextEdit(range: $0.range.moved(by: -start), newText: $0.newText) }
    let text = FixApplier.apply(moved, to: Array(source.bytes[start..<end]))
    return TextEdit(range: TextRange(start, end), newText: String(decoding: text, as: UTF8.self))
  }

  private func location(_ range: TextRange, _ source: SourceText, to json: inout JSONWriter) {
    json.object { json in
      json.field("path", ReportPath.relative(source.path, to: context.folder))
      json.key("range")
      self.range(range, source, to: &json)
    }
  }

  private func range(_ range: TextRange, _ source: SourceText, to json: inout JSONWriter) {
    let place = FormatPlace(range, source, .utf8)
    json.object { json in
      json.key("start")
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

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info, .hint: "INFO"
    }
  }
}
