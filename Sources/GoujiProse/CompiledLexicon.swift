import Synchronization

/// A lexicon ready for reading: made once, when the first sentence is read, and used for every report.
package final class CompiledLexicon: Sendable {
  private struct Compiled: Sendable {
    var lexicon: Lexicon
    var vocabulary: Vocabulary
  }

  private let make: @Sendable () -> Lexicon
  private let compiled = Mutex<Compiled?>(nil)

  /// Compiles what `lexicon` gives when it is needed.
  package init(_ lexicon: @autoclosure @escaping @Sendable () -> Lexicon) { make = lexicon }

  /// The data.
  package var lexicon: Lexicon { value.lexicon }
  var vocabulary: Vocabulary { value.vocabulary }

  private var value: Compiled {
    compiled.withLock { compiled in
      if let compiled { return compiled }
      let lexicon = make()
      let new = Compiled(lexicon: lexicon, vocabulary: Vocabulary(lexicon))
      compiled = new
      return new
    }
  }

  /// A lexicon without a word.
  package static let empty = CompiledLexicon(Lexicon())
  /// The standard lexicon.
  package static let standard = CompiledLexicon(.standard)
}
