import GoujiSyntax
import GoujiText

/// A section: a heading or a run-in heading, and where it stands in the outline.
package struct Section: Sendable {
  /// The title as written, without numbering.
  package var title: String
  /// The numbering, if there is one.
  package var numbering: Numbering?
  /// The level, from 1.
  package var level: Int
  /// The block that it begins with.
  package var block: Int
  /// The index of the section that it belongs to.
  package var parent: Int?
  /// Whether it is a run-in heading: its text is in the same block.
  package var isRunIn: Bool
  /// The report that it belongs to: 0 is the main one.
  package var report: Int
}

/// The sections of a document, and which report each block belongs to.
///
/// An embedded report begins where numbering starts at 一 again under an unnumbered title line: an evaluation report
/// or a self-assessment in the appendix. Standard relations do not cross its border.
package struct Outline: Sendable {
  /// The sections, in order.
  package private(set) var sections: [Section] = []
  /// The titles of the reports; the first is the main one's.
  package private(set) var reports: [String] = [""]
  /// The report of each block.
  package private(set) var reportOfBlock: [Int]
  /// The section of each block, if one has begun.
  package private(set) var sectionOfBlock: [Int?]

  private var path: [Int] = []
  private var seen: Set<Int> = []

  /// The outline of a document.
  package init(_ tree: SyntaxTree) {
    reportOfBlock = Array(repeating: 0, count: tree.blocks.count)
    sectionOfBlock = Array(repeating: nil, count: tree.blocks.count)
    var titleBlock: Int?
    var current = 0
    for index in tree.blocks.indices {
      let root = tree.root(index)
      switch root.kind {
      case .blank, .comment: break
      case .heading, .item, .definition:
        let numbering = root.first(.numbering).flatMap {
          Numbering.parse(tree.bytes, at: $0.range.start, end: $0.range.end)
        }
        if let numbering, numbering.style == .han, numbering.value == 1, seen.contains(numbering.level), let titleBlock,
          !reopened(numbering)
        {
          reports.append(Self.title(tree.root(titleBlock)))
          current = reports.count - 1
          for block in titleBlock..<index { reportOfBlock[block] = current }
          path = []
        }
        if let numbering, numbering.style == .part {
          current = 0
          path = []
        }
        if root.kind == .heading || root.first(.label) != nil {
          add(root, index, numbering, report: current)
        }
        if numbering == nil, root.kind == .heading { titleBlock = index } else { titleBlock = nil }
        if let numbering { seen.insert(numbering.level) }
      case .paragraph:
        titleBlock = Self.isTitle(root) ? titleBlock ?? index : nil
      default: titleBlock = nil
      }
      reportOfBlock[index] = current
      sectionOfBlock[index] = path.last
    }
  }

  /// Whether 一 begins the list of a section that is open: a new part or an unnumbered heading over it.
  private func reopened(_ numbering: Numbering) -> Bool {
    guard let last = path.last else { return true }
    return sections[last].numbering?.style == .part
  }

  private mutating func add(_ root: NodeView, _ block: Int, _ numbering: Numbering?, report: Int) {
    let hashes = root.first(.mark).map { $0.text.filter { $0 == "#" }.count } ?? 0
    let level = numbering?.level ?? (hashes > 0 ? hashes : 1)
    while let last = path.last, sections[last].level >= level { path.removeLast() }
    sections.append(
      Section(
        title: Self.title(root), numbering: numbering, level: level, block: block, parent: path.last,
        isRunIn: root.kind != .heading, report: report))
    path.append(sections.count - 1)
  }

  private static func title(_ root: NodeView) -> String {
    let node = root.first(.title) ?? root.first(.label) ?? root
    let bytes = root.tree.bytes
    var text = bytes.text(Trim.range(bytes, node.range))
    while let last = text.last, "。：:*".contains(last) { text.removeLast() }
    return text
  }

  private static func isTitle(_ root: NodeView) -> Bool {
    guard root.range.count <= 240 else { return false }
    var cursor = ByteCursor(root.tree.bytes, root.range)
    var han = 0
    while let scalar = cursor.next() {
      if "。，；：".unicodeScalars.contains(scalar) { return false }
      if scalar.isHan { han += 1 }
    }
    return han >= 4
  }
}
