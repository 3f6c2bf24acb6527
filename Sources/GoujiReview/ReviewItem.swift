import GoujiRules
import GoujiText

/// One line of the 检查表: a finding about figures, taken apart.
package struct ReviewItem: Sendable {
  /// How sure it is.
  package var certainty: Certainty
  /// How loud it is.
  package var severity: Severity
  /// The rule.
  package var rule: String
  /// What the rule says.
  package var meaning: Localized
  /// 原文: what is written; empty for an empty cell.
  package var written: String
  /// 应为: what should stand there, where that is known.
  package var proposed: String?
  /// Whether something else may be wrong instead: `explanation` says what.
  package var hasAlternatives: Bool
  /// 依据: the relations with their arithmetic.
  package var sums: [ReviewSum]
  /// 说明: what follows from them.
  package var explanation: Localized
  /// The finding in one sentence, as every verb tells it.
  package var message: Localized
  /// 位置, and the places that it was compared with; the first is that of the finding.
  package var places: [ReviewPlace]
  /// The passages and parts of tables in which the places stand.
  package var excerpts: [Excerpt]

  /// How sure a finding is.
  package enum Certainty: String, Sendable, CaseIterable {
    /// One figure explains everything, and what it should be is known.
    case certain
    /// Something is wrong; which figure it is has to be looked up.
    case open
    /// It may be right.
    case hint

    /// The word that users read.
    package var name: Localized {
      switch self {
      case .certain: Localized("确定", "certain")
      case .open: Localized("待核", "to verify")
      case .hint: Localized("提示", "hint")
      }
    }
  }
}

/// A relation with its numbers.
package struct ReviewSum: Sendable {
  /// The number of the relation.
  package var rule: String
  /// What it says.
  package var meaning: Localized
  /// The arithmetic, in pieces: those that are figures of the report know their place.
  package var pieces: [Piece]

  /// The arithmetic as text.
  package var text: String { pieces.map(\.text).joined() }
}

/// A piece of text, which may be one of the places of its item.
package struct Piece: Sendable, Hashable {
  /// The text.
  package var text: String
  /// The index of the place, if it is one.
  package var place: Int?

  /// A piece that says `text`.
  package init(_ text: String, place: Int? = nil) {
    self.text = text
    self.place = place
  }
}

/// A place that takes part in a finding, quoted.
package struct ReviewPlace: Sendable {
  /// 《支出决算表》“合计”行, or a line of the prose and its section.
  package var name: Localized
  /// The other document that it stands in; `nil` for the report itself.
  package var document: String?
  /// Line and column.
  package var position: LinePosition
  /// What stands there.
  package var literal: String
  /// The line around it.
  package var quote: Quote
  /// Why it is listed.
  package var role: Role

  /// What a place has to do with a finding.
  package enum Role: String, Sendable {
    /// It is what is wrong.
    case accused
    /// It may be what is wrong.
    case candidate
    /// It was compared with.
    case other
  }
}
