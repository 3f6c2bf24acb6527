import GoujiJSON

/// Finds messages in a stream of bytes: `Content-Length: n`, other headers, a blank line, and n bytes of JSON.
///
/// It never believes a length: nothing is reserved for it, and where what it delimits is no JSON, the search for the next
/// header begins inside it. Whatever the bytes are, reading goes on.
package struct MessageReader {
  /// What was found.
  package enum Item: Sendable {
    /// A JSON value.
    case message(JSONValue)
    /// Something that is no message, and why.
    case broken(String)
  }

  /// The most bytes that a message may have.
  package static let bodyLimit = 256 << 20
  /// The most bytes that the headers of a message may have.
  private static let headerLimit = 1 << 16

  private enum State {
    case header
    case body(length: Int)
    /// A body that is too long to be read, and how much of it is left.
    case skipping(left: Int)
  }

  private var state = State.header
  private var buffer: [UInt8] = []
  /// Where reading goes on in `buffer`.
  private var start = 0

  /// A reader at the start of a stream.
  package init() {}

  /// Takes what came in.
  package mutating func append(_ bytes: some Sequence<UInt8>) {
    if start > 0, start >= buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next message; `nil` until more comes in.
  package mutating func next() -> Item? {
    while true {
      switch state {
      case .header:
        switch header() {
        case .length(let length)?:
          state = length > Self.bodyLimit ? .skipping(left: length) : .body(length: length)
          if length > Self.bodyLimit { return .broken("a message of \(length) bytes is too long") }
        case .broken(let reason)?: return .broken(reason)
        case nil: return nil
        }
      case .skipping(let left):
        let count = min(left, buffer.count - start)
        start += count
        state = left == count ? .header : .skipping(left: left - count)
        if left > count { return nil }
      case .body(let length):
        guard buffer.count - start >= length else { return nil }
        state = .header
        return body(length)
      }
    }
  }

  // MARK: Bodies

  private mutating func body(_ length: Int) -> Item {
    let body = Array(buffer[start..<(start + length)])
    switch JSONReader.read(body, isLenient: true) {
    case .success(let value):
      start += length
      return .message(value)
    case .failure(let error):
      // The length may have been too large: another message may begin inside.
      if let next = Self.soundHeaderStart(body) ?? Self.cutHeaderStart(body) {
        start += next
        if case .success(let value) = JSONReader.read(Array(body[..<next]), isLenient: true) { return .message(value) }
      } else {
        start += length
      }
      return .broken("invalid JSON at byte \(error.offset): \(error.english)")
    }
  }

  // MARK: Headers

  private enum Header {
    case length(Int)
    case broken(String)
  }

  /// The length that the next headers give; what stands before them is passed over.
  private mutating func header() -> Header? {
    guard let found = Self.headerStart(buffer, from: start) else {
      // Other headers may stand before the length, and come in pieces.
      guard buffer.count - start > Self.headerLimit else { return nil }
      start = buffer.count - (Self.name.count - 1)
      return .broken("not a header")
    }
    let skipped = buffer[start..<found]
    if Self.isGarbage(skipped) {
      start = found
      return .broken("not a header")
    }
    guard let end = headerEnd(from: found) else {
      if buffer.count - found > Self.headerLimit {
        start = found + Self.name.count
        return .broken("headers without an end")
      }
      start = found
      return nil
    }
    if let length = Self.length(buffer[(found + Self.name.count)..<end]) {
      start = end
      return .length(length)
    }
    // Where the header was cut behind its name or inside its number, the next message's own follows at once.
    let cut = buffer[(found + Self.name.count)..<end].drop { $0 == 0x20 || $0 == 0x09 || (0x30...0x39).contains($0) }.startIndex
    start = Self.headerStart(buffer, from: cut) == cut ? cut : end
    return .broken("a length that is no number")
  }

  private static let name = Array("content-length:".utf8)

  /// Where `Content-Length:` begins, at or behind `from`.
  private static func headerStart(_ bytes: [UInt8], from: Int) -> Int? {
    guard bytes.count - from >= name.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      name.withUnsafeBufferPointer { name in
        var index = from
        let last = bytes.count - name.count
        while index <= last {
          if bytes[index] | 0x20 == name[0] {
            var length = 1
            while length < name.count, lowercased(bytes[index + length]) == name[length] { length += 1 }
            if length == name.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }

  /// Where a header begins that has a number for its length, as far as it stands there. Anything else is part of the broken
  /// text: searching on from it, the next message's own header would be taken for the rest of this one.
  private static func soundHeaderStart(_ bytes: [UInt8]) -> Int? {
    var from = 0
    while let start = headerStart(bytes, from: from) {
      let value = bytes[(start + name.count)...].drop { $0 == 0x20 || $0 == 0x09 }
      let rest = value.drop { (0x30...0x39).contains($0) }
      let hasNumber = rest.startIndex > value.startIndex || value.isEmpty
      if hasNumber, rest.first.map({ $0 == 0x0D || $0 == 0x0A || $0 == 0x20 || $0 == 0x09 }) ?? true { return start }
      from = start + name.count
    }
    return nil
  }

  /// Where the beginning of `Content-Length:` stands at the end of `bytes`.
  private static func cutHeaderStart(_ bytes: [UInt8]) -> Int? {
    let longest = min(name.count - 1, bytes.count)
    return (0..<longest).map { bytes.count - longest + $0 }.first { start in
      bytes[start...].count >= 4 && name.starts(with: bytes[start...].map(lowercased))
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Whether bytes that were passed over are more than line ends and other headers.
  private static func isGarbage(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
      let text = line.map(lowercased)
      return !text.starts(with: "content-type:".utf8) && !text.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
  }

  /// The offset behind the blank line that ends the headers.
  private func headerEnd(from: Int) -> Int? {
    var index = from
    var lineIsEmpty = false
    let end = min(buffer.count, from + Self.headerLimit)
    while index < end {
      let byte = buffer[index]
      index += 1
      if byte == 0x0A {
        if lineIsEmpty { return index }
        lineIsEmpty = true
      } else if byte != 0x0D {
        lineIsEmpty = false
      }
    }
    return nil
  }

  private static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 || $0 == 0x09 }
    let digits = line.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, line.dropFirst(digits.count).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
