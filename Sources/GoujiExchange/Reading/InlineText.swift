import GoujiText

/// Text that grows piece by piece: spaces collapse as in a browser, forced breaks stay, and a label in bold at its start is
/// remembered.
struct InlineText {
  private var bytes: [UInt8] = []
  private var hasPendingSpace = false
  private var isPendingSpaceLineEnd = false
  private var isBoldAtStart = false
  private var boldEnd = 0

  /// Adds text in which runs of spaces and line ends count as one space.
  mutating func append(_ piece: [UInt8], isPreformatted: Bool) {
    if isPreformatted {
      bytes += piece
      return
    }
    for byte in piece {
      if TagScanner.isSpace(byte) {
        isPendingSpaceLineEnd = hasPendingSpace ? isPendingSpaceLineEnd || byte == 0x0A : byte == 0x0A
        hasPendingSpace = true
        continue
      }
      writeSpace(before: byte)
      bytes.append(byte)
    }
  }

  /// A forced break.
  mutating func lineBreak() {
    hasPendingSpace = false
    if !bytes.isEmpty, bytes.last != 0x0A { bytes.append(0x0A) }
  }

  /// `<b>`.
  mutating func startBold() { if bytes.isEmpty { isBoldAtStart = true } }
  /// `</b>`.
  mutating func endBold() {
    if isBoldAtStart, boldEnd == 0 { boldEnd = bytes.count }
  }

  /// Where the text ends now.
  var end: Int { bytes.count }

  /// Makes the digits behind `start`, which stand raised, what they mean: the mark of a footnote, or a power. Beside a word
  /// they would be taken for a figure, beside a figure for a part of it.
  mutating func raise(from start: Int) {
    guard start > 0, start < bytes.count, let value = Int(bytes[start...].filter { $0 != 0x5B && $0 != 0x5D }.string) else { return }
    let before = bytes[start - 1]
    if before >= 0x30, before <= 0x39 {
      bytes.insert(0x5E, at: start)
    } else if (1...20).contains(value), before >= 0x80, let circled = Unicode.Scalar(UInt32(0x245F + value)) {
      bytes.replaceSubrange(start..., with: String(Character(circled)).utf8)
    }
  }

  /// The text so far, trimmed, and how much of its start is in bold; the next one begins.
  mutating func take() -> (text: [UInt8], label: Int) {
    defer { self = InlineText() }
    let range = Trim.range(bytes, TextRange(0, bytes.count))
    return (Array(bytes[range.start..<range.end]), max(0, min(boldEnd, range.end) - range.start))
  }

  /// `text` with its first `label` bytes as a label in bold, if they are one and text follows.
  static func labelled(_ text: [UInt8], _ label: Int) -> [UInt8] {
    guard label > 0, label < text.count, label <= 210, !text[..<label].contains(0x0A), !Array(text[label...]).isBlank else {
      return text
    }
    let mark: [UInt8] = [0x2A, 0x2A]
    return mark + text[..<label] + mark + text[label...]
  }

  /// A line end between Chinese characters is where the file was wrapped, not a space.
  private mutating func writeSpace(before byte: UInt8) {
    guard hasPendingSpace else { return }
    hasPendingSpace = false
    guard let last = bytes.last, last != 0x0A else { return }
    if isPendingSpaceLineEnd, last >= 0x80, byte >= 0x80 { return }
    bytes.append(0x20)
  }
}
