import GoujiReport
import GoujiSyntax
import GoujiText

/// A text with edits, to which more can be made in its new coordinates; they stay edits of the original.
struct TextChanges {
  /// The text as it was.
  let original: [UInt8]
  /// The edits of the original, in order; no two of them touch.
  private(set) var edits: [TextEdit] = []

  /// `original` with `edits`, which do not overlap.
  init(_ edits: [TextEdit] = [], in original: [UInt8]) {
    self.original = original
    self.edits = edits.sorted { $0.range < $1.range }
  }

  /// The text with its edits.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for edit in edits {
      result += original[end..<edit.range.start]
      result += Array(edit.newText.utf8)
      end = edit.range.end
    }
    return result + original[end...]
  }

  /// The report that the text means now, in the place of `report`.
  func report(like report: Report) -> Report {
    Report(Parser.parse(SourceText(path: report.tree.source.path, bytes: bytes)))
  }

  /// Makes edits of the text as it is now; one that touches an earlier one in part is left out.
  mutating func apply(_ changes: [TextEdit]) {
    var result = edits
    for change in changes {
      var distance = 0
      var isSettled = false
      for edit in edits {
        let start = edit.range.start + distance
        let now = TextRange(start, start + edit.newText.utf8.count)
        if now == change.range {
          if let index = result.firstIndex(where: { $0.range == edit.range }) { result[index].newText = change.newText }
          isSettled = true
          break
        }
        if now.start >= change.range.end { break }
        if now.end > change.range.start {
          isSettled = true
          break
        }
        distance += edit.newText.utf8.count - edit.range.count
      }
      let range = change.range.moved(by: -distance)
      if !isSettled, !result.contains(where: { $0.range == range }) {
        result.append(TextEdit(range: range, newText: change.newText))
      }
    }
    // What came back to what it was is no edit.
    edits = result.sorted { $0.range < $1.range }.filter { original.text($0.range) != $0.newText }
  }
}
