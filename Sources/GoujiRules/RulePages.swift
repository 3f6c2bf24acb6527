/// The page of a rule: what it checks and why, and examples that are also its tests.
package struct RulePage: Sendable {
  /// The rule, or the number of the relation.
  package var id: String
  /// What it checks, and behind a line end why, in Chinese.
  package var chinese = ""
  /// What it checks and why, in English.
  package var english = ""
  /// Documents on which it reports, and such on which it does not.
  package var examples: [Example] = []

  /// A small complete document.
  package struct Example: Sendable, CustomStringConvertible {
    /// Whether the rule reports on it.
    package var isWrong: Bool
    /// The document as the page shows it.
    package var text: String
    /// Last year's report, where the rule looks into it.
    package var lastYear: String?
    /// The reports of the units, where the rule sums them up.
    package var units: [String] = []
    /// The line of `Pages/rules.md` with the fence that opens it, from 1.
    package var line: Int

    package var description: String { "\(isWrong ? "wrong" : "right"), line \(line)" }

    /// The bytes of the document: its text, where `⟨FF⟩` stands for the byte FF, which no text can hold.
    package var bytes: [UInt8] {
      let escape = Array("⟨FF⟩".utf8)
      let written = Array(text.utf8)
      var bytes: [UInt8] = []
      var index = 0
      while index < written.count {
        let isEscape = written[index] == escape[0] && written[index...].starts(with: escape)
        bytes.append(isEscape ? 0xFF : written[index])
        index += isEscape ? escape.count : 1
      }
      return bytes
    }
  }
}

/// The pages of all rules and relations, read from `Pages/rules.md`, which the binary carries.
package enum RulePages {
  /// All pages, in the order of the file.
  package static let all: [RulePage] = parse(PackageResources.rules_md)

  /// The page of the rule or relation `id`.
  package static func page(_ id: String) -> RulePage? { all.first { $0.id == id } }

  /// The pages in the text of a file: `## id`, then paragraphs under `### 查什么`, `### 为什么` and `### What it checks`,
  /// and examples between fences.
  static func parse(_ bytes: [UInt8]) -> [RulePage] {
    var reader = Reader()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      reader.read(String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self))
    }
    return reader.pages
  }

  /// Reads a file line by line.
  private struct Reader {
    var pages: [RulePage] = []
    /// Where the lines of a paragraph go.
    private var paragraph: WritableKeyPath<RulePage, String>?
    /// The example that is open: the word of its fence, the fence's line, and its text so far.
    private var example: (word: Substring, line: Int, text: String)?
    private var lastYear: String?
    private var units: [String] = []
    private var number = 0

    mutating func read(_ line: String) {
      number += 1
      if let open = example {
        if line == "```" { close(open) } else { example?.text += line + "\n" }
      } else if line.hasPrefix("## ") {
        pages.append(RulePage(id: String(line.dropFirst(3))))
        (paragraph, lastYear, units) = (nil, nil, [])
      } else if line.hasPrefix("### ") {
        paragraph = line == "### What it checks" ? \.english : \.chinese
        append("\n")
      } else if line.hasPrefix("```gouji ") {
        example = (line.dropFirst("```gouji ".count), number, "")
        paragraph = nil
      } else if !line.isEmpty {
        append(line)
      }
    }

    /// Adds to the paragraph: wrapped lines of English are parted by a space, two paragraphs by a line end.
    private mutating func append(_ text: String) {
      guard let paragraph, let last = pages.indices.last else { return }
      let known = pages[last][keyPath: paragraph]
      if text == "\n", known.isEmpty { return }
      let isWrapped = paragraph == \.english && !known.isEmpty && text != "\n"
      pages[last][keyPath: paragraph] += (isWrapped ? " " : "") + text
    }

    private mutating func close(_ open: (word: Substring, line: Int, text: String)) {
      example = nil
      guard let last = pages.indices.last else { return }
      if open.word == "last-year" {
        lastYear = open.text
      } else if open.word == "unit" {
        units.append(open.text)
      } else {
        pages[last].examples.append(
          RulePage.Example(isWrong: open.word == "wrong", text: open.text, lastYear: lastYear, units: units, line: open.line))
      }
    }
  }
}
