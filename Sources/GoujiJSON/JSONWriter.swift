/// Writes JSON by appending bytes: no tree in between, no Foundation, keys in the order of the calls.
package struct JSONWriter {
  /// What has been written, as UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty writer.
  package init() {}

  /// Writes `{`, what `body` writes, and `}`.
  package mutating func object(_ body: (inout JSONWriter) -> Void) { container(0x7B, 0x7D, body) }
  /// Writes `[`, what `body` writes, and `]`.
  package mutating func array(_ body: (inout JSONWriter) -> Void) { container(0x5B, 0x5D, body) }

  /// Writes an array with one element per member of `items`.
  package mutating func array<S: Sequence>(_ items: S, _ each: (inout JSONWriter, S.Element) -> Void) {
    array { json in for item in items { each(&json, item) } }
  }

  /// Writes a key; its value must follow.
  package mutating func key(_ name: StaticString) {
    separate()
    needsComma = false
    name.withUTF8Buffer { quote($0) }
    bytes.append(0x3A)
  }

  /// Writes a key that is not known in advance; its value must follow.
  package mutating func key(name: String) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { quote($0) }
  }

  /// Writes an integer.
  package mutating func int(_ value: Int) { raw(String(value)) }
  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a string, or `null`.
  package mutating func optional(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  /// Writes a key with a string.
  package mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a key with an integer.
  package mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  /// Writes a key with a truth value.
  package mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// Writes a value that was read.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value, _): bool(value)
    case .number(let double, exactly: let whole, _): raw(whole.map(String.init) ?? String(double))
    case .string(let text, _): string(text)
    case .array(let elements, _): array(elements) { $0.value($1) }
    case .object(let members, _):
      object { json in
        for member in members {
          json.key(name: member.key)
          json.value(member.value)
        }
      }
    }
  }

  /// Writes a line feed between values: for formats with one value a line.
  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes a value that has been written as JSON before.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    bytes += value
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private mutating func container(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x09: bytes += [0x5C, 0x74]
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
