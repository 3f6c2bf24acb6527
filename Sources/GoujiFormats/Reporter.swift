import GoujiRules
import GoujiText
import GoujiWorkspace

/// Writes the findings of a run in one format: what each function returns is put out in the order of the calls.
package protocol Reporter {
  /// Before the first file.
  mutating func begin() -> String
  /// One file.
  mutating func report(_ file: LintedFile) -> String
  /// Something that could not be read. Users have been told of it; formats that know failures record it as well.
  mutating func fail(_ problem: ReadingProblem) -> String
  /// Behind the last file.
  mutating func end() -> String
}

extension Reporter {
  mutating func begin() -> String { "" }
  mutating func fail(_ problem: ReadingProblem) -> String { "" }
  mutating func end() -> String { "" }
}

/// What reporters know of the run.
package struct ReportingContext {
  /// The language of messages.
  package var language: Language
  /// Whether text has colours.
  package var isColored = false
  /// The least severity that makes the run end with 1; `nil` where none does.
  package var failureLevel: Severity? = .warning
  /// Whether there is a baseline.
  package var hasBaseline = false
  /// The version of the program.
  package var version = ""
  /// The working folder: paths below it are written relative to it.
  package var folder = ""
  /// When the run began, in UTC: 2024-01-31T08:00:00.
  package var time = "1970-01-01T00:00:00"
  /// The rule of an id, and its page in Markdown, as the configuration for a path has them.
  package var rule: (_ id: String, _ path: String) -> (rule: Rule, page: String)? = { _, _ in nil }

  /// The usual context in `language`.
  package init(language: Language) { self.language = language }
}

/// The formats of `gouji lint`.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, sarif, github, gitlab, junit, rdjson

  /// Whether it shows the fingerprints of findings.
  package var hasFingerprints: Bool { self == .sarif || self == .gitlab }

  /// A reporter that writes this format.
  package func reporter(_ context: ReportingContext) -> any Reporter {
    switch self {
    case .text: TextReporter(context)
    case .json: JSONReporter(context)
    case .sarif: SARIFReporter(context)
    case .github: GitHubReporter(context)
    case .gitlab: GitLabReporter(context)
    case .junit: JUnitReporter(context)
    case .rdjson: RDJSONReporter(context)
    }
  }
}
