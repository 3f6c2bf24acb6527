import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// A relation applied to certain cells.
///
/// One reference: lists of instances are filtered, joined and searched, and what is known of each need not be copied for that.
package struct Instance: Sendable {
  private final class Facts: @unchecked Sendable {
    // Changed only by `change`, while a single instance holds them.
    @FourBytes var relation: Int
    @FourBytes var table: Int
    var left: [Operand]
    var right: [Operand]
    let sign: Comparison.Operator
    var verdict: Verdict
    let leftValue: Fixed
    let rightValue: Fixed
    let expected: Interval
    let isLinear: Bool
    var slack: Fixed
    var ratio: Ratio?
    var word: TextRange?
    var isTentative = false
    var isMute = false

    init(
      relation: Int, table: Int, left: [Operand], right: [Operand], sign: Comparison.Operator, verdict: Verdict, leftValue: Fixed,
      rightValue: Fixed, expected: Interval, isLinear: Bool, slack: Fixed, ratio: Ratio?
    ) {
      _relation = FourBytes(wrappedValue: relation)
      _table = FourBytes(wrappedValue: table)
      (self.left, self.right, self.sign, self.verdict) = (left, right, sign, verdict)
      (self.leftValue, self.rightValue, self.expected) = (leftValue, rightValue, expected)
      (self.isLinear, self.slack, self.ratio) = (isLinear, slack, ratio)
    }

    var copy: Facts {
      let copy = Facts(
        relation: relation, table: table, left: left, right: right, sign: sign, verdict: verdict, leftValue: leftValue,
        rightValue: rightValue, expected: expected, isLinear: isLinear, slack: slack, ratio: ratio)
      (copy.word, copy.isTentative, copy.isMute) = (word, isTentative, isMute)
      return copy
    }
  }

  private var facts: Facts

  /// An instance that says what it says for certain, and aloud; the rest as below.
  init(
    relation: Int, table: Int, left: [Operand], right: [Operand], sign: Comparison.Operator, verdict: Verdict, leftValue: Fixed,
    rightValue: Fixed, expected: Interval, isLinear: Bool, slack: Fixed, ratio: Ratio? = nil
  ) {
    facts = Facts(
      relation: relation, table: table, left: left, right: right, sign: sign, verdict: verdict, leftValue: leftValue,
      rightValue: rightValue, expected: expected, isLinear: isLinear, slack: slack, ratio: ratio)
  }

  private mutating func change(_ body: (Facts) -> Void) {
    if !isKnownUniquelyReferenced(&facts) { facts = facts.copy }
    body(facts)
  }

  /// The relation's index in the profile.
  package var relation: Int { facts.relation }
  /// The table's index in the report.
  package var table: Int { facts.table }
  /// The cells of the left side.
  package var left: [Operand] {
    get { facts.left }
    set { change { $0.left = newValue } }
  }
  /// The cells of the right side.
  package var right: [Operand] {
    get { facts.right }
    set { change { $0.right = newValue } }
  }
  /// How the sides are compared: `=` becomes `≥` where parts may be missing.
  package var sign: Comparison.Operator { facts.sign }
  /// What came out.
  package var verdict: Verdict {
    get { facts.verdict }
    set { change { $0.verdict = newValue } }
  }
  /// The left side as printed.
  package var leftValue: Fixed { facts.leftValue }
  /// The right side as printed.
  package var rightValue: Fixed { facts.rightValue }
  /// What the left side can be according to the right.
  package var expected: Interval { facts.expected }
  /// Whether both sides are sums of cells.
  package var isLinear: Bool { facts.isLinear }
  /// The distance between the sides beyond which the relation is broken: what rounding explains.
  package var slack: Fixed {
    get { facts.slack }
    set { change { $0.slack = newValue } }
  }
  /// The quotient on the right side, where it is one.
  package var ratio: Ratio? {
    get { facts.ratio }
    set { change { $0.ratio = newValue } }
  }
  /// The word that says how two figures compare: 大于, 持平.
  package var word: TextRange? {
    get { facts.word }
    set { change { $0.word = newValue } }
  }
  /// Whether it is told only if one slip of the pen explains it: what it ties together is likely, not certain.
  package var isTentative: Bool {
    get { facts.isTentative }
    set { change { $0.isTentative = newValue } }
  }
  /// Whether it is told only that it holds: that it does not would say nothing. It pins no figure.
  package var isMute: Bool {
    get { facts.isMute }
    set { change { $0.isMute = newValue } }
  }
}
