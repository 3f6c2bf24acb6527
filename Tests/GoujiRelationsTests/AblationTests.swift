@testable import GoujiProse
@testable import GoujiRelations
import GoujiReport
import GoujiSyntax
import TestSupport
import Testing

/// Words make shapes of sentences. Without the words of one shape, the figures of the others still have their meaning: the
/// grammar is no list of sentences.
@Suite struct AblationTests {
  /// A report with what its prose says.
  private struct Sample {
    var report: Report
    var passages: [Passage]
    var context: ProseContext
    var reading: ProseReading
    /// The words since the figure before, for each figure.
    var words: [Set<Lexicon.Word>]

    init(_ path: String) {
      report = Documents.report(Repository.text(path))
      passages = Passage.all(report)
      context = ProseContext(CheckScope(report, .standard), report, .standard)
      reading = Binder.read(report, passages, .standard, context)
      words = []
      for passage in passages {
        var near: Set<Lexicon.Word> = []
        var found: [Int: Set<Lexicon.Word>] = [:]
        for token in CompiledLexicon.standard.vocabulary.tokens(passage.text, report.bytes) {
          if let word = token.word { near.insert(word) }
          if case .figure(let number) = token.kind {
            found[number] = near
            near = []
          }
        }
        words += passage.text.figures.indices.map { found[$0] ?? [] }
      }
    }
  }

  /// Words that are taken out together.
  struct Group: CustomTestStringConvertible, Sendable {
    var kind: Lexicon.WordKind
    /// One value of the kind; all where it is `nil`.
    var value: String?

    func contains(_ word: Lexicon.Word) -> Bool { word.kind == kind && (value == nil || word.value == value) }
    var testDescription: String { kind.rawValue + (value.map { "·" + $0 } ?? "") }
  }

  private static let samples = ProvinceSampleTests.clean.map { Sample($0) }

  /// Every kind of words, and every value of those kinds that have several. 虚词 and 后缀 make no shape: they are what may
  /// stand anywhere.
  static let groups: [Group] = Lexicon.WordKind.allCases.filter { $0 != .function && $0 != .suffix }.flatMap { kind in
    let values = Set(Lexicon.standard.words.values.filter { $0.kind == kind }.map(\.value)).sorted()
    return [Group(kind: kind, value: nil)] + (values.count > 1 ? values.map { Group(kind: kind, value: $0) } : [])
  }

  /// Of the amounts and percentages that are bound and do not use words of `group`: how many there are, and how many still
  /// mean the same without it.
  private static func measure(_ group: Group) -> (all: Int, bound: Int) {
    var lexicon = Lexicon.standard
    lexicon.words = lexicon.words.filter { !group.contains($0.value) }
    let rest = lexicon
    let compiled = CompiledLexicon(rest)
    var count = (all: 0, bound: 0)
    for sample in samples {
      let reading = Binder.read(sample.report, sample.passages, compiled, sample.context)
      for (index, before) in sample.reading.figures.enumerated() {
        guard before.figure.kind == .amount || before.figure.kind == .percent, before.role != nil,
          !sample.words[index].contains(where: group.contains)
        else { continue }
        count.all += 1
        if meaning(reading, index) == meaning(sample.reading, index) { count.bound += 1 }
      }
    }
    return count
  }

  /// Role and subject of a figure; what nothing knows is one subject.
  private static func meaning(_ reading: ProseReading, _ index: Int) -> [String] {
    guard reading.figures.indices.contains(index), let role = reading.figures[index].role, let statement = reading.figures[index].statement
    else { return [] }
    let subject = reading.statements[statement].subject
    return [role.rawValue, subject.isUnknown ? "" : "\(subject)"]
  }

  @Test func theSamplesHaveManyFigures() {
    for sample in Self.samples { #expect(sample.words.count == sample.reading.figures.count) }
    #expect(Self.samples.reduce(0) { $0 + $1.reading.figures.count { $0.role != nil } } > 1_000)
  }

  @Test(arguments: groups) func withoutOneShapeTheOthersStillBind(_ group: Group) {
    let count = Self.measure(group)
    #expect(count.all > 500)
    #expect(count.bound * 100 >= count.all * 80, "\(count.bound) of \(count.all)")
  }
}
