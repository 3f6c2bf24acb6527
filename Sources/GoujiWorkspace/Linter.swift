import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText

/// Lints documents: bytes → tree → report → relations → findings, with what configuration and call say. One function for
/// the command line and for editors.
package struct Linter: Sendable {
  /// What the call says; it counts before a configuration file.
  package struct Settings: Sendable {
    /// Whether 尾差 are shown; `nil` leaves it to the configuration.
    package var showsTails: Bool?
    /// The rules or prefixes that count; empty for all.
    package var select: [String] = []
    /// The rules or prefixes that do not count.
    package var ignore: [String] = []
    /// Whether configuration files are looked for.
    package var readsConfiguration = true

    /// The usual settings.
    package init() {}
  }

  private let settings: Settings
  private let finder: ConfigurationFinder?
  private let profiles = ProfileCache()

  /// A linter with `settings`.
  package init(_ settings: Settings = Settings()) {
    self.settings = settings
    finder = settings.readsConfiguration ? ConfigurationFinder() : nil
  }

  /// The configuration that counts for the document at `path`, what of it cannot be used, and its profile.
  package func configuration(
    for path: String
  ) -> (configuration: Configuration, profile: Profile, problems: [ConfigurationProblem]) {
    var (configuration, problems) = finder?.configuration(of: path) ?? (Configuration(), [])
    let (profile, profileProblems) = profiles.profile(configuration.profiles)
    problems += profileProblems
    if !settings.select.isEmpty { configuration.select = settings.select }
    configuration.ignore += settings.ignore
    configuration.showsTails = settings.showsTails ?? configuration.showsTails
    return (configuration, profile, problems)
  }

  /// The findings and counts of `source`.
  package func lint(_ source: SourceText) -> LintedFile {
    let (configuration, profile, problems) = configuration(for: source.path)
    let report = Report(Parser.parse(source))
    let lastYear = LastYear.load(for: report)
    let result = Checker.check(report, profile, lastYear: lastYear.report)
    let options = Findings.Options(showsTails: configuration.showsTails ?? false)
    let findings = (lastYear.finding.map { [$0] } ?? []) + Findings.all(result, options)
    var file = LintedFile(
      source: source, findings: configuration.apply(to: findings),
      figures: LintedFile.FigureCounts(total: report.proseFigures.count, bound: 0, witnessed: 0),
      cells: LintedFile.CellCounts(total: result.cells.count, witnessed: result.witnessed.count))
    file.configurationProblems = problems
    return file
  }

  /// What the figures in `range` are computed from, and what depends on them.
  package func explain(_ source: SourceText, _ range: TextRange) -> [Localized] {
    let report = Report(Parser.parse(source))
    let profile = configuration(for: source.path).profile
    return Derivation.lines(Checker.check(report, profile, lastYear: LastYear.load(for: report).report), in: range)
  }
}
