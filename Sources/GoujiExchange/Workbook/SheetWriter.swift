import GoujiSyntax
import GoujiText

/// Makes the blocks of a document out of the rows of a sheet: its captions, its table, its remarks.
enum SheetWriter {
  /// Up to so many rows at the top of a sheet may be captions.
  private static let mostCaptions = 6

  /// The blocks of the sheet `name`.
  static func blocks(_ rows: [[[UInt8]]], name: String) -> [ExchangeBlock] {
    var blocks: [ExchangeBlock] = []
    var rows = rows.map { row in row.map(\.trimmed) }
    rows = Array(rows.drop { $0.allSatisfy(\.isEmpty) })
    guard rows.contains(where: { !$0.allSatisfy(\.isEmpty) }) else { return [] }
    var hasTitle = false
    var captions: [ExchangeBlock] = []
    for row in rows.prefix(mostCaptions) {
      let filled = row.filter { !$0.isEmpty }
      guard filled.allSatisfy(isCaption) else { break }
      rows.removeFirst()
      for cell in filled {
        if isTitle(cell) { hasTitle = true }
        captions.append(.paragraph(Array(cell.trimmedLines.joined())))
      }
    }
    // The name of a sheet is the title of its table, where no other is.
    if !hasTitle { blocks.append(.paragraph(Array(name.utf8))) }
    blocks += captions
    var table: [[[UInt8]]] = []
    func finish() {
      if !table.isEmpty { blocks.append(.table(table)) }
      table = []
    }
    for row in rows {
      let filled = row.filter { !$0.isEmpty }
      if filled.isEmpty {
        finish()
      } else if filled.count == 1, let only = filled.first, isRemark(only) {
        finish()
        blocks.append(.paragraph(only))
      } else {
        table.append(Array(row.prefix((row.lastIndex { !$0.isEmpty } ?? -1) + 1)))
      }
    }
    finish()
    return blocks
  }

  private static func isCaption(_ cell: [UInt8]) -> Bool { root(cell)?.kind == .caption }

  private static func isTitle(_ cell: [UInt8]) -> Bool { root(cell)?.first(.captionTitle) != nil }

  private static func root(_ cell: [UInt8]) -> NodeView? {
    guard cell.count <= 240 else { return nil }
    return Parser.parse(SourceText(path: "", bytes: Array(cell.trimmedLines.joined()) + [0x0A])).roots.first
  }

  /// A note below a table: a sentence, or what begins as one.
  private static func isRemark(_ cell: [UInt8]) -> Bool {
    ["注：", "注:", "备注：", "说明：", "备注:"].contains { cell.starts(with: Array($0.utf8)) } || cell.suffix(3).elementsEqual("。".utf8)
  }
}
