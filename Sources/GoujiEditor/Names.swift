import GoujiSyntax
import GoujiText

/// The names that a report gives to figures.
package enum Names {
  /// A place where a name stands.
  package struct Place: Sendable {
    /// The name.
    package var name: String
    /// Where it stands, without `#`.
    package var range: TextRange
    /// Whether it is given here, rather than used.
    package var isDeclaration: Bool
    /// The node.
    var node: NodeView
    /// The figure that holds it, if one does.
    var figure: NodeView?
  }

  /// All places of all names, in order.
  package static func all(in document: EditorDocument) -> [Place] {
    document.tree.roots.flatMap { root -> [Place] in
      var places: [Place] = []
      let names = root.descendants(.name)
      guard !names.isEmpty else { return [] }
      let uses = Set(root.descendants(.nameUse).compactMap { $0.first(.name)?.index })
      let figures = root.descendants(.figure)
      for node in names {
        places.append(
          Place(
            name: node.text, range: node.range, isDeclaration: !uses.contains(node.index), node: node,
            figure: figures.last { $0.range.contains(node.range) }))
      }
      return places
    }
  }

  /// Where `name` is given.
  package static func declaration(_ name: String, in document: EditorDocument) -> Place? {
    all(in: document).first { $0.isDeclaration && $0.name == name }
  }

  /// The figure that a declaration names.
  package static func figure(of place: Place) -> FigureSyntax? { place.figure.flatMap { FigureSyntax($0) } }
}
