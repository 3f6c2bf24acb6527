import GoujiText
import TestSupport

/// What the linter says of a text, without places: what must stay when a report goes out and comes back.
enum Findings {
  /// The rules and messages, sorted, without the numbers of lines and without what mending takes away.
  static func of(_ bytes: [UInt8]) -> [String] {
    Documents.lint(SourceText(path: "test.gouji", bytes: bytes), showsTails: true).findings
      .filter { $0.rule != "spaced-number" }
      .map { "\($0.severity) \($0.rule) " + $0.message.chinese.replacing(/第\d+行/, with: "") }.sorted()
  }
}
