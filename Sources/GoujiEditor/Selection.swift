import GoujiSyntax
import GoujiText

/// What a selection grows to: the digits, the figure, the cell or sentence, the row or paragraph, the table, the section,
/// the document.
package enum Selection {
  /// The ranges around `offset`, from the inside; each is larger than the one before.
  package static func ranges(at offset: Int, in document: EditorDocument) -> [TextRange] {
    let bytes = document.source.bytes
    var ranges: [TextRange] = []
    func add(_ range: TextRange) {
      guard range.start <= offset, offset <= range.end, !range.isEmpty else { return }
      if let last = ranges.last, last == range || !range.contains(last) { return }
      ranges.append(range)
    }
    var chain = document.tree.chain(at: offset)
    // Behind the last character of a word or a document the word is still meant.
    if offset > 0, chain.last.map({ $0.kind == .separator || $0.kind == .lineBreak || $0.kind == .text }) ?? true {
      let before = document.tree.chain(at: offset - 1)
      if before.contains(where: { $0.kind == .number || $0.kind == .unit }) || chain.isEmpty { chain = before }
    }
    for node in chain.reversed() {
      if node.kind == .text { add(sentence(around: offset, in: node.range, bytes)) }
      let trimmed = Trim.range(bytes, node.range)
      add(trimmed)
    }
    for table in document.report.tables where table.range.contains(offset) { add(table.range) }
    let symbols = Symbol.outline(document.report).flatMap(\.flattened).filter { $0.range.start <= offset && offset <= $0.range.end }
    for symbol in symbols.sorted(by: { $0.range.count < $1.range.count }) { add(symbol.range) }
    add(TextRange(0, bytes.count))
    return ranges.isEmpty ? [TextRange(offset, offset)] : ranges
  }

  /// The part of a text between 。；！？ and line ends.
  private static func sentence(around offset: Int, in range: TextRange, _ bytes: [UInt8]) -> TextRange {
    var start = range.start
    var cursor = ByteCursor(bytes, range)
    while let scalar = cursor.next() {
      guard "。；！？\n\r".unicodeScalars.contains(scalar) else { continue }
      if cursor.index > offset { return TextRange(start, cursor.index) }
      start = cursor.index
    }
    return TextRange(start, range.end)
  }
}
