import GoujiEditor
import GoujiProtocol
import GoujiText
import GoujiWorkspace

/// One state of an open document.
package final class Snapshot: Sendable {
  /// Its URI, as the client writes it.
  package let uri: String
  /// Its version; `nil` for a file that is not open.
  package let version: Int?
  /// Which state of all that there were: versions may stand still.
  package let generation: Int
  /// What is known about it.
  package let document: EditorDocument
  /// Its positions.
  package let positions: PositionMap

  init(uri: String, version: Int?, generation: Int, document: EditorDocument, encoding: PositionEncoding) {
    self.uri = uri
    self.version = version
    self.generation = generation
    self.document = document
    positions = PositionMap(document.source, encoding)
  }
}

/// The open documents. Edits are applied by one thread, in the order in which they come in.
struct Documents {
  /// An open document.
  struct Entry {
    /// Its text now.
    var source: SourceText
    /// Its version now.
    var version: Int
    /// The language that the client says it is in.
    var languageID: String
    /// Counts its states; unlike versions it never jumps back or stands still.
    var generation = 0
    /// The state now, made when first asked for.
    var snapshot: Snapshot?
    /// What is known of the last state that was checked, until the state now is.
    var earlier: AnalysedReport?
  }

  /// A change that the client sends.
  struct Change {
    /// What is replaced; `nil` for the whole text.
    var range: ProtocolRange?
    /// What stands there afterwards.
    var text: String
  }

  private(set) var entries: [String: Entry] = [:]
  private var generations = 0

  /// Opens a document, or opens it anew.
  mutating func open(_ uri: String, text: String, version: Int, languageID: String) {
    generations += 1
    entries[uri] = Entry(
      source: SourceText(path: DocumentURI.path(uri) ?? uri, bytes: Array(text.utf8)), version: version, languageID: languageID,
      generation: generations)
  }

  /// Applies changes, each to what the one before left. `false` where the document is not open.
  mutating func change(_ uri: String, _ changes: [Change], version: Int?, encoding: PositionEncoding) -> Bool {
    guard var entry = entries.removeValue(forKey: uri) else { return false }
    for change in changes { entry.source = Self.apply(change, to: entry.source, encoding) }
    generations += 1
    entry.generation = generations
    entry.version = version ?? entry.version &+ 1
    if let checked = entry.snapshot?.document.readyAnalysis { entry.earlier = checked }
    entry.snapshot = nil
    entries[uri] = entry
    return true
  }

  /// The text after a change. A range outside the text is brought back into it.
  static func apply(_ change: Change, to source: SourceText, _ encoding: PositionEncoding) -> SourceText {
    let bytes = Array(change.text.utf8)
    guard let range = change.range else { return SourceText(path: source.path, bytes: bytes) }
    func offset(_ position: ProtocolPosition) -> Int {
      source.lines.offset(
        of: EditorPosition(line: position.line, column: position.character), in: source.bytes, encoding: encoding)
    }
    let start = offset(range.start)
    return source.replacing(TextRange(start, max(start, offset(range.end))), by: bytes)
  }

  /// Closes a document; `false` where it is not open.
  mutating func close(_ uri: String) -> Bool { entries.removeValue(forKey: uri) != nil }

  /// Keeps a state that was made of an entry.
  mutating func keep(_ snapshot: Snapshot, of uri: String) { entries[uri]?.snapshot = snapshot }

  /// Gives the state before away, since the state now has been checked.
  mutating func takeEarlier(_ uri: String, generation: Int) -> AnalysedReport? {
    guard entries[uri]?.generation == generation else { return nil }
    defer { entries[uri]?.earlier = nil }
    return entries[uri]?.earlier
  }

  /// Forgets what was found out, since something that it depends on has changed.
  mutating func forget(_ uri: String) {
    generations += 1
    entries[uri]?.snapshot = nil
    entries[uri]?.earlier = nil
    entries[uri]?.generation = generations
  }
}
