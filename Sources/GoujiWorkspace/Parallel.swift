import Dispatch
import Synchronization

/// Work on many items at a time.
enum Parallel {
  /// What `transform` makes of each item, in the order of the items, with at most `jobs` at a time.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @Sendable (Item) -> Value
  ) -> [Value] {
    let jobs = max(1, min(jobs, items.count))
    guard jobs > 1 else { return items.map { transform($0) } }
    let values = Mutex([Value?](repeating: nil, count: items.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let value = transform(items[index])
        values.withLock { $0[index] = value }
      }
    }
    return values.withLock { $0 }.compactMap { $0 }
  }
}
