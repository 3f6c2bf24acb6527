import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// A request that the server answers: one type and one file for each family of methods.
protocol Request: Sendable {
  /// The method.
  static var method: String { get }
  /// Writes the result, or says why there is none.
  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError)
}

/// All requests.
enum Requests {
  private static let all: [any Request.Type] = [
    HoverRequest.self, DefinitionRequest.self, ReferencesRequest.self, HighlightRequest.self, DocumentSymbolRequest.self,
    WorkspaceSymbolRequest.self, FoldingRangeRequest.self, SelectionRangeRequest.self, DocumentLinkRequest.self,
    PrepareCallHierarchyRequest.self, IncomingCallsRequest.self, OutgoingCallsRequest.self, InlayHintRequest.self,
    InlayHintResolveRequest.self, SemanticTokensRequest.self, SemanticTokensDeltaRequest.self, SemanticTokensRangeRequest.self,
    CodeLensRequest.self, CodeLensResolveRequest.self, CompletionRequest.self, CompletionResolveRequest.self,
    CodeActionRequest.self, CodeActionResolveRequest.self, PrepareRenameRequest.self, RenameRequest.self,
    FormattingRequest.self, RangeFormattingRequest.self, ExecuteCommandRequest.self, DocumentDiagnosticRequest.self,
    WorkspaceDiagnosticRequest.self,
  ]
  private static let byMethod = Dictionary(all.map { ($0.method, $0) }) { first, _ in first }

  /// The methods that are answered.
  static var methods: [String] { all.map { $0.method } }

  /// What answers `method`.
  static func handler(_ method: String) -> (any Request.Type)? { byMethod[method] }
}

/// What a request is answered from.
struct RequestContext: Sendable {
  /// The conversation.
  let session: Session
  /// The id of the request.
  let id: RequestID
  /// The state of the document that the request names, as it was when the request came; `nil` if it is not open.
  let snapshot: Snapshot?
  let language: Language
  let capabilities: ClientCapabilities
  let settings: Settings

  /// The document that the request names.
  func document(_ params: JSONValue) throws(ResponseError) -> Snapshot {
    if let snapshot { return snapshot }
    guard let uri = params["textDocument"]?["uri"]?.string else { throw ResponseError(.invalidParams, "textDocument.uri is missing") }
    return try session.snapshot(uri)
  }

  /// The byte of the position that the request names.
  func offset(_ params: JSONValue, in snapshot: Snapshot) throws(ResponseError) -> Int {
    guard let position = ProtocolPosition(params["position"]) else { throw ResponseError(.invalidParams, "position is missing") }
    return snapshot.positions.offset(position)
  }

  /// The range that the request names.
  func range(_ params: JSONValue, in snapshot: Snapshot) throws(ResponseError) -> TextRange {
    guard let range = ProtocolRange(params["range"]) else { throw ResponseError(.invalidParams, "range is missing") }
    return snapshot.positions.range(range)
  }

  /// The place in the client's terms.
  func location(_ place: SourcePlace, from snapshot: Snapshot) -> Location {
    if place.source === snapshot.document.source { return Location(uri: snapshot.uri, range: snapshot.positions.range(place.range)) }
    return Location(
      uri: session.uri(place.source.path), range: PositionMap(place.source, capabilities.encoding).range(place.range))
  }

  /// Places in the client's terms; places of one other document share one converter.
  func locations(_ places: [SourcePlace], from snapshot: Snapshot) -> [Location] {
    var maps: [ObjectIdentifier: (String, PositionMap)] = [:]
    return places.map { place in
      if place.source === snapshot.document.source { return location(place, from: snapshot) }
      let key = ObjectIdentifier(place.source)
      let (uri, map) = maps[key] ?? (session.uri(place.source.path), PositionMap(place.source, capabilities.encoding))
      maps[key] = (uri, map)
      return Location(uri: uri, range: map.range(place.range))
    }
  }

  /// Text for readers: Markdown if the client shows it.
  func markup(_ text: String, isMarkdown: Bool) -> MarkupContent {
    MarkupContent(isMarkdown: isMarkdown, value: isMarkdown ? text : PlainText.text(text))
  }

  /// Ends a request that nobody waits for any more.
  func checkCancellation() throws(ResponseError) {
    if session.isCancelled(id) { throw ResponseError(.requestCancelled, "cancelled") }
  }
}

/// Markdown without its signs, for clients that show none.
enum PlainText {
  static func text(_ markdown: String) -> String {
    var result = ""
    var isEscaped = false
    for character in markdown {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character != "*", character != "`" {
        result.append(character)
      }
    }
    return result
  }
}

/// The methods that the server answers, for whoever checks that nothing is missing.
package enum ServerMethods {
  /// All of them, but for initialize and shutdown.
  package static var all: [String] { Requests.methods }
}
