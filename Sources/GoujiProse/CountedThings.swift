import GoujiSyntax
import GoujiText

/// A number of things that the prose tells: 共有车辆2辆, 14个项目.
package struct CountedThing: Sendable {
  /// The figure.
  package var figure: FigureSyntax
  /// Its mark among the scalars of the passage.
  package var place: Int
  /// The name that it was told by.
  package var name: String
}

/// A number of things and the kinds that are listed behind it.
package struct CountedList: Sendable {
  /// The number of all; `nil` where it stands elsewhere.
  package var whole: CountedThing?
  /// The kinds.
  package var parts: [CountedThing]
  /// Whether the list names all of them: it has the kind that closes it, or says 分别为.
  package var isClosed: Bool
}
