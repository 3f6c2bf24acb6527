import GoujiSyntax
import GoujiText

/// Writes a document in the dialect, with as little markup as its meaning takes.
package struct DialectWriter {
  private var output: [UInt8] = []
  /// Whether the last block was a line that ends a sentence: the next one may follow on the next line.
  private var endsSentence = false

  /// `document` in the dialect.
  package static func write(_ document: ExchangeDocument) -> [UInt8] {
    var writer = DialectWriter()
    writer.frontMatter(document.properties)
    for block in document.blocks { writer.write(block) }
    return writer.output
  }

  private mutating func frontMatter(_ properties: [ExchangeDocument.Property]) {
    let known = properties.filter { FrontMatterKey(rawValue: $0.key) != nil && !$0.value.contains("\n") }
    guard !known.isEmpty else { return }
    output += Array(("---\n" + known.map { "\($0.key): \($0.value)\n" }.joined() + "---\n").utf8)
  }

  private mutating func write(_ block: ExchangeBlock) {
    switch block {
    case .heading(let level, let text): heading(level, text)
    case .paragraph(let text): paragraph(text, bullet: false)
    case .bullet(let text): paragraph(text, bullet: true)
    case .comment(let text):
      separate(tight: false)
      output += Array("// ".utf8) + text.filter { $0 != 0x0A } + [0x0A]
    case .tableName(let name, let unit):
      separate(tight: false)
      output += Array(("@表 " + name.filter { !$0.isWhitespace } + (unit.map { " 单位=\($0)" } ?? "") + "\n").utf8)
    case .table(let rows): table(rows)
    }
  }

  /// A blank line before the next block, unless both are sentences of a text.
  private mutating func separate(tight: Bool) {
    if !output.isEmpty, !(tight && endsSentence) { output.append(0x0A) }
    endsSentence = false
  }

  // MARK: Text

  private mutating func heading(_ level: Int, _ text: [UInt8]) {
    let line = text.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }.trimmed
    guard !line.isEmpty else { return }
    separate(tight: false)
    if !Self.saysItself(line) { output += Array(repeating: 0x23, count: min(max(level, 1), 6)) + [0x20] }
    output += line + [0x0A]
  }

  /// Whether a line is a heading or a caption without any `#`.
  private static func saysItself(_ line: [UInt8]) -> Bool {
    if line.count > 400 { return false }
    let kind = Parser.parse(SourceText(path: "", bytes: line + [0x0A])).blocks.first?.kind
    return kind == .heading || kind == .caption
  }

  private mutating func paragraph(_ text: [UInt8], bullet: Bool) {
    let lines = text.trimmedLines
    guard let last = lines.last else { return }
    separate(tight: true)
    if bullet { output += Array("- ".utf8) }
    for line in lines { output += Self.safe(line) + [0x0A] }
    endsSentence = Self.sentenceEnds.contains { last.suffix($0.count).elementsEqual($0) }
  }

  private static let sentenceEnds: [[UInt8]] = ["。", "；", "：", "！", "？", "。”", "。）", ";", ":"].map { Array($0.utf8) }

  /// A line of text, so that it is not taken for a directive, a comment or a row of a table.
  private static func safe(_ line: [UInt8]) -> [UInt8] {
    var line = line
    if line.contains(0x09) { line = line.map { $0 == 0x09 ? 0x20 : $0 } }
    if line.first == 0x40 || line.starts(with: Array("＠".utf8)) { return [0x20] + line }
    if line.starts(with: [0x2F, 0x2F]) { return Array("／／".utf8) + line.dropFirst(2) }
    return line
  }

  // MARK: Tables

  private mutating func table(_ rows: [[[UInt8]]]) {
    let width = min(rows.map(\.count).max() ?? 0, ExchangeLimits.columns)
    guard width > 1, rows.count > 1 || width > 2 else {
      for row in rows { for cell in row { paragraph(cell, bullet: false) } }
      return
    }
    separate(tight: false)
    for row in rows { if width == 2 { pipes(row, width) } else { tabs(row, width) } }
  }

  /// A row between `|`: two cells between tabs would be text.
  private mutating func pipes(_ row: [[UInt8]], _ width: Int) {
    output += Array("|".utf8)
    for column in 0..<width {
      output.append(0x20)
      for byte in column < row.count ? row[column].trimmed : [] {
        if byte == 0x7C { output.append(0x5C) }
        output.append(byte == 0x0A || byte == 0x09 ? 0x20 : byte)
      }
      output += Array(" |".utf8)
    }
    output.append(0x0A)
  }

  private mutating func tabs(_ row: [[UInt8]], _ width: Int) {
    for column in 0..<width {
      if column > 0 { output.append(0x09) }
      if column < row.count { output += Self.cell(row[column], isFirst: column == 0) }
    }
    output.append(0x0A)
  }

  /// A cell as Excel would paste it: quoted where it holds a line end or begins with a quote.
  private static func cell(_ text: [UInt8], isFirst: Bool) -> [UInt8] {
    let lines = text.trimmedLines
    if lines.isEmpty { return [] }
    let joined = Array(lines.joined(separator: [0x0A])).map { $0 == 0x09 ? 0x20 : $0 }
    guard lines.count > 1 || joined.first == 0x22 else { return isFirst ? safe(joined) : joined }
    return [0x22] + joined.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }
}
