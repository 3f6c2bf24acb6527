import Dispatch
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Where the time of a keystroke goes: the stages from the edited text to its findings, each made of the state before, and
/// from scratch.
struct Stages {
  private var times: [(name: String, microseconds: [Int])] = []

  /// The microseconds of each stage as JSON, over `count` edits at the ends of lines all over `text`.
  static func run(_ text: String, count: Int) -> String {
    var stages = Stages()
    var source = SourceText(path: "bench.gouji", bytes: Array(text.utf8))
    var report = Report(Parser.parse(source))
    var result = Checker.check(report, keepsMemory: true)
    for number in 0..<count {
      let line = number / 2 * 7919 % source.lines.count
      let end = source.lines.content(ofLine: line, in: source.bytes).end
      let range = number % 2 == 0 ? TextRange(end, end) : TextRange(end - 1, end)
      source = stages.time("text") { source.replacing(range, by: number % 2 == 0 ? [UInt8(ascii: "x")] : []) }
      let (tree, match) = stages.time("parse") { Parser.parse(source, after: report.tree) }
      let (new, origins) = stages.time("report") { Report.read(tree, after: report, match) }
      let history = CheckHistory(result, match, origins: origins)
      let checked = stages.time("check") { Checker.check(new, after: history, keepsMemory: true) }
      _ = stages.time("findings") { Findings.all(checked) }
      stages.time("let go") {
        (report, result) = (new, checked)
      }
      if number % 10 == 0 {
        let tree = stages.time("parse from scratch") { Parser.parse(source) }
        let fresh = stages.time("report from scratch") { Report(tree) }
        _ = stages.time("check from scratch") { Checker.check(fresh) }
      }
    }
    return "{" + stages.times.map { "\"\($0.name)\": \($0.microseconds)" }.joined(separator: ", ") + "}"
  }

  private mutating func time<Value>(_ name: String, _ body: () -> Value) -> Value {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = body()
    let time = Int((DispatchTime.now().uptimeNanoseconds - start) / 1_000)
    if let index = times.firstIndex(where: { $0.name == name }) {
      times[index].microseconds.append(time)
    } else {
      times.append((name, [time]))
    }
    return value
  }
}
