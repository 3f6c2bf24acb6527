import GoujiText

/// Writes a document as Markdown with pipe tables.
package struct MarkdownWriter {
  private var output: [UInt8] = []

  /// `document` as Markdown.
  package static func write(_ document: ExchangeDocument) -> [UInt8] {
    var writer = MarkdownWriter()
    if !document.properties.isEmpty {
      let lines = document.properties.map { "\($0.key): \($0.value)\n" }.joined()
      writer.output += Array(("---\n" + lines + "---\n").utf8)
    }
    for block in document.blocks { writer.write(block) }
    return writer.output
  }

  private mutating func write(_ block: ExchangeBlock) {
    if case .comment = block { return }
    if !output.isEmpty { output.append(0x0A) }
    switch block {
    case .heading(let level, let text):
      output += Array(repeating: 0x23, count: min(max(level, 1), 6)) + [0x20]
      output += Self.escaped(text.map { $0 == 0x0A ? 0x20 : $0 }, isLineStart: false) + [0x0A]
    case .paragraph(let text): lines(text)
    case .bullet(let text):
      output += Array("- ".utf8)
      lines(text)
    case .tableName(let name, let unit):
      lines(Array(name.utf8))
      if let unit { lines(Array("\n金额单位：\(unit)".utf8)) }
    case .table(let rows): table(rows)
    case .comment: break
    }
  }

  /// Text, with a backslash where a line must end.
  private mutating func lines(_ text: [UInt8]) {
    let lines = text.lines
    for (index, line) in lines.enumerated() {
      output += Self.escaped(Array(line), isLineStart: true)
      if index + 1 < lines.count { output.append(0x5C) }
      output.append(0x0A)
    }
  }

  private mutating func table(_ rows: [[[UInt8]]]) {
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return }
    for (index, row) in rows.enumerated() {
      output.append(0x7C)
      for column in 0..<width {
        output.append(0x20)
        if column < row.count { cell(row[column]) }
        output += [0x20, 0x7C]
      }
      output.append(0x0A)
      if index == 0 { output += Array(("|" + String(repeating: "---|", count: width) + "\n").utf8) }
    }
  }

  private mutating func cell(_ text: [UInt8]) {
    for (index, line) in text.lines.enumerated() {
      if index > 0 { output += Array("<br>".utf8) }
      for byte in Self.escaped(Array(line), isLineStart: false) {
        if byte == 0x7C { output.append(0x5C) }
        output.append(byte)
      }
    }
  }

  /// Text with a backslash before what Markdown would take for markup; `**` around a label stays.
  private static func escaped(_ text: [UInt8], isLineStart: Bool) -> [UInt8] {
    var result: [UInt8] = []
    let isLabel = text.starts(with: [0x2A, 0x2A])
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x5C, 0x60, 0x3C, 0x7E, 0x24: result.append(0x5C)
      case 0x26 where index + 1 < text.count && (text[index + 1] | 0x20 >= 0x61 || text[index + 1] == 0x23): result.append(0x5C)
      case 0x2A where !isLabel: result.append(0x5C)
      case 0x23, 0x2D, 0x2B, 0x3E, 0x3D, 0x7C:
        if isLineStart, index == 0 { result.append(0x5C) }
      default: break
      }
      result.append(byte)
    }
    return result
  }
}
