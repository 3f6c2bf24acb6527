import Dispatch
import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiReport
import GoujiText
import GoujiWorkspace

// What happens to documents.

extension Session {
  func didOpen(_ params: JSONValue) {
    guard let item = params["textDocument"], let uri = item["uri"]?.string, let text = item["text"]?.string else {
      return log(2, "didOpen without uri or text")
    }
    state.withLock { state in
      state.documents.open(uri, text: text, version: item["version"]?.int ?? 0, languageID: item["languageId"]?.string ?? "")
      state.published[uri] = nil
      state.tokens[uri] = nil
    }
    textChanged(uri)
  }

  func didChange(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.string else { return log(2, "didChange without uri") }
    let changes = (params["contentChanges"]?.array ?? []).compactMap { change -> Documents.Change? in
      guard let text = change["text"]?.string else { return nil }
      let isWhole = change["range"]?.isNull ?? true
      guard isWhole || ProtocolRange(change["range"]) != nil else { return nil }
      return Documents.Change(range: isWhole ? nil : ProtocolRange(change["range"]), text: text)
    }
    let isOpen = state.withLock { state in
      state.documents.change(
        uri, changes, version: params["textDocument"]?["version"]?.int, encoding: state.capabilities.encoding)
    }
    guard isOpen else { return log(2, "didChange of a document that is not open: \(uri)") }
    textChanged(uri)
  }

  func didSave(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.string else { return }
    // A client that watches no files still says what it saves.
    if let path = DocumentURI.path(uri), path.hasSuffix("/" + ConfigurationFinder.fileName) { configurationChanged() }
  }

  func didClose(_ params: JSONValue) {
    guard let uri = params["textDocument"]?["uri"]?.string else { return }
    let wasOpen = state.withLock { state in
      guard state.documents.close(uri) else { return false }
      state.dependencies[uri] = nil
      state.tokens[uri] = nil
      state.scheduled.remove(uri)
      if state.published.removeValue(forKey: uri) != nil { outbox.send(Self.publication(uri, nil, [])) }
      return true
    }
    if wasOpen { recheckDependents(on: uri) }
  }

  /// Checks a document whose text has changed, and those that depend on it.
  private func textChanged(_ uri: String) {
    schedule(uri)
    recheckDependents(on: uri)
  }

  /// Checks again what names the document `uri`: as last year's report, or as a unit's.
  func recheckDependents(on uri: String) {
    guard let path = DocumentURI.path(uri).map(Workspace.normalized) else { return }
    recheck { $1.contains(path) }
  }

  /// Checks the documents again whose dependencies fit.
  func recheck(_ isAffected: (String, Set<String>) -> Bool) {
    let affected = state.withLock { state in
      let affected = state.dependencies.filter { isAffected($0.key, $0.value) }.map(\.key)
      for uri in affected { state.documents.forget(uri) }
      return affected
    }
    guard !affected.isEmpty else { return }
    for uri in affected { schedule(uri) }
    refresh()
  }

  /// Checks all documents again, with what configuration files say now.
  func configurationChanged() {
    let open = state.withLock { state in
      state.linter = Linter(state.settings.linter)
      let open = Array(state.documents.entries.keys)
      for uri in open { state.documents.forget(uri) }
      return open
    }
    neighbours.forgetAll()
    for uri in open { schedule(uri) }
    refresh()
  }

  /// Has the client ask again for what depends on more than one document.
  func refresh() {
    let capabilities = state.withLock { $0.capabilities }
    if capabilities.pullsDiagnostics, capabilities.refreshesDiagnostics { ask("workspace/diagnostic/refresh", nil) }
    if capabilities.refreshesInlayHints { ask("workspace/inlayHint/refresh", nil) }
    if capabilities.refreshesCodeLenses { ask("workspace/codeLens/refresh", nil) }
  }

  // MARK: States

  /// The state of an open document now; `nil` where it is not open.
  func snapshot(open uri: String) -> Snapshot? {
    state.withLock { state in
      guard let entry = state.documents.entries[uri] else { return nil }
      if let snapshot = entry.snapshot { return snapshot }
      let snapshot = Snapshot(
        uri: uri, version: entry.version, generation: entry.generation, document: document(entry.source, state.linter, entry.earlier),
        encoding: state.capabilities.encoding)
      state.documents.keep(snapshot, of: uri)
      return snapshot
    }
  }

  /// The state of a document: of an open one, or of the file.
  func snapshot(_ uri: String) throws(ResponseError) -> Snapshot {
    if let snapshot = snapshot(open: uri) { return snapshot }
    guard let path = DocumentURI.path(uri) else { throw ResponseError(.requestFailed, "\(uri) is not open") }
    switch SourceReading.read(path, standardInputName: path) {
    case .failure(let problem): throw ResponseError(.requestFailed, problem.path + ": " + problem.message.english)
    case .success(let source): return snapshot(of: source, uri: uri)
    }
  }

  /// The state of a file that is not open.
  func snapshot(of source: SourceText, uri: String) -> Snapshot {
    state.withLock { state in
      Snapshot(
        uri: uri, version: nil, generation: 0, document: document(source, state.linter, nil), encoding: state.capabilities.encoding)
    }
  }

  private func document(_ source: SourceText, _ linter: Linter, _ earlier: AnalysedReport?) -> EditorDocument {
    EditorDocument(source, linter, after: earlier) { [weak self] path in
      guard let self else { return Neighbours.read(path) }
      return self.neighbour(path)
    }
  }

  /// The report at `path`, last year's or a unit's: as it is in the editor, or else on disk.
  private func neighbour(_ path: String) -> Result<Report, ReadingProblem> {
    let wanted = Workspace.normalized(path)
    let uri = state.withLock { state in
      state.documents.entries.keys.first { DocumentURI.path($0).map(Workspace.normalized) == wanted }
    }
    if let snapshot = uri.flatMap({ self.snapshot(open: $0) }) { return .success(snapshot.document.report) }
    return neighbours.report(wanted)
  }

  /// The URI of a path: as the client writes it, if it is open.
  func uri(_ path: String) -> String {
    let wanted = Workspace.normalized(path)
    let open = state.withLock { state in
      state.documents.entries.keys.first { DocumentURI.path($0).map(Workspace.normalized) == wanted }
    }
    return open ?? (path.contains(":") && !path.hasPrefix("/") ? path : DocumentURI.uri(wanted))
  }
}
