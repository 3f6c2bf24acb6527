import GoujiSyntax
import GoujiText

/// Findings about the markup.
enum SyntaxRules {
  static func findings(_ tree: SyntaxTree) -> [Finding] {
    SyntaxProblems.find(tree).map { problem in
      Finding(
        rule: name(problem.kind), message: problem.message, range: problem.range,
        fixes: problem.fix.map { [Finding.Fix(title: $0.title, edits: [$0.edit])] } ?? [])
    }
  }

  private static func name(_ kind: SyntaxProblem.Kind) -> String {
    switch kind {
    case .unclosedFrontMatter: "unclosed-front-matter"
    case .malformedEntry: "malformed-entry"
    case .unknownKey: "unknown-key"
    case .duplicateKey: "duplicate-key"
    case .unknownDirective: "unknown-directive"
    case .incompleteDirective: "incomplete-directive"
    case .malformedReference: "malformed-reference"
    case .malformedSuppression: "malformed-suppression"
    case .spacedNumber: "spaced-number"
    case .malformedNumber: "malformed-number"
    case .invalidBytes: "invalid-bytes"
    }
  }
}
