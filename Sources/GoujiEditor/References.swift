import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Who speaks of what stands at a position: every figure that restates a cell or derives from it, every use of a name,
/// every path into a table.
package enum References {
  /// A place that refers to something.
  package struct Item: Sendable {
    /// Where.
    package var place: SourcePlace
    /// Whether it is the thing itself.
    package var isDeclaration: Bool
  }

  /// The places that refer to what stands at `offset`, the thing itself first, each once, those of other documents last.
  package static func to(_ offset: Int, in document: EditorDocument) -> [Item] {
    guard let subject = Subject.at(offset, in: document) else { return [] }
    var items: [Item] = []
    func add(_ range: TextRange, isDeclaration: Bool = false) {
      items.append(Item(place: SourcePlace(document.source, range), isDeclaration: isDeclaration))
    }
    switch subject {
    case .figure, .emptyCell:
      if let range = subject.figureRange { figure(range, document, &items) }
    case .path(let mention, segment: let segment):
      if mention.tableSegment == mention.segments[segment], !mention.isLastYear, let table = mention.table {
        self.table(table, document, &items)
      } else if let cell = mention.cells.first, cell.document == 0, mention.cells.count == 1 {
        figure(cell.range, document, &items)
      }
    case .name(let name, _):
      for place in Names.all(in: document) where place.name == name { add(place.range, isDeclaration: place.isDeclaration) }
    case .table(let index, _): table(index, document, &items)
    case .rule(let id, _):
      for root in document.tree.roots {
        for node in root.descendants(.ruleName) + root.descendants(.key) {
          if case .rule(id, let range)? = Subject.at(node.range.start, in: document) { add(range) }
        }
      }
    case .lastYear(let range): add(range, isDeclaration: true)
    }
    return unique(items, document)
  }

  private static func figure(_ range: TextRange, _ document: EditorDocument, _ items: inout [Item]) {
    let facts = document.facts
    items.append(Item(place: SourcePlace(document.source, range), isDeclaration: true))
    for link in facts.restatements(of: range) + facts.dependents(of: range) {
      if let place = facts.place(link.operand) { items.append(Item(place: place, isDeclaration: false)) }
    }
    for mention in document.mentions where mention.cells.contains(where: { $0.document == 0 && $0.range == range }) {
      items.append(Item(place: SourcePlace(document.source, mention.path.range), isDeclaration: false))
    }
  }

  private static func table(_ index: Int, _ document: EditorDocument, _ items: inout [Item]) {
    if let title = document.report.tables[index].titleRange {
      items.append(Item(place: SourcePlace(document.source, title), isDeclaration: true))
    }
    for mention in document.mentions where mention.table == index && !mention.isLastYear {
      if let range = mention.tableSegment { items.append(Item(place: SourcePlace(document.source, range), isDeclaration: false)) }
    }
  }

  private static func unique(_ items: [Item], _ document: EditorDocument) -> [Item] {
    struct Key: Hashable {
      var isOwn: Bool
      var range: TextRange
    }
    var seen: Set<Key> = []
    let kept = items.filter { seen.insert(Key(isOwn: $0.place.source === document.source, range: $0.place.range)).inserted }
    let own = kept.filter { $0.place.source === document.source }
    return own.filter(\.isDeclaration) + own.filter { !$0.isDeclaration }.sorted { $0.place.range < $1.place.range }
      + kept.filter { $0.place.source !== document.source }
  }
}
