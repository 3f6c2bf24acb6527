import GoujiRules
import GoujiText
import GoujiWorkspace

/// Findings for people: place and message, the source line with carets under it, related places, and a count.
struct TextReporter: Reporter {
  private let language: Language
  private let isColored: Bool
  private var counts: [Severity: Int] = [:]
  private var files = 0
  private var known = 0
  private var cells = (total: 0, witnessed: 0)

  init(_ context: ReportingContext) {
    language = context.language
    isColored = context.isColored
  }

  /// More related places than this are counted, not shown.
  private static let mostRelated = 6

  mutating func report(_ file: LintedFile) -> String {
    files += 1
    known += file.known.count
    cells.total += file.cells.total
    cells.witnessed += file.cells.witnessed
    var text = ""
    for finding in file.findings {
      counts[finding.severity, default: 0] += 1
      text += self.text(finding, file.source)
    }
    return text
  }

  mutating func end() -> String {
    let severities = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { "\(severity.name.text(language)) \($0)" }
    }
    let summary = severities.isEmpty ? Localized("没有发现问题", "nothing found").text(language) : severities.joined(separator: "，")
    let checked = Localized(
      "共\(files)个文件；表中\(cells.total)个数，其中\(cells.witnessed)个有勾稽关系印证",
      "\(files) files; \(cells.total) figures in tables, \(cells.witnessed) of them pinned by a relation"
    ).text(language)
    let old = known == 0 ? "" : Localized("另有\(known)条在基线中。", "\(known) more in the baseline. ").text(language)
    return "\(summary)。\(old)\(checked)。\n".replacingStops(language)
  }

  // MARK: One finding

  private func text(_ finding: Finding, _ source: SourceText) -> String {
    let start = source.lines.position(of: finding.range.start, in: source.bytes)
    let severity = paint(finding.severity.name.text(language), color(finding.severity))
    var text = "\(source.path):\(start.line):\(start.column): \(severity): \(finding.message.text(language)) [\(finding.rule)]\n"
    text += excerpt(finding.range, source, color(finding.severity))
    for related in finding.related.prefix(Self.mostRelated) {
      let position = source.lines.position(of: related.range.start, in: source.bytes)
      text += "    \(source.path):\(position.line):\(position.column): \(related.message.text(language))\n"
    }
    let left = finding.related.count - Self.mostRelated
    if left > 0 { text += Localized("    ……还有\(left)处\n", "    … and \(left) more\n").text(language) }
    return text
  }

  /// The source line, cut to a window around the finding, with carets under it: a Chinese character takes two columns.
  private func excerpt(_ range: TextRange, _ source: SourceText, _ color: Int) -> String {
    let line = source.lines.content(ofLine: source.lines.line(of: range.start), in: source.bytes)
    let end = min(max(range.end, range.start), line.end)
    let window = Self.window(line, around: TextRange(range.start, end), source.bytes)
    let before = Self.visible(source.bytes, TextRange(window.start, range.start))
    let inside = Self.visible(source.bytes, TextRange(range.start, end))
    let after = Self.visible(source.bytes, TextRange(end, window.end))
    let opening = window.start > line.start ? "…" : ""
    let closing = window.end < line.end ? "…" : ""
    let indent = TerminalWidth.columns(of: Array((opening + before).utf8)[...])
    let width = max(1, TerminalWidth.columns(of: Array(inside.utf8)[...]))
    return "  | \(opening)\(before)\(inside)\(after)\(closing)\n  | "
      + String(repeating: " ", count: indent) + paint(String(repeating: "^", count: width), color) + "\n"
  }

  /// At most 60 scalars before the range and 60 behind it.
  private static func window(_ line: TextRange, around range: TextRange, _ bytes: [UInt8]) -> TextRange {
    var start = max(line.start, range.start - 120)
    while start > line.start, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(line.end, range.end + 120)
    while end < line.end, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return TextRange(start, end)
  }

  /// The text with tabs as two spaces and a bar, and control characters as spaces.
  private static func visible(_ bytes: [UInt8], _ range: TextRange) -> String {
    var result = String.UnicodeScalarView()
    for scalar in bytes.text(range).unicodeScalars {
      if scalar == "\t" {
        result.append(contentsOf: " │ ".unicodeScalars)
      } else {
        result.append(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar)
      }
    }
    return String(result)
  }

  // MARK: Colours

  private func color(_ severity: Severity) -> Int {
    switch severity {
    case .error: 31
    case .warning: 33
    case .info: 36
    case .hint: 90
    }
  }

  private func paint(_ text: String, _ color: Int) -> String {
    isColored ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// The Chinese stops and commas of a summary in the language's own punctuation.
  fileprivate func replacingStops(_ language: Language) -> String {
    guard language == .english else { return self }
    return String(
      flatMap { character -> String in
        switch character {
        case "。": ". "
        case "，": ", "
        default: String(character)
        }
      })
  }
}
