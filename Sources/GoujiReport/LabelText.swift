import GoujiSyntax
import GoujiText

/// A label in the form in which labels are compared: without ordinal prefix, spaces, width, quotes and brackets.
package struct LabelText: Hashable, Sendable {
  /// The comparable form; empty for an empty label.
  package var key: String
  /// The ordinal before it, if there is one: 一、 of 一、一般公共预算财政拨款收入.
  package var numbering: Numbering?
  /// Whether it begins with 其中: a part of what stands above.
  package var isOfWhich = false

  /// The label of nothing.
  static let empty = LabelText("")

  /// The label that `range` spells; `whole` is the comparable form of all of it, where that is known.
  package init(_ bytes: [UInt8], _ range: TextRange, key whole: String? = nil) {
    var cursor = ByteCursor(bytes, Trim.range(bytes, range))
    let start = cursor.index
    key = ""
    Self.skipDecoration(&cursor)
    isOfWhich = Self.takeOfWhich(&cursor)
    numbering = Numbering.parse(bytes, at: cursor.index, end: cursor.end)
    if let numbering { cursor.index = numbering.range.end }
    if !isOfWhich { isOfWhich = Self.takeOfWhich(&cursor) }
    if let whole, cursor.index == start { key = whole } else { key = Self.normalize(&cursor) }
  }

  /// The label that `text` spells.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, TextRange(0, bytes.count))
  }

  /// The comparable form of a text that has no ordinal: a title, a header.
  package static func key(_ bytes: [UInt8], _ range: TextRange) -> String {
    var cursor = ByteCursor(bytes, range)
    return normalize(&cursor)
  }

  private static func skipDecoration(_ cursor: inout ByteCursor) {
    cursor.skip { $0.isBlank || $0 == "*" || $0 == "#" || $0 == "\n" || $0 == "\r" }
    if cursor.take("<b>") { cursor.skip { $0.isBlank } }
  }

  private static func takeOfWhich(_ cursor: inout ByteCursor) -> Bool {
    var probe = cursor
    guard probe.take("其中") || probe.take("其 中") else { return false }
    probe.skip { $0.isBlank }
    guard let colon = probe.folded, colon == ":" else { return false }
    probe.next()
    probe.skip { $0.isBlank }
    cursor = probe
    return true
  }

  private static func normalize(_ cursor: inout ByteCursor) -> String {
    let capacity = max(cursor.end - cursor.index, 0)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { key in
      // Written at once as the bytes that it has: it never has more of them than what it is made of.
      var count = 0
      var saysSomething = false
      while true {
        let start = cursor.index
        guard let raw = cursor.next() else { break }
        let scalar = ByteCursor.fold(raw)
        if scalar.value < 0x80 {
          // Letters, digits and signs that tell labels apart; no punctuation.
          let isWord = scalar.isDigit || scalar.isLatin
          guard isWord || scalar == "%" || scalar == "-" || scalar == "/" || scalar == "+" else { continue }
          key[count] = UInt8(truncatingIfNeeded: scalar.value)
          count += 1
          if isWord { saysSomething = true }
        } else {
          let isHan = scalar.isHan
          guard isHan || scalar.properties.isAlphabetic || scalar == "≥" || scalar == "≤" || scalar == "—" else { continue }
          for index in start..<cursor.index {
            key[count] = cursor.bytes[index]
            count += 1
          }
          if isHan { saysSomething = true }
        }
      }
      return saysSomething ? String(decoding: UnsafeBufferPointer(rebasing: key[..<count]), as: UTF8.self) : ""
    }
  }
}
