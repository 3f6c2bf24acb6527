// The marks that part clauses and sentences, in comparable form. Asked of every character, so they are switches and not searches
// in a text of marks.
extension Unicode.Scalar {
  /// Whether it ends a sentence.
  var endsSentence: Bool { self == "。" || self == "!" || self == "?" }

  /// Whether it ends a clause.
  package var endsClause: Bool {
    switch self {
    case ",", "。", ";", ":", "!", "?": true
    default: false
    }
  }

  /// Whether it ends a clause or parts names that are listed.
  var isStop: Bool { endsClause || self == "、" }
}
