import GoujiJSON
import GoujiRules
import GoujiText
import GoujiWorkspace

/// SARIF 2.1.0. Results are written as the files come; the rules that they are of, with their pages, stand behind them.
///
/// Columns are Unicode scalars from 1 (`columnKind`), and the end is behind the last one. What stands in the baseline is
/// there too, as suppressed.
struct SARIFReporter: Reporter {
  private let context: ReportingContext
  private var isFirst = true
  private var indices: [String: Int] = [:]
  private var rules: [(id: String, path: String)] = []
  private var problems: [ReadingProblem] = []

  init(_ context: ReportingContext) { self.context = context }

  func begin() -> String {
    "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"language\":\""
      + (context.language == .chinese ? "zh-CN" : "en-US") + "\",\"defaultEncoding\":\"utf-8\",\"results\":["
  }

  mutating func report(_ file: LintedFile) -> String {
    let all = (file.findings.map { ($0, false) } + file.known.map { ($0, true) }).sorted { $0.0.range < $1.0.range }
    var text = ""
    for (finding, isKnown) in all {
      var json = JSONWriter()
      write(finding, isKnown: isKnown, file.source, to: &json)
      text += (isFirst ? "\n" : ",\n") + String(decoding: json.bytes, as: UTF8.self)
      isFirst = false
    }
    return text
  }

  mutating func fail(_ problem: ReadingProblem) -> String {
    problems.append(problem)
    return ""
  }

  func end() -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("driver")
      json.object { json in
        json.field("name", "gouji")
        json.field("version", context.version)
        json.field("semanticVersion", context.version)
        json.key("rules")
        json.array(rules) { json, rule in write(rule.id, rule.path, to: &json) }
      }
    }
    var invocation = JSONWriter()
    invocation.object { json in
      json.field("executionSuccessful", problems.isEmpty)
      if !problems.isEmpty {
        json.key("toolExecutionNotifications")
        json.array(problems) { json, problem in write(problem, to: &json) }
      }
    }
    return "\n],\"tool\":" + String(decoding: json.bytes, as: UTF8.self) + ",\n\"invocations\":["
      + String(decoding: invocation.bytes, as: UTF8.self) + "]}]}\n"
  }

  // MARK: Results

  private mutating func write(_ finding: Finding, isKnown: Bool, _ source: SourceText, to json: inout JSONWriter) {
    let index = index(of: finding.rule, source.path)
    json.object { json in
      json.field("ruleId", finding.rule)
      json.field("ruleIndex", index)
      json.field("level", level(finding.severity))
      text("message", finding.message, to: &json)
      json.key("locations")
      json.array([finding.range]) { json, range in json.object { location(range, source, to: &$0) } }
      if !finding.related.isEmpty {
        json.key("relatedLocations")
        json.array(finding.related.enumerated()) { json, item in
          json.object { json in
            json.field("id", item.offset)
            location(item.element.range, source, to: &json)
            text("message", item.element.message, to: &json)
          }
        }
      }
      json.key("partialFingerprints")
      json.object { $0.field("goujiFinding/v1", finding.fingerprint) }
      if context.hasBaseline { json.field("baselineState", isKnown ? "unchanged" : "new") }
      if isKnown {
        json.key("suppressions")
        json.array { json in
          json.object { json in
            json.field("kind", "external")
            json.field("status", "accepted")
          }
        }
      }
      if !finding.fixes.isEmpty {
        json.key("fixes")
        json.array(finding.fixes) { json, fix in write(fix, source, to: &json) }
      }
    }
  }

  private func write(_ fix: Finding.Fix, _ source: SourceText, to json: inout JSONWriter) {
    json.object { json in
      text("description", fix.title, to: &json)
      json.key("artifactChanges")
      json.array { json in
        json.object { json in
          artifact(source.path, to: &json)
          json.key("replacements")
          json.array(fix.edits) { json, edit in
            json.object { json in
              region("deletedRegion", edit.range, source, to: &json)
              json.key("insertedContent")
              json.object { $0.field("text", edit.newText) }
            }
          }
        }
      }
    }
  }

  private func write(_ problem: ReadingProblem, to json: inout JSONWriter) {
    json.object { json in
      json.field("level", "error")
      text("message", problem.message, to: &json)
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            artifact(problem.path, to: &json)
            if let position = problem.position {
              json.key("region")
              json.object { json in
                json.field("startLine", position.line)
                json.field("startColumn", position.column)
              }
            }
          }
        }
      }
    }
  }

  // MARK: Rules

  private mutating func index(of rule: String, _ path: String) -> Int {
    if let index = indices[rule] { return index }
    indices[rule] = rules.count
    rules.append((rule, path))
    return rules.count - 1
  }

  private func write(_ id: String, _ path: String, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      guard let known = context.rule(id, path) else { return }
      if known.rule.chineseName != id { json.field("name", known.rule.chineseName) }
      text("shortDescription", known.rule.meaning, to: &json)
      json.key("help")
      json.object { json in
        json.field("text", known.page)
        json.field("markdown", known.page)
      }
      json.key("defaultConfiguration")
      json.object { $0.field("level", level(known.rule.severity)) }
    }
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "note"
    }
  }

  // MARK: Parts

  private func text(_ key: StaticString, _ text: Localized, to json: inout JSONWriter) {
    json.key(key)
    json.object { $0.field("text", text.text(context.language)) }
  }

  private func location(_ range: TextRange, _ source: SourceText, to json: inout JSONWriter) {
    json.key("physicalLocation")
    json.object { json in
      artifact(source.path, to: &json)
      region("region", range, source, to: &json)
    }
  }

  private func artifact(_ path: String, to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      let relative = ReportPath.relative(path, to: context.folder)
      json.field("uri", ReportPath.uri(relative))
      if !relative.hasPrefix("/") { json.field("uriBaseId", "%SRCROOT%") }
    }
  }

  private func region(_ key: StaticString, _ range: TextRange, _ source: SourceText, to json: inout JSONWriter) {
    let place = FormatPlace(range, source, .utf32)
    json.key(key)
    json.object { json in
      json.field("startLine", place.line)
      json.field("startColumn", place.column)
      json.field("endLine", place.endLine)
      json.field("endColumn", place.endColumn)
    }
  }
}
