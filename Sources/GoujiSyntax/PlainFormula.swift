import GoujiText

extension Comparison {
  /// The comparison that `range` of `bytes` spells; `nil` where it is none.
  package init?(_ bytes: [UInt8], _ range: TextRange) {
    var plain = PlainFormula(bytes, range)
    if let comparison = plain.comparison() {
      self = comparison
      return
    }
    let text = bytes.text(range)
    let tree = Parser.parse(SourceText(path: "", bytes: Array("@勾稽 \(text)\n".utf8)))
    guard let node = tree.roots.first?.descendants(.comparison).first else { return nil }
    self.init(node)
  }
}

/// Reads formulas straight into their value: those of paths, functions, brackets and the four operations, without constants, as
/// almost all of a profile are. What it does not know is for `FormulaParser`, which says the same of the others by way of a tree.
struct PlainFormula {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  init(_ bytes: [UInt8], _ range: TextRange) {
    self.bytes = bytes
    index = range.start
    end = min(range.end, bytes.count)
  }

  /// The comparison that is all of the range; `nil` where it may be something else.
  mutating func comparison() -> Comparison? {
    guard let left = sum(), let sign = sign(), let right = sum() else { return nil }
    skipSpaces()
    return index == end ? Comparison(left: left, sign: sign, right: right) : nil
  }

  /// The path that is all of the range; `nil` where it may be something else.
  mutating func path() -> FormulaPath? {
    guard case .path(let path)? = factor(), index == end else { return nil }
    return path
  }

  private mutating func skipSpaces() {
    while index < end, bytes[index] == 0x20 { index += 1 }
  }

  /// Moves behind `mark` if it comes next, behind spaces.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard index < end, bytes[index] == UInt8(truncatingIfNeeded: mark.value) else { return false }
    index += 1
    return true
  }

  private mutating func sign() -> Comparison.Operator? {
    if take("=") { return .equal }
    var cursor = ByteCursor(bytes, TextRange(index, end))
    defer { index = cursor.index }
    if cursor.take("≤") { return .atMost }
    if cursor.take("≥") { return .atLeast }
    return cursor.take("≈") ? .balanced : nil
  }

  private mutating func sum() -> Formula? {
    guard let first = product() else { return nil }
    var terms = [Formula.Term(isNegative: false, value: first)]
    while true {
      let isNegative = take("-")
      guard isNegative || take("+") else { break }
      guard let next = product() else { return nil }
      terms.append(Formula.Term(isNegative: isNegative, value: next))
    }
    return terms.count == 1 ? first : .sum(terms)
  }

  private mutating func product() -> Formula? {
    guard let first = factor() else { return nil }
    var factors = [Formula.Factor(isDivisor: false, value: first)]
    while true {
      let isDivisor = take("/")
      guard isDivisor || take("*") else { break }
      guard let next = factor() else { return nil }
      factors.append(Formula.Factor(isDivisor: isDivisor, value: next))
    }
    return factors.count == 1 ? first : .product(factors)
  }

  private mutating func factor() -> Formula? {
    if take("(") {
      guard let inner = sum(), take(")") else { return nil }
      return inner
    }
    let start = index
    if take("!") { return path(from: start, isRelative: true, []) }
    // A digit may begin a constant.
    guard index < end, !Unicode.Scalar(bytes[index]).isDigit, let name = label() else { return nil }
    return take("(") ? call(name, from: start) : path(from: start, isRelative: false, [name])
  }

  private mutating func call(_ name: String, from start: Int) -> Formula? {
    var arguments: [Formula] = []
    repeat {
      guard let argument = sum() else { return nil }
      arguments.append(argument)
    } while take(",")
    return take(")") ? .call(name, arguments, TextRange(start, index)) : nil
  }

  /// The rest of a path, behind its first `!` or its first label.
  private mutating func path(from start: Int, isRelative: Bool, _ first: [String]) -> Formula? {
    var segments = first
    var goesOn = isRelative || take("!")
    while goesOn {
      guard let label = label() else { return nil }
      segments.append(label)
      goesOn = take("!")
    }
    let isOptional = index < end && bytes[index] == UInt8(ascii: "?")
    if isOptional { index += 1 }
    return .path(FormulaPath(segments: segments, isRelative: isRelative, isOptional: isOptional, range: TextRange(start, index)))
  }

  /// A label, without its quotes.
  private mutating func label() -> String? {
    let start = index
    if index < end, bytes[index] == UInt8(ascii: "'") {
      while index < end, bytes[index] != UInt8(ascii: "}") {
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "'") {
          index += 1
          return bytes.text(TextRange(start + 1, index - 1))
        }
      }
      return nil
    }
    while index < end {
      // Chinese characters, without decoding them.
      if bytes[index] >= 0xE4, bytes[index] <= 0xE9 {
        index += 3
        continue
      }
      var cursor = ByteCursor(bytes, TextRange(index, end))
      guard let scalar = cursor.next(), FormulaParser.isNameScalar(scalar) else { break }
      index = cursor.index
    }
    index = min(index, end)
    return index > start ? bytes.text(TextRange(start, index)) : nil
  }
}
