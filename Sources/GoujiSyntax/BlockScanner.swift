import GoujiText

/// The extent of one block: what it is and which bytes it has. Its nodes are a pure function of these.
struct BlockExtent: Hashable, Sendable {
  var kind: SyntaxKind
  var range: TextRange
}

/// Divides a document into blocks, line by line, in one pass.
///
/// What a line is depends on itself, on the block before it and on a `State` of a few words; so an edit can be
/// rescanned from the block before it, until a block boundary with the same state is met again.
struct BlockScanner {
  /// What the scanner remembers from one block to the next.
  struct State: Hashable, Sendable {
    /// Whether nothing but blank lines has been seen.
    var isAtTop = true
    /// Whether the section is a glossary, where `一、term：` is a definition.
    var isGlossary = false
    /// Whether the lines are those of a table of contents.
    var contents: ContentsState?
    /// How many blocks that are neither blank nor a comment stand behind the last table.
    var sinceTable = 1000
    /// Whether the last block was an `@表` or `@续表`.
    var isTableDeclared = false
  }

  /// The first entry of a table of contents: its numbering seen again is where the document begins.
  struct ContentsState: Hashable, Sendable {
    var style: Numbering.Style?
    var value = 0
    var entries = 0
  }

  private let bytes: [UInt8]
  private var state = State()
  private var position: Int
  private var lookahead: Line?
  private var extents: [BlockExtent] = []

  /// Between two pages stand no more lines than this.
  private static let mostFootLines = 8

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The blocks of a document. A byte order mark belongs to the first one.
  static func scan(_ bytes: [UInt8]) -> [BlockExtent] {
    var scanner = BlockScanner(bytes)
    while scanner.position < bytes.count { scanner.block() }
    if scanner.extents.isEmpty, !bytes.isEmpty {
      scanner.extents = [BlockExtent(kind: .blank, range: TextRange(0, bytes.count))]
    }
    if !scanner.extents.isEmpty { scanner.extents[0].range.start = 0 }
    return scanner.extents
  }

  // MARK: Lines

  private mutating func peek() -> Line? {
    guard position < bytes.count else { return nil }
    if let lookahead, lookahead.range.start == position { return lookahead }
    let line = Line(bytes, at: position)
    lookahead = line
    return line
  }

  private mutating func emit(_ kind: SyntaxKind, from start: Int, to end: Int) {
    extents.append(BlockExtent(kind: kind, range: TextRange(start, end)))
    position = end
    if kind != .blank {
      state.isAtTop = false
      if kind == .table {
        state.sinceTable = 0
      } else if kind != .comment, state.sinceTable < 1000 {
        state.sinceTable += 1
      }
      if kind != .directive, kind != .caption { state.isTableDeclared = false }
    }
  }

  // MARK: Blocks

  private mutating func block() {
    guard let line = peek() else { return }
    switch line.shape {
    case .blank: blank(line)
    case .fence where state.isAtTop: frontMatter(line)
    case .comment: emit(.comment, from: line.range.start, to: line.range.end)
    case .directive: directive(line)
    case .tabRow, .pipeRow: rows(line)
    case .contentsEntry: contents(line)
    case .hashed, .numbered, .caption, .text, .fence:
      if (state.isTableDeclared && line.tabs >= 1) || RowScanner.spansLines(bytes, line) {
        rows(line)
      } else if state.contents != nil, isContentsLine(line) {
        contents(line)
      } else {
        state.contents = nil
        text(line)
      }
    }
  }

  private mutating func blank(_ first: Line) {
    var end = first.range.end
    position = end
    while let line = peek(), line.shape == .blank {
      end = line.range.end
      position = end
    }
    emit(.blank, from: first.range.start, to: end)
  }

  /// `---`, entries, `---`. Where the closing fence is missing it ends with the last entry; without any entry the
  /// fence is text. Other lines before a closing fence are part of it, and a mistake.
  private mutating func frontMatter(_ first: Line) {
    var end = first.range.end
    var entries = 0
    position = end
    if let close = closingFence() {
      emit(.frontMatter, from: first.range.start, to: close)
      return
    }
    position = end
    while let line = peek() {
      if line.shape == .fence {
        end = line.range.end
        entries += 1
        break
      }
      guard line.shape == .blank || line.shape == .comment || FrontMatter.isEntry(bytes, line.content) else { break }
      if line.shape != .blank {
        entries += 1
        end = line.range.end
      }
      position = line.range.end
    }
    emit(entries > 0 ? .frontMatter : .paragraph, from: first.range.start, to: end)
  }

  /// The end of the closing fence, if one stands within the next 40 lines.
  private mutating func closingFence() -> Int? {
    var hasEntry = false
    for _ in 0..<40 {
      guard let line = peek() else { return nil }
      if line.shape == .fence { return hasEntry ? line.range.end : nil }
      if FrontMatter.isEntry(bytes, line.content) { hasEntry = true }
      guard line.text.count <= 200 else { return nil }
      position = line.range.end
    }
    return nil
  }

  /// A directive and the indented lines that belong to it.
  private mutating func directive(_ first: Line) {
    var end = first.range.end
    position = end
    let directive = Directive.parse(bytes, first.content).directive
    while directive?.hasStatements ?? false, let lineEnd = Line.statementEnd(bytes, at: position) {
      end = lineEnd
      position = end
    }
    let isTable = directive == .table || directive == .continuedTable
    emit(.directive, from: first.range.start, to: end)
    state.isTableDeclared = isTable
  }

  /// Rows of cells. One line alone is a table only where a table was declared or stands before it.
  private mutating func rows(_ first: Line) {
    let isPipe = first.shape == .pipeRow
    var end = first.range.start
    var count = 0
    let isExpected = state.isTableDeclared || state.sinceTable <= 3
    while let line = peek() {
      let isRow = isPipe ? line.shape == .pipeRow : line.tabs >= 1
      let opensRow = !isPipe && RowScanner.opensRow(bytes, at: line.range.start)
      guard isRow || opensRow else { break }
      end =
        isPipe ? line.range.end : RowScanner.end(bytes, from: line.range.start, insideTable: count > 0 || opensRow)
      count += 1
      position = end
    }
    if count == 0 { end = first.range.end }
    position = end
    if count == 1, !isExpected, end == first.range.end {
      if first.text.isEmpty { blank(first) } else { text(first) }
    } else {
      emit(.table, from: first.range.start, to: end)
    }
  }

  // MARK: Contents

  private mutating func contents(_ first: Line) {
    var end = first.range.start
    while let line = peek() {
      guard line.shape == .contentsEntry || (state.contents != nil && line.shape != .blank && isContentsLine(line)) else {
        break
      }
      if line.shape != .contentsEntry || state.contents != nil { remember(line) }
      end = line.range.end
      position = end
    }
    emit(.contents, from: first.range.start, to: end)
  }

  /// Whether a line behind 目录 is an entry of it: short, no sentence, and not the first numbering once more.
  private func isContentsLine(_ line: Line) -> Bool {
    guard let contents = state.contents, line.text.count <= 180 else { return false }
    switch line.shape {
    case .numbered, .hashed, .caption, .text: break
    default: return false
    }
    if let numbering = line.numbering, contents.entries > 0, numbering.style == contents.style,
      numbering.value == contents.value
    {
      return false
    }
    var cursor = ByteCursor(bytes, line.text)
    while let scalar = cursor.next() {
      if scalar == "。" || scalar == "；" || scalar == "，" { return false }
    }
    return line.numbering != nil || line.text.count <= 60
  }

  private mutating func remember(_ line: Line) {
    guard var contents = state.contents else { return }
    if contents.entries == 0 {
      contents.style = line.numbering?.style
      contents.value = line.numbering?.value ?? 0
      if line.numbering == nil { contents.entries -= 1 }
    }
    contents.entries += 1
    state.contents = contents
  }

  // MARK: Text

  private mutating func text(_ line: Line) {
    if line.shape == .caption {
      emit(.caption, from: line.range.start, to: line.range.end)
      return
    }
    if isContentsTitle(line) {
      emit(.heading, from: line.range.start, to: line.range.end)
      state.contents = ContentsState()
      return
    }
    position = line.range.end
    let next = peek()
    if line.shape == .hashed || (line.shape == .numbered && HeadingRule.isHeading(bytes, line, next: next) && !isCutByPage(line)) {
      if let numbering = line.numbering, numbering.level <= 2 || line.hashes > 0 || numbering.style == .part {
        updateGlossary(line, numbering)
      } else if line.numbering == nil {
        updateGlossary(line, nil)
      }
      emit(.heading, from: line.range.start, to: line.range.end)
      return
    }
    let isNumbered = line.numbering != nil || line.isBulleted
    let kind: SyntaxKind = isNumbered ? (isDefinition(line) ? .definition : .item) : .paragraph
    emit(kind, from: line.range.start, to: paragraphEnd(line))
  }

  /// Whether a page number stands behind the line, and an amount on the next page: a sentence that the page's end cut.
  private mutating func isCutByPage(_ line: Line) -> Bool {
    let before = position
    defer { position = before }
    position = line.range.end
    for _ in 0..<Self.mostFootLines {
      guard let next = peek() else { return false }
      guard next.shape == .blank || isPageNumber(next) else { return HeadingRule.beginsWithAmount(bytes, next.content) }
      position = next.range.end
    }
    return false
  }

  private mutating func updateGlossary(_ line: Line, _ numbering: Numbering?) {
    let title = ByteCursor(bytes, line.text)
    let isGlossary = contains(title, "名词解释")
    if isGlossary || numbering?.style == .part || numbering == nil { state.isGlossary = isGlossary }
  }

  private func isDefinition(_ line: Line) -> Bool {
    guard let numbering = line.numbering,
      let label = Label.parse(bytes, TextRange(numbering.range.end, line.text.end)), label.isColon
    else { return false }
    var behind = ByteCursor(bytes, TextRange(label.range.end, line.text.end))
    behind.skip { $0.isBlank }
    return state.isGlossary || behind.looking(at: "指") || behind.looking(at: "是指") || behind.looking(at: "反映")
  }

  /// Where the paragraph that begins with `first` ends: it goes on with plain text while no sentence has ended, also
  /// behind blank lines where a page break cut it in the middle.
  private mutating func paragraphEnd(_ first: Line) -> Int {
    var last = first
    var length = first.text.count
    var end = first.range.end
    position = end
    if isPageNumber(first), let next = peek(), !isPageNumber(next) { return end }
    while true {
      position = end
      guard !SentenceEnd.ends(bytes, last.text), let next = peek() else { return end }
      if next.isPlainText {
        if isContentsTitle(next) || isPageNumber(next) { return end }
        last = next
      } else if next.shape == .blank, SentenceEnd.isCut(bytes, last.text, paragraphLength: length) {
        var line = next
        while line.shape == .blank {
          position = line.range.end
          guard let following = peek() else { return end }
          line = following
        }
        guard line.isPlainText, !isContentsTitle(line), !HeadingRule.isTitle(bytes, line), hasWord(line), !isPageNumber(line) else {
          return end
        }
        last = line
      } else {
        return end
      }
      length += last.text.count
      end = last.range.end
    }
  }

  /// Whether a line is nothing but a page number.
  private func isPageNumber(_ line: Line) -> Bool {
    guard line.shape == .text, line.tabs == 0 else { return false }
    // The dash before `- 12 -` may look like a bullet.
    return PageFoot.isNumber(bytes, line.text) || PageFoot.isNumber(bytes, line.content)
  }

  /// Whether a line has more than digits, signs and spaces; a page number has not.
  private func hasWord(_ line: Line) -> Bool {
    var cursor = ByteCursor(bytes, line.text)
    while let scalar = cursor.next() {
      if scalar.isHan || scalar.isLatin || scalar == "%" { return true }
    }
    return false
  }

  /// A line that says 目录 and nothing else.
  private func isContentsTitle(_ line: Line) -> Bool {
    guard line.text.count <= 30, line.numbering == nil else { return false }
    var cursor = ByteCursor(bytes, line.text)
    cursor.skip { $0.isBlank }
    guard cursor.take("目") else { return false }
    cursor.skip { $0.isBlank }
    guard cursor.take("录") else { return false }
    cursor.skip { $0.isBlank }
    return cursor.isAtEnd
  }

  private func contains(_ cursor: ByteCursor, _ word: StaticString) -> Bool {
    var cursor = cursor
    while !cursor.isAtEnd {
      if cursor.looking(at: word) { return true }
      cursor.next()
    }
    return false
  }
}
