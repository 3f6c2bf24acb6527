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
    let window = max(1, jobs) * 16
    var start = 0
    while start < paths.count {
      let batch = Array(paths[start..<min(start + window, paths.count)])
      let outcomes = Parallel.map(batch, jobs: jobs) { path in
        SourceReading.read(path, standardInputName: standardInputName).map { linter.lint($0) }
      }
      for outcome in outcomes { body(outcome) }
      start += batch.count
    }
  }
}
