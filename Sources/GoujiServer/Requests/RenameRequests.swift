import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText
import GoujiWorkspace

/// `textDocument/prepareRename`.
enum PrepareRenameRequest: Request {
  static let method = "textDocument/prepareRename"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    guard let found = Rename.target(try context.offset(params, in: snapshot), in: snapshot.document) else { return json.null() }
    json.object { json in
      json.field("range", snapshot.positions.range(found.range))
      json.field("placeholder", snapshot.document.source.text(found.range))
    }
  }
}

/// `textDocument/rename`.
enum RenameRequest: Request {
  static let method = "textDocument/rename"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let offset = try context.offset(params, in: snapshot)
    guard let name = params["newName"]?.string else { throw ResponseError(.invalidParams, "newName is missing") }
    guard let found = Rename.target(offset, in: snapshot.document) else {
      throw ResponseError(
        .requestFailed, Localized("这里没有可以改名的名字或代号", "there is nothing to rename here").text(context.language))
    }
    let edits: [TextEdit]
    do throws(Rename.Refusal) {
      edits = try Rename.edits(found.target, to: name, in: snapshot.document)
    } catch {
      throw ResponseError(.requestFailed, error.message.text(context.language))
    }
    var documents = [
      WorkspaceEdit.Document(uri: snapshot.uri, version: snapshot.version, edits: edits.map(snapshot.positions.edit))
    ]
    if found.target.reachesOthers { documents += try followers(found.target, name, snapshot, context) }
    WorkspaceEdit(documents, hasVersions: context.capabilities.readsDocumentChanges).write(to: &json)
  }

  /// The edits in reports whose last year's report this is.
  private static func followers(
    _ target: Rename.Target, _ name: String, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [WorkspaceEdit.Document] {
    guard let path = DocumentURI.path(snapshot.uri).map(Workspace.normalized) else { return [] }
    var documents: [WorkspaceEdit.Document] = []
    for document in context.session.workspaceDocuments() where document.uri != snapshot.uri {
      try context.checkCancellation()
      guard let other = context.session.snapshot(document), let lastYear = other.document.report.frontMatter[.lastYear],
        Workspace.normalized(Neighbours.path(lastYear, beside: other.document.source.path)) == path
      else { continue }
      let edits = Rename.editsInFollower(target, to: name, in: other.document)
      if edits.isEmpty { continue }
      documents.append(
        WorkspaceEdit.Document(uri: other.uri, version: other.version, edits: edits.map(other.positions.edit)))
    }
    return documents
  }
}
