import GoujiText

/// Reads HTML, whatever wrote it: headings, paragraphs, lists, tables. Nothing is refused; what is unknown is text.
package struct HTMLReader {
  private var document = ExchangeDocument()
  private var text = InlineText()
  /// The level of the heading that is open.
  private var heading: Int?
  /// The lists that are open: the number of the next item, `nil` for bullets.
  private var lists: [Int?] = []
  /// What the next paragraph begins with.
  private var marker: Marker?
  /// The table that is open; tables inside its cells are part of the cell.
  private var table: TableBuilder?
  private var tableDepth = 0
  private var cell: (columns: Int, rows: Int)?
  private var isPreformatted = false
  /// Where raised text began.
  private var raised: Int?

  private enum Marker {
    case bullet
    case number(Int)
  }

  /// The document that `bytes` are.
  package static func read(_ bytes: [UInt8]) -> ExchangeDocument {
    var reader = HTMLReader()
    var scanner = TagScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .text(let piece): reader.text.append(piece, isPreformatted: reader.isPreformatted)
      case .open(let name, let tag, let isEmpty):
        if ["script", "style", "title", "template", "noscript"].contains(name) {
          if !isEmpty { scanner.skip(to: name) }
        } else if name == "a", tag.value("class")?.contains("footnote-back") ?? false {
          scanner.skip(to: name)
        } else {
          reader.open(name, tag)
        }
      case .close(let name): reader.close(name)
      }
    }
    reader.endTable()
    reader.flush()
    return reader.document
  }

  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "main", "aside", "header", "footer", "nav", "figure", "figcaption", "blockquote", "dl", "dt",
    "dd", "hr", "body", "html", "head", "form", "fieldset", "address", "center", "ul", "ol", "li", "pre", "h1", "h2", "h3", "h4", "h5",
    "h6",
  ]

  private mutating func open(_ name: String, _ tag: TagScanner.Tag) {
    switch name {
    case "br": text.lineBreak()
    case "sup": raised = text.end
    case "b", "strong": if table == nil, heading == nil { text.startBold() }
    case "meta": property(tag)
    case "table": openTable()
    case "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "col", "caption": tablePart(name, tag)
    default:
      guard Self.blocks.contains(name) else { return }
      if table != nil {
        text.lineBreak()
        return
      }
      flush()
      openBlock(name, tag)
    }
  }

  private mutating func openBlock(_ name: String, _ tag: TagScanner.Tag) {
    switch name {
    case "ul": lists.append(nil)
    case "ol": lists.append(tag.number("start", in: 0...999) ?? 1)
    case "li":
      guard let last = lists.last else { return }
      marker = last.map { .number($0) } ?? .bullet
      if let number = last { lists[lists.count - 1] = number + 1 }
    case "pre": isPreformatted = true
    default:
      if name.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue { heading = level }
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "b", "strong": text.endBold()
    case "sup":
      if let start = raised { text.raise(from: start) }
      raised = nil
    case "table": closeTable()
    case "td", "th": if tableDepth == 1 { endCell() }
    case "tr": if tableDepth == 1 { endRow() } else if table != nil { text.lineBreak() }
    case "caption": if table != nil, tableDepth == 1, cell == nil { flush(asParagraph: true) }
    default:
      guard Self.blocks.contains(name) else { return }
      if table != nil {
        text.lineBreak()
        return
      }
      flush()
      if name == "ul" || name == "ol", !lists.isEmpty { lists.removeLast() }
      if name == "li" { marker = nil }
      if name == "pre" { isPreformatted = false }
      heading = nil
    }
  }

  /// `<meta name="gouji-决算年度" content="2024">`, as our own export writes it.
  private mutating func property(_ tag: TagScanner.Tag) {
    guard let name = tag.value("name"), name.hasPrefix("gouji-"), let value = tag.value("content") else { return }
    document.properties.append(.init(key: String(name.dropFirst(6)), value: value))
  }

  // MARK: Tables

  private mutating func openTable() {
    tableDepth += 1
    guard tableDepth == 1 else { return }
    flush()
    table = TableBuilder()
  }

  private mutating func tablePart(_ name: String, _ tag: TagScanner.Tag) {
    guard table != nil else { return }
    guard tableDepth == 1 else {
      text.lineBreak()
      return
    }
    switch name {
    case "tr":
      endRow()
      table?.startRow()
    case "td", "th":
      endCell()
      cell = (tag.number("colspan", in: 1...ExchangeLimits.columns) ?? 1, tag.number("rowspan", in: 1...10_000) ?? 1)
    default: break
    }
  }

  private mutating func endCell() {
    let content = text.take().text
    guard let span = cell else { return }
    table?.add(content, columns: span.columns, rows: span.rows)
    cell = nil
  }

  private mutating func endRow() {
    endCell()
    table?.endRow()
  }

  private mutating func closeTable() {
    tableDepth = max(0, tableDepth - 1)
    if tableDepth == 0 { endTable() }
  }

  private mutating func endTable() {
    guard table != nil else { return }
    endRow()
    if let rows = table?.finish(), !rows.isEmpty { document.blocks.append(.table(rows)) }
    if table?.isCut ?? false { document.isCut = true }
    table = nil
    tableDepth = 0
  }

  // MARK: Text

  private mutating func flush(asParagraph: Bool = false) {
    let (content, label) = text.take()
    guard !content.isEmpty else { return }
    if let heading, !asParagraph {
      document.blocks.append(.heading(heading, content.map { $0 == 0x0A ? 0x20 : $0 }))
      return
    }
    let paragraph = InlineText.labelled(content, label)
    switch marker {
    case .bullet: document.blocks.append(.bullet(paragraph))
    case .number(let number): document.blocks.append(.paragraph(Array("\(number). ".utf8) + paragraph))
    case nil: document.blocks.append(.paragraph(paragraph))
    }
    marker = nil
  }
}
