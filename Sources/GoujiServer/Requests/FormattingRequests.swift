import GoujiEditor
import GoujiJSON
import GoujiProtocol

/// `textDocument/formatting`.
enum FormattingRequest: Request {
  static let method = "textDocument/formatting"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    json.array(Formatting.edits(in: snapshot.document)) { snapshot.positions.edit($1).write(to: &$0) }
  }
}

/// `textDocument/rangeFormatting`.
enum RangeFormattingRequest: Request {
  static let method = "textDocument/rangeFormatting"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let range = try context.range(params, in: snapshot)
    json.array(Formatting.edits(in: snapshot.document, range)) { snapshot.positions.edit($1).write(to: &$0) }
  }
}
