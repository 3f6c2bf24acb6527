import Dispatch
import Foundation
import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport

// gouji-soak --count N --seed S [--print SEED]: lints N generated reports, all of them clean, and ends with 1 at any loud finding.

/// The number behind an option.
func number(_ option: String) -> UInt64? {
  guard let place = CommandLine.arguments.firstIndex(of: option), place + 1 < CommandLine.arguments.count else { return nil }
  return UInt64(CommandLine.arguments[place + 1])
}

if let seed = number("--print") {
  FileHandle.standardError.write(Data((GeneratedReport(seed: seed).style + "\n").utf8))
  print(GeneratedReport(seed: seed).text, terminator: "")
  exit(0)
}

let count = Int(number("--count") ?? 1_000)
let start = number("--seed") ?? 1
let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
let lock = NSLock()
nonisolated(unsafe) var loud: [(seed: UInt64, line: String)] = []

DispatchQueue.concurrentPerform(iterations: workers) { worker in
  for index in stride(from: worker, to: count, by: workers) {
    let report = GeneratedReport(seed: start &+ UInt64(index))
    let result = report.checked()
    let findings = report.loudFindings(result).map { "\($0.rule) \($0.severity.rawValue): \($0.message.chinese)" }
    let tables = report.unrecognised(result).map { "not recognised: \($0)" }
    guard !(findings + tables).isEmpty else { continue }
    lock.withLock { loud += (findings + tables).map { (report.seed, "seed \(report.seed): \($0)") } }
  }
}

for finding in loud.sorted(by: { ($0.seed, $0.line) < ($1.seed, $1.line) }) { print(finding.line) }
if !loud.isEmpty { print("gouji-soak --print SEED writes a report out.") }
print("\(count) reports from seed \(start): \(loud.count) loud findings in \(Set(loud.map(\.seed)).count) reports")
exit(loud.isEmpty ? 0 : 1)
