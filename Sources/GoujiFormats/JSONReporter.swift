import GoujiJSON
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `{"schema":"gouji.lint/1","files":[…]}`: stable; every file linted is listed, one a line.
///
/// Offsets are UTF-8 bytes from 0; lines and columns from 1, columns in Unicode scalars. With a baseline, `known` behind
/// the files counts the findings that stand in it.
struct JSONReporter: Reporter {
  private let language: Language
  private let hasBaseline: Bool
  private var isFirst = true
  private var known = 0

  init(_ context: ReportingContext) {
    language = context.language
    hasBaseline = context.hasBaseline
  }

  mutating func begin() -> String { "{\"schema\":\"gouji.lint/1\",\"files\":[" }

  mutating func report(_ file: LintedFile) -> String {
    let separator = isFirst ? "\n" : ",\n"
    isFirst = false
    known += file.known.count
    var json = JSONWriter()
    write(file, to: &json)
    return separator + String(decoding: json.bytes, as: UTF8.self)
  }

  mutating func end() -> String { hasBaseline ? "\n],\"known\":\(known)}\n" : "\n]}\n" }

  private func write(_ file: LintedFile, to json: inout JSONWriter) {
    json.object { json in
      json.field("path", file.source.path)
      json.key("figures")
      json.object { json in
        json.field("total", file.figures.total)
        json.field("bound", file.figures.bound)
        json.field("witnessed", file.figures.witnessed)
      }
      json.key("cells")
      json.object { json in
        json.field("total", file.cells.total)
        json.field("witnessed", file.cells.witnessed)
      }
      json.key("findings")
      json.array(file.findings) { json, finding in write(finding, file.source, to: &json) }
    }
  }

  private func write(_ finding: Finding, _ source: SourceText, to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", finding.rule)
      json.field("severity", finding.severity.rawValue)
      json.field("message", finding.message.text(language))
      json.key("range")
      json.range(finding.range, in: source)
      json.key("related")
      json.array(finding.related) { json, related in
        json.object { json in
          json.field("path", source.path)
          json.key("range")
          json.range(related.range, in: source)
          json.field("message", related.message.text(language))
        }
      }
      json.key("fixes")
      json.array(finding.fixes) { json, fix in
        json.object { json in
          json.field("title", fix.title.text(language))
          json.key("edits")
          json.array(fix.edits) { json, edit in
            json.object { json in
              json.key("range")
              json.range(edit.range, in: source)
              json.field("newText", edit.newText)
            }
          }
        }
      }
    }
  }
}
