/// Paths as other programs want them: relative to the working folder where they are below it.
enum ReportPath {
  /// `path` without `./`, doubled slashes and the working folder `folder`.
  static func relative(_ path: String, to folder: String) -> String {
    var rest = Array(path.utf8)[...]
    let base = Array(folder.utf8)
    let slash = UInt8(ascii: "/")
    if base.count > 1, rest.count > base.count + 1, rest.starts(with: base), rest[rest.startIndex + base.count] == slash {
      rest = rest.dropFirst(base.count + 1)
    }
    var parts = rest.split(separator: slash).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
    if rest.first == slash { parts.insert([], at: 0) }
    let joined = Array(parts.joined(separator: [slash]))
    return joined.isEmpty ? path : String(decoding: joined, as: UTF8.self)
  }

  /// `path` as a URI reference: everything but unreserved characters and slashes as %XX of its UTF-8 bytes.
  static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = path.hasPrefix("/") ? Array("file://".utf8) : []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: result.append(byte)
      default: result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
