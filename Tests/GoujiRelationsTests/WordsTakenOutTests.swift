import Foundation
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

@testable import GoujiRelations

/// How far the grammar of clauses carries without its data: with the words of one sentence shape taken out of the lexicon, the
/// figures of the sentences that use none of them bind as before.
@Suite struct WordsTakenOutTests {
  /// The classes of words that make a shape of their own.
  static let shapes: [Lexicon.WordKind] = [
    .share, .completion, .list, .each, .respectively, .reason, .purpose, .comparison, .yearOnYear, .equality, .average, .difference,
    .adjustment, .reached, .approximate, .direction,
  ]

  private static let samples =
    ["report.gouji"]
    + ["beijing", "chongqing", "guangdong", "guangxi", "henan", "hubei", "hunan", "jiangsu", "shanghai", "shanxi", "sichuan"]
    .map { "provinces/\($0).gouji" }

  /// What the figures of a report mean, by the offset of the number.
  private static func meanings(_ report: Report, _ lexicon: Lexicon) -> [Int: String] {
    var profile = Profile.standard
    profile.lexicon = CompiledLexicon(lexicon)
    let prose = Checker.check(report, profile).prose
    var meanings: [Int: String] = [:]
    for figure in prose.figures where figure.figure.kind == .amount || figure.figure.kind == .percent {
      guard let role = figure.role, let statement = figure.statement else { continue }
      meanings[figure.figure.number.start] = "\(role.rawValue) \(prose.statements[statement].subject)"
    }
    return meanings
  }

  @Test(arguments: shapes) func theOtherShapesStillBind(_ shape: Lexicon.WordKind) {
    let words = Lexicon.standard.words.filter { $0.value.kind == shape }
    var fewer = Lexicon.standard
    for word in words.keys { fewer.words[word] = nil }
    var (total, kept) = (0, 0)
    for sample in Self.samples {
      let report = Documents.report(Repository.text("Tests/Samples/" + sample))
      let (before, after) = (Self.meanings(report, .standard), Self.meanings(report, fewer))
      for passage in Passage.all(report) {
        let text = passage.text.text(0..<passage.text.scalars.count)
        guard !words.keys.contains(where: { text.contains($0.text) }) else { continue }
        for figure in passage.text.figures {
          guard let known = before[figure.number.start] else { continue }
          total += 1
          if after[figure.number.start] == known { kept += 1 }
        }
      }
    }
    // Of words that are in nearly every sentence little is left to measure.
    #expect(total == 0 || Double(kept) / Double(total) >= 0.8, "\(shape.rawValue): \(kept) of \(total)")
  }
}
