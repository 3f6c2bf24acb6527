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
        if let last = passages.last, root.isPageFoot, root.kind != .heading,
          isCut(last, atPageEnd: false) || PageCut.isFoot(tree, index)
        {
          continue
        }
        if root.kind == .paragraph, let last = passages.indices.last, continues(passages[last], tree, index) {
          passages[last].blocks.append(index)
          passages[last].text.append(root)
          passages[last].isHeading = false
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
    guard let last = passage.blocks.last else { return false }
    let between = last + 1..<max(next, last + 1)
    guard between.allSatisfy({ tree.root($0).kind == .blank || tree.root($0).isPageFoot }) else { return false }
    let text = tree.root(next).range
    return isCut(passage, atPageEnd: between.contains { tree.root($0).kind != .blank })
      || PageCut.beginsInside(tree.bytes, text, underHeading: passage.isHeading)
      || PageCut.splitsWord(passage.text.scalars.last, tree.bytes, text)
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

  /// Whether a passage ends in no sentence. A short one may be a caption, unless it begins as a sentence does or a page ends
  /// below it.
  private static func isCut(_ passage: Passage, atPageEnd: Bool) -> Bool {
    guard !passage.isHeading || !passage.text.figures.isEmpty else { return false }
    let scalars = passage.text.scalars
    guard let end = scalars.last, !"。;:!?".unicodeScalars.contains(end) else { return false }
    if atPageEnd || scalars.count >= 12 || scalars.contains(",") || end == ProseText.figureMark { return true }
    // 2022年度政府性基金预算 … 财政拨款; 4.公路养护（项）：预算为 … 5.00万元.
    // 本部门2022年度一般公共预算 … 财政拨款支出.
    if scalars.contains(ProseText.numeralMark), scalars.suffix(2).elementsEqual("预算".unicodeScalars) { return true }
    return scalars.count >= 4 && (scalars.first == ProseText.numeralMark || "为占".unicodeScalars.contains(end))
  }
}
