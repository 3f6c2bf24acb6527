import GoujiText

/// An entry of a table of contents: leader dots with or without a page number, or a short title and a page number
/// behind a tab.
enum ContentsEntry {
  /// The parts of an entry: where the title ends, and where the page number stands.
  struct Parts {
    var titleEnd: Int
    var page: TextRange?
  }

  /// Whether a text has the punctuation of a sentence.
  private static func isSentence(_ bytes: [UInt8], _ range: TextRange) -> Bool {
    var cursor = ByteCursor(bytes, range)
    while let scalar = cursor.next() {
      if scalar == "，" || scalar == "。" || scalar == "；" { return true }
    }
    return false
  }

  /// The parts of the entry in `content` (a line without its end), or `nil`.
  static func parse(_ bytes: [UInt8], _ content: TextRange) -> Parts? {
    // From the end: marks, an optional page number, tabs and spaces, leader dots, the title.
    var index = Line.trimmedEnd(bytes, content)
    let pageEnd = index
    while index > content.start, bytes[index - 1] >= 0x30, bytes[index - 1] <= 0x39 { index -= 1 }
    let digits = pageEnd - index
    guard digits <= 4 else { return nil }
    let page = digits > 0 ? TextRange(index, pageEnd) : nil
    if index - content.start >= 3, bytes[index - 1] == 0x3E, bytes[index - 2] == 0x62, bytes[index - 3] == 0x3C {
      index -= 3
    }
    var hasTab = false
    while index > content.start, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 {
      if bytes[index - 1] == 0x09 { hasTab = true }
      index -= 1
    }
    var dots = 0
    while index > content.start {
      if bytes[index - 1] == 0x2E {
        dots += 1
        index -= 1
      } else if index - content.start >= 3, bytes[index - 1] == 0xA6, bytes[index - 2] == 0x80, bytes[index - 3] == 0xE2 {
        dots += 3
        index -= 3
      } else if index - content.start >= 2, bytes[index - 1] == 0xB7, bytes[index - 2] == 0xC2 {
        dots += 1
        index -= 2
      } else if dots > 0, bytes[index - 1] == 0x20 {
        index -= 1
      } else {
        break
      }
    }
    let titleEnd = Trim.end(bytes, TextRange(content.start, index))
    guard titleEnd > content.start else { return nil }
    if dots >= 3 {
      if page != nil { return Parts(titleEnd: titleEnd, page: page) }
      // Without a page number the dots may also be what is left unsaid: only a numbered title is an entry, and …… right
      // behind its words, or commas in them, make it a sentence.
      let leader = bytes[titleEnd..<pageEnd]
      if leader.elementsEqual(Array("……".utf8)) || isSentence(bytes, TextRange(content.start, titleEnd)) { return nil }
      var cursor = ByteCursor(bytes, TextRange(content.start, titleEnd))
      cursor.skip { $0.isBlank || $0 == "-" || $0 == "*" || $0 == "#" }
      let isNumbered = Numbering.parse(bytes, at: cursor.index, end: titleEnd) != nil
      return isNumbered && dots >= 5 ? Parts(titleEnd: titleEnd, page: nil) : nil
    }
    // A title, one tab, a page number: only with numbering, or it may be two cells.
    guard hasTab, dots == 0, let page, digits <= 3 else { return nil }
    var cursor = ByteCursor(bytes, TextRange(content.start, titleEnd))
    cursor.skip { $0.isBlank || $0 == "-" }
    guard Numbering.parse(bytes, at: cursor.index, end: titleEnd) != nil,
      bytes[content.start..<content.end].count(where: { $0 == 0x09 }) == 1
    else { return nil }
    return Parts(titleEnd: titleEnd, page: page)
  }
}
