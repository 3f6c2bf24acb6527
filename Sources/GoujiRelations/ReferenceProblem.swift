import GoujiText

/// A reference, a name or a statement of a report that means nothing, or more than one thing.
package struct ReferenceProblem: Sendable {
  /// The kinds of problems.
  package enum Kind: String, Sendable, CaseIterable {
    /// A table, row, column or name that is not there.
    case unknown
    /// A name that means several things.
    case ambiguous
    /// Names that are computed from each other.
    case circular
    /// The same name given twice.
    case duplicate
    /// A reference beside no figure.
    case unattached
    /// A formula that has no value: an unreadable cell, a division by what may be zero.
    case uncomputable
  }

  /// What it is.
  package var kind: Kind
  /// Where it stands.
  package var range: TextRange
  /// What is wrong, with the nearest names or the candidates.
  package var message: Localized
}
