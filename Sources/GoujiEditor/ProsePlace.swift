import GoujiSyntax
import GoujiText

/// The place of a sentence at which a figure belongs.
enum ProsePlace {
  /// The number at `offset`, or the empty place there; `nil` outside sentences.
  static func at(_ offset: Int, in document: EditorDocument) -> TextRange? {
    for offset in [offset, offset - 1] where offset >= 0 {
      let chain = document.tree.chain(at: offset)
      guard let root = chain.first, isProse(root) else { continue }
      if chain.contains(where: { $0.kind == .reference || $0.kind == .note || $0.kind == .suppression }) { return nil }
      if let figure = chain.last(where: { $0.kind == .figure }).flatMap({ FigureSyntax($0) }), figure.number.end >= offset,
        figure.number.start <= offset
      {
        return figure.number
      }
    }
    let place = TextRange(offset, offset)
    let root = [offset, offset - 1].lazy.compactMap { document.tree.chain(at: $0).first }.first { isProse($0) }
    return root == nil ? nil : placeholder(offset, document.source.bytes) ?? place
  }

  /// The placeholder that `offset` touches: XX, ××, __.
  static func placeholder(_ offset: Int, _ bytes: [UInt8]) -> TextRange? {
    guard (0...bytes.count).contains(offset) else { return nil }
    var start = offset
    var end = offset
    while start > 0, isFiller(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isFiller(bytes[end]) { end += 1 }
    return end - start >= 2 ? TextRange(start, end) : nil
  }

  private static func isFiller(_ byte: UInt8) -> Bool { byte == 0x58 || byte == 0x78 || byte == 0x5F }

  private static func isProse(_ root: NodeView) -> Bool {
    root.kind == .paragraph || root.kind == .item || root.kind == .heading
  }
}
