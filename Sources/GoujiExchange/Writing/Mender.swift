import GoujiReport
import GoujiSyntax
import GoujiText

/// Mends what the way out of another format did to a report in the dialect: spaces inside figures, sentences and tables that
/// the end of a page cut. No figure is lost and none changes its value; if one would, the text stays as it is.
package struct Mender {
  /// A mended text.
  package struct Result: Sendable {
    /// The text.
    package var bytes: [UInt8]
    /// How many figures had spaces inside.
    package var figures = 0
    /// How many sentences and tables were joined.
    package var joined = 0
  }

  private let tree: SyntaxTree
  /// For each table block that goes on in another, that one.
  private var continuations: [Int: Int] = [:]
  private var edits: [TextEdit] = []
  private var result: Result

  /// `bytes`, mended.
  package static func mend(_ bytes: [UInt8]) -> Result {
    var mender = Mender(Parser.parse(SourceText(path: "", bytes: bytes)))
    mender.figures()
    mender.cuts()
    guard !mender.edits.isEmpty else { return mender.result }
    var mended = mender.result
    mended.bytes = TextSplice.apply(mender.edits, to: bytes)
    guard FigureCensus(mended.bytes) == FigureCensus(bytes) else { return Result(bytes: bytes) }
    return mended
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    result = Result(bytes: tree.bytes)
    for table in Report(tree).tables {
      for (block, next) in zip(table.blocks, table.blocks.dropFirst()) { continuations[block] = next }
    }
  }

  // MARK: Figures

  private mutating func figures() {
    for root in tree.roots {
      for node in root.descendants(.number) {
        let literal = Array(tree.bytes[node.range.start..<node.range.end])
        guard literal.contains(where: { $0 == 0x20 || $0 >= 0x80 }) else { continue }
        let squeezed = literal.string.unicodeScalars.filter { !$0.isBlank }
        let text = String(String.UnicodeScalarView(squeezed))
        if text.utf8.count < literal.count {
          edits.append(TextEdit(range: node.range, newText: text))
          result.figures += 1
        }
      }
    }
  }

  // MARK: Cuts

  /// Joins, over blank lines and the feet of pages, what belongs together.
  private mutating func cuts() {
    let roots = tree.roots
    var index = 0
    while index < roots.count {
      let root = roots[index]
      inside(root)
      guard [.paragraph, .item, .definition, .table].contains(root.kind), !root.isPageFoot else {
        index += 1
        continue
      }
      var next = index + 1
      var feet: [NodeView] = []
      while next < roots.count, roots[next].kind == .blank || roots[next].isPageFoot {
        if roots[next].kind != .blank { feet.append(roots[next]) }
        next += 1
      }
      guard next < roots.count, next > index + 1 else {
        index += 1
        continue
      }
      if root.kind == .table ? joinsTable(root, roots[next]) : !feet.isEmpty && joinsText(root, roots[next]) {
        join(root, feet, roots[next])
      }
      index = next
    }
  }

  /// Blank lines that the parser itself read over inside of a sentence.
  private mutating func inside(_ root: NodeView) {
    guard [.paragraph, .item, .definition].contains(root.kind) else { return }
    let end = Trim.end(tree.bytes, root.range)
    var index = root.range.start
    while index < end {
      guard tree.bytes[index] == 0x0A else {
        index += 1
        continue
      }
      var cursor = ByteCursor(tree.bytes, TextRange(index, end))
      cursor.skip { $0.isBlank || $0 == "\n" || $0 == "\r" }
      if tree.bytes[index..<cursor.index].filter({ $0 == 0x0A }).count > 1 {
        let start = Trim.end(tree.bytes, TextRange(root.range.start, index))
        edits.append(TextEdit(range: TextRange(start, cursor.index), newText: glue(start, cursor.index)))
        result.joined += 1
      }
      index = max(cursor.index, index + 1)
    }
  }

  /// What stands between two halves of a sentence: nothing, or a space where two words or numbers would touch.
  private func glue(_ end: Int, _ start: Int) -> String {
    guard end > 0, end <= tree.bytes.count, start < tree.bytes.count else { return "" }
    func isWord(_ byte: UInt8) -> Bool { (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) }
    let (last, first) = (tree.bytes[end - 1], tree.bytes[start])
    return (isWord(last) || last == 0x2E || last == 0x2C) && isWord(first) ? " " : ""
  }

  /// Whether, without the foot between them, the parser would read `next` as going on with `root`.
  private func joinsText(_ root: NodeView, _ next: NodeView) -> Bool {
    guard next.kind == .paragraph, root.range.count < 20_000 else { return false }
    let head = tree.bytes[root.range.start..<Trim.end(tree.bytes, root.range)]
    let tail = tree.bytes[next.range.start..<min(next.range.end, next.range.start + 4_000)]
    let together = Parser.parse(SourceText(path: "", bytes: head + [0x0A, 0x0A] + tail))
    return together.roots.first.map { $0.range.end > head.count + 2 } ?? false
  }

  /// Whether two table blocks are one table, cut by nothing but blank lines and feet: then their rows are of one width.
  private func joinsTable(_ root: NodeView, _ next: NodeView) -> Bool {
    guard continuations[root.block] == next.block, let first = root.children.first(where: { $0.kind == .row }) else { return false }
    func width(_ row: NodeView) -> Int { row.children.count { $0.kind == .separator } }
    let columns = width(first)
    guard columns > 1, tree.bytes[root.range.start] != 0x7C, tree.bytes[next.range.start] != 0x7C else { return false }
    guard root.children.allSatisfy({ $0.kind != .row || width($0) == columns }) else { return false }
    // Where the header is repeated, the parts say themselves that they belong together, and where each begins.
    guard let again = next.children.first(where: { $0.kind == .row }), again.text.trimmingSpaces != first.text.trimmingSpaces else {
      return false
    }
    return next.children.allSatisfy { $0.kind != .row || width($0) == columns }
  }

  /// Takes away what stands between `root` and `next`; the feet go behind as comments.
  private mutating func join(_ root: NodeView, _ feet: [NodeView], _ next: NodeView) {
    let isTable = root.kind == .table
    let start = Trim.end(tree.bytes, root.range)
    // A row may end in empty cells, which are tabs.
    let end = isTable ? root.range.end : start
    let gap = TextRange(end, next.range.start)
    edits.append(TextEdit(range: gap, newText: isTable ? "" : glue(start, next.range.start)))
    let notes = feet.map { "// " + tree.bytes.text(Trim.range(tree.bytes, $0.range)).filter { !$0.isNewline } + "\n" }.joined()
    if !notes.isEmpty { edits.append(TextEdit(range: TextRange(next.range.end, next.range.end), newText: notes)) }
    result.joined += 1
  }
}

extension String {
  /// The text without any spaces.
  fileprivate var trimmingSpaces: String { filter { !$0.isWhitespace } }
}
