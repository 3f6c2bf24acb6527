#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Texts are compared byte by byte. The standard library's own functions compare by canonical equivalence, character by
// character, which costs a hundred times as much on Chinese text and finds nothing more in it. Those here have the same names,
// so that they are what every module above means.

extension String {
  /// Whether both are the same bytes.
  package static func == (a: String, b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.withBytes { a in b.withBytes { b in a.starts(b, at: 0) } }
  }

  /// Whether they are not the same bytes.
  package static func != (a: String, b: String) -> Bool { !(a == b) }

  /// Whether the bytes of `other` stand somewhere in it.
  package func contains(_ other: String) -> Bool {
    withBytes { text in other.withBytes { other in text.contains(other) } }
  }

  /// Whether it begins with the bytes of `prefix`.
  package func hasPrefix(_ prefix: String) -> Bool {
    withBytes { text in prefix.withBytes { prefix in text.starts(prefix, at: 0) } }
  }

  /// Whether it ends with the bytes of `suffix`.
  package func hasSuffix(_ suffix: String) -> Bool {
    withBytes { text in suffix.withBytes { suffix in text.starts(suffix, at: text.count - suffix.count) } }
  }

  /// A number made of its length and its last eight bytes: a quick hash.
  package var ending: UInt {
    withBytes { bytes in
      var mixed = UInt(bitPattern: bytes.count)
      for index in Swift.max(bytes.count - 8, 0)..<bytes.count { mixed = mixed &* 31 &+ UInt(bytes[index]) }
      return mixed
    }
  }

  /// Whether all of it is Chinese characters from U+4000 to U+9FFF: three bytes each, told by the first.
  package var isHanOnly: Bool {
    withBytes { bytes in
      stride(from: 0, to: bytes.count, by: 3).allSatisfy { bytes[$0] >= 0xE4 && bytes[$0] <= 0xE9 }
    }
  }

  /// Its bytes, for `body`.
  @inline(__always)
  package func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    // A span looks at the bytes where they are; what follows takes a reference for as long.
    if #available(macOS 26, *) { return utf8.span.withUnsafeBufferPointer(body) }
    return utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

/// Whether a text in a pattern is the same bytes as `value`.
package func ~= (pattern: String, value: String) -> Bool { pattern == value }

extension Sequence where Element == String {
  /// Whether one of them is the same bytes as `element`.
  package func contains(_ element: String) -> Bool {
    for each in self where each == element { return true }
    return false
  }
}

extension Array where Element == String {
  /// Whether one of them is the same bytes as `element`: the same as above, compiled for what is asked most.
  package func contains(_ element: String) -> Bool {
    for each in self where each == element { return true }
    return false
  }
}

extension Substring {
  /// Whether the bytes of `other` stand somewhere in it.
  package func contains(_ other: String) -> Bool {
    withBytes { text in other.withBytes { other in text.contains(other) } }
  }

  /// Whether it begins with the bytes of `prefix`.
  package func hasPrefix(_ prefix: String) -> Bool {
    withBytes { text in prefix.withBytes { prefix in text.starts(prefix, at: 0) } }
  }

  /// Whether it ends with the bytes of `suffix`.
  package func hasSuffix(_ suffix: String) -> Bool {
    withBytes { text in suffix.withBytes { suffix in text.starts(suffix, at: text.count - suffix.count) } }
  }

  @inline(__always)
  private func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Whether `other` stands at `index`.
  @inline(__always)
  fileprivate func starts(_ other: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index >= 0, other.count <= count - index else { return false }
    guard let mine = baseAddress, let theirs = other.baseAddress else { return other.isEmpty }
    return memcmp(mine + index, theirs, other.count) == 0
  }

  /// Whether `other` stands somewhere.
  fileprivate func contains(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let mine = baseAddress, let theirs = other.baseAddress, other.count > 0 else { return other.isEmpty }
    // Of a character's bytes the last one varies most: 0xE4…0xE9 begin all of them.
    let last = theirs[other.count - 1]
    var end = other.count - 1
    while end < count {
      if mine[end] == last, memcmp(mine + (end - other.count + 1), theirs, other.count) == 0 { return true }
      end += 1
    }
    return false
  }
}

/// A text as the key of a dictionary or a member of a set: hashed by its bytes.
package struct TextKey: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The text.
  package let text: String

  /// The key for `text`.
  package init(_ text: String) { self.text = text }

  /// The key for a text in the program.
  package init(stringLiteral text: String) { self.text = text }

  package static func == (a: TextKey, b: TextKey) -> Bool { a.text == b.text }

  package func hash(into hasher: inout Hasher) {
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
