import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/codeAction`.
enum CodeActionRequest: Request {
  static let method = "textDocument/codeAction"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let range = try context.range(params, in: snapshot)
    let wanted = params["context"]?["only"]?.array?.compactMap(\.string)
    let items = Actions.all(in: snapshot.document, range)
    let chosen = items.enumerated().filter { _, item in
      guard let wanted else { return item.kind != .fixAll || context.capabilities.readsCodeActionLiterals }
      return wanted.contains { $0.isEmpty || item.kind.rawValue == $0 || item.kind.rawValue.hasPrefix($0 + ".") }
    }
    guard context.capabilities.readsCodeActionLiterals else {
      // A client that knows only commands gets the one that it can run.
      return json.array { json in
        guard chosen.contains(where: { $0.element.kind == .quickFix }) else { return }
        let title = Localized("改正所有有把握的问题", "Repair all that is certain").text(context.language)
        Command(title: title, command: "gouji.fixAll", arguments: [.text(snapshot.uri)]).write(to: &json)
      }
    }
    let given = params["context"]?["diagnostics"]?.array ?? []
    json.array(chosen) { json, entry in
      write(entry.element, index: entry.offset, range, given, snapshot, context, to: &json)
    }
  }

  private static func write(
    _ item: Actions.Item, index: Int, _ range: TextRange, _ diagnostics: [JSONValue], _ snapshot: Snapshot,
    _ context: RequestContext, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("title", item.title.text(context.language))
      json.field("kind", item.kind.rawValue)
      if item.isPreferred { json.field("isPreferred", true) }
      if let finding = item.finding {
        let rule = snapshot.document.analysis.file.findings[finding].rule
        let place = snapshot.positions.range(snapshot.document.analysis.file.findings[finding].range)
        let mended = diagnostics.filter { $0["code"]?.string == rule && ProtocolRange($0["range"]) == place }
        if !mended.isEmpty {
          json.key("diagnostics")
          json.array(mended) { $0.value($1) }
        }
      }
      if context.capabilities.resolvesCodeActionEdits {
        json.key("data")
        json.object { json in
          json.field("uri", snapshot.uri)
          if let version = snapshot.version { json.field("version", version) }
          json.field("start", range.start)
          json.field("end", range.end)
          json.field("index", index)
        }
      } else {
        json.field("edit", context.edit(item.edits, in: snapshot))
      }
    }
  }
}

/// `codeAction/resolve`: the edit.
enum CodeActionResolveRequest: Request {
  static let method = "codeAction/resolve"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    guard let data = params["data"], let uri = data["uri"]?.string, let start = data["start"]?.int, let end = data["end"]?.int,
      let index = data["index"]?.int
    else { return json.value(params) }
    let snapshot = try context.session.snapshot(uri)
    guard data["version"]?.int == snapshot.version else { throw ResponseError(.contentModified, "the document has changed") }
    // Files that are not open have no version: the place may be outside of what they are now.
    let items = Actions.all(in: snapshot.document, TextRange(start, end).clamped(to: snapshot.document.source.bytes.count))
    guard items.indices.contains(index) else { throw ResponseError(.contentModified, "the document has changed") }
    json.object { json in
      json.members(of: params, without: "edit")
      json.field("edit", context.edit(items[index].edits, in: snapshot))
    }
  }
}

extension RequestContext {
  /// Edits of one document.
  func edit(_ edits: [TextEdit], in snapshot: Snapshot) -> WorkspaceEdit {
    let changes = edits.map(snapshot.positions.edit)
    return WorkspaceEdit(
      [WorkspaceEdit.Document(uri: snapshot.uri, version: snapshot.version, edits: changes)],
      hasVersions: capabilities.readsDocumentChanges)
  }
}
