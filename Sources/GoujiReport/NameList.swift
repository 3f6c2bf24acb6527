import GoujiText

/// Lists of names as profiles write them: 甲、乙（丙、丁）、戊.
package enum NameList {
  /// The names of `text`, parted by 、 or a comma that stands in no brackets, without spaces around them.
  package static func split(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return split(bytes, TextRange(0, bytes.count))
  }

  /// The names of `range`, which must lie in `bytes`.
  package static func split(_ bytes: [UInt8], _ range: TextRange) -> [String] {
    var names: [String] = []
    var start = range.start
    var depth = 0
    var index = range.start
    func end(at end: Int) {
      var (first, last) = (start, end)
      while first < last, bytes[first] == 0x20 { first += 1 }
      while first < last, bytes[last - 1] == 0x20 { last -= 1 }
      if first < last { names.append(String(decoding: bytes[first..<last], as: Unicode.UTF8.self)) }
    }
    while index < range.end {
      let (mark, length) = Self.mark(bytes, at: index)
      switch mark {
      case .opening: depth += 1
      case .closing: depth = max(0, depth - 1)
      case .comma:
        if depth == 0 {
          end(at: index)
          start = index + length
        }
      case .none: break
      }
      index += length
    }
    end(at: range.end)
    return names
  }

  private enum Mark {
    case opening, closing, comma, none
  }

  /// The mark whose first byte stands at `index`, and its length; 1 for anything else.
  private static func mark(_ bytes: [UInt8], at index: Int) -> (Mark, Int) {
    switch bytes[index] {
    case 0x28: return (.opening, 1)
    case 0x29: return (.closing, 1)
    case 0x2C: return (.comma, 1)
    case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x81: return (.comma, 3)
    case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC:
      switch bytes[index + 2] {
      case 0x88: return (.opening, 3)
      case 0x89: return (.closing, 3)
      case 0x8C: return (.comma, 3)
      default: return (.none, 3)
      }
    default: return (.none, 1)
    }
  }
}
