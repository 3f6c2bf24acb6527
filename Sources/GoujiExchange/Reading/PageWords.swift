/// The words of the pages of a PDF with their places, as `pdftotext -bbox` writes them.
struct PageWords {
  /// A word, or several that stand close to each other.
  struct Word {
    var text: [UInt8]
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { max(1, bottom - top) }
    var middle: Double { (top + bottom) / 2 }
    /// Whether it is a number as tables have it.
    var isNumber: Bool {
      text.contains { $0 >= 0x30 && $0 <= 0x39 } && text.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || [0x2C, 0x2E, 0x2D, 0x25].contains($0) }
    }
  }

  /// A line: its words from left to right, those of one cell joined.
  struct Line {
    var words: [Word]
    var left: Double { words.first?.left ?? 0 }
    var right: Double { words.last?.right ?? 0 }
    var height: Double { words.first?.height ?? 1 }
    var top: Double { words.map(\.top).min() ?? 0 }
    var bottom: Double { words.map(\.bottom).max() ?? 0 }
    var middle: Double { (top + bottom) / 2 }
    /// Whether a number stands in it.
    var hasNumber: Bool { words.contains(where: \.isNumber) }
    /// Whether it looks like a row of a table.
    var isRow: Bool { words.count >= 3 || (words.count == 2 && words[1].isNumber) }
  }

  /// The lines of each page of the output `bytes`.
  static func pages(_ bytes: [UInt8]) -> [[Line]] {
    var pages: [[Word]] = []
    var open: Word?
    var scanner = TagScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .open("page", _, _): pages.append([])
      case .open("word", let tag, _):
        func place(_ name: String) -> Double { tag.value(name).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } ?? 0 }
        open = Word(text: [], left: place("xmin"), right: place("xmax"), top: place("ymin"), bottom: place("ymax"))
      case .text(let text): open?.text += text.trimmed
      case .close("word"):
        if let word = open, !word.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].append(word) }
        open = nil
      default: break
      }
    }
    return pages.map { lines($0) }
  }

  private static func lines(_ words: [Word]) -> [Line] {
    var lines: [[Word]] = []
    var middle = 0.0
    var tallest: Word?
    for word in words.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
      if let first = lines.last?.first, let tall = tallest,
        abs(word.middle - middle) < min(first.height, word.height) * 0.5 || contains(tall, word) || contains(word, tall)
      {
        lines[lines.count - 1].append(word)
        if word.height > tall.height { tallest = word }
      } else {
        lines.append([word])
        middle = word.middle
        tallest = word
      }
    }
    return lines.map { Line(words: joined($0.sorted { $0.left < $1.left })) }
  }

  /// Whether a word of another font, whose box is much taller, has `other` all beside it.
  private static func contains(_ word: Word, _ other: Word) -> Bool {
    word.height > 2 * other.height && word.top <= other.top && other.bottom <= word.bottom
  }

  /// Words that stand as close as those of one cell or sentence are one.
  private static func joined(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    for word in words {
      guard let last = result.last else {
        result.append(word)
        continue
      }
      let gap = word.left - last.right
      let most = last.isNumber && word.isNumber ? 0.15 : last.isNumber || word.isNumber ? 0.5 : 0.9
      guard gap < word.height * most else {
        result.append(word)
        continue
      }
      let isSpaced = gap > word.height * 0.15 && (last.text.last ?? 0) < 0x80 && (word.text.first ?? 0) < 0x80
      result[result.count - 1].text += (isSpaced ? [0x20] : []) + word.text
      result[result.count - 1].right = max(last.right, word.right)
    }
    return result
  }
}
