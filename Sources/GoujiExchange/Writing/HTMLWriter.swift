import GoujiText

/// Writes a document as one HTML page that needs nothing else.
package struct HTMLWriter {
  private var output: [UInt8] = []

  /// `document` as a page named `title`.
  package static func write(_ document: ExchangeDocument, title: String) -> [UInt8] {
    var writer = HTMLWriter()
    writer.line("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">")
    writer.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    for property in document.properties {
      writer.line("<meta name=\"gouji-\(escaped(property.key))\" content=\"\(escaped(property.value))\">")
    }
    writer.line("<title>\(escaped(title))</title>\n<style>\(style)</style>\n</head>\n<body>")
    var isInList = false
    for block in document.blocks {
      var isBullet = false
      if case .bullet = block { isBullet = true }
      if isBullet != isInList { writer.line(isBullet ? "<ul>" : "</ul>") }
      isInList = isBullet
      writer.write(block)
    }
    if isInList { writer.line("</ul>") }
    writer.line("</body>\n</html>")
    return writer.output
  }

  private static let style = """

    body { font-family: "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif; line-height: 1.8; max-width: 60em; margin: 2em auto; padding: 0 1em; }
    table { border-collapse: collapse; margin: 1em 0; font-size: 0.85em; line-height: 1.4; }
    td { border: 1px solid #888; padding: 0.2em 0.5em; }
    td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }

    """

  private mutating func write(_ block: ExchangeBlock) {
    switch block {
    case .heading(let level, let text):
      let tag = "h\(min(max(level, 1), 6))"
      line("<\(tag)>", text, "</\(tag)>")
    case .paragraph(let text): line("<p>", text, "</p>")
    case .bullet(let text): line("<li>", text, "</li>")
    case .comment: break
    case .tableName(let name, let unit):
      line("<p>\(Self.escaped(name))</p>")
      if let unit { line("<p>金额单位：\(Self.escaped(unit))</p>") }
    case .table(let rows): table(rows)
    }
  }

  private mutating func table(_ rows: [[[UInt8]]]) {
    let width = rows.map(\.count).max() ?? 0
    line("<table>\n<tbody>")
    for row in rows {
      output += Array("<tr>".utf8)
      for column in 0..<width {
        let cell = column < row.count ? row[column] : []
        output += Array((Self.isNumber(cell) ? "<td class=\"n\">" : "<td>").utf8)
        inline(cell)
        output += Array("</td>".utf8)
      }
      line("</tr>")
    }
    line("</tbody>\n</table>")
  }

  private static func isNumber(_ cell: [UInt8]) -> Bool {
    !cell.isEmpty && cell.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || [0x2C, 0x2E, 0x2D, 0x25, 0x20].contains($0) }
  }

  private mutating func line(_ start: String, _ text: [UInt8] = [], _ end: String = "") {
    output += Array(start.utf8)
    inline(text)
    output += Array((end + "\n").utf8)
  }

  /// Text with its forced breaks, and its label in bold.
  private mutating func inline(_ text: [UInt8]) {
    var text = text
    let mark: [UInt8] = [0x2A, 0x2A]
    if text.starts(with: mark), let end = Self.end(of: mark, in: text) {
      output += Array("<strong>".utf8) + Entities.escaped(Array(text[2..<end])) + Array("</strong>".utf8)
      text = Array(text[(end + 2)...])
    }
    for (index, line) in text.lines.enumerated() {
      if index > 0 { output += Array("<br>".utf8) }
      output += Entities.escaped(Array(line))
    }
  }

  private static func end(of mark: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= 4 else { return nil }
    return (2...(text.count - 2)).first { text[$0...].starts(with: mark) }
  }

  private static func escaped(_ text: String) -> String { Entities.escaped(Array(text.utf8)).string }
}
