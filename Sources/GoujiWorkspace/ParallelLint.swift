import GoujiText

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
    each(paths, jobs: jobs) { path in
      SourceReading.read(path, standardInputName: standardInputName).map { linter.lint($0) }
    } body: {
      body($0)
    }
  }

  /// What `work` makes of each path, with at most `jobs` at a time; `body` receives the values, in order, on the caller's
  /// thread, and no more than a window of them is held.
  package static func each<Value: Sendable>(
    _ paths: [String], jobs: Int, _ work: @Sendable (String) -> Value, body: (Value) -> Void
  ) {
    let window = max(1, jobs) * 16
    var start = 0
    while start < paths.count {
      let batch = Array(paths[start..<min(start + window, paths.count)])
      for value in Parallel.map(batch, jobs: jobs, work) { body(value) }
      start += batch.count
    }
  }
}
