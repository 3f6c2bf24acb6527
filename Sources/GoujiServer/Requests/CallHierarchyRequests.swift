import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/prepareCallHierarchy`: a figure in the graph of what is computed from what.
enum PrepareCallHierarchyRequest: Request {
  static let method = "textDocument/prepareCallHierarchy"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let offset = try context.offset(params, in: snapshot)
    guard let item = CallGraph.item(at: offset, in: snapshot.document) else { return json.null() }
    json.array { CallHierarchy.write(item, snapshot, context, to: &$0) }
  }
}

/// `callHierarchy/incomingCalls`: what depends on a figure.
enum IncomingCallsRequest: Request {
  static let method = "callHierarchy/incomingCalls"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let (snapshot, range) = try CallHierarchy.figure(params, context)
    let items = CallGraph.dependents(of: range, in: snapshot.document)
    json.array(items) { json, item in
      json.object { json in
        json.key("from")
        CallHierarchy.write(item, snapshot, context, to: &json)
        // The ranges are in the caller: it is where it refers to the other.
        json.field("fromRanges", [context.location(SourcePlace(item.source, item.range), from: snapshot).range])
      }
    }
  }
}

/// `callHierarchy/outgoingCalls`: what a figure is computed from.
enum OutgoingCallsRequest: Request {
  static let method = "callHierarchy/outgoingCalls"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let (snapshot, range) = try CallHierarchy.figure(params, context)
    let items = CallGraph.sources(of: range, in: snapshot.document)
    json.array(items) { json, item in
      json.object { json in
        json.key("to")
        CallHierarchy.write(item, snapshot, context, to: &json)
        json.field("fromRanges", [snapshot.positions.range(range)])
      }
    }
  }
}

/// What the requests about the graph share.
enum CallHierarchy {
  /// The figure of the item that a request names. Its range is looked up anew, since the text may have changed.
  static func figure(_ params: JSONValue, _ context: RequestContext) throws(ResponseError) -> (Snapshot, TextRange) {
    guard let uri = params["item"]?["uri"]?.string, let range = ProtocolRange(params["item"]?["selectionRange"]) else {
      throw ResponseError(.invalidParams, "item is missing")
    }
    let snapshot = try context.session.snapshot(uri)
    let offset = snapshot.positions.offset(range.start)
    let wanted = snapshot.positions.range(range)
    if snapshot.document.facts.fact(wanted) != nil { return (snapshot, wanted) }
    return (snapshot, Subject.at(offset, in: snapshot.document)?.figureRange ?? wanted)
  }

  static func write(_ item: CallGraph.Item, _ snapshot: Snapshot, _ context: RequestContext, to json: inout JSONWriter) {
    let location = context.location(SourcePlace(item.source, item.range), from: snapshot)
    let place = item.place.text(context.language)
    json.object { json in
      json.field("name", item.literal + " " + place)
      json.field("kind", SymbolKind.number.rawValue)
      if !item.relations.isEmpty { json.field("detail", item.relations.joined(separator: ", ")) }
      json.field("uri", location.uri)
      json.field("range", location.range)
      json.field("selectionRange", location.range)
    }
  }
}
