/// A lexicon ready for reading: made once, used for every report.
package final class CompiledLexicon: Sendable {
  /// The data.
  package let lexicon: Lexicon
  let vocabulary: Vocabulary

  /// Compiles `lexicon`.
  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    vocabulary = Vocabulary(lexicon)
  }

  /// The standard lexicon.
  package static let standard = CompiledLexicon(.standard)
}
