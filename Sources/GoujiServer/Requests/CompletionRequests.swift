import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/completion`.
enum CompletionRequest: Request {
  static let method = "textDocument/completion"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let offset = try context.offset(params, in: snapshot)
    let items = Completion.at(offset, in: snapshot.document, context.language)
    json.object { json in
      json.field("isIncomplete", false)
      json.key("items")
      json.array(items.enumerated()) { json, entry in
        let (index, item) = entry
        json.object { json in
          json.field("label", item.label)
          json.field("kind", item.kind.protocolKind.rawValue)
          if !item.detail.isEmpty { json.field("detail", item.detail) }
          json.field("sortText", String(String(100_000 + index).dropFirst()))
          json.field("filterText", item.newText)
          json.field("textEdit", snapshot.positions.edit(TextEdit(range: item.replaced, newText: item.newText)))
          json.key("data")
          json.object { json in
            json.field("uri", snapshot.uri)
            json.field("kind", item.kind.name)
            json.field("label", item.kind == .rule ? item.newText : item.label)
          }
        }
      }
    }
  }
}

/// `completionItem/resolve`: the documentation.
enum CompletionResolveRequest: Request {
  static let method = "completionItem/resolve"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    guard let data = params["data"], let uri = data["uri"]?.string, let label = data["label"]?.string,
      let kind = data["kind"]?.string.flatMap({ name in Completion.Item.Kind.all.first { $0.name == name } })
    else { return json.value(params) }
    let snapshot = try context.session.snapshot(uri)
    let text = Completion.documentation(kind, label, in: snapshot.document, context.language)
    json.object { json in
      json.members(of: params, without: "documentation")
      if let text {
        json.field("documentation", context.markup(text, isMarkdown: context.capabilities.readsMarkdownDocumentation))
      }
    }
  }
}

extension Completion.Item.Kind {
  static let all: [Self] = [.directive, .key, .value, .table, .row, .column, .name, .rule, .figure]

  var name: String {
    switch self {
    case .directive: "directive"
    case .key: "key"
    case .value: "value"
    case .table: "table"
    case .row: "row"
    case .column: "column"
    case .name: "name"
    case .rule: "rule"
    case .figure: "figure"
    }
  }

  var protocolKind: CompletionItemKind {
    switch self {
    case .directive: .keyword
    case .key: .property
    case .value, .figure: .value
    case .table: .structure
    case .row, .column: .field
    case .name: .variable
    case .rule: .reference
    }
  }
}
