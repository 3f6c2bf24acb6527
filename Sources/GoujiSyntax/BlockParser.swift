import GoujiText

/// Makes the nodes of one block: a pure function of its kind and its bytes.
enum BlockParser {
  /// `builder` is used for many blocks, one after the other.
  static func parse(_ bytes: [UInt8], _ extent: BlockExtent, with builder: inout NodeBuilder) -> Block {
    builder.begin(at: extent.range.start)
    builder.start(extent.kind)
    if extent.range.start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      builder.leaf(.mark, to: min(3, extent.range.end))
    }
    let range = extent.range
    switch extent.kind {
    case .blank: blank(bytes, range.end, &builder)
    case .frontMatter: lines(bytes, range.end, &builder, frontMatterLine)
    case .contents: lines(bytes, range.end, &builder, contentsLine)
    case .caption: lines(bytes, range.end, &builder, captionLine)
    case .comment: lines(bytes, range.end, &builder) { bytes, line, builder in builder.leaf(.text, to: line.end) }
    case .heading: heading(bytes, range, &builder)
    case .item, .definition: item(bytes, range, &builder)
    case .table: TableParser.parse(bytes, range, into: &builder)
    case .directive: DirectiveParser.parse(bytes, range, into: &builder)
    default: InlineParser.parse(bytes, to: range.end, into: &builder)
    }
    builder.leaf(.text, to: range.end)
    builder.finish()
    return Block(nodes: builder.exactNodes)
  }

  /// Calls `body` with the content of each line up to `end`, and writes what it leaves and the line ends.
  static func lines(
    _ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder,
    _ body: ([UInt8], TextRange, inout NodeBuilder) -> Void
  ) {
    while builder.position < end {
      let content = TextRange(builder.position, contentEnd(bytes, from: builder.position, end: end))
      body(bytes, content, &builder)
      builder.leaf(.text, to: content.end)
      lineBreak(bytes, end, &builder)
    }
  }

  /// The offset of the line end at or behind `start`.
  static func contentEnd(_ bytes: [UInt8], from start: Int, end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  /// Writes the line end at the builder's position.
  static func lineBreak(_ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder) {
    var index = builder.position
    guard index < end else { return }
    if bytes[index] == 0x0D { index += 1 }
    if index < end, bytes[index] == 0x0A { index += 1 }
    builder.leaf(.lineBreak, to: index)
  }

  // MARK: Kinds

  private static func blank(_ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder) {
    lines(bytes, end, &builder) { _, line, builder in builder.leaf(.space, to: line.end) }
  }

  private static func frontMatterLine(_ bytes: [UInt8], _ line: TextRange, _ builder: inout NodeBuilder) {
    let shape = Line(bytes, at: line.start).shape
    if shape == .fence {
      builder.leaf(.fence, to: line.end)
    } else if shape != .comment, let keyEnd = FrontMatter.keyEnd(bytes, line) {
      builder.start(.entry)
      var cursor = ByteCursor(bytes, line)
      cursor.skip { $0.isBlank }
      builder.leaf(.space, to: cursor.index)
      builder.leaf(.key, to: Trim.end(bytes, TextRange(cursor.index, keyEnd)))
      builder.leaf(.space, to: keyEnd)
      cursor.index = keyEnd
      cursor.next()
      builder.leaf(.mark, to: cursor.index)
      cursor.skip { $0.isBlank }
      builder.leaf(.space, to: cursor.index)
      let valueEnd = Trim.end(bytes, TextRange(cursor.index, line.end))
      builder.node(.value) { $0.leaf(.text, to: valueEnd) }
      builder.leaf(.space, to: line.end)
      builder.finish()
    }
  }

  private static func contentsLine(_ bytes: [UInt8], _ line: TextRange, _ builder: inout NodeBuilder) {
    builder.start(.contentsEntry)
    var cursor = ByteCursor(bytes, line)
    cursor.skip { $0.isBlank || $0 == "#" || $0 == "*" || $0 == "-" }
    if cursor.take("<b>") { cursor.skip { $0.isBlank } }
    builder.leaf(.mark, to: cursor.index)
    let parts = ContentsEntry.parse(bytes, line)
    let end = parts?.titleEnd ?? line.end
    if let numbering = Numbering.parse(bytes, at: cursor.index, end: end) {
      builder.leaf(.numbering, to: numbering.range.end)
    }
    builder.node(.title) { $0.leaf(.text, to: end) }
    if let page = parts?.page {
      builder.leaf(.mark, to: page.start)
      builder.leaf(.page, to: page.end)
    }
    builder.leaf(.mark, to: line.end)
    builder.finish()
  }

  private static func captionLine(_ bytes: [UInt8], _ line: TextRange, _ builder: inout NodeBuilder) {
    let text = Line(bytes, at: line.start).text
    builder.leaf(.mark, to: text.start)
    for field in CaptionParser.fields(bytes, text) {
      builder.leaf(.space, to: field.range.start)
      builder.leaf(field.kind, to: field.range.end)
    }
    builder.leaf(.mark, to: line.end)
  }

  private static func heading(_ bytes: [UInt8], _ range: TextRange, _ builder: inout NodeBuilder) {
    let line = Line(bytes, at: builder.position)
    builder.leaf(.mark, to: line.text.start)
    if let numbering = line.numbering {
      builder.leaf(.numbering, to: numbering.range.end)
      var cursor = ByteCursor(bytes, TextRange(numbering.range.end, line.text.end))
      cursor.skip { $0.isBlank }
      builder.leaf(.space, to: cursor.index)
    }
    builder.node(.title) { InlineParser.parse(bytes, to: line.text.end, into: &$0) }
    builder.leaf(.mark, to: min(line.content.end, range.end))
    lineBreak(bytes, range.end, &builder)
  }

  private static func item(_ bytes: [UInt8], _ range: TextRange, _ builder: inout NodeBuilder) {
    let line = Line(bytes, at: builder.position)
    builder.leaf(.mark, to: line.text.start)
    var labelStart = line.text.start
    if let numbering = line.numbering {
      builder.leaf(.numbering, to: numbering.range.end)
      labelStart = numbering.range.end
    }
    var cursor = ByteCursor(bytes, TextRange(labelStart, range.end))
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    if line.numbering != nil || line.isBold, let label = Label.parse(bytes, TextRange(cursor.index, range.end)) {
      builder.node(.label) { InlineParser.parse(bytes, to: label.range.end, into: &$0) }
    }
    builder.node(.body) { InlineParser.parse(bytes, to: range.end, into: &$0) }
  }
}
