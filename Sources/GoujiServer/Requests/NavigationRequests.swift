import GoujiEditor
import GoujiJSON
import GoujiProtocol

/// `textDocument/definition`.
enum DefinitionRequest: Request {
  static let method = "textDocument/definition"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let places = Definition.of(try context.offset(params, in: snapshot), in: snapshot.document)
    json.array(context.locations(places, from: snapshot)) { $1.write(to: &$0) }
  }
}

/// `textDocument/references`.
enum ReferencesRequest: Request {
  static let method = "textDocument/references"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let items = References.to(try context.offset(params, in: snapshot), in: snapshot.document)
    let wantsDeclaration = params["context"]?["includeDeclaration"]?.bool ?? true
    let places = items.filter { wantsDeclaration || !$0.isDeclaration }.map(\.place)
    json.array(context.locations(places, from: snapshot)) { $1.write(to: &$0) }
  }
}

/// `textDocument/documentHighlight`.
enum HighlightRequest: Request {
  static let method = "textDocument/documentHighlight"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let items = References.to(try context.offset(params, in: snapshot), in: snapshot.document)
    let own = items.filter { $0.place.source === snapshot.document.source }
    json.array(own) { json, item in
      json.object { json in
        json.field("range", snapshot.positions.range(item.place.range))
        json.field("kind", (item.isDeclaration ? HighlightKind.write : .read).rawValue)
      }
    }
  }
}

/// `textDocument/documentLink`.
enum DocumentLinkRequest: Request {
  static let method = "textDocument/documentLink"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    json.array { json in
      for item in Links.all(in: snapshot.document) {
        let target: String?
        switch item.target {
        case .file(let path): target = path.hasPrefix("/") ? context.session.uri(path) : nil
        case .rule(let id): target = context.session.pages.uri(id, snapshot.document.analysis.result.profile, context.language)
        }
        guard let target else { continue }
        json.object { json in
          json.field("range", snapshot.positions.range(item.range))
          json.field("target", target)
        }
      }
    }
  }
}

/// `textDocument/selectionRange`.
enum SelectionRangeRequest: Request {
  static let method = "textDocument/selectionRange"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let positions = (params["positions"]?.array ?? []).compactMap { ProtocolPosition($0) }
    json.array(positions) { json, position in
      let ranges = Selection.ranges(at: snapshot.positions.offset(position), in: snapshot.document).map(snapshot.positions.range)
      write(ranges[...], to: &json)
    }
  }

  private static func write(_ ranges: ArraySlice<ProtocolRange>, to json: inout JSONWriter) {
    json.object { json in
      if let first = ranges.first { json.field("range", first) }
      if ranges.count > 1 {
        json.key("parent")
        write(ranges.dropFirst(), to: &json)
      }
    }
  }
}

/// `textDocument/foldingRange`.
enum FoldingRangeRequest: Request {
  static let method = "textDocument/foldingRange"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    json.array(Folding.all(snapshot.document.report)) { json, item in
      json.object { json in
        json.field("startLine", item.first)
        json.field("endLine", item.last)
        json.field("kind", item.isComment ? "comment" : "region")
      }
    }
  }
}
