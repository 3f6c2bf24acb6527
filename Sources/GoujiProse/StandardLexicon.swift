import GoujiSyntax

extension Lexicon {
  /// The lexicon that the binary carries.
  package static let standard: Lexicon = {
    var lexicon = Lexicon()
    let bytes = PackageResources.standard_gouji
    for extent in DirectiveContent.extents(bytes) { _ = LexiconReader.read(DirectiveContent(bytes, extent), into: &lexicon) }
    return lexicon
  }()
}
