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
    var index = 0
    while index < page.count {
      let end = Self.tableEnd(page, from: index)
      if end > index + 1 {
        flush()
        document.blocks.append(.table(Self.table(Array(page[index..<end]))))
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

  // MARK: Tables

  /// The end of the table that begins at line `start`: rows, and between them single lines that a narrow cell wrapped.
  private static func tableEnd(_ page: [PageWords.Line], from start: Int) -> Int {
    var end = start
    while end < page.count {
      if page[end].isRow {
        end += 1
      } else if end > start, end + 1 < page.count, page[end + 1].isRow, page[end].words.allSatisfy({ $0.text.count <= 60 }),
        !page[end].words.contains(where: { $0.text.suffix(3).elementsEqual("表".utf8) || $0.text.starts(with: "注".utf8) })
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// The cells of `lines`: columns are where the fullest rows have their words.
  private static func table(_ lines: [PageWords.Line]) -> [[[UInt8]]] {
    let most = lines.map(\.words.count).max() ?? 0
    let full = lines.filter { $0.words.count * 10 >= most * 7 && $0.words.contains(where: \.isNumber) }
    var columns: [(left: Double, right: Double)] = []
    for word in (full.isEmpty ? lines : full).flatMap(\.words).sorted(by: { $0.left < $1.left }) {
      if let last = columns.last, word.left < last.right {
        columns[columns.count - 1].right = max(last.right, word.right)
      } else if columns.count < ExchangeLimits.columns {
        columns.append((word.left, word.right))
      }
    }
    return lines.map { line in
      var row = [[UInt8]](repeating: [], count: columns.count)
      for word in line.words {
        guard let column = nearest(word, columns) else { continue }
        row[column] += (row[column].isEmpty ? [] : [0x20]) + word.text
      }
      return row
    }
  }

  private static func nearest(_ word: PageWords.Word, _ columns: [(left: Double, right: Double)]) -> Int? {
    columns.indices.min { a, b in distance(word, columns[a]) < distance(word, columns[b]) }
  }

  /// How far a word is from a column; below zero where they overlap.
  private static func distance(_ word: PageWords.Word, _ column: (left: Double, right: Double)) -> Double {
    max(word.left, column.left) - min(word.right, column.right)
  }
}
