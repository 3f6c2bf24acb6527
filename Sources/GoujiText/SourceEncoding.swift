/// How a file's bytes are encoded, as far as that decides whether it can be read.
package enum SourceEncoding: Equatable, Sendable {
  /// UTF-8, perhaps with stray bytes that are reported where they stand.
  case utf8
  /// UTF-16 with a byte order mark, or with the zero bytes that ASCII has in it.
  case utf16(littleEndian: Bool)
  /// Most likely GB18030 (GBK, GB2312): what Chinese Windows programs write.
  case gb18030

  /// The name that `iconv -f` takes; `nil` for UTF-8.
  package var iconvName: String? {
    switch self {
    case .utf8: nil
    case .utf16(let littleEndian): littleEndian ? "UTF-16LE" : "UTF-16BE"
    case .gb18030: "GB18030"
    }
  }

  /// Whether the bytes are UTF-16 without a mark: ASCII in it has a zero in every other byte. `true` for little endian.
  private static func zeroPattern(_ bytes: [UInt8]) -> Bool? {
    let window = bytes.prefix(4_096)
    var (even, odd) = (0, 0)
    for (index, byte) in window.enumerated() where byte == 0 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    guard even + odd >= 4, (even + odd) * 20 >= window.count else { return nil }
    if odd >= even * 8 { return true }
    return even >= odd * 8 ? false : nil
  }

  /// Recognises the encoding of `bytes`, looking at no more than the first 64 KiB behind the first invalid byte.
  package static func recognize(_ bytes: [UInt8]) -> SourceEncoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(littleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(littleEndian: false) }
    if let guess = zeroPattern(bytes) { return .utf16(littleEndian: guess) }
    guard let invalid = UTF8Bytes.firstInvalid(bytes) else { return .utf8 }
    // GB18030: nearly every byte above 0x7F opens a valid pair (or quadruple). UTF-8 with a few broken bytes: most
    // such bytes still form valid UTF-8.
    let window = max(0, invalid - 256)..<min(bytes.count, invalid + 65_536)
    var pairs = 0
    var broken = 0
    var index = window.lowerBound
    while index < window.upperBound {
      let first = bytes[index]
      if first < 0x80 {
        index += 1
        continue
      }
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      if first != 0x80, first != 0xFF, (0x40...0xFE).contains(second), second != 0x7F {
        pairs += 1
        index += 2
      } else if first != 0x80, first != 0xFF, (0x30...0x39).contains(second) {
        pairs += 1
        index += 4
      } else {
        broken += 1
        index += 1
      }
    }
    var valid = 0
    var stray = 0
    index = window.lowerBound
    while let step = UTF8Bytes.decode(bytes, at: index, end: window.upperBound) {
      if step.length > 1 { valid += 1 } else if !step.isValid { stray += 1 }
      index += step.length
    }
    return stray > valid && pairs >= 4 && pairs > broken * 20 ? .gb18030 : .utf8
  }
}
