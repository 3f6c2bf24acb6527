import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

@testable import GoujiReview

/// The pieces that a review is made of.
@Suite struct ReviewPieceTests {
  private func sentences(_ text: String, _ marks: [String]) -> [String] {
    let bytes = Array(text.utf8)
    let ranges = marks.compactMap { mark -> TextRange? in
      guard let range = text.range(of: mark) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return TextRange(start, start + mark.utf8.count)
    }
    return Sentences.around(ranges, in: TextRange(0, bytes.count), bytes).map { bytes.text($0) }
  }

  @Test func sentencesAroundFiguresAreCutOut() {
    #expect(sentences("甲1。乙2。丙3。", ["2"]) == ["乙2。"])
    #expect(sentences("甲1。乙2。丙3。", ["1", "3"]) == ["甲1。", "丙3。"])
    #expect(sentences("甲1。乙2。丙3", ["1", "2", "3"]) == ["甲1。乙2。丙3"])
    #expect(sentences("没有句号1", ["1"]) == ["没有句号1"])
    #expect(sentences("甲1。", ["1。"]) == ["甲1。"])
  }

  @Test(
    arguments: [
      ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=1+1", "'=1+1"), ("-39.63", "'-39.63"), ("+1", "'+1"), ("@a", "'@a"),
      (" =1", "' =1"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("1-2", "1-2"), ("", ""), ("a\nb", "\"a\nb\""), ("4,371.78", "\"4,371.78\""),
    ])
  func cellsAreQuotedAndNeverFormulas(_ text: String, _ cell: String) {
    #expect(CSV.cell(text) == cell)
  }

  @Test func markupIsEscaped() {
    #expect(HTMLText.escaped("<a href=\"x\">&'\u{1}收</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39; 收&lt;/a&gt;")
  }

  /// Every figure of the arithmetic that stands in the report leads to its place.
  @Test func figuresOfTheArithmeticKnowTheirPlaces() throws {
    let bytes = try #require(Repository.bytes("Tests/Samples/flawed.gouji"))
    var linter = Linter.Settings()
    linter.readsConfiguration = false
    let report = Report(Parser.parse(SourceText(path: "flawed.gouji", bytes: bytes)))
    let review = ReviewMaker.review(Linter(linter).analyse(report))
    let sums = review.items.flatMap { item in item.sums.map { (item, $0) } }
    #expect(sums.count > 10)
    for (item, sum) in sums {
      let linked = sum.pieces.compactMap(\.place)
      #expect(Set(linked).count == linked.count && linked.allSatisfy(item.places.indices.contains))
      for piece in sum.pieces {
        guard let place = piece.place else { continue }
        #expect(item.places[place].literal == piece.text)
      }
    }
    let total = try #require(sums.first { $0.1.rule == "A1" }?.1)
    #expect(total.text == "4,371.78 ≠ 4,148.13 + 18.64 + 145.01 = 4,311.78")
    #expect(total.pieces.compactMap { piece in piece.place.map { _ in piece.text } } == ["4,371.78", "4,148.13", "18.64", "145.01"])
  }

  /// Prose stands beside the table that it is compared with, and the accused figure is marked in one of them.
  @Test func excerptsHoldEveryPlace() throws {
    let bytes = try #require(Repository.bytes("Tests/Samples/flawed.gouji"))
    let review = ReviewMaker.review(Linter().analyse(Report(Parser.parse(SourceText(path: "flawed.gouji", bytes: bytes)))))
    for item in review.items {
      var shown: Set<Int> = []
      for excerpt in item.excerpts {
        switch excerpt.body {
        case .prose(let pieces): shown.formUnion(pieces.compactMap(\.place))
        case .table(let columns, let rows):
          shown.formUnion(rows.flatMap { $0.cells.compactMap(\.place) })
          #expect(rows.allSatisfy { $0.cells.count == columns.count })
        }
      }
      #expect(shown == Set(item.places.indices), "\(item.message.chinese)")
    }
    let car = try #require(review.items.first { $0.written == "25.16" })
    #expect(car.excerpts.contains { $0.isProse } && car.excerpts.contains { !$0.isProse })
  }

  @Test func wideTablesAreTurned() {
    let wide = Excerpt.Body.table(
      columns: ["决算数·合计", "决算数·甲", "决算数·乙", "决算数·丙"],
      rows: [Excerpt.Row(label: "", isBehindGap: false, cells: ["1", "2", "3", "4"].map { Piece($0) })])
    guard case .table(let columns, let rows) = wide.turned else {
      Issue.record("it is no table any more")
      return
    }
    #expect(columns == ["决算数"] && rows.map(\.label) == ["合计", "甲", "乙", "丙"])
    #expect(rows.map { $0.cells.map(\.text) } == [["1"], ["2"], ["3"], ["4"]])
  }
}
