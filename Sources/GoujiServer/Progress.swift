import GoujiJSON
import GoujiProtocol
import GoujiText
import Synchronization

/// Tells the client how far work is that takes long: with the token that it gave, or with one that it is asked to create.
///
/// A token of ours may be used only once the client has said yes; what there was to tell before that is not told later.
final class Progress: Sendable {
  /// Where the conversation about the work is.
  private enum Phase { case refused, asked, open, closed }

  /// From so many files on, going through them is long.
  static let many = 20

  private let phase: Mutex<Phase>
  private let token: [UInt8]
  private let title: String
  private let session: Session
  private let id: RequestID

  /// The work of the request in `context`; `given` is the token that came with it. A client that gave none is asked for one
  /// if the work `isLong`.
  init(_ given: JSONValue?, _ context: RequestContext, _ title: Localized, isLong: Bool) {
    session = context.session
    id = context.id
    self.title = title.text(context.language)
    var json = JSONWriter()
    if let given = given.flatMap({ $0.string != nil || $0.int != nil ? $0 : nil }) {
      json.value(given)
      token = json.bytes
      phase = Mutex(.open)
      session.state.withLock { [token, id] in $0.progress[token] = id }
      session.outbox.send(beginning)
    } else if isLong, context.capabilities.createsProgress {
      json.string(session.nextName("gouji-work-"))
      token = json.bytes
      phase = Mutex(.asked)
      session.state.withLock { [token, id] in $0.progress[token] = id }
      session.ask("window/workDoneProgress/create") { [token] json in
        json.object { json in
          json.key("token")
          json.raw(token)
        }
      } _: { [self] result in
        // Sent before anybody else can see that it is open: what is done comes behind the beginning.
        phase.withLock { phase in
          guard phase == .asked else { return }
          phase = result == nil ? .refused : .open
          if phase == .open { session.outbox.send(beginning) }
        }
      }
    } else {
      token = []
      phase = Mutex(.refused)
    }
  }

  /// Says how much is done.
  func report(_ done: Int, of count: Int) {
    guard count > 0, done > 0, done * 100 / count != (done - 1) * 100 / count else { return }
    send { json in
      json.field("kind", "report")
      json.field("message", "\(done)/\(count)")
      json.field("percentage", done * 100 / count)
    }
  }

  /// Says that the work is over.
  func end() {
    send(last: true) { $0.field("kind", "end") }
    session.state.withLock { [token] in $0.progress[token] = nil }
  }

  private var beginning: [UInt8] {
    message { json in
      json.field("kind", "begin")
      json.field("title", title)
      json.field("percentage", 0)
      json.field("cancellable", true)
    }
  }

  private func message(_ value: (inout JSONWriter) -> Void) -> [UInt8] {
    MessageWriter.notification("$/progress") { json in
      json.object { json in
        json.key("token")
        json.raw(token)
        json.key("value")
        json.object { value(&$0) }
      }
    }
  }

  /// Sends `value`, unless the client does not want to know, or the work is over.
  private func send(last: Bool = false, _ value: (inout JSONWriter) -> Void) {
    let message = message(value)
    phase.withLock { phase in
      let isOpen = phase == .open
      if last { phase = .closed }
      if isOpen { session.outbox.send(message) }
    }
  }
}

extension Session {
  /// A name that nothing else has.
  func nextName(_ prefix: String) -> String {
    state.withLock { state in
      state.lastID += 1
      return prefix + String(state.lastID)
    }
  }

  /// `window/workDoneProgress/cancel`: the request whose progress it is, is cancelled.
  func cancelProgress(_ params: JSONValue) {
    var json = JSONWriter()
    guard let token = params["token"] else { return }
    json.value(token)
    guard let id = state.withLock({ [bytes = json.bytes] in $0.progress[bytes] }) else { return }
    cancel(id)
  }
}
