/// `file:` URIs and paths.
package enum DocumentURI {
  /// The path that a `file:` URI means; `nil` for another one.
  package static func path(_ uri: String) -> String? {
    let bytes = Array(uri.utf8)
    guard bytes.count > 7, uri.lowercased().hasPrefix("file:/") else { return nil }
    var rest = bytes.dropFirst(5)
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      // A host: `localhost` is this one, others cannot be read.
      if let first = rest.first, first != UInt8(ascii: "/") {
        guard let slash = rest.firstIndex(of: UInt8(ascii: "/")),
          String(decoding: rest[..<slash], as: UTF8.self).lowercased() == "localhost"
        else { return nil }
        rest = rest[slash...]
      }
    }
    if let end = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) { rest = rest[..<end] }
    guard let decoded = decode(rest), !decoded.contains(0), let path = String(validating: decoded, as: UTF8.self) else { return nil }
    return path
  }

  /// The `file:` URI of an absolute path.
  package static func uri(_ path: String) -> String {
    var text = Array("file://".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hexadecimal(bytes[index + 1]),
        let low = hexadecimal(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
