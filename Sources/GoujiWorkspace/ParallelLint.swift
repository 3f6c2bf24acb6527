import Dispatch
import GoujiText
import Synchronization

/// Lints many files at once and hands the results on in the order of the paths.
///
/// No more than a window of finished files is held, so that ten thousand of them need no more memory than a few.
package enum ParallelLint {
  /// What became of one file.
  package typealias Outcome = Result<LintedFile, ReadingProblem>

  /// Lints `paths` with at most `jobs` files at a time; `body` receives each outcome, in order, on the caller's thread.
  package static func run(
    _ paths: [String], jobs: Int, linter: Linter, standardInputName: String, body: (Outcome) -> Void
  ) {
    let jobs = max(1, min(jobs, paths.count))
    guard jobs > 1 else {
      for path in paths { body(lint(path, linter, standardInputName)) }
      return
    }
    let window = jobs * 16
    var start = 0
    while start < paths.count {
      let batch = Array(paths[start..<min(start + window, paths.count)])
      let outcomes = Mutex([Outcome?](repeating: nil, count: batch.count))
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < batch.count else { return }
          let outcome = lint(batch[index], linter, standardInputName)
          outcomes.withLock { $0[index] = outcome }
        }
      }
      for outcome in outcomes.withLock({ $0 }) {
        if let outcome { body(outcome) }
      }
      start += batch.count
    }
  }

  private static func lint(_ path: String, _ linter: Linter, _ standardInputName: String) -> Outcome {
    SourceReading.read(path, standardInputName: standardInputName).map { linter.lint($0) }
  }
}
