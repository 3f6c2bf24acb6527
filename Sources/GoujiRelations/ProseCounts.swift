import GoujiProse
import GoujiSyntax

extension CheckResult {
  /// The prose figures with 万元, 元, 亿元 or %.
  package var countedProse: [ProseFigure] {
    prose.figures.filter { $0.figure.kind == .amount || $0.figure.kind == .percent }
  }
  /// How many of them have a meaning.
  package var boundProse: Int { countedProse.count { $0.role != nil } }
  /// How many of them some relation pins.
  package var witnessedProseCount: Int { countedProse.count { witnessedProse.contains($0.figure.number.start) } }
}
