import GoujiJSON

/// A value of the protocol: it knows how it is written.
package protocol ProtocolValue: Sendable {
  /// Writes the value.
  func write(to json: inout JSONWriter)
}

extension JSONWriter {
  /// Writes a key with a value of the protocol.
  package mutating func field(_ name: StaticString, _ value: some ProtocolValue) {
    key(name)
    value.write(to: &self)
  }

  /// Writes a key with several values of the protocol.
  package mutating func field(_ name: StaticString, _ values: [some ProtocolValue]) {
    key(name)
    array(values) { $1.write(to: &$0) }
  }

  /// Writes a key with strings.
  package mutating func field(_ name: StaticString, strings: [String]) {
    key(name)
    array(strings) { $0.string($1) }
  }
}

/// A position: line and column from 0, in the units that were agreed on.
package struct ProtocolPosition: ProtocolValue, Hashable, Comparable {
  /// The line, from 0.
  package var line: Int
  /// The column, from 0.
  package var character: Int

  /// A position.
  package init(line: Int, character: Int) { (self.line, self.character) = (line, character) }

  /// The position that `value` is; numbers out of all bounds are brought back.
  package init?(_ value: JSONValue?) {
    guard let line = Self.number(value?["line"]), let character = Self.number(value?["character"]) else { return nil }
    self.init(line: line, character: character)
  }

  private static func number(_ value: JSONValue?) -> Int? {
    guard let double = value?.double else { return nil }
    return value?.int.map { max(0, min($0, Int(Int32.max))) } ?? (double < 0 ? 0 : Int(Int32.max))
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("line", line)
      json.field("character", character)
    }
  }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.character) < (b.line, b.character) }
}

/// A half-open range of positions.
package struct ProtocolRange: ProtocolValue, Hashable {
  package var start: ProtocolPosition
  package var end: ProtocolPosition

  /// A range.
  package init(start: ProtocolPosition, end: ProtocolPosition) { (self.start, self.end) = (start, end) }

  /// The range that `value` is.
  package init?(_ value: JSONValue?) {
    guard let start = ProtocolPosition(value?["start"]), let end = ProtocolPosition(value?["end"]) else { return nil }
    self.init(start: start, end: max(start, end))
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("start", start)
      json.field("end", end)
    }
  }
}

/// A range in a document.
package struct Location: ProtocolValue, Hashable {
  package var uri: String
  package var range: ProtocolRange

  /// A range in the document `uri`.
  package init(uri: String, range: ProtocolRange) { (self.uri, self.range) = (uri, range) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("uri", uri)
      json.field("range", range)
    }
  }
}

/// A replacement in a document.
package struct ProtocolTextEdit: ProtocolValue, Hashable {
  package var range: ProtocolRange
  package var newText: String

  /// A replacement of `range`.
  package init(range: ProtocolRange, newText: String) { (self.range, self.newText) = (range, newText) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("range", range)
      json.field("newText", newText)
    }
  }
}

/// Edits of several documents, with the version of each that is open.
package struct WorkspaceEdit: ProtocolValue {
  /// The edits of one document.
  package struct Document: Sendable {
    package var uri: String
    package var version: Int?
    package var edits: [ProtocolTextEdit]

    /// Edits of the document `uri`.
    package init(uri: String, version: Int?, edits: [ProtocolTextEdit]) {
      (self.uri, self.version, self.edits) = (uri, version, edits)
    }
  }

  package var documents: [Document]
  /// Whether the client understands versions; otherwise the edits go without.
  package var hasVersions: Bool

  /// Edits of `documents`.
  package init(_ documents: [Document], hasVersions: Bool) { (self.documents, self.hasVersions) = (documents, hasVersions) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      guard hasVersions else {
        json.key("changes")
        json.object { json in
          for document in documents {
            json.key(name: document.uri)
            json.array(document.edits) { $1.write(to: &$0) }
          }
        }
        return
      }
      json.key("documentChanges")
      json.array(documents) { json, document in
        json.object { json in
          json.key("textDocument")
          json.object { json in
            json.field("uri", document.uri)
            json.key("version")
            if let version = document.version { json.int(version) } else { json.null() }
          }
          json.field("edits", document.edits)
        }
      }
    }
  }
}

/// Text for readers, as Markdown or plain.
package struct MarkupContent: ProtocolValue {
  package var isMarkdown: Bool
  package var value: String

  /// A text.
  package init(isMarkdown: Bool, value: String) { (self.isMarkdown, self.value) = (isMarkdown, value) }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("kind", isMarkdown ? "markdown" : "plaintext")
      json.field("value", value)
    }
  }
}

/// A command that the client may ask the server to run.
package struct Command: ProtocolValue {
  package var title: String
  package var command: String
  /// The arguments: strings and numbers.
  package var arguments: [Argument]

  /// An argument.
  package enum Argument: Sendable {
    case text(String)
    case number(Int)
  }

  /// A command.
  package init(title: String, command: String, arguments: [Argument]) {
    (self.title, self.command, self.arguments) = (title, command, arguments)
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("title", title)
      json.field("command", command)
      json.key("arguments")
      json.array(arguments) { json, argument in
        switch argument {
        case .text(let text): json.string(text)
        case .number(let number): json.int(number)
        }
      }
    }
  }
}
