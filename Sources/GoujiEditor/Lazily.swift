import Synchronization

/// A value that is computed when it is first asked for, once, on whatever thread asks.
package final class Lazily<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case ready(Value)
  }

  private let state: Mutex<State>

  /// What `compute` gives.
  package init(_ compute: @escaping @Sendable () -> Value) { state = Mutex(.waiting(compute)) }

  /// The value. Who asks while it is being computed waits for it; what it was computed from is let go.
  package func get() -> Value {
    state.withLock { state in
      switch state {
      case .ready(let value): return value
      case .waiting(let compute):
        let value = compute()
        state = .ready(value)
        return value
      }
    }
  }

  /// The value, if it has been computed; never waits.
  package var ready: Value? {
    let value = state.withLockIfAvailable { state -> Value? in
      if case .ready(let value) = state { return value }
      return nil
    }
    return value ?? nil
  }
}
