import Dispatch
import GoujiJSON
import GoujiProtocol
import GoujiReport
import GoujiText
import GoujiWorkspace

// Checking in the background, and publishing.

extension Session {
  /// Checks a document soon. However many edits come in before that, it is checked once.
  func schedule(_ uri: String) {
    let (isNew, delay) = state.withLock { state in
      (!state.capabilities.pullsDiagnostics && state.scheduled.insert(uri).inserted, state.settings.delay)
    }
    guard isNew else { return }
    if delay == 0 {
      workers.check { [self] in check(uri) }
    } else {
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(delay)) { [self] in
        workers.check { [self] in check(uri) }
      }
    }
  }

  /// Checks the state that a document has now, and publishes what was found unless an edit has overtaken it.
  private func check(_ uri: String) {
    state.withLock { _ = $0.scheduled.remove(uri) }
    guard let snapshot = snapshot(open: uri) else { return }
    // Reading is a small part of the work; what is overtaken by then need not be checked.
    guard depend(snapshot) else { return }
    defer { forgetEarlier(than: snapshot) }
    let diagnostics = diagnostics(snapshot)
    var json = JSONWriter()
    json.array(diagnostics) { $1.write(to: &$0) }
    let bytes = json.bytes
    state.withLock { state in
      guard state.phase == .running, state.documents.entries[uri]?.generation == snapshot.generation else { return }
      // A client that compares versions takes what it has for outdated until it hears of the new one.
      if !state.capabilities.knowsVersionsOfDiagnostics, state.published[uri] == bytes { return }
      state.published[uri] = bytes
      outbox.send(Self.publication(uri, snapshot.version, written: bytes))
    }
  }

  /// Remembers which reports this one names, before they are read: an edit of theirs checks it again. `false` where an
  /// edit has overtaken the state, or where nobody has it open.
  @discardableResult
  private func depend(_ snapshot: Snapshot) -> Bool {
    let paths = Set(Neighbours.paths(snapshot.document.report).map(Workspace.normalized))
    return state.withLock { state in
      guard state.documents.entries[snapshot.uri]?.generation == snapshot.generation else { return false }
      state.dependencies[snapshot.uri] = paths
      return true
    }
  }

  /// Lets go what is known of the state before, once `snapshot` has been checked. Nobody waits while it is freed.
  func forgetEarlier(than snapshot: Snapshot) {
    let earlier = state.withLock { $0.documents.takeEarlier(snapshot.uri, generation: snapshot.generation) }
    withExtendedLifetime(earlier) {}
  }

  /// The diagnostics of a document's state: the one function behind pushing and pulling.
  func diagnostics(_ snapshot: Snapshot) -> [Diagnostic] {
    depend(snapshot)
    let analysis = snapshot.document.analysis
    let (capabilities, settings, language) = state.withLock { state in
      (state.capabilities, state.settings, state.language)
    }
    show(analysis.file.configurationProblems, language)
    let maker = DiagnosticMaker(
      snapshot: snapshot, capabilities: capabilities, settings: settings, language: language,
      href: { [pages] in pages.uri($0, analysis.result.profile, language) })
    return maker.diagnostics(analysis.file.findings)
  }

  /// Shows what is wrong with a configuration file, once.
  private func show(_ problems: [ConfigurationProblem], _ language: Language) {
    guard !problems.isEmpty else { return }
    let new = state.withLock { state in problems.filter { state.shownProblems.insert($0).inserted } }
    for problem in new {
      let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
      outbox.send(
        MessageWriter.notification("window/showMessage") { json in
          json.object { json in
            json.field("type", 2)
            json.field("message", "\(problem.path)\(place): " + problem.message.text(language))
          }
        })
    }
  }

  static func publication(_ uri: String, _ version: Int?, _ diagnostics: [Diagnostic]) -> [UInt8] {
    var json = JSONWriter()
    json.array(diagnostics) { $1.write(to: &$0) }
    return publication(uri, version, written: json.bytes)
  }

  private static func publication(_ uri: String, _ version: Int?, written diagnostics: [UInt8]) -> [UInt8] {
    MessageWriter.notification("textDocument/publishDiagnostics") { json in
      json.object { json in
        json.field("uri", uri)
        if let version { json.field("version", version) }
        json.key("diagnostics")
        json.raw(diagnostics)
      }
    }
  }
}
