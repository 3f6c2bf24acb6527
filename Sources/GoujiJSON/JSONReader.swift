/// A JSON value that knows which bytes it was read from.
package indirect enum JSONValue: Hashable, Sendable {
  case null(Range<Int>)
  case bool(Bool, Range<Int>)
  /// A number: its nearest double, and its value as an integer where it has exactly one that fits.
  case number(Double, exactly: Int?, Range<Int>)
  case string(String, Range<Int>)
  case array([JSONValue], Range<Int>)
  /// The members in the order of the text; no two have the same key.
  case object([Member], Range<Int>)

  /// A key of an object and what belongs to it.
  package struct Member: Hashable, Sendable {
    /// The key, its escapes resolved.
    package var key: String
    /// The bytes of the key, quotes included.
    package var keyRange: Range<Int>
    /// The value.
    package var value: JSONValue
  }

  /// The bytes of the value: brackets and quotes included, the space around it not.
  package var range: Range<Int> {
    switch self {
    case .null(let range), .bool(_, let range), .number(_, exactly: _, let range), .string(_, let range),
      .array(_, let range), .object(_, let range):
      range
    }
  }

  /// Whether this is `null`.
  package var isNull: Bool { if case .null = self { true } else { false } }
  /// The truth value, if it is one.
  package var bool: Bool? { if case .bool(let value, _) = self { value } else { nil } }
  /// The integer, if this is a number that has exactly that value: `3`, and also `3.0` and `3e0`.
  package var int: Int? { if case .number(_, exactly: let value, _) = self { value } else { nil } }
  /// The number, if it is one.
  package var double: Double? { if case .number(let value, exactly: _, _) = self { value } else { nil } }
  /// The text, if it is a string.
  package var string: String? { if case .string(let value, _) = self { value } else { nil } }
  /// The elements, if it is an array.
  package var array: [JSONValue]? { if case .array(let value, _) = self { value } else { nil } }
  /// The members, if it is an object.
  package var members: [Member]? { if case .object(let value, _) = self { value } else { nil } }

  /// The value of the member `key`; `nil` where there is none, or where this is no object.
  package subscript(key: String) -> JSONValue? {
    // Strings are equal also in other spellings of a character; keys are not.
    members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

/// Why a text is not JSON.
package struct JSONError: Error, Hashable, Sendable {
  /// The byte at which reading stopped; the number of bytes where the text ends too early.
  package var offset: Int
  /// What is wrong, in Chinese.
  package var chinese: String
  /// What is wrong, in English.
  package var english: String
}

/// Reads JSON as RFC 8259 has it, and nothing beyond: no comments, no commas at the end, no key twice in an object.
///
/// A byte order mark at the start is skipped. Arrays and objects may be nested 128 deep. A lenient reader takes what
/// programs are known to send: half a surrogate pair (it becomes U+FFFD) and a key that stands twice (the first counts).
package struct JSONReader {
  /// How deep arrays and objects may be nested.
  package static let depthLimit = 128

  private let bytes: [UInt8]
  private let isLenient: Bool
  private var index: Int

  private init(_ bytes: [UInt8], isLenient: Bool) {
    self.bytes = bytes
    self.isLenient = isLenient
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The one value that `bytes` hold, or the first reason why they hold none.
  package static func read(_ bytes: [UInt8], isLenient: Bool = false) -> Result<JSONValue, JSONError> {
    var reader = JSONReader(bytes, isLenient: isLenient)
    do throws(JSONError) {
      let value = try reader.value(depth: 0)
      reader.skipSpace()
      if reader.index < bytes.count { throw reader.error("值的后面还有内容", "there is more behind the value") }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    let start = index
    switch current {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""):
      let text = try string()
      return .string(text, start..<index)
    case let byte? where byte == UInt8(ascii: "-") || isDigit: return try number()
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true, start..<index)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false, start..<index)
    case UInt8(ascii: "n"):
      try word("null")
      return .null(start..<index)
    default: throw error("这里应当是一个值", "a value is expected here")
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
    let start = try open(depth)
    var members: [JSONValue.Member] = []
    var keys: Set<[UInt8]> = []
    if take(UInt8(ascii: "}")) { return .object(members, start..<index) }
    while true {
      skipSpace()
      let keyStart = index
      guard current == UInt8(ascii: "\"") else {
        throw error("这里应当是双引号里的键", "a key in double quotes is expected here")
      }
      let key = try string()
      let keyRange = keyStart..<index
      let isNew = keys.insert(Array(key.utf8)).inserted
      if !isNew, !isLenient {
        throw error("键“\(key)”写了两次", "the key “\(key)” stands twice", at: keyStart)
      }
      guard take(UInt8(ascii: ":")) else { throw error("这里应当是冒号", "a colon is expected here") }
      let value = try value(depth: depth + 1)
      if isNew { members.append(JSONValue.Member(key: key, keyRange: keyRange, value: value)) }
      if take(UInt8(ascii: "}")) { return .object(members, start..<index) }
      guard take(UInt8(ascii: ",")) else {
        throw error("这里应当是逗号或右花括号", "a comma or a closing brace is expected here")
      }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
    let start = try open(depth)
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements, start..<index) }
    while true {
      elements.append(try value(depth: depth + 1))
      if take(UInt8(ascii: "]")) { return .array(elements, start..<index) }
      guard take(UInt8(ascii: ",")) else {
        throw error("这里应当是逗号或右方括号", "a comma or a closing bracket is expected here")
      }
    }
  }

  /// Moves behind the bracket that opens level `depth`, and returns its offset.
  private mutating func open(_ depth: Int) throws(JSONError) -> Int {
    guard depth < JSONReader.depthLimit else {
      throw error("嵌套超过\(JSONReader.depthLimit)层", "nested more than \(JSONReader.depthLimit) deep")
    }
    index += 1
    return index - 1
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    let length = word.utf8CodeUnitCount
    let start = word.utf8Start
    for offset in 0..<length {
      guard index + offset < bytes.count, bytes[index + offset] == start[offset] else {
        throw error("只有 true、false 和 null 不用引号", "only true, false and null go without quotes")
      }
    }
    index += length
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    var isWhole = true
    if current == UInt8(ascii: "-") { index += 1 }
    if current == UInt8(ascii: "0") {
      index += 1
      if isDigit { throw error("数不能以零开头", "a number must not begin with a zero", at: start) }
    } else {
      try digits()
    }
    if current == UInt8(ascii: ".") {
      index += 1
      isWhole = false
      try digits()
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      isWhole = false
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let double = Double(text), double.isFinite else {
      throw error("数太大", "the number is too large", at: start)
    }
    // From 2⁵³ on, a double that is whole may stand for a number that is not.
    let exact = isWhole ? Int(text) : abs(double) < 0x1p53 ? Int(exactly: double) : nil
    return .number(double, exactly: exact, start..<index)
  }

  private mutating func digits() throws(JSONError) {
    guard isDigit else { throw error("这里应当是数字", "a digit is expected here") }
    while isDigit { index += 1 }
  }

  // MARK: Strings

  /// Reads a string from its opening quote to behind the closing one.
  private mutating func string() throws(JSONError) -> String {
    let start = index
    var text: [UInt8] = []
    index += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<0x20:
        throw error("字符串里的控制字符要写成 \\u 转义", "a control character in a string must be escaped")
      case 0..<0x80:
        text.append(byte)
        index += 1
      default:
        guard let length = sequenceLength else { throw error("不是有效的 UTF-8", "invalid UTF-8") }
        text += bytes[index..<(index + length)]
        index += length
      }
    }
    throw error("字符串没有结尾的双引号", "the string has no closing quote", at: start)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    switch current {
    case UInt8(ascii: "\""): text.append(0x22)
    case UInt8(ascii: "\\"): text.append(0x5C)
    case UInt8(ascii: "/"): text.append(0x2F)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      index += 1
      var value = try hexadecimal(start)
      if (0xD800...0xDBFF).contains(value), current == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "u") {
        let behind = index
        index += 2
        let low = try hexadecimal(index - 2)
        if (0xDC00...0xDFFF).contains(low) {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        } else {
          guard isLenient else { throw surrogate(start) }
          index = behind
        }
      }
      guard let scalar = Unicode.Scalar(value) ?? (isLenient ? "\u{FFFD}" : nil) else { throw surrogate(start) }
      text += Array(String(Character(scalar)).utf8)
      return
    default: throw error("没有这种转义", "no such escape", at: start)
    }
    index += 1
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      switch current {
      case let byte? where (0x30...0x39).contains(byte): value = value << 4 | UInt32(byte - 0x30)
      case let byte? where (0x61...0x66).contains(byte | 0x20): value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: throw error("\\u 后面应当是四位十六进制数字", "\\u takes four hexadecimal digits", at: start)
      }
      index += 1
    }
    return value
  }

  private func surrogate(_ offset: Int) -> JSONError {
    error("\\u 转义只有半个字符", "half a surrogate pair", at: offset)
  }

  /// The number of bytes of the valid sequence that begins here with a byte above 0x7F.
  private var sequenceLength: Int? {
    guard let first = byte(0), let second = byte(1) else { return nil }
    let bounds: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, bounds) = (2, 0x80...0xBF)
    case 0xE0: (length, bounds) = (3, 0xA0...0xBF)
    case 0xED: (length, bounds) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, bounds) = (3, 0x80...0xBF)
    case 0xF0: (length, bounds) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, bounds) = (4, 0x80...0xBF)
    case 0xF4: (length, bounds) = (4, 0x80...0x8F)
    default: return nil
    }
    guard bounds.contains(second) else { return nil }
    for offset in 2..<max(length, 2) {
      guard let next = byte(offset), next & 0xC0 == 0x80 else { return nil }
    }
    return length
  }

  // MARK: Bytes

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func byte(_ distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private var isDigit: Bool { current.map { (0x30...0x39).contains($0) } ?? false }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// Moves behind `byte` if it comes next, apart from space.
  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    index += 1
    return true
  }

  private func error(_ chinese: String, _ english: String, at offset: Int? = nil) -> JSONError {
    JSONError(offset: offset ?? index, chinese: chinese, english: english)
  }
}
