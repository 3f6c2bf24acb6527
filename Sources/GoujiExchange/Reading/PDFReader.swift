/// Makes a document of the words of a PDF: lines that the margin wrapped are joined, columns of figures become tables.
package struct PDFReader {
  private var document = ExchangeDocument()
  /// A text whose last line reached the right margin.
  private var open: [UInt8] = []

  /// The document whose words `pdftotext -bbox` wrote as `bytes`.
  package static func read(_ bytes: [UInt8]) -> ExchangeDocument {
    var reader = PDFReader()
    for page in PageWords.pages(bytes) {
      reader.read(page)
      reader.flush()
    }
    return reader.document
  }

  private mutating func flush() {
    if !open.isEmpty { document.blocks.append(.paragraph(open)) }
    open = []
  }

  private mutating func read(_ page: [PageWords.Line]) {
    let texts = page.filter { !$0.isRow }
    let left = texts.map(\.left).min() ?? 0
    let right = texts.map(\.right).max() ?? 0
    let width = (page.map(\.right).max() ?? 0) - (page.map(\.left).min() ?? 0)
    var index = 0
    while index < page.count {
      let end = PageTable.end(page, from: index, width: width)
      if end > index + 1 {
        flush()
        document.blocks.append(.table(PageTable.cells(Array(page[index..<end]))))
        index = end
        continue
      }
      text(page[index], left, right)
      index += 1
    }
  }

  private mutating func text(_ line: PageWords.Line, _ left: Double, _ right: Double) {
    // The first line of a paragraph is indented.
    if line.left > left + line.height * 0.8 { flush() }
    let text = Array(line.words.map(\.text).joined(separator: [0x20]))
    if let last = open.last, let first = text.first, last < 0x80, first < 0x80 { open.append(0x20) }
    open += text
    if line.right < right - line.height * 1.6 { flush() }
  }
}
