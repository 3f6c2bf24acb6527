import GoujiText

/// How loud a finding is. The table of `checking` decides it; nothing louder than a hint may stand on correct text.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  case hint, info, warning, error

  private var rank: Int {
    switch self {
    case .hint: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// The severity that `chineseName` is the word for, as profiles write it.
  package init?(chineseName: String) {
    guard let severity = Self.allCases.first(where: { $0.name.chinese == chineseName }) else { return nil }
    self = severity
  }

  /// The word that users read.
  package var name: Localized {
    switch self {
    case .hint: Localized("提示", "hint")
    case .info: Localized("信息", "info")
    case .warning: Localized("警告", "warning")
    case .error: Localized("错误", "error")
    }
  }
}

/// Something that a report's writer or reviewer should see.
package struct Finding: Sendable {
  /// The rule: a number of the catalogue (A7) or the name of a rule about the markup.
  package var rule: String
  /// How loud it is.
  package var severity: Severity
  /// What is wrong, in full: the figure, its place, the arithmetic, the proposal.
  package var message: Localized
  /// The figure, or the place in the markup.
  package var range: TextRange
  /// Other places that take part.
  package var related: [Related] = []
  /// Other figures beside which it may be silenced: those with the formulas that are broken.
  package var anchors: [TextRange] = []
  /// Whether the first repair is the only explanation: then it may be applied without asking.
  package var isCertain = false
  /// Repairs, the best first.
  package var fixes: [Fix] = []
  /// Which finding it is, wherever its lines move to: empty unless the linter was asked for it.
  package var fingerprint = ""
  /// The relations and figures behind it, where it is about relations.
  package var basis: FindingBasis?

  /// A finding at `range` of a rule about markup or form, as loud as the registry says.
  package init(
    rule: String, message: Localized, range: TextRange, related: [Related] = [], fixes: [Fix] = []
  ) {
    self.init(
      rule: rule, severity: RuleRegistry.severity(of: rule), message: message, range: range, related: related, fixes: fixes)
  }

  /// A finding at `range`.
  package init(
    rule: String, severity: Severity, message: Localized, range: TextRange, related: [Related] = [], fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.related = related
    self.fixes = fixes
  }

  /// Another place that takes part in a finding.
  package struct Related: Sendable {
    /// Where it stands.
    package var range: TextRange
    /// What stands there.
    package var message: Localized
  }

  /// A repair.
  package struct Fix: Sendable {
    /// What it does.
    package var title: Localized
    /// How.
    package var edits: [TextEdit]

    /// A repair that does what `title` says by `edits`.
    package init(title: Localized, edits: [TextEdit]) {
      self.title = title
      self.edits = edits
    }
  }
}
