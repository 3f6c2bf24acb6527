import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText
import GoujiWorkspace

/// `textDocument/documentSymbol`.
enum DocumentSymbolRequest: Request {
  static let method = "textDocument/documentSymbol"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let symbols = Symbol.outline(snapshot.document.report)
    if context.capabilities.readsHierarchicalSymbols {
      json.array(symbols) { write($1, snapshot, to: &$0) }
    } else {
      json.array { json in
        for symbol in symbols { writeFlat(symbol, container: nil, snapshot, to: &json) }
      }
    }
  }

  private static func write(_ symbol: Symbol, _ snapshot: Snapshot, to json: inout JSONWriter) {
    json.object { json in
      json.field("name", symbol.name)
      if !symbol.detail.isEmpty { json.field("detail", symbol.detail) }
      json.field("kind", symbol.kind.protocolKind.rawValue)
      json.field("range", snapshot.positions.range(symbol.range))
      json.field("selectionRange", snapshot.positions.range(symbol.selection))
      json.key("children")
      json.array(symbol.children) { write($1, snapshot, to: &$0) }
    }
  }

  private static func writeFlat(_ symbol: Symbol, container: String?, _ snapshot: Snapshot, to json: inout JSONWriter) {
    json.object { json in
      json.field("name", symbol.name)
      json.field("kind", symbol.kind.protocolKind.rawValue)
      json.field("location", Location(uri: snapshot.uri, range: snapshot.positions.range(symbol.range)))
      if let container { json.field("containerName", container) }
    }
    for child in symbol.children { writeFlat(child, container: symbol.name, snapshot, to: &json) }
  }
}

/// `workspace/symbol`.
enum WorkspaceSymbolRequest: Request {
  static let method = "workspace/symbol"
  /// More than anybody reads.
  private static let limit = 1_000

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let query = params["query"]?.string ?? ""
    let documents = context.session.workspaceDocuments()
    let progress = Progress(params["workDoneToken"], context, Localized("查找", "Searching"), isLong: documents.count >= Progress.many)
    var items: [(symbol: Symbol, container: String, location: Location)] = []
    defer { progress.end() }
    for (index, document) in documents.enumerated() {
      try context.checkCancellation()
      progress.report(index + 1, of: documents.count)
      guard items.count < limit, let snapshot = context.session.snapshot(document) else { continue }
      for symbol in Symbol.outline(snapshot.document.report) { collect(symbol, "", query, snapshot, &items) }
    }
    json.array(items.prefix(limit)) { json, item in
      json.object { json in
        json.field("name", item.symbol.name)
        json.field("kind", item.symbol.kind.protocolKind.rawValue)
        json.field("location", item.location)
        if !item.container.isEmpty { json.field("containerName", item.container) }
      }
    }
  }

  private static func collect(
    _ symbol: Symbol, _ container: String, _ query: String, _ snapshot: Snapshot,
    _ items: inout [(symbol: Symbol, container: String, location: Location)]
  ) {
    if matches(symbol, query) {
      items.append((symbol, container, Location(uri: snapshot.uri, range: snapshot.positions.range(symbol.selection))))
    }
    for child in symbol.children { collect(child, symbol.name, query, snapshot, &items) }
  }

  /// Whether the characters of the query stand in the name, in order.
  private static func matches(_ symbol: Symbol, _ query: String) -> Bool {
    var rest = query.lowercased().filter { !$0.isWhitespace }[...]
    for character in (symbol.name + " " + symbol.detail).lowercased() where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}

extension Symbol.Kind {
  /// The protocol's kind.
  var protocolKind: SymbolKind {
    switch self {
    case .section: .namespace
    case .table: .structure
    case .name: .variable
    }
  }
}

extension Session {
  /// The state of a document of the workspace; `nil` where it cannot be read.
  func snapshot(_ document: (uri: String, path: String?)) -> Snapshot? {
    guard let path = document.path else { return snapshot(open: document.uri) }
    guard case .success(let source) = SourceReading.read(path, standardInputName: path) else { return nil }
    return snapshot(of: source, uri: document.uri)
  }
}
