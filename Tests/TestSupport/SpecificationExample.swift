import Foundation
import GoujiReport
import GoujiRules
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// One numbered example of a specification: an input, and what a view of it must show.
///
/// Written as in the specification of CommonMark: between two fences of sixteen backquotes, the first of them followed
/// by `example` and the name of a view; a line with a single `.` stands between input and result; `→` is a tab.
package struct SpecificationExample: Sendable, CustomStringConvertible {
  /// Its number, from 1.
  package var number: Int
  /// The line of its first fence, from 1.
  package var line: Int
  /// The view: `tree`, `outline`, `tables`, `figures`, `problems`, `findings`, `relations`.
  package var view: String
  /// The input.
  package var input: String
  /// What the view must show.
  package var expected: String

  package var description: String { "example \(number), line \(line)" }

  /// The examples in the text of a specification.
  package static func extract(from text: String) -> [SpecificationExample] {
    let fence = String(repeating: "`", count: 16)
    var examples: [SpecificationExample] = []
    var current: (line: Int, view: String, input: [String], output: [String]?)?
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(raw)
      if line.hasPrefix(fence + " example") {
        let view = line.dropFirst(fence.count + " example".count).trimmingCharacters(in: .whitespaces)
        current = (index + 1, view.isEmpty ? "tree" : view, [], nil)
      } else if line == fence, let example = current {
        examples.append(
          SpecificationExample(
            number: examples.count + 1, line: example.line, view: example.view, input: Self.text(example.input),
            expected: Self.text(example.output ?? [])))
        current = nil
      } else if current != nil, line == ".", current?.output == nil {
        current?.output = []
      } else if current?.output != nil {
        current?.output?.append(line)
      } else {
        current?.input.append(line)
      }
    }
    return examples
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { $0.replacingOccurrences(of: "→", with: "\t") + "\n" }.joined()
  }

  /// What the view shows of the input.
  package func actual() -> String {
    let source = SourceText(path: "example", bytes: Array(input.utf8))
    let tree = Parser.parse(source)
    switch view {
    case "tree": return TreeDump.outline(tree)
    case "problems":
      return SyntaxProblems.find(tree).map { "\($0.kind.rawValue) “\(source.text($0.range))”: \($0.message.chinese)\n" }.joined()
    case "figures": return Self.figures(tree)
    case "tables": return Self.tables(Report(tree))
    case "relations": return relations()
    case "outline": return Self.outline(Report(tree).outline)
    case "findings":
      return Documents.lint(source, showsTails: true).findings
        .map { "\($0.severity.rawValue) “\(source.text($0.range))” \($0.rule): \($0.message.chinese)\n" }.joined()
    default: return "unknown view \(view)\n"
    }
  }

  /// One figure a line: literal, kind and exact value, and the values that it can stand for.
  private static func figures(_ tree: SyntaxTree) -> String {
    tree.roots.flatMap { $0.descendants(.figure) }.compactMap { FigureSyntax($0) }.map { figure in
      let literal = tree.source.text(figure.range)
      guard let decimal = figure.decimal,
        let reading = FigureReading(decimal, exponent: figure.exponent, usualScale: decimal.scale)
      else { return "\(literal): ?\n" }
      let interval = reading.wide
      let lower = interval.lower.rounded(scale: 9).withoutTrailingZeros.plain
      let upper = interval.upper.rounded(scale: 9).withoutTrailingZeros.plain
      return "\(literal): \(figure.summary) \(interval.includesLower ? "[" : "(")\(lower), \(upper)\(interval.includesUpper ? "]" : ")")\n"
    }.joined()
  }

  /// The tables as `gouji tables` shows them, without path and line.
  private static func tables(_ report: Report) -> String {
    TableDump.text(report, language: .chinese) { _ in nil }
      .split(separator: "\n").filter { !$0.contains("未识别为标准表") || $0.contains("，") }
      .map { line in
        line.replacingOccurrences(of: "  example:[0-9]+$", with: "", options: .regularExpression)
          .replacingOccurrences(of: "未识别为标准表，", with: "")
      }
      .map { $0 + "\n" }.joined()
  }
}
