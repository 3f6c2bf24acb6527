import GoujiSyntax
import GoujiText

/// The line that is being written, up to the cursor. It need not make sense yet, so it is read by itself.
struct LineContext {
  /// A brace that is open at the cursor.
  struct Brace {
    /// What it began as.
    enum Kind { case formula, name, suppression, other }

    var kind: Kind
    /// Behind the brace and its sign.
    var start: Int
  }

  /// The cursor.
  let offset: Int
  /// The line, from 0.
  let line: Int
  /// The start of the line.
  let start: Int
  /// The end of the line's content.
  let contentEnd: Int
  /// The line's content.
  let text: String
  /// What stands before the cursor.
  let before: String
  /// The formula of a relation's indented line: where it begins.
  let statement: Int?
  private let bytes: [UInt8]

  init(_ offset: Int, _ document: EditorDocument) {
    let lines = document.source.lines
    bytes = document.source.bytes
    line = lines.line(of: offset)
    let content = lines.content(ofLine: line, in: bytes)
    self.offset = min(max(offset, content.start), content.end)
    start = content.start
    contentEnd = content.end
    text = bytes.text(content)
    before = bytes.text(TextRange(content.start, self.offset))
    let root = document.tree.root(at: content.start)
    let isRelation = root?.kind == .directive && root?.first(.directiveName)?.text.dropFirst() == Directive.relation.rawValue[...]
    statement = isRelation ? content.start : nil
  }

  /// The offset of a place in `before`, behind the spaces there if wanted.
  func index(_ place: String.Index, skippingSpaces: Bool) -> Int {
    var rest = before[place...]
    if skippingSpaces { rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\u{3000}" } }
    return offset - rest.utf8.count
  }

  /// Where the word before the cursor begins.
  var wordStart: Int {
    let word = before.reversed().prefix { !$0.isWhitespace && !"{｛:：=＝+-*/()（）,，!！".contains($0) }
    return offset - word.reduce(0) { $0 + $1.utf8.count }
  }

  /// The brace that is open at the cursor.
  var openBrace: Brace? {
    guard let open = before.lastIndex(where: { $0 == "{" || $0 == "｛" }) else { return nil }
    let inside = before[before.index(after: open)...]
    guard !inside.contains("}"), !inside.contains("｝") else { return nil }
    let trimmed = inside.drop { $0 == " " || $0 == "\u{3000}" }
    let start = offset - trimmed.utf8.count
    guard let first = trimmed.first else { return Brace(kind: .other, start: start) }
    if first == "=" || first == "＝" { return Brace(kind: .formula, start: start + first.utf8.count) }
    if first == "#" || first == "＃" {
      guard let sign = trimmed.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return Brace(kind: .name, start: start) }
      return Brace(kind: .formula, start: offset - trimmed[trimmed.index(after: sign)...].utf8.count)
    }
    if trimmed.hasPrefix("忽略"), !trimmed.contains(":"), !trimmed.contains("：") { return Brace(kind: .suppression, start: start) }
    return Brace(kind: trimmed.contains(":") || trimmed.contains("：") ? .name : .other, start: start)
  }

  /// The path that is being written: its parts before the last, and where the last begins.
  struct Path {
    var segments: [String]
    var lastStart: Int
    var isName: Bool
  }

  /// The path before the cursor, in a formula that begins at `from`.
  func path(from: Int) -> Path {
    var segments: [String] = []
    var last = from
    var isName = false
    var isQuoted = false
    var cursor = ByteCursor(bytes, TextRange(from, offset))
    while let raw = cursor.scalar {
      let scalar = ByteCursor.fold(raw)
      let place = cursor.index
      cursor.next()
      if raw == "'" || raw == "‘" || raw == "’" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if scalar == "!" {
        if segments.isEmpty || last < place { segments.append(part(last, place)) }
        last = cursor.index
      } else if scalar == "#" {
        (segments, last, isName) = ([], cursor.index, true)
      } else if scalar.isBlank || "=+-*/(),<>≤≥≈−×÷".unicodeScalars.contains(scalar) {
        (segments, last, isName) = ([], cursor.index, false)
      }
    }
    return Path(segments: segments, lastStart: last, isName: isName)
  }

  private func part(_ start: Int, _ end: Int) -> String {
    let text = bytes.text(TextRange(start, end))
    return String(text.drop { "'‘’".contains($0) }.reversed().drop { "'‘’".contains($0) }.reversed())
  }
}

extension SyntaxTree {
  /// The block that holds the byte at `offset`, or the last one.
  func root(at offset: Int) -> NodeView? { blocks.isEmpty ? nil : root(block(at: offset)) }
}
