import GoujiSyntax
import GoujiText

extension Lexicon {
  /// The lexicon that the binary carries.
  package static let standard: Lexicon = {
    var lexicon = Lexicon()
    let source = SourceText(path: "standard.gouji", bytes: PackageResources.standard_gouji)
    for root in Parser.parse(source).roots where root.kind == .directive {
      guard let name = root.first(.directiveName)?.text, let directive = Directive(rawValue: String(name.dropFirst()))
      else { continue }
      _ = LexiconReader.read(root, directive, into: &lexicon)
    }
    return lexicon
  }()
}
