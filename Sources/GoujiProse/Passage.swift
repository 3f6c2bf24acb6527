import GoujiReport
import GoujiSyntax
import GoujiText

/// One paragraph or list item, whole again where page breaks cut it, and where it stands.
package struct Passage: Sendable {
  /// Its text.
  package var text: ProseText
  /// The blocks that it was made of.
  package var blocks: [Int]
  /// The index of its section in the outline.
  package var section: Int?
  /// The level of its numbering; `nil` for a paragraph without one.
  package var level: Int?
  /// The report that it belongs to: 0 is the main one.
  package var report: Int
  /// Whether it is a heading: it names what the next passage is about.
  package var isHeading = false

  /// The passages of `report`, in order.
  package static func all(_ report: Report) -> [Passage] {
    var passages: [Passage] = []
    let tree = report.tree
    for index in tree.blocks.indices {
      let root = tree.root(index)
      switch root.kind {
      case .paragraph, .item, .heading:
        if let last = passages.last, isCut(last), root.isPageFoot { continue }
        if root.kind == .paragraph, let last = passages.indices.last, continues(passages[last], tree, index) {
          passages[last].blocks.append(index)
          passages[last].text.append(root)
          continue
        }
        var text = ProseText()
        text.append(root)
        let numbering = root.first(.numbering).flatMap {
          Numbering.parse(tree.bytes, at: $0.range.start, end: $0.range.end)
        }
        passages.append(
          Passage(
            text: text, blocks: [index], section: report.outline.sectionOfBlock[index], level: numbering?.level,
            report: report.outline.reportOfBlock[index], isHeading: root.kind == .heading))
      default: break
      }
    }
    for index in passages.indices {
      passages[index].text.joinYears()
      passages[index].text.joinUnits(tree.bytes)
    }
    return passages
  }

  /// Whether block `next` goes on where `passage` was cut: a paragraph that ends in no sentence, behind blank lines and
  /// page numbers only.
  private static func continues(_ passage: Passage, _ tree: SyntaxTree, _ next: Int) -> Bool {
    if goesOn(passage, tree, next) { return true }
    guard let last = passage.blocks.last, isCut(passage) || !passage.isHeading && beginsInside(tree, next) else { return false }
    return (last + 1..<max(next, last + 1)).allSatisfy { between in
      let root = tree.root(between)
      return root.kind == .blank || root.isPageFoot
    }
  }

  /// Whether paragraphs are indented, and block `next` stands at the margin right below: a line that happens to end where
  /// a sentence ends.
  private static func goesOn(_ passage: Passage, _ tree: SyntaxTree, _ next: Int) -> Bool {
    guard !passage.isHeading, let first = passage.blocks.first, passage.blocks.last == next - 1 else { return false }
    // …占25%；| “债务付息支出”799.00万元: no sentence ends at ；.
    if passage.text.scalars.last == ";" { return true }
    func isIndented(_ block: Int) -> Bool {
      ByteCursor(tree.bytes, tree.root(block).range).scalar.map(\.isBlank) ?? false
    }
    return isIndented(first) && !isIndented(next)
  }

  /// Whether a paragraph begins in the middle of a sentence: 为1612.11万元，….
  private static func beginsInside(_ tree: SyntaxTree, _ block: Int) -> Bool {
    var cursor = ByteCursor(tree.bytes, tree.root(block).range)
    cursor.skip { $0.isBlank }
    return cursor.scalar.map { "为占，。、）；".unicodeScalars.contains($0) } ?? false
  }

  /// Whether a passage ends in no sentence.
  private static func isCut(_ passage: Passage) -> Bool {
    guard !passage.isHeading || !passage.text.figures.isEmpty else { return false }
    guard let end = passage.text.scalars.last, !"。;:!?".unicodeScalars.contains(end) else { return false }
    return passage.text.scalars.count >= 12 || passage.text.scalars.contains(",") || end == ProseText.figureMark
  }
}
