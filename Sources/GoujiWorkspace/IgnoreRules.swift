// Which paths an ignore file sets aside, by the rules of gitignore(5) and, where that is silent, as git does it.

/// The rules of one ignore file, as in `.gitignore`.
///
/// Matching costs at most the length of the path times the length of the pattern, whatever the pattern: a set of
/// places in the pattern moves through the path once, and nothing is ever tried again.
package struct IgnoreRules: Sendable {
  private let rules: [IgnoreRule]

  /// Reads the rules of an ignore file. No text is refused: what can match nothing is dropped.
  ///
  /// - Parameter text: The bytes of the file, one pattern a line.
  package init(text: [UInt8]) {
    let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
    rules = text[(hasMark ? 3 : 0)...].split(separator: Byte.newline).compactMap(IgnoreRule.init(line:))
  }

  /// Whether there is no rule at all.
  package var isEmpty: Bool { rules.isEmpty }

  /// What the rules say of a path, the folders above it considered: under an ignored folder all is ignored, and no
  /// later rule brings it back.
  ///
  /// - Parameters:
  ///   - path: The path relative to the folder of the ignore file, with `/` between names.
  ///   - isDirectory: Whether the path is that of a folder, which rules ending in `/` are about.
  /// - Returns: True when ignored, false when a rule with `!` keeps it, nil when no rule speaks of it.
  package func verdict(path: String, isDirectory: Bool) -> Bool? {
    verdict(path: Array(path.utf8), isDirectory: isDirectory)
  }

  /// What the rules say of a path, the folders above it considered; the path is given as bytes.
  ///
  /// - Parameters:
  ///   - path: The path relative to the folder of the ignore file, with `/` between names.
  ///   - isDirectory: Whether the path is that of a folder, which rules ending in `/` are about.
  /// - Returns: True when ignored, false when a rule with `!` keeps it, nil when no rule speaks of it.
  package func verdict(path: [UInt8], isDirectory: Bool) -> Bool? {
    let end = path.lastIndex { $0 != Byte.slash }.map { $0 + 1 } ?? 0
    for index in 0..<end where path[index] == Byte.slash {
      if verdict(onItsOwn: path[..<index], isDirectory: true) == true { return true }
    }
    return verdict(onItsOwn: path[..<end], isDirectory: isDirectory)
  }

  /// What the rules say of a path alone, for a walk that has already turned back at ignored folders.
  ///
  /// - Parameters:
  ///   - path: The path relative to the folder of the ignore file, with `/` between names.
  ///   - isDirectory: Whether the path is that of a folder.
  /// - Returns: True when ignored, false when a rule with `!` keeps it, nil when no rule speaks of it.
  package func verdict(onItsOwn path: ArraySlice<UInt8>, isDirectory: Bool) -> Bool? {
    if rules.isEmpty || path.isEmpty { return nil }
    let nameStart = path.lastIndex(of: Byte.slash).map { $0 + 1 } ?? path.startIndex
    for rule in rules.reversed() where isDirectory || !rule.isForFolders {
      if rule.glob.matches(rule.isForNames ? path[nameStart...] : path) { return !rule.isNegated }
    }
    return nil
  }
}

/// The bytes that mean something in an ignore file.
private enum Byte {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")
  static let bang = UInt8(ascii: "!")
  static let caret = UInt8(ascii: "^")
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let star = UInt8(ascii: "*")
  static let question = UInt8(ascii: "?")
  static let open = UInt8(ascii: "[")
  static let close = UInt8(ascii: "]")
  static let hyphen = UInt8(ascii: "-")
  static let colon = UInt8(ascii: ":")
}

/// One line of an ignore file.
private struct IgnoreRule: Sendable {
  let isNegated: Bool
  let isForFolders: Bool
  /// Whether the pattern has no `/` and so is held against the last name of a path alone.
  let isForNames: Bool
  let glob: IgnorePattern

  /// Reads a line; nil when it is a comment, empty or can match nothing.
  init?(line: ArraySlice<UInt8>) {
    // Git reads lines as C strings.
    var pattern = line.prefix { $0 != 0 }
    if pattern.count == line.count, pattern.last == Byte.carriageReturn { pattern.removeLast() }
    if pattern.first == Byte.hash { return nil }
    pattern = IgnoreRule.withoutTrailingSpaces(pattern)
    isNegated = pattern.first == Byte.bang
    if isNegated { pattern.removeFirst() }
    isForFolders = pattern.last == Byte.slash
    if isForFolders { pattern.removeLast() }
    isForNames = !pattern.contains(Byte.slash)
    if pattern.first == Byte.slash { pattern.removeFirst() }
    guard !pattern.isEmpty, let glob = IgnorePattern(pattern) else { return nil }
    self.glob = glob
  }

  /// Drops the spaces at the end that no backslash protects.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] == Byte.space { end -= 1 }
    let backslashes = line[..<end].reversed().prefix { $0 == Byte.backslash }.count
    // An odd number leaves one that is not itself protected, so the first space belongs to it.
    if backslashes % 2 == 1, end < line.endIndex { end += 1 }
    return line[..<end]
  }
}

/// A set of bytes, as between `[` and `]`.
private struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  func contains(_ byte: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return words.0 & bit != 0
    case 1: return words.1 & bit != 0
    case 2: return words.2 & bit != 0
    default: return words.3 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  mutating func invert() { words = (~words.0, ~words.1, ~words.2, ~words.3) }
}

/// A pattern taken apart once, to be held against many paths.
private struct IgnorePattern: Sendable {
  private enum Token: Sendable {
    case byte(UInt8)
    /// `?`: any byte of a name.
    case any
    case set(ByteSet)
    /// `*`: any number of bytes of a name.
    case star
    /// `**` at the end: any number of bytes.
    case everything
    /// `**/` on entering: nothing, or the folders that the next token takes.
    case foldersEntry
    /// `**/` once entered: any number of bytes up to a slash.
    case folders

    var plainByte: UInt8? {
      if case .byte(let byte) = self { byte } else { nil }
    }
  }

  /// The bytes before the first wildcard; they alone settle most matches.
  private let prefix: [UInt8]
  private let tokens: [Token]
  /// The plain bytes that end the pattern after its last wildcard.
  private let suffix: [UInt8]
  /// Whether prefix, one star and suffix are all there is.
  private let isSingleStar: Bool

  /// Takes a pattern apart; nil when it can match nothing, as with a bracket that is not closed.
  init?(_ pattern: ArraySlice<UInt8>) {
    let special = [Byte.star, Byte.question, Byte.open, Byte.backslash]
    prefix = Array(pattern.prefix { !special.contains($0) })
    guard let tokens = IgnorePattern.tokens(of: pattern.dropFirst(prefix.count)) else { return nil }
    self.tokens = tokens
    suffix = tokens.reversed().map(\.plainByte).prefix { $0 != nil }.reversed().compactMap { $0 }
    if tokens.count == suffix.count + 1, case .star = tokens[0] { isSingleStar = true } else { isSingleStar = false }
  }

  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    guard path.starts(with: prefix) else { return false }
    let rest = path.dropFirst(prefix.count)
    if tokens.isEmpty { return rest.isEmpty }
    guard rest.count >= suffix.count, rest.suffix(suffix.count).elementsEqual(suffix) else { return false }
    if isSingleStar { return !rest.dropLast(suffix.count).contains(Byte.slash) }
    return run(over: rest)
  }

  // MARK: Reading a pattern

  /// The tokens of a pattern from its first wildcard on.
  private static func tokens(of pattern: ArraySlice<UInt8>) -> [Token]? {
    var tokens: [Token] = []
    var index = pattern.startIndex
    while index < pattern.endIndex {
      let byte = pattern[index]
      let start = index
      index += 1
      switch byte {
      case Byte.star:
        while index < pattern.endIndex, pattern[index] == Byte.star { index += 1 }
        // Git has cut the plain bytes off when it looks, so that the first wildcard always stands at a boundary.
        let isAtBoundary = start == pattern.startIndex || pattern[start - 1] == Byte.slash
        guard index - start > 1, isAtBoundary else {
          tokens.append(.star)
          continue
        }
        let rest = pattern[index...]
        if rest.first == Byte.slash {
          index += 1
          // One after the other is the same as one alone.
          if case .folders? = tokens.last { continue }
          tokens += [.foldersEntry, .folders]
        } else if rest.isEmpty || rest.starts(with: [Byte.backslash, Byte.slash]) {
          tokens.append(.everything)
        } else {
          tokens.append(.star)
        }
      case Byte.question:
        tokens.append(.any)
      case Byte.open:
        guard let set = byteSet(in: pattern, at: &index) else { return nil }
        tokens.append(.set(set))
      case Byte.backslash:
        guard index < pattern.endIndex else { return nil }
        tokens.append(.byte(pattern[index]))
        index += 1
      default:
        tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  /// Reads a bracket from behind its `[` and leaves the index behind its `]`; nil when it is not closed or names a
  /// class that does not exist.
  private static func byteSet(in pattern: ArraySlice<UInt8>, at index: inout Int) -> ByteSet? {
    func byte(_ place: Int) -> UInt8? { place < pattern.endIndex ? pattern[place] : nil }
    var set = ByteSet()
    let isInverted = byte(index) == Byte.bang || byte(index) == Byte.caret
    if isInverted { index += 1 }
    // The byte that a hyphen would make the start of a range; nil at the start, after a range and after a class.
    var previous: UInt8?
    var isFirst = true
    while let current = byte(index), isFirst || current != Byte.close {
      isFirst = false
      if current == Byte.backslash {
        guard let escaped = byte(index + 1) else { return nil }
        set.insert(escaped)
        previous = escaped
        index += 2
      } else if current == Byte.hyphen, let low = previous, let next = byte(index + 1), next != Byte.close {
        let isEscaped = next == Byte.backslash
        guard let high = isEscaped ? byte(index + 2) : next else { return nil }
        if low <= high { (low...high).forEach { set.insert($0) } }
        previous = nil
        index += isEscaped ? 3 : 2
      } else if current == Byte.open, byte(index + 1) == Byte.colon {
        guard let end = pattern[(index + 2)...].firstIndex(of: Byte.close) else { return nil }
        if end > index + 2, pattern[end - 1] == Byte.colon {
          guard let members = members(ofClass: pattern[(index + 2)..<(end - 1)]) else { return nil }
          members.forEach { set.insert($0) }
          previous = nil
          index = end + 1
        } else {
          set.insert(current)
          previous = current
          index += 1
        }
      } else {
        set.insert(current)
        previous = current
        index += 1
      }
    }
    guard index < pattern.endIndex else { return nil }
    index += 1
    if isInverted { set.invert() }
    return set
  }

  /// The bytes of a class such as `[:alpha:]`, which are ASCII only, as git has them.
  private static func members(ofClass name: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let upper = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    let lower = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    let graph = UInt8(0x21)...0x7E
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": return digits + upper + lower
    case "alpha": return upper + lower
    case "blank": return [0x20, 0x09]
    case "cntrl": return Array(0...0x1F) + [0x7F]
    case "digit": return digits
    case "graph": return Array(graph)
    case "lower": return lower
    case "print": return Array(graph) + [0x20]
    case "punct": return graph.filter { !(digits + upper + lower).contains($0) }
    case "space": return [0x20, 0x09, 0x0A, 0x0D]
    case "upper": return upper
    case "xdigit": return digits + upper.prefix(6) + lower.prefix(6)
    default: return nil
    }
  }

  // MARK: Matching

  /// Moves the set of tokens that may come next through the path, a bit for each; the bit after the last token
  /// means that all of them are satisfied.
  private func run(over path: ArraySlice<UInt8>) -> Bool {
    var current = [UInt64](repeating: 0, count: tokens.count / 64 + 1)
    var following = current
    enter(0, &current)
    for byte in path {
      var isAlive = false
      for word in current.indices {
        var bits = current[word]
        current[word] = 0
        isAlive = isAlive || bits != 0
        while bits != 0 {
          let place = word * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          if place < tokens.count { step(from: place, over: byte, into: &following) }
        }
      }
      if !isAlive { return false }
      swap(&current, &following)
    }
    return current[tokens.count / 64] & 1 << UInt64(tokens.count % 64) != 0
  }

  private func step(from place: Int, over byte: UInt8, into places: inout [UInt64]) {
    switch tokens[place] {
    case .byte(let expected):
      if byte == expected { enter(place + 1, &places) }
    case .any:
      if byte != Byte.slash { enter(place + 1, &places) }
    case .set(let set):
      if byte != Byte.slash, set.contains(byte) { enter(place + 1, &places) }
    case .star:
      if byte != Byte.slash { enter(place, &places) }
    case .everything:
      enter(place, &places)
    case .foldersEntry:
      break
    case .folders:
      enter(place, &places)
      if byte == Byte.slash { enter(place + 1, &places) }
    }
  }

  /// Adds a token to the set, and with it those behind it that may be reached without a byte.
  private func enter(_ first: Int, _ places: inout [UInt64]) {
    var place = first
    while true {
      places[place / 64] |= 1 << UInt64(place % 64)
      guard place < tokens.count else { return }
      switch tokens[place] {
      case .star, .everything:
        place += 1
      case .foldersEntry:
        places[(place + 1) / 64] |= 1 << UInt64((place + 1) % 64)
        place += 2
      case .byte, .any, .set, .folders:
        return
      }
    }
  }
}
