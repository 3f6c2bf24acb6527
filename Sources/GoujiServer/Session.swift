import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiReport
import GoujiText
import GoujiWorkspace
import Synchronization

/// A conversation with one client, from its first message to its last.
///
/// Messages come in on one thread, in order; what changes documents is done there and then. What asks is answered on other
/// threads, from the state that the document had when the question came.
package final class Session: Sendable {
  /// Where the conversation is.
  enum Phase { case starting, running, stopping }

  /// All that changes.
  struct State {
    var phase = Phase.starting
    var capabilities = ClientCapabilities()
    var language: Language
    var settings = Settings()
    var documents = Documents()
    /// The folders of the workspace, as absolute paths.
    var folders: [String] = []
    var linter = Linter()
    /// The requests that wait for an answer, and how often.
    var pending: [RequestID: Int] = [:]
    /// Our own requests, and what is done with the answer.
    var asked: [RequestID: @Sendable (JSONValue?) -> Void] = [:]
    var lastID = 0
    /// The requests whose progress is shown, by the token.
    var progress: [[UInt8]: RequestID] = [:]
    /// The documents that will be checked.
    var scheduled: Set<String> = []
    /// What was last published of each document, without its version.
    var published: [String: [UInt8]] = [:]
    /// The paths of the reports that each document names.
    var dependencies: [String: Set<String>] = [:]
    /// The semantic tokens that the client has of each document.
    var tokens: [String: (id: String, data: [Int])] = [:]
    /// Problems of configuration files that were shown.
    var shownProblems: Set<ConfigurationProblem> = []
    /// Whether the trace is on.
    var traces = false
  }

  let state: Mutex<State>
  let outbox: Outbox
  let workers: Workers
  let neighbours = NeighbourCache()
  let pages = RulePageFiles()
  /// The version of the program.
  let version: String
  /// Ends the process.
  private let exit: @Sendable (Int32) -> Void
  /// Called with the process that started the server, once it is known.
  private let watch: @Sendable (Int) -> Void

  /// A conversation through `outbox`. `exit` ends the program, `watch` has it end when a process does.
  package init(
    outbox: Outbox, workers: Workers, language: Language, version: String, exit: @escaping @Sendable (Int32) -> Void,
    watch: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    state = Mutex(State(language: language))
    self.outbox = outbox
    self.workers = workers
    self.version = version
    self.exit = exit
    self.watch = watch
  }

  /// Takes what the reader found.
  package func receive(_ item: MessageReader.Item) {
    switch item {
    case .message(let value): receive(Message(value))
    case .broken(let reason): outbox.send(MessageWriter.failure(nil, ResponseError(.parseError, reason)))
    }
  }

  private func receive(_ message: Message) {
    switch message {
    case .request(let id, let method, let params): request(id, method, params)
    case .notification(let method, let params): notification(method, params)
    case .response(let id, let result):
      let action = state.withLock { $0.asked.removeValue(forKey: id) }
      action?(result)
    case .invalid(let id, let error): outbox.send(MessageWriter.failure(id, error))
    case .ignored: break
    }
  }

  /// The code that the process ends with when the client is gone: 0 after a shutdown.
  package var exitCode: Int32 { state.withLock { $0.phase == .stopping } ? 0 : 1 }

  // MARK: Requests

  private func request(_ id: RequestID, _ method: String, _ params: JSONValue) {
    let phase = state.withLock { $0.phase }
    switch (phase, method) {
    case (.starting, "initialize"): initialize(id, params)
    case (.starting, _): refuse(id, .serverNotInitialized, "the first request is initialize")
    case (.stopping, _): refuse(id, .invalidRequest, "the server is shutting down")
    case (.running, "initialize"): refuse(id, .invalidRequest, "initialize stands twice")
    case (.running, "shutdown"):
      state.withLock { $0.phase = .stopping }
      outbox.send(MessageWriter.response(id) { $0.null() })
    case (.running, _):
      guard let handler = Requests.handler(method) else { return refuse(id, .methodNotFound, "no method \(method)") }
      answer(id, method, params, handler)
    }
  }

  private func answer(_ id: RequestID, _ method: String, _ params: JSONValue, _ handler: any Request.Type) {
    let uri = params["textDocument"]?["uri"]?.string
    let snapshot = uri.flatMap { self.snapshot(open: $0) }
    let context = state.withLock { state in
      state.pending[id, default: 0] += 1
      return RequestContext(
        session: self, id: id, snapshot: snapshot, language: state.language, capabilities: state.capabilities,
        settings: state.settings)
    }
    workers.answer { [self] in
      guard state.withLock({ $0.pending[id] != nil }) else { return }
      var json = JSONWriter()
      let message: [UInt8]
      do throws(ResponseError) {
        try handler.answer(params, context, &json)
        message = MessageWriter.response(id, written: json)
      } catch {
        message = MessageWriter.failure(id, error)
      }
      if finish(id) { outbox.send(message) }
    }
  }

  /// Whether a request still waits for its answer; who gets `true` must send it.
  private func finish(_ id: RequestID) -> Bool {
    state.withLock { state in
      guard let count = state.pending[id] else { return false }
      state.pending[id] = count > 1 ? count - 1 : nil
      return true
    }
  }

  /// Whether nobody waits for the answer any more.
  func isCancelled(_ id: RequestID) -> Bool { state.withLock { $0.pending[id] == nil } }

  private func refuse(_ id: RequestID, _ code: ResponseError.Code, _ message: String) {
    outbox.send(MessageWriter.failure(id, ResponseError(code, message)))
  }

  private func cancel(_ params: JSONValue) {
    if let id = RequestID(params["id"]) { cancel(id) }
  }

  /// Answers a request at once with the news that it was cancelled.
  func cancel(_ id: RequestID) {
    guard finish(id) else { return }
    refuse(id, .requestCancelled, "cancelled")
  }

  /// Asks the client; `action` gets the result, or `nil` for an error.
  func ask(_ method: String, _ params: ((inout JSONWriter) -> Void)?, _ action: @escaping @Sendable (JSONValue?) -> Void = { _ in }) {
    let id = state.withLock { state in
      state.lastID += 1
      let id = RequestID.text("gouji-\(state.lastID)")
      state.asked[id] = action
      return id
    }
    outbox.send(MessageWriter.request(id, method, params))
  }

  /// Writes a line into the client's log.
  func log(_ type: Int, _ text: String) {
    outbox.send(
      MessageWriter.notification("window/logMessage") { json in
        json.object { json in
          json.field("type", type)
          json.field("message", text)
        }
      })
  }

  // MARK: Notifications

  private func notification(_ method: String, _ params: JSONValue) {
    if method == "exit" { return end() }
    guard state.withLock({ $0.phase == .running }) else { return }
    switch method {
    case "initialized": initialized()
    // Kate sends it without an id.
    case "shutdown": state.withLock { $0.phase = .stopping }
    case "$/cancelRequest": cancel(params)
    case "window/workDoneProgress/cancel": cancelProgress(params)
    case "$/setTrace":
      state.withLock { $0.traces = params["value"]?.string.map { $0 != "off" } ?? false }
    case "textDocument/didOpen": didOpen(params)
    case "textDocument/didChange": didChange(params)
    case "textDocument/didSave": didSave(params)
    case "textDocument/didClose": didClose(params)
    case "workspace/didChangeConfiguration": didChangeConfiguration(params)
    case "workspace/didChangeWatchedFiles": didChangeWatchedFiles(params)
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(params)
    // Others are for servers that know them.
    default: trace("ignored \(method)")
    }
  }

  func trace(_ text: String) {
    guard state.withLock({ $0.traces }) else { return }
    outbox.send(MessageWriter.notification("$/logTrace") { $0.object { $0.field("message", text) } })
  }

  private func end() {
    outbox.flush(seconds: 1)
    exit(exitCode)
  }

  // MARK: Beginning

  private func initialize(_ id: RequestID, _ params: JSONValue) {
    var capabilities = ClientCapabilities(params["capabilities"])
    // For clients that count bytes and do not say so.
    if let encoding = params["initializationOptions"]?["positionEncoding"]?.string.flatMap({ PositionEncoding(rawValue: $0) }) {
      capabilities.encoding = encoding
    }
    let folders = Workspace.folders(params)
    state.withLock { [capabilities] state in
      state.phase = .running
      state.capabilities = capabilities
      state.folders = folders
      if let language = params["locale"]?.string.flatMap({ Language(tag: $0) }) { state.language = language }
      state.settings.update(params["initializationOptions"])
      state.traces = params["trace"]?.string.map { $0 != "off" } ?? false
      state.linter = Linter(state.settings.linter)
    }
    if let process = params["processId"]?.int, process > 0 { watch(process) }
    let version = version
    outbox.send(
      MessageWriter.response(id) { [capabilities] json in
        json.object { json in
          json.key("capabilities")
          ServerCapabilities.write(capabilities, to: &json)
          json.key("serverInfo")
          json.object { json in
            json.field("name", "gouji")
            json.field("version", version)
          }
        }
      })
  }

  private func initialized() {
    let capabilities = state.withLock { $0.capabilities }
    if capabilities.watchesFiles {
      ask("client/registerCapability", Workspace.registration)
    }
    if capabilities.answersConfiguration { askForSettings() }
  }
}

extension MessageWriter {
  /// The answer with a result that has been written.
  static func response(_ id: RequestID, written result: JSONWriter) -> [UInt8] {
    response(id) { $0.raw(result.bytes.isEmpty ? Array("null".utf8) : result.bytes) }
  }
}
