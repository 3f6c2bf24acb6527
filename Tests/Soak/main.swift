import Dispatch
import Foundation
import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport

// gouji-soak lints generated reports; README.md beside this file says how and what for.

/// Ends the program: a run that was not meant proves nothing.
func refuse(_ text: String) -> Never {
  FileHandle.standardError.write(Data("gouji-soak: \(text)\n".utf8))
  exit(2)
}

/// The options that were given, with the numbers behind those that take one.
func options() -> [String: UInt64] {
  var given: [String: UInt64] = [:]
  var words = CommandLine.arguments.dropFirst()
  while let option = words.popFirst() {
    switch option {
    case "--tables", "--plant", "--no-cent", "--missed", "--generate": given[option] = 0
    case "--count", "--seed", "--print":
      guard let value = words.popFirst().flatMap({ UInt64($0) }) else { refuse("\(option) needs a number") }
      given[option] = value
    default: refuse("unknown option \(option)")
    }
  }
  return given
}

let given = options()

/// The number behind an option.
func number(_ option: String) -> UInt64? { given[option] }

/// How many reports are wanted.
func reports() -> Int {
  guard let count = Int(exactly: number("--count") ?? 1_000), count > 0 else { refuse("--count is out of range") }
  return count
}

/// Whether an option is given.
func has(_ option: String) -> Bool { given[option] != nil }

if let seed = number("--print") {
  let report = GeneratedReport(seed: seed, prose: !has("--tables"))
  FileHandle.standardError.write(Data((report.style + "\n").utf8))
  print(report.text, terminator: "")
  exit(0)
}

let count = reports()
let start = number("--seed") ?? 1
let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
let lock = NSLock()
nonisolated(unsafe) var loud: [(seed: UInt64, line: String)] = []
nonisolated(unsafe) var missed: [(seed: UInt64, line: String)] = []
nonisolated(unsafe) var score = PlantingScore()
nonisolated(unsafe) var size = 0
let began = DispatchTime.now().uptimeNanoseconds

/// Lints the clean report, and a copy with an error where that is wanted.
func check(_ report: GeneratedReport) {
  let findings = report.loudFindings()
  var lines = findings.map { finding in
    let line = report.text.utf8.prefix(finding.range.start).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return "\(finding.rule) \(finding.severity.rawValue) line \(line): \(finding.message.chinese)"
  }
  if !has("--plant") { lines += report.unrecognised(report.checked()).map { "not recognised: \($0)" } }
  if !lines.isEmpty { lock.withLock { loud += lines.map { (report.seed, "seed \(report.seed): \($0)") } } }
  guard has("--plant") else { return }
  var random = SeededGenerator(seed: report.seed &* 0xD6E8_FEB8_6659_FD93)
  guard let error = PlantedError(in: report, hasCents: !has("--no-cent"), &random) else { return }
  let clean = findings.filter { $0.severity >= .warning }
  let outcome = PlantingScore.outcome(error, clean: clean, cleanText: report.text)
  lock.withLock {
    score.count(error, outcome)
    if !outcome.isDetected {
      let line = "\(error.figure.kind) \(error.change) \(error.figure.key): \(error.old) -> \(error.new)"
      missed.append((report.seed, "missed in seed \(report.seed): " + line))
    }
  }
}

DispatchQueue.concurrentPerform(iterations: workers) { worker in
  for index in stride(from: worker, to: count, by: workers) {
    let report = GeneratedReport(seed: start &+ UInt64(index), prose: !has("--tables"))
    if has("--generate") { lock.withLock { size += report.text.utf8.count } } else { check(report) }
  }
}

if has("--generate") {
  let seconds = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
  print("\(count) reports, \(size / max(1, count)) bytes each, \(Int(Double(count) / seconds)) a second on \(workers) processors")
  exit(0)
}

for finding in loud.sorted(by: { ($0.seed, $0.line) < ($1.seed, $1.line) }) { print(finding.line) }
if !loud.isEmpty { print("gouji-soak --print SEED writes a report out.") }
if has("--missed") { for line in missed.sorted(by: { $0.seed < $1.seed }) { print(line.line) } }
if has("--plant") {
  func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
  func share(_ part: Int, _ whole: Int) -> String {
    let tenths = part * 2_000 / max(1, whole) + 1
    return column("\(tenths / 20).\(tenths / 2 % 10)%", 11)
  }
  print("planted           " + ["n", "detected", "located", "repaired", "first fix"].map { column($0, 11) }.joined())
  for (name, row) in score.rows.sorted(by: { $0.key < $1.key }) {
    let rates = [row.detected, row.located, row.repaired, row.first].map { share($0, row.planted) }.joined()
    print(name + String(repeating: " ", count: max(0, 18 - name.count)) + column("\(row.planted)", 11) + rates)
  }
}
print("\(count) reports from seed \(start): \(loud.count) loud findings in \(Set(loud.map(\.seed)).count) reports")
exit(loud.isEmpty ? 0 : 1)
