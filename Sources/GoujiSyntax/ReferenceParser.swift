import GoujiText

/// Parses what stands in braces beside a figure: `{=式}`, `{#名}`, `{#名 = 式}`, `{注: …}`, `{忽略 规则: 理由}`.
///
/// Other braces are plain text: a report may contain them. Full-width braces and signs are accepted, since the
/// writer's input method is Chinese. A reference never goes beyond its line, nor beyond 2,000 bytes.
enum ReferenceParser {
  /// Whether a reference opens at `start`.
  static func opens(_ bytes: [UInt8], at start: Int, end: Int) -> Bool {
    var cursor = ByteCursor(bytes, TextRange(start, end))
    guard let open = cursor.next(), ByteCursor.fold(open) == "{" else { return false }
    cursor.skip { $0.isBlank }
    guard let first = cursor.folded else { return false }
    if first == "=" || first == "#" { return true }
    if first == "注" || first == "註" {
      cursor.next()
      return cursor.folded == ":"
    }
    return cursor.looking(at: "忽略")
  }

  /// Writes the reference at `start` and returns the offset behind it, or `nil` if there is none.
  static func parse(_ bytes: [UInt8], at start: Int, end: Int, into builder: inout NodeBuilder) -> Int? {
    var cursor = ByteCursor(bytes, TextRange(start, end))
    guard let open = cursor.next(), ByteCursor.fold(open) == "{" else { return nil }
    let inside = cursor.index
    cursor.skip { $0.isBlank }
    guard let first = cursor.folded else { return nil }
    let lineEnd = endOfLine(bytes, from: inside, end: end)
    switch first {
    case "=":
      builder.leaf(.text, to: start)
      builder.start(.reference)
      builder.leaf(.mark, to: inside)
      formula(bytes, lineEnd, &builder)
    case "#":
      builder.leaf(.text, to: start)
      builder.start(.reference)
      builder.leaf(.mark, to: inside)
      name(bytes, lineEnd, &builder)
    case "注" where opens(bytes, at: start, end: end), "註" where opens(bytes, at: start, end: end):
      builder.leaf(.text, to: start)
      builder.start(.note)
      builder.leaf(.mark, to: inside)
      builder.leaf(.text, to: closing(bytes, from: inside, end: lineEnd, nested: true) ?? lineEnd)
    case "忽" where cursor.looking(at: "忽略"):
      builder.leaf(.text, to: start)
      builder.start(.suppression)
      builder.leaf(.mark, to: inside)
      cursor.take("忽略")
      suppression(bytes, cursor.index, lineEnd, &builder)
    default:
      return nil
    }
    close(bytes, lineEnd, &builder)
    builder.finish()
    return builder.position
  }

  // MARK: Kinds

  private static func formula(_ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, end))
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    cursor.next()
    builder.leaf(.mark, to: cursor.index)
    FormulaParser.parseFormula(bytes, end: end, into: &builder)
  }

  private static func name(_ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, end))
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    cursor.next()
    builder.leaf(.mark, to: cursor.index)
    cursor.skip { FormulaParser.isNameScalar($0) }
    builder.leaf(.name, to: cursor.index)
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    if cursor.folded == "=" { formula(bytes, end, &builder) }
  }

  private static func suppression(_ bytes: [UInt8], _ start: Int, _ end: Int, _ builder: inout NodeBuilder) {
    let close = closing(bytes, from: start, end: end) ?? end
    var cursor = ByteCursor(bytes, TextRange(start, close))
    builder.leaf(.mark, to: start)
    cursor.skip { $0.isBlank }
    builder.leaf(.space, to: cursor.index)
    while let scalar = cursor.folded, scalar != ":" { cursor.next() }
    builder.leaf(.ruleName, to: cursor.index)
    if cursor.folded == ":" {
      cursor.next()
      cursor.skip { $0.isBlank }
      builder.leaf(.mark, to: cursor.index)
      builder.leaf(.reason, to: close)
    }
  }

  // MARK: Ends

  /// Writes what is left before the closing brace as unexpected, and the brace; without one the reference just ends.
  private static func close(_ bytes: [UInt8], _ end: Int, _ builder: inout NodeBuilder) {
    var cursor = ByteCursor(bytes, TextRange(builder.position, end))
    cursor.skip { $0.isBlank }
    if cursor.folded != "}" {
      guard let closing = closing(bytes, from: cursor.index, end: end) else { return }
      builder.leaf(.space, to: cursor.index)
      builder.leaf(.unexpected, to: closing)
      cursor.index = closing
    }
    builder.leaf(.space, to: cursor.index)
    cursor.next()
    builder.leaf(.mark, to: cursor.index)
  }

  /// The closing brace, unless another one opens before it; a note may hold braces of its own.
  private static func closing(_ bytes: [UInt8], from start: Int, end: Int, nested: Bool = false) -> Int? {
    var cursor = ByteCursor(bytes, TextRange(start, end))
    var depth = 0
    while let scalar = cursor.folded {
      if scalar == "}" {
        if depth == 0 { return cursor.index }
        depth -= 1
      }
      if scalar == "{" {
        guard nested else { return nil }
        depth += 1
      }
      cursor.next()
    }
    return nil
  }

  private static func endOfLine(_ bytes: [UInt8], from start: Int, end: Int) -> Int {
    var index = start
    let bound = min(end, start + 2_000)
    while index < bound, bytes[index] != 0x0A, bytes[index] != 0x0D, bytes[index] != 0x09 { index += 1 }
    // Not in the middle of a character.
    while index > start, index < end, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}
