import GoujiJSON
import GoujiRules
import GoujiText

/// Findings that are known and accepted: a run with a baseline reports only what is new.
///
/// `{"schema":"gouji.baseline/1","findings":[…]}`, one finding a line. Only the fingerprints count; rule, path and
/// message are there for those who read the file or its differences.
package struct Baseline: Sendable {
  /// The schema that its files name.
  private static let schema = "gouji.baseline/1"

  /// How many findings of a fingerprint are known and not met yet.
  private var left: [String: Int] = [:]
  /// How many findings it holds.
  package private(set) var count = 0
  /// The entries, as JSON.
  private var lines: [[UInt8]] = []

  /// An empty baseline.
  package init() {}

  /// Reads a baseline that was written by `bytes`.
  package static func read(_ source: SourceText) -> Result<Baseline, ReadingProblem> {
    func problem(_ offset: Int, _ message: Localized) -> Result<Baseline, ReadingProblem> {
      let position = source.lines.position(of: offset, in: source.bytes)
      return .failure(ReadingProblem(path: source.path, position: position, message: message))
    }
    switch JSONReader.read(source.bytes) {
    case .failure(let error):
      return problem(error.offset, Localized("不是有效的 JSON：\(error.chinese)", "invalid JSON: \(error.english)"))
    case .success(let value):
      guard value["schema"]?.string == schema, let entries = value["findings"]?.array else {
        return problem(
          value.range.lowerBound,
          Localized("不是基线文件（应当有 \"schema\": \"\(schema)\" 和 findings）", "not a baseline (\"schema\": \"\(schema)\" and findings expected)"))
      }
      var baseline = Baseline()
      for entry in entries {
        guard let fingerprint = entry["fingerprint"]?.string else {
          return problem(entry.range.lowerBound, Localized("这一条没有 fingerprint", "this entry has no fingerprint"))
        }
        baseline.left[fingerprint, default: 0] += 1
        baseline.count += 1
      }
      return .success(baseline)
    }
  }

  /// Moves the findings of `file` that are known to its `known` ones; each entry stands for one finding.
  package mutating func apply(to file: inout LintedFile) {
    var new: [Finding] = []
    for finding in file.findings {
      if let count = left[finding.fingerprint], count > 0 {
        left[finding.fingerprint] = count - 1
        file.known.append(finding)
      } else {
        new.append(finding)
      }
    }
    file.findings = new
  }

  /// Adds the findings of `file`.
  package mutating func add(_ file: LintedFile, _ language: Language) {
    for finding in file.findings {
      var json = JSONWriter()
      json.object { json in
        json.field("fingerprint", finding.fingerprint)
        json.field("rule", finding.rule)
        json.field("path", file.source.path)
        json.field("message", finding.message.text(language))
      }
      lines.append(json.bytes)
      left[finding.fingerprint, default: 0] += 1
      count += 1
    }
  }

  /// The text of a baseline file with what was added.
  package var bytes: [UInt8] {
    var text = Array("{\"schema\":\"\(Self.schema)\",\"findings\":[".utf8)
    for (index, line) in lines.enumerated() {
      text += Array((index == 0 ? "\n" : ",\n").utf8)
      text += line
    }
    text += Array("\n]}\n".utf8)
    return text
  }
}
