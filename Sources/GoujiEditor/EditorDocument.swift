import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// One state of a document with all that is known about it. Features are functions of it; it never changes.
package final class EditorDocument: Sendable {
  /// The document's bytes and lines.
  package let source: SourceText
  private let lazyReport: Lazily<(report: Report, match: BlockMatch?, origins: [TableOrigin?])>
  private let lazyAnalysis: Lazily<AnalysedReport>
  private let lazyFacts: Lazily<FigureFacts>
  private let lazyPaths: Lazily<PathLookup>
  private let lazyMentions: Lazily<[Mention]>
  private let lazyMeanings: Lazily<[Int: FigureLedger.Line]>
  private let lint: @Sendable (Report) -> AnalysedReport

  /// The document `source`, linted by `linter`; `read` gives last year's report. What `earlier`, an earlier state of the
  /// document, has in common with this one is taken from there.
  package init(
    _ source: SourceText, _ linter: Linter, after earlier: AnalysedReport? = nil,
    read: @escaping @Sendable (String) -> Result<Report, ReadingProblem> = Neighbours.read
  ) {
    self.source = source
    let report = Lazily { () -> (report: Report, match: BlockMatch?, origins: [TableOrigin?]) in
      guard let earlier else { return (Report(Parser.parse(source)), nil, []) }
      let (tree, match) = Parser.parse(source, after: earlier.report.tree)
      let (report, origins) = Report.read(tree, after: earlier.report, match)
      return (report, match, origins)
    }
    lint = { linter.analyse($0, read: read) }
    let analysis = Lazily { () -> AnalysedReport in
      let (report, match, origins) = report.get()
      let history = earlier.map { CheckHistory($0.result, match, origins: origins) }
      return linter.analyse(report, after: history, keepsMemory: true, read: read)
    }
    let paths = Lazily {
      let result = analysis.get().result
      return PathLookup(result.report, result.profile, lastYear: result.lastYear)
    }
    lazyReport = report
    lazyAnalysis = analysis
    lazyPaths = paths
    lazyFacts = Lazily { FigureFacts(analysis.get()) }
    lazyMentions = Lazily { Mention.all(report.get().report.tree, paths.get()) }
    lazyMeanings = Lazily {
      let lines = FigureLedger(analysis.get().result).lines
      return Dictionary(lines.map { ($0.range.start, $0) }) { first, _ in first }
    }
  }

  /// The report: bytes, tree, outline and tables. It takes a fraction of the whole analysis.
  package var report: Report { lazyReport.get().report }
  /// The report with its relations and findings.
  package var analysis: AnalysedReport { lazyAnalysis.get() }
  /// The analysis, if it has been made.
  package var readyAnalysis: AnalysedReport? { lazyAnalysis.ready }
  /// What is known about each figure.
  package var facts: FigureFacts { lazyFacts.get() }
  /// What the paths of references name.
  package var paths: PathLookup { lazyPaths.get() }
  /// The paths of all references.
  package var mentions: [Mention] { lazyMentions.get() }
  /// What is known about each figure of the prose, by the offset of its number.
  package var meanings: [Int: FigureLedger.Line] { lazyMeanings.get() }
  /// What would be found out about another text in this one's place.
  package func trial(_ report: Report) -> CheckResult { lint(report).result }
  /// The tree.
  package var tree: SyntaxTree { report.tree }
}

/// A range in a document: this one, or another one such as last year's report.
package struct SourcePlace: Sendable {
  /// The document.
  package var source: SourceText
  /// Where in it.
  package var range: TextRange

  /// A range in `source`.
  package init(_ source: SourceText, _ range: TextRange) { (self.source, self.range) = (source, range) }
}

/// A path in a reference or a relation of the report's own, and what it names.
package struct Mention: Sendable {
  /// The path.
  package var path: FormulaPath
  /// Where each part of it stands.
  package var segments: [TextRange]
  /// The cells that it names: of this report, or of last year's.
  package var cells: [Operand]
  /// The table that its first part names; that of last year's report if `isLastYear`.
  package var table: Int?
  /// Whether it looks into last year's report.
  package var isLastYear: Bool

  /// The part of the path that names the table.
  package var tableSegment: TextRange? {
    let index = isLastYear ? 1 : 0
    return path.isRelative || index >= segments.count ? nil : segments[index]
  }

  /// All paths of a document, in order.
  static func all(_ tree: SyntaxTree, _ lookup: PathLookup) -> [Mention] {
    tree.roots.flatMap { root in
      root.descendants(.path).compactMap { node -> Mention? in
        guard let path = FormulaPath(node) else { return nil }
        let isLastYear = !path.isRelative && path.segments.first == "上年"
        let name = path.isRelative ? nil : isLastYear ? path.segments.dropFirst().first : path.segments.first
        return Mention(
          path: path, segments: node.children.filter { $0.kind == .segment }.map(\.range), cells: lookup.cells(path),
          table: name.flatMap { isLastYear ? lookup.lastYearTable($0) : lookup.table($0) }, isLastYear: isLastYear)
      }
    }
  }
}
