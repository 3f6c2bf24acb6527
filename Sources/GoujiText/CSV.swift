/// Tables for Excel and WPS: lines that end with CR LF behind a byte order mark, without which Chinese is not read as UTF-8. A
/// cell that a spreadsheet would take for a formula is given an apostrophe.
package enum CSV {
  /// What stands before the first line.
  package static let start = "\u{FEFF}"

  /// A line.
  package static func row(_ cells: [String]) -> String { cells.map { cell($0) }.joined(separator: ",") + "\r\n" }

  /// A cell, quoted where it must be, and never a formula.
  package static func cell(_ text: String) -> String {
    var text = text
    // Spaces before the sign do not keep every spreadsheet from computing.
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isControl = text.unicodeScalars.first.map { $0 == "\t" || $0 == "\r" } ?? false
    if let first, isControl || "=+-@＝＋－＠".unicodeScalars.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) || text.hasPrefix(" ") else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
