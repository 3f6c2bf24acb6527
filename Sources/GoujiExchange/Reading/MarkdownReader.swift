import GoujiText

/// Reads Markdown: headings, pipe tables, HTML tables, bullets, fenced text. Lines of one paragraph stay lines, since reports
/// in Markdown often have one item a line.
package struct MarkdownReader {
  private var document = ExchangeDocument()
  private var paragraph: [[UInt8]] = []
  private let lines: [ArraySlice<UInt8>]
  private var index = 0

  /// The document that `bytes` are.
  package static func read(_ bytes: [UInt8]) -> ExchangeDocument {
    var reader = MarkdownReader(lines: withLineFeeds(bytes).lines)
    reader.frontMatter()
    while reader.index < reader.lines.count { reader.line() }
    reader.flush()
    return reader.document
  }

  private init(lines: [ArraySlice<UInt8>]) { self.lines = lines }

  private mutating func frontMatter() {
    guard let first = lines.first, Array(first).trimmed.elementsEqual("---".utf8) else { return }
    let most = min(lines.count, 200)
    guard let end = lines[1..<most].firstIndex(where: { ["---", "..."].contains(Array($0).trimmed.string) }) else { return }
    for line in lines[1..<end] {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let key = Array(line[..<colon]).trimmed.string
      var value = Array(line[(colon + 1)...]).trimmed
      if value.count >= 2, value[0] == 0x22, value[value.count - 1] == 0x22 { value = Array(value[1..<(value.count - 1)]) }
      document.properties.append(.init(key: key, value: value.string))
    }
    index = end + 1
  }

  private mutating func line() {
    let line = Array(lines[index]).trimmed
    if line.isEmpty {
      flush()
      index += 1
    } else if line.starts(with: Array("```".utf8)) || line.starts(with: Array("~~~".utf8)) {
      fenced(Array(line.prefix(3)))
    } else if isTableStart(line) {
      htmlTable()
    } else if line[0] == 0x7C || isDelimiter(index + 1), row(line) != nil {
      pipeTable()
    } else if let level = headingLevel(line) {
      flush()
      var title = Array(line[level...]).trimmed
      while title.last == 0x23 { title.removeLast() }
      document.blocks.append(.heading(level, Self.plain(title.trimmed).filter { $0 != 0x2A }))
      index += 1
    } else if let rule = rule(line) {
      // A line of === or --- below text makes that text a heading; --- alone is a rule.
      if paragraph.count == 1, let title = paragraph.first {
        paragraph = []
        document.blocks.append(.heading(rule, Self.plain(title)))
      }
      index += 1
    } else if line.count > 2, line[0] == 0x2D || line[0] == 0x2A || line[0] == 0x2B, line[1] == 0x20 {
      flush()
      document.blocks.append(.bullet(Self.inline(Array(line[2...]).trimmed)))
      index += 1
    } else {
      paragraph.append(line[0] == 0x3E ? Array(line.dropFirst()).trimmed : line)
      index += 1
    }
  }

  private mutating func flush() {
    let lines = paragraph
    paragraph = []
    let text = lines.map { line in Self.inline(line.last == 0x5C ? Array(line.dropLast()) : line) }
    guard !text.isEmpty else { return }
    document.blocks.append(.paragraph(Array(text.joined(separator: [0x0A]))))
  }

  // MARK: Lines

  private func headingLevel(_ line: [UInt8]) -> Int? {
    let level = line.prefix { $0 == 0x23 }.count
    return (1...6).contains(level) && level < line.count && line[level] == 0x20 ? level : nil
  }

  private func rule(_ line: [UInt8]) -> Int? {
    guard line.count >= 3, line[0] == 0x3D || line[0] == 0x2D, line.allSatisfy({ $0 == line[0] }) else { return nil }
    return line[0] == 0x3D ? 1 : 2
  }

  private mutating func fenced(_ fence: [UInt8]) {
    flush()
    index += 1
    while index < lines.count {
      let line = Array(lines[index]).trimmed
      index += 1
      if line.starts(with: fence) { break }
      if !line.isEmpty { document.blocks.append(.paragraph(line)) }
    }
  }

  // MARK: Tables

  private func isTableStart(_ line: [UInt8]) -> Bool {
    guard line.count >= 6, line[0] == 0x3C else { return false }
    return line.prefix(6).map { TagScanner.small($0) }.elementsEqual("<table".utf8)
  }

  private mutating func htmlTable() {
    flush()
    var source: [UInt8] = []
    var depth = 0
    repeat {
      let line = Array(lines[index])
      source += line + [0x0A]
      depth += Self.count("<table", in: line) - Self.count("</table", in: line)
      index += 1
    } while depth > 0 && index < lines.count
    document.blocks += HTMLReader.read(source).blocks
  }

  private static func count(_ word: StaticString, in line: [UInt8]) -> Int {
    var cursor = ByteCursor(line.map { TagScanner.small($0) }, TextRange(0, line.count))
    var found = 0
    while !cursor.isAtEnd {
      if cursor.looking(at: word) { found += 1 }
      cursor.index += 1
    }
    return found
  }

  private func isDelimiter(_ index: Int) -> Bool {
    guard index < lines.count else { return false }
    let line = Array(lines[index]).trimmed
    return line.contains(0x2D) && line.contains(0x7C) && line.allSatisfy { [0x2D, 0x7C, 0x3A, 0x20].contains($0) }
  }

  private mutating func pipeTable() {
    flush()
    var rows: [[[UInt8]]] = []
    while index < lines.count {
      if !isDelimiter(index) {
        guard let cells = row(Array(lines[index]).trimmed) else { break }
        rows.append(cells)
      }
      index += 1
    }
    // A header of nothing stands for a table without one.
    if let first = rows.first, rows.count > 1, first.allSatisfy(\.isEmpty) { rows.removeFirst() }
    if rows.count > 1 || isDelimiter(index - 1) {
      document.blocks.append(.table(rows))
    } else {
      document.blocks += rows.map { .paragraph(Array($0.joined(separator: [0x20, 0x7C, 0x20]))) }
    }
  }

  /// The cells of a line with `|`; `nil` for a line without.
  private func row(_ line: [UInt8]) -> [[UInt8]]? {
    guard line.contains(0x7C) else { return nil }
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in line {
      if byte == 0x7C, !isEscaped {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == 0x5C && !isEscaped
    }
    if cells.first?.isBlank == true { cells.removeFirst() }
    if cells.count > 1, cells.last?.isBlank == true { cells.removeLast() }
    return cells.map { Self.cell($0.trimmed) }
  }

  private static func cell(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var cursor = ByteCursor(bytes, TextRange(0, bytes.count))
    while !cursor.isAtEnd {
      if cursor.take("<br>") || cursor.take("<br/>") || cursor.take("<br />") {
        result.append(0x0A)
      } else {
        result.append(bytes[cursor.index])
        cursor.index += 1
      }
    }
    return plain(result).filter { $0 != 0x2A || !bytes.starts(with: [0x2A, 0x2A]) }
  }

  // MARK: Inside a line

  /// Without escapes; `**` only around a label at the start.
  private static func inline(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x2A) else { return plain(bytes) }
    var text: [UInt8] = []
    var label = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5C, index + 1 < bytes.count {
        text += bytes[index...(index + 1)]
        index += 2
      } else if bytes[index] == 0x2A, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
        if index > 0, bytes.starts(with: [0x2A, 0x2A]), label == 0 { label = plain(text).count }
        index += 2
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return InlineText.labelled(plain(text), label)
  }

  /// Without the backslashes before punctuation, and with the characters that entities stand for.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = Entities.resolved(bytes[...])
    guard bytes.contains(0x5C) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5C, index + 1 < bytes.count, isPunctuation(bytes[index + 1]) { index += 1 }
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
