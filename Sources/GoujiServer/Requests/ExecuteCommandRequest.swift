import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiRules
import GoujiText

/// `workspace/executeCommand`.
enum ExecuteCommandRequest: Request {
  static let method = "workspace/executeCommand"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let arguments = params["arguments"]?.array ?? []
    switch params["command"]?.string {
    case "gouji.explain": json.string(try explain(arguments, context))
    case "gouji.relations": json.string(try relations(arguments, context))
    case "gouji.fixAll":
      let snapshot = try snapshot(arguments, context)
      try apply(Actions.fixAll(in: snapshot.document), snapshot, context)
      json.null()
    case "gouji.bind":
      let snapshot = try snapshot(arguments, context)
      try apply(Actions.bindAll(in: snapshot.document), snapshot, context)
      json.null()
    case "gouji.fill":
      let snapshot = try snapshot(arguments, context)
      try apply(Actions.fillAll(in: snapshot.document), snapshot, context)
      json.null()
    case "gouji.checkWorkspace": try checkWorkspace(params, context, &json)
    case let name?: throw ResponseError(.invalidParams, "no command \(name)")
    case nil: throw ResponseError(.invalidParams, "command is missing")
    }
  }

  private static func snapshot(_ arguments: [JSONValue], _ context: RequestContext) throws(ResponseError) -> Snapshot {
    guard let uri = arguments.first?.string else { throw ResponseError(.invalidParams, "the first argument is a URI") }
    return try context.session.snapshot(uri)
  }

  /// What the figure at a position is computed from, and what depends on it.
  private static func explain(_ arguments: [JSONValue], _ context: RequestContext) throws(ResponseError) -> String {
    let snapshot = try snapshot(arguments, context)
    guard arguments.count > 1, let position = ProtocolPosition(arguments[1]) else {
      throw ResponseError(.invalidParams, "the second argument is a position")
    }
    let offset = snapshot.positions.offset(position)
    let lines = Derivation.lines(snapshot.document.analysis.result, in: TextRange(offset, offset + 1))
    return lines.map { $0.text(context.language) }.joined(separator: "\n")
  }

  /// What was checked in a table; also shown, since clients drop results.
  private static func relations(_ arguments: [JSONValue], _ context: RequestContext) throws(ResponseError) -> String {
    let snapshot = try snapshot(arguments, context)
    let tables = snapshot.document.report.tables
    guard arguments.count > 1, let table = arguments[1].int, tables.indices.contains(table) else {
      throw ResponseError(.invalidParams, "the second argument is the index of a table")
    }
    let text = Hover.table(table, in: snapshot.document, context.language)
    let plain = PlainText.text(text)
    context.session.outbox.send(
      MessageWriter.notification("window/showMessage") { json in
        json.object { json in
          json.field("type", 3)
          json.field("message", plain)
        }
      })
    return plain
  }

  /// Has the client make the edits of an action.
  private static func apply(_ item: Actions.Item?, _ snapshot: Snapshot, _ context: RequestContext) throws(ResponseError) {
    guard let item else { return }
    guard context.capabilities.appliesEdits else { throw ResponseError(.requestFailed, "the client applies no edits") }
    let edit = context.edit(item.edits, in: snapshot)
    let title = item.title.text(context.language)
    context.session.ask("workspace/applyEdit") { json in
      json.object { json in
        json.field("label", title)
        json.field("edit", edit)
      }
    }
  }

  /// Checks all reports of the workspace, and counts.
  private static func checkWorkspace(
    _ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter
  ) throws(ResponseError) {
    let documents = context.session.workspaceDocuments()
    let progress = Progress(params["workDoneToken"], context, Localized("核对", "Checking"), isLong: true)
    var counts: [Severity: Int] = [:]
    defer { progress.end() }
    for (index, document) in documents.enumerated() {
      try context.checkCancellation()
      progress.report(index + 1, of: documents.count)
      guard let snapshot = context.session.snapshot(document) else { continue }
      for finding in snapshot.document.analysis.file.findings { counts[finding.severity, default: 0] += 1 }
    }
    json.object { json in
      json.field("files", documents.count)
      json.field("errors", counts[.error] ?? 0)
      json.field("warnings", counts[.warning] ?? 0)
    }
  }
}
