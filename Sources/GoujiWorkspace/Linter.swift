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
    /// Whether results hold every relation of the profile, and not only those of the kinds of tables that the report has.
    package var readsWholeProfile = true
    /// Whether configuration files are looked for.
    package var readsConfiguration = true
    /// Whether findings get fingerprints.
    package var fingerprints = false
    /// Whether it is counted how many figures some relation pins.
    package var countsWitnesses = true

    /// The usual settings.
    package init() {}
  }

  private let settings: Settings
  private let finder: ConfigurationFinder?
  private let profiles = ProfileCache()
  /// The files that are linted together with a document.
  private var run: RunIndex?

  /// A linter with `settings`.
  package init(_ settings: Settings = Settings()) {
    self.settings = settings
    finder = settings.readsConfiguration ? ConfigurationFinder() : nil
  }

  /// The same linter, knowing that the files at `paths` are linted in one run: it compares those that belong together.
  package func knowing(_ paths: [String], jobs: Int) -> Linter {
    var linter = self
    linter.run = paths.count > 1 ? RunIndex(paths, jobs: jobs) : nil
    return linter
  }

  /// The configuration that counts for the document at `path`, what of it cannot be used, and its profile.
  package func configuration(
    for path: String
  ) -> (configuration: Configuration, profile: Profile, problems: [ConfigurationProblem]) {
    var (configuration, problems) = finder?.configuration(of: path) ?? (Configuration(), [])
    let (profile, profileProblems) = profiles.profile(configuration.profiles, isWhole: settings.readsWholeProfile)
    problems += profileProblems
    if !settings.select.isEmpty { configuration.select = settings.select }
    configuration.ignore += settings.ignore
    configuration.showsTails = settings.showsTails ?? configuration.showsTails
    return (configuration, profile, problems)
  }

  /// The findings and counts of `source`.
  package func lint(_ source: SourceText) -> LintedFile { analyse(Report(Parser.parse(source))).file }

  /// Everything that linting finds out about a report. `read` gives the document at the path of a report that it names;
  /// `history` is the check of an earlier state of the report, and `keepsMemory` has the result be one for the next.
  package func analyse(
    _ report: Report, after history: CheckHistory? = nil, keepsMemory: Bool = false,
    read: (String) -> Result<Report, ReadingProblem> = Neighbours.read
  ) -> AnalysedReport {
    let (configuration, profile, problems) = configuration(for: report.tree.source.path)
    let neighbours = Neighbours(of: report, in: run, read: read)
    let result = Checker.check(
      report, profile, lastYear: neighbours.lastYear, units: neighbours.units, after: history, keepsMemory: keepsMemory,
      countsWitnesses: settings.countsWitnesses)
    let options = Findings.Options(showsTails: configuration.showsTails ?? false)
    var findings = configuration.apply(to: neighbours.findings + Findings.all(result, options))
    if settings.fingerprints { Fingerprints.add(to: &findings, report) }
    var file = LintedFile(
      source: report.tree.source, findings: findings,
      figures: LintedFile.FigureCounts(
        total: result.countedProse.count, bound: result.boundProse, witnessed: result.witnessedProseCount),
      cells: LintedFile.CellCounts(total: result.cells.count, witnessed: result.witnessed.count))
    file.configurationProblems = problems
    return AnalysedReport(result: result, file: file)
  }

  /// What the figures in `range` are computed from, and what depends on them.
  package func explain(_ source: SourceText, _ range: TextRange) -> [Localized] {
    Derivation.lines(analyse(Report(Parser.parse(source))).result, in: range)
  }
}
