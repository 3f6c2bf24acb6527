import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/inlayHint`.
enum InlayHintRequest: Request {
  static let method = "textDocument/inlayHint"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let range = try context.range(params, in: snapshot)
    let items = context.settings.showsInlayHints ? InlayHints.all(in: snapshot.document, range) : []
    json.array(items) { json, item in
      json.object { json in
        json.field("position", snapshot.positions.position(item.offset))
        json.field("label", item.label)
        json.field("paddingLeft", true)
        if let edit = item.edit {
          json.key("textEdits")
          json.array { snapshot.positions.edit(edit).write(to: &$0) }
        }
        json.key("data")
        json.object { json in
          json.field("uri", snapshot.uri)
          json.field("start", item.figure.start)
          json.field("end", item.figure.end)
        }
      }
    }
  }
}

/// `inlayHint/resolve`: the tooltip.
enum InlayHintResolveRequest: Request {
  static let method = "inlayHint/resolve"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    guard let data = params["data"], let uri = data["uri"]?.string, let start = data["start"]?.int, let end = data["end"]?.int else {
      return json.value(params)
    }
    let snapshot = try context.session.snapshot(uri)
    let tooltip = InlayHints.tooltip(TextRange(start, end), in: snapshot.document, context.language)
    json.object { json in
      json.members(of: params, without: "tooltip")
      if let tooltip { json.field("tooltip", context.markup(tooltip, isMarkdown: context.capabilities.readsMarkdownHover)) }
    }
  }
}

/// `textDocument/codeLens`.
enum CodeLensRequest: Request {
  static let method = "textDocument/codeLens"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let items = context.settings.showsLenses ? Lenses.all(in: snapshot.document) : []
    json.array(items) { json, item in
      json.object { json in
        json.field("range", snapshot.positions.range(item.range))
        json.key("data")
        json.object { json in
          json.field("uri", snapshot.uri)
          json.field("table", item.table)
        }
      }
    }
  }
}

/// `codeLens/resolve`: what the line says.
enum CodeLensResolveRequest: Request {
  static let method = "codeLens/resolve"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    guard let uri = params["data"]?["uri"]?.string, let table = params["data"]?["table"]?.int else {
      throw ResponseError(.invalidParams, "data is missing")
    }
    let snapshot = try context.session.snapshot(uri)
    let title = Lenses.title(table, in: snapshot.document, context.language)
    json.object { json in
      json.members(of: params, without: "command")
      json.field(
        "command", Command(title: title ?? "—", command: "gouji.relations", arguments: [.text(uri), .number(table)]))
    }
  }
}

extension JSONWriter {
  /// Writes the members of an object that was read, but for one.
  mutating func members(of value: JSONValue, without key: String) {
    for member in value.members ?? [] where member.key != key {
      self.key(name: member.key)
      self.value(member.value)
    }
  }
}
