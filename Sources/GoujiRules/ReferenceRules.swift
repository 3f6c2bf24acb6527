import GoujiRelations
import GoujiText

/// Findings about references, names and the report's own relations.
enum ReferenceRules {
  static func findings(_ result: CheckResult) -> [Finding] {
    result.problems.map { problem in
      Finding(rule: name(problem.kind), message: problem.message, range: problem.range)
    }
  }

  private static func name(_ kind: ReferenceProblem.Kind) -> String {
    switch kind {
    case .unknown: "unknown-reference"
    case .ambiguous: "ambiguous-reference"
    case .circular: "circular-name"
    case .duplicate: "duplicate-name"
    case .unattached: "unattached-reference"
    case .uncomputable: "uncomputable-reference"
    }
  }
}
