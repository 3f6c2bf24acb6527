/// A Swift file with its comments and the texts of its strings blanked out, so that only code is left to look at.
struct SwiftSource {
  /// The code: as many lines as the file, with spaces where comments and texts were.
  let code: String

  init(_ text: String) {
    var scanner = Scanner(bytes: Array(text.utf8))
    scanner.code(until: nil)
    code = String(decoding: scanner.output, as: UTF8.self)
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { _, line in
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let index = words.firstIndex(of: "import"), words.prefix(index).allSatisfy(Self.isModifier) else { return nil }
      let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      return words.dropFirst(index + 1).first { !kinds.contains($0) }?.split(separator: ".").first.map(String.init)
    }
  }

  private static func isModifier(_ word: String) -> Bool {
    word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
  }

  /// The lines with a force unwrap, a `try!` or an `as!`, or with one of the calls that end the program.
  var forces: [Int] {
    let calls = [
      "fatalError", "preconditionFailure", "assertionFailure", "precondition", "assert", "unsafelyUnwrapped", "abort",
    ]
    return lines.compactMap { number, line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
      return Self.hasForce(line) || words.contains(where: calls.contains) ? number : nil
    }
  }

  /// Whether a `!` stands directly behind a value or a type: `x!`, `f()!`, `try!`, `Int!`, but not `!x` and `!=`.
  private static func hasForce(_ line: Substring) -> Bool {
    let scalars = Array(line.unicodeScalars)
    return scalars.indices.contains { index in
      guard scalars[index] == "!", index > 0 else { return false }
      let before = scalars[index - 1]
      let isBehindValue = before == "_" || ")]}\"?>`".unicodeScalars.contains(before) || before.properties.isXIDContinue
      let isOperator = index + 1 < scalars.count && scalars[index + 1] == "=" && before != "?" && before != ")"
      return isBehindValue && !isOperator
    }
  }

  private var lines: [(Int, Substring)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
  }

  /// Walks over the bytes once; strings may hold code in `\( … )`, which may hold strings.
  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var output: [UInt8] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    private func looking(at text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private mutating func keep() {
      output.append(bytes[index])
      index += 1
    }

    private mutating func blank(_ count: Int = 1) {
      for _ in 0..<min(count, bytes.count - index) {
        output.append(bytes[index] == 0x0A ? 0x0A : 0x20)
        index += 1
      }
    }

    /// Code up to the closing bracket of an interpolation, or to the end.
    mutating func code(until close: UInt8?) {
      var depth = 0
      while index < bytes.count {
        if looking(at: "//") {
          while index < bytes.count, bytes[index] != 0x0A { blank() }
        } else if looking(at: "/*") {
          comment()
        } else if bytes[index] == UInt8(ascii: "\"") || (bytes[index] == UInt8(ascii: "#") && isRawString) {
          string()
        } else {
          if close != nil, bytes[index] == UInt8(ascii: "(") { depth += 1 }
          if bytes[index] == close {
            if depth == 0 { return }
            depth -= 1
          }
          keep()
        }
      }
    }

    private mutating func comment() {
      var depth = 0
      while index < bytes.count {
        if looking(at: "/*") {
          depth += 1
          blank(2)
        } else if looking(at: "*/") {
          depth -= 1
          blank(2)
          if depth == 0 { return }
        } else {
          blank()
        }
      }
    }

    private var isRawString: Bool { bytes[index...].first { $0 != UInt8(ascii: "#") } == UInt8(ascii: "\"") }

    private mutating func string() {
      var hashes = ""
      while looking(at: "#") {
        hashes += "#"
        blank()
      }
      let quote = looking(at: "\"\"\"") ? "\"\"\"" : "\""
      for _ in quote.utf8 { keep() }
      while index < bytes.count {
        if looking(at: quote + hashes) {
          for _ in quote.utf8 { keep() }
          blank(hashes.utf8.count)
          return
        }
        if looking(at: "\\" + hashes + "(") {
          blank(hashes.utf8.count + 2)
          code(until: UInt8(ascii: ")"))
          blank()
        } else if looking(at: "\\" + hashes) {
          blank(hashes.utf8.count + 2)
        } else {
          blank()
        }
      }
    }
  }
}
