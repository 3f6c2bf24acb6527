import GoujiReport
import GoujiSyntax
import GoujiText

/// How often each figure stands in a text, by its digits and its unit; the numbers of pages do not count.
package struct FigureCensus: Equatable, Sendable {
  /// The figures with their counts: `1638.02 万元`.
  package private(set) var counts: [String: Int] = [:]

  /// The figures of `bytes`, read as the dialect.
  package init(_ bytes: [UInt8]) {
    let tree = Parser.parse(SourceText(path: "", bytes: bytes))
    for root in tree.roots where !root.isPageFoot {
      for node in root.descendants(.figure) {
        guard let figure = FigureSyntax(node) else { continue }
        let digits = figure.decimal?.plain ?? bytes.text(figure.number)
        counts[digits + " " + (figure.unit.map { bytes.text($0) } ?? ""), default: 0] += 1
      }
    }
  }
}
