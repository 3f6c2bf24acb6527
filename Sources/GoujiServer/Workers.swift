import Dispatch
import Synchronization

/// A few threads that work off two lists: answers first, then checks in the background.
package final class Workers: Sendable {
  private struct State {
    var urgent: ArraySlice<@Sendable () -> Void> = []
    var background: ArraySlice<@Sendable () -> Void> = []
    var running = 0
    var checking = 0
  }

  private let state = Mutex(State())
  private let limit: Int
  private let queue = DispatchQueue(label: "gouji.work", attributes: .concurrent)

  /// At most `limit` threads; one of them stays free for answers.
  package init(limit: Int) { self.limit = max(2, limit) }

  /// Does `job` before everything in the background.
  package func answer(_ job: @escaping @Sendable () -> Void) { add { $0.urgent.append(job) } }

  /// Does `job` when nothing more urgent waits.
  package func check(_ job: @escaping @Sendable () -> Void) { add { $0.background.append(job) } }

  /// Whether nothing waits and nothing runs.
  package var isIdle: Bool { state.withLock { $0.running == 0 && $0.urgent.isEmpty && $0.background.isEmpty } }

  private func add(_ body: (inout State) -> Void) {
    let isNeeded = state.withLock { state in
      body(&state)
      guard state.running < limit else { return false }
      state.running += 1
      return true
    }
    if isNeeded { queue.async { [self] in work() } }
  }

  private func work() {
    while true {
      let next = state.withLock { state -> (job: @Sendable () -> Void, isCheck: Bool)? in
        if let job = state.urgent.popFirst() { return (job, false) }
        if state.checking < limit - 1, let job = state.background.popFirst() {
          state.checking += 1
          return (job, true)
        }
        state.running -= 1
        return nil
      }
      guard let next else { return }
      next.job()
      if next.isCheck { state.withLock { $0.checking -= 1 } }
    }
  }
}
