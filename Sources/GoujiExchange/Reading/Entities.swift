import GoujiText

/// The entities of HTML and XML: `&amp;`, `&#20803;`, `&#x5143;`.
enum Entities {
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": "\u{3000}", "thinsp": " ",
    "middot": "·", "hellip": "…", "mdash": "—", "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "times": "×", "divide": "÷", "yen": "¥", "ge": "≥", "le": "≤", "ne": "≠", "permil": "‰", "minus": "−", "shy": "\u{AD}",
  ]

  /// `bytes` with the characters that its entities stand for; what is no entity stays.
  static func resolved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x26) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x26,
        let end = bytes[index..<min(index + 12, bytes.endIndex)].firstIndex(of: 0x3B),
        let scalar = scalar(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
      {
        result += Array(String(Character(scalar)).utf8)
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// `bytes` with entities for what HTML would not take as text.
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3C: result += Array("&lt;".utf8)
      case 0x3E: result += Array("&gt;".utf8)
      case 0x22: result += Array("&quot;".utf8)
      default: result.append(byte)
      }
    }
    return result
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return names[name] }
    let digits = name.dropFirst()
    let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = value.flatMap({ Unicode.Scalar($0) }), scalar.value >= 0x20 || scalar.value == 9 || scalar.value == 10 else {
      return nil
    }
    return scalar == "\u{A0}" ? " " : scalar
  }
}
