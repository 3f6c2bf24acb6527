/// Puts paragraphs on pages: lines cut at a width, pages that end in the middle of a sentence.
struct ProseLayout {
  private let style: ProseStyle
  private var random: SeededGenerator
  private var page: Int
  private var line = 0
  private(set) var bytes: [UInt8] = []
  private(set) var figures: [RecordedFigure] = []

  /// The pages of `blocks`.
  init(_ blocks: [ProseBlock], _ style: ProseStyle, _ random: SeededGenerator) {
    self.style = style
    self.random = random
    page = self.random.int(5...30)
    let foot = self.random.pick(["— # —", "- # -", "#", "第 # 页", ""])
    for block in blocks { lay(block, foot) }
  }

  private mutating func lay(_ block: ProseBlock, _ foot: String) {
    if case .heading(let level) = block.kind {
      let marks = style.headings == .hashes ? String(repeating: "#", count: level + 1) + " " : style.headings == .bold ? "**" : ""
      bytes += Array(marks.utf8)
      place(block, cuts: [])
      if style.headings == .bold { bytes += Array("**".utf8) }
      bytes.append(0x0A)
    } else {
      bytes += Array(style.indent.utf8)
      place(block, cuts: cuts(block), foot)
      bytes.append(0x0A)
    }
    if style.hasBlankLines { bytes.append(0x0A) }
  }

  /// Copies a block with a new line at each of `cuts`, and moves its figures along.
  private mutating func place(_ block: ProseBlock, cuts: [Int], _ foot: String = "") {
    var start = 0
    var next = block.figures.startIndex
    for cut in cuts + [block.bytes.count] {
      let distance = bytes.count - start
      bytes += block.bytes[start..<cut]
      while next < block.figures.endIndex, block.figures[next].range.lowerBound < cut {
        var figure = block.figures[next].moved(by: distance)
        // A cut before the unit or in it.
        if let unit = block.figures[next].unit, unit.upperBound > cut { figure.unit = nil }
        figures.append(figure)
        next += 1
      }
      if cut < block.bytes.count { breakLine(foot) }
      start = cut
    }
  }

  private mutating func breakLine(_ foot: String) {
    line += 1
    bytes.append(0x0A)
    guard style.cutsPages, style.width == 0 || line % 28 == 0 else { return }
    if random.oneIn(2) { bytes.append(0x0A) }
    if !foot.isEmpty { bytes += Array((foot.replacing("#", with: "\(page)") + "\n").utf8) }
    if random.oneIn(4) { bytes += [0x0C, 0x0A] }
    if random.oneIn(2) { bytes.append(0x0A) }
    page += 1
  }

  // MARK: Where to cut

  private mutating func cuts(_ block: ProseBlock) -> [Int] {
    if style.width == 0 {
      guard style.cutsPages, block.bytes.count > 120, random.oneIn(12) else { return [] }
      let wanted = random.int(30...block.bytes.count - 30)
      return places(block).first { $0 >= wanted && $0 < block.bytes.count - 6 }.map { [$0] } ?? []
    }
    var cuts: [Int] = []
    var begin = -style.indent.utf8.count
    var last = 0
    for place in places(block) {
      if columns(block.bytes, max(0, begin), place) > style.width, last > begin {
        cuts.append(last)
        begin = last
      }
      last = place
    }
    return cuts
  }

  private func columns(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var count = 0
    for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { count += byte < 0x80 ? 1 : 2 }
    return count
  }

  /// The places where a line may end: between characters, not inside a figure, a word or a number, nor before closing marks.
  private func places(_ block: ProseBlock) -> [Int] {
    var result: [Int] = []
    var next = block.figures.startIndex
    let text = block.bytes
    for place in text.indices.dropFirst() where text[place] & 0xC0 != 0x80 {
      while next < block.figures.endIndex, block.figures[next].range.upperBound <= place { next += 1 }
      if next < block.figures.endIndex, block.figures[next].range.contains(place), block.figures[next].range.lowerBound < place { continue }
      let isPair = text[place] < 0x80 && text[place - 1] < 0x80
      if isPair || Self.isClosing(text, place) || Self.isOpening(text, before: place) { continue }
      result.append(place)
    }
    return result
  }

  private static func isClosing(_ text: [UInt8], _ place: Int) -> Bool {
    if text[place] < 0x80 { return [0x29, 0x25, 0x20, 0x2E, 0x2C].contains(text[place]) }
    guard place + 2 < text.count else { return false }
    // ，：；！？）％ 。、》 ”
    switch (text[place], text[place + 1]) {
    case (0xEF, 0xBC): return [0x8C, 0x9A, 0x9B, 0x81, 0x9F, 0x89, 0x85].contains(text[place + 2])
    case (0xE3, 0x80): return [0x82, 0x81, 0x8B].contains(text[place + 2])
    case (0xE2, 0x80): return text[place + 2] == 0x9D
    default: return false
    }
  }

  private static func isOpening(_ text: [UInt8], before place: Int) -> Bool {
    if text[place - 1] == 0x28 { return true }
    guard place >= 3 else { return false }
    // （ 《 “
    let bytes = (text[place - 3], text[place - 2], text[place - 1])
    return bytes == (0xEF, 0xBC, 0x88) || bytes == (0xE3, 0x80, 0x8A) || bytes == (0xE2, 0x80, 0x9C)
  }
}
