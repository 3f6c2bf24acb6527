import GoujiText

/// Something in the wording that is wrong whatever the figures are.
package struct ProseNote: Hashable, Sendable {
  /// What it is.
  package var kind: Kind
  /// Where it stands.
  package var range: TextRange
  /// What is written there, or the count that would be right.
  package var detail: String

  /// The kinds of notes.
  package enum Kind: Hashable, Sendable {
    /// A rate, share or completion without its %.
    case missingPercent
    /// An amount without its unit; the detail is the unit of the amount before it.
    case missingUnit
    /// A placeholder that was not filled in: XXX.
    case placeholder
    /// An alternative that was not chosen: 增加（减少）.
    case alternative
    /// A count that does not fit what is listed behind it.
    case count
    /// A limit that is laid down by somebody else: 单价100万元以上. The detail is the figure in 元.
    case limit
  }
}
