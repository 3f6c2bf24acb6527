/// The files in a ZIP archive, by their names; those of a workbook or of a text document.
package struct ZipArchive: Sendable {
  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  private struct Entry {
    var method: Int
    var packed: Int
    var size: Int
    var header: Int
  }

  /// The archive that `bytes` are; `nil` if they are none.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: [0x50, 0x4B]), let end = Self.endRecord(bytes) else { return nil }
    var place = Self.number(bytes, end + 16, 4)
    for _ in 0..<Self.number(bytes, end + 10, 2) {
      guard place + 46 <= bytes.count, Self.number(bytes, place, 4) == 0x0201_4B50 else { return nil }
      let nameLength = Self.number(bytes, place + 28, 2)
      guard place + 46 + nameLength <= bytes.count else { return nil }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      entries[name] = Entry(
        method: Self.number(bytes, place + 10, 2), packed: Self.number(bytes, place + 20, 4),
        size: Self.number(bytes, place + 24, 4), header: Self.number(bytes, place + 42, 4))
      place += 46 + nameLength + Self.number(bytes, place + 30, 2) + Self.number(bytes, place + 32, 2)
    }
  }

  /// The names of the files.
  package var names: Set<String> { Set(entries.keys) }

  /// The bytes of the file `name`; `nil` where there is none, or it is broken or larger than allowed.
  package func file(_ name: String) -> [UInt8]? {
    guard let entry = entries[name], entry.header + 30 <= bytes.count, Self.number(bytes, entry.header, 4) == 0x0403_4B50,
      entry.size <= ExchangeLimits.bytes
    else { return nil }
    let start = entry.header + 30 + Self.number(bytes, entry.header + 26, 2) + Self.number(bytes, entry.header + 28, 2)
    guard start <= bytes.count, entry.packed <= bytes.count - start else { return nil }
    let packed = bytes[start..<(start + entry.packed)]
    switch entry.method {
    case 0: return Array(packed)
    case 8: return Inflater.inflate(packed, limit: ExchangeLimits.bytes)
    default: return nil
    }
  }

  /// The offset of the record at the end of an archive; behind it stands a remark of at most 64 KiB.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var place = bytes.count - 22
    let least = max(0, place - 65_536)
    while place >= least {
      if bytes[place] == 0x50, number(bytes, place, 4) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  /// The number in `count` bytes at `index`, the lowest first; 0 outside.
  private static func number(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int {
    guard index >= 0, index + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
  }
}
