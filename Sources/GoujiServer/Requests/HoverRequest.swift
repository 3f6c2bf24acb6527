import GoujiEditor
import GoujiJSON
import GoujiProtocol

/// `textDocument/hover`.
enum HoverRequest: Request {
  static let method = "textDocument/hover"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let offset = try context.offset(params, in: snapshot)
    guard let hover = Hover.at(offset, in: snapshot.document, context.language) else { return json.null() }
    json.object { json in
      json.field("contents", context.markup(hover.markdown, isMarkdown: context.capabilities.readsMarkdownHover))
      json.field("range", snapshot.positions.range(hover.range))
    }
  }
}
