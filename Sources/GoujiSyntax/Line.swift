import GoujiText

/// One line as the block scanner sees it: where it stands, and what it could be on its own.
struct Line {
  /// What a line looks like without its neighbours.
  enum Shape {
    case blank
    case fence
    case comment
    case directive
    case tabRow
    case pipeRow
    case contentsEntry
    case numbered
    case hashed
    case caption
    case text
  }

  /// The line with its end.
  var range: TextRange
  /// The line without its end.
  var content: TextRange
  /// The content without the spaces around it and without Markdown marks (`- `, `#`, `**`, `<b>`) before it.
  var text: TextRange
  /// What it looks like.
  var shape: Shape
  /// Its numbering, if it has one.
  var numbering: Numbering?
  /// The number of `#` before it.
  var hashes = 0
  /// Whether it begins with `**` or `<b>`.
  var isBold = false
  /// Whether it begins with `- `.
  var isBulleted = false
  /// The number of tabs.
  var tabs = 0
  /// Whether it begins with a space, tab or ideographic space.
  var isIndented = false

  /// Reads the line that begins at `start`.
  init(_ bytes: [UInt8], at start: Int) {
    var index = start
    var tabs = 0
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == 0x09 { tabs += 1 }
      index += 1
    }
    content = TextRange(start, index)
    if index < bytes.count {
      let isReturn = bytes[index] == 0x0D
      index += 1
      if isReturn, index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }
    range = TextRange(start, index)
    text = content
    shape = .text
    self.tabs = tabs
    classify(bytes)
  }

  /// The end of the line at `start`, with its line end, where it can be a statement of a directive: indented, with something on
  /// it that is no comment, and fewer tabs than a row of a table has. What else it looks like need not be known.
  static func statementEnd(_ bytes: [UInt8], at start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 else { return nil }
    var index = start
    var tabs = 0
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == 0x09 { tabs += 1 }
      index += 1
    }
    var cursor = ByteCursor(bytes, TextRange(start, index))
    cursor.skip { $0.isBlank }
    guard tabs < 2, !cursor.isAtEnd, !cursor.looking(at: "//") else { return nil }
    if index < bytes.count {
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
    return index
  }

  /// Whether this is plain text that a paragraph can go on with.
  var isPlainText: Bool { shape == .text && !isBulleted && !isBold }

  private mutating func classify(_ bytes: [UInt8]) {
    var cursor = ByteCursor(bytes, content)
    cursor.skip { $0.isBlank }
    isIndented = cursor.index > content.start && (bytes[content.start] == 0x20 || bytes[content.start] == 0x09)
    text.start = cursor.index
    guard let first = cursor.scalar else {
      shape = tabs >= 2 ? .tabRow : .blank
      return
    }
    if first == "/", cursor.looking(at: "//") {
      shape = .comment
      return
    }
    if !isIndented, first == "@" || first == "＠" {
      shape = .directive
      return
    }
    if first == "-", content.start == text.start, isFence(bytes) {
      shape = .fence
      return
    }
    if let parts = ContentsEntry.parse(bytes, content) {
      shape = .contentsEntry
      strip(&cursor)
      text = TextRange(cursor.index, max(parts.titleEnd, cursor.index))
      numbering = Numbering.parse(bytes, at: text.start, end: text.end)
      return
    }
    if tabs >= 2 {
      shape = .tabRow
      return
    }
    if first == "|" {
      shape = .pipeRow
      return
    }
    strip(&cursor)
    text = TextRange(cursor.index, max(Self.trimmedEnd(bytes, content), cursor.index))
    numbering = Numbering.parse(bytes, at: text.start, end: text.end)
    if let ordinal = numbering, ordinal.style == .arabic, !hasWord(bytes, from: ordinal.range.end) || isSplitAmount(bytes, ordinal) {
      numbering = nil
    }
    if hashes > 0 {
      shape = .hashed
    } else if numbering != nil {
      shape = .numbered
    } else if CaptionParser.isCaption(bytes, text) {
      shape = .caption
    }
  }

  /// Whether a word follows; `6. 93 399` is a torn row, not an entry numbered 6.
  private func hasWord(_ bytes: [UInt8], from start: Int) -> Bool {
    var cursor = ByteCursor(bytes, TextRange(start, text.end))
    var isEmpty = true
    while let scalar = cursor.next() {
      if !scalar.isBlank { isEmpty = false }
      if scalar.isHan || scalar.isLatin { return true }
    }
    return isEmpty
  }

  /// `11. 91万元，主要用于…`: an amount with a space behind its point, not an entry numbered 11.
  private func isSplitAmount(_ bytes: [UInt8], _ ordinal: Numbering) -> Bool {
    guard let number = NumberLexer.lex(bytes, at: ordinal.range.start, end: text.end, context: .prose), number.hasPoint,
      number.range.end > ordinal.range.end, number.decimal?.scale ?? 0 <= 2
    else { return false }
    return HeadingRule.beginsWithAmount(bytes, TextRange(ordinal.range.start, text.end))
  }

  /// Moves behind Markdown marks: bullets, `#`, `**`, `<b>`.
  private mutating func strip(_ cursor: inout ByteCursor) {
    if cursor.looking(at: "- ") || cursor.looking(at: "* ") {
      isBulleted = true
      cursor.next()
      cursor.skip { $0.isBlank }
    }
    var probe = cursor
    probe.skip { $0 == "#" }
    let count = probe.index - cursor.index
    if (1...6).contains(count), probe.scalar.map(\.isBlank) ?? true {
      hashes = count
      cursor = probe
      cursor.skip { $0.isBlank }
    }
    while cursor.take("**") || cursor.take("<b>") {
      isBold = true
      cursor.skip { $0.isBlank }
    }
  }

  private func isFence(_ bytes: [UInt8]) -> Bool {
    var cursor = ByteCursor(bytes, content)
    cursor.skip { $0 == "-" }
    guard cursor.index - content.start >= 3 else { return false }
    cursor.skip { $0.isBlank }
    return cursor.isAtEnd
  }

  /// The end of `range` without the spaces and Markdown marks that close it.
  static func trimmedEnd(_ bytes: [UInt8], _ range: TextRange) -> Int {
    var end = range.end
    while true {
      let before = end
      end = Trim.end(bytes, TextRange(range.start, end))
      if end - range.start >= 2, bytes[end - 1] == 0x2A, bytes[end - 2] == 0x2A { end -= 2 }
      if end - range.start >= 4, bytes[end - 1] == 0x3E, bytes[end - 2] == 0x62, bytes[end - 3] == 0x2F,
        bytes[end - 4] == 0x3C
      {
        end -= 4
      }
      if end == before { return end }
    }
  }
}
