/// One token of a passage.
struct Token: Sendable {
  /// What it is.
  var kind: Kind
  /// The word that it is, if it is one.
  var word: Lexicon.Word? { if case .word(let word) = kind { word } else { nil } }
  /// Its scalars.
  var range: Range<Int>

  enum Kind: Sendable {
    /// A word of the lexicon.
    case word(Lexicon.Word)
    /// A name: of an indicator, of rows, or of both.
    case name([NameSense])
    /// A fund.
    case fund(Int)
    /// The figure of that number.
    case figure(Int)
    /// A year: 2024年度.
    case year(Int)
    /// Another number that is no figure.
    case numeral
    /// A punctuation mark.
    case mark(Unicode.Scalar)
    /// The name of the unit that reports.
    case unitName
    /// Anything else.
    case text
  }
}

/// What a name can mean.
enum NameSense: Hashable, Sendable {
  /// An indicator, with the fund that its form names.
  case indicator(Int, fund: Int?)
  /// Rows with that label: an index into the context's labels.
  case rows(Int)
}
