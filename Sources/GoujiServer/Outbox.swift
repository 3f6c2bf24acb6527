import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes messages to the client, whole and in order, on a thread of its own: whoever sends never waits for the client.
package final class Outbox: Sendable {
  private let queue = DispatchQueue(label: "gouji.outbox")
  private let write: @Sendable ([UInt8]) -> Bool
  private let broken: @Sendable () -> Void
  private let waiting = Atomic(0)

  /// What a client that does not read may leave waiting.
  private static let limit = 512 << 20

  /// An outbox that sends with `write`; `broken` is called once sending fails, or when too much waits.
  package init(_ write: @escaping @Sendable ([UInt8]) -> Bool, broken: @escaping @Sendable () -> Void) {
    self.write = write
    self.broken = broken
  }

  /// An outbox that writes to a descriptor.
  package convenience init(descriptor: Int32, broken: @escaping @Sendable () -> Void) {
    self.init({ Self.write($0, to: descriptor) }, broken: broken)
  }

  /// Sends `message`.
  package func send(_ message: [UInt8]) {
    let count = message.count
    if waiting.add(count, ordering: .relaxed).newValue > Self.limit { broken() }
    queue.async { [self] in
      if !write(message) { broken() }
      waiting.subtract(count, ordering: .relaxed)
    }
  }

  /// Waits until everything has been sent, or for `seconds`.
  package func flush(seconds: Double) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: .now() + seconds)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position < buffer.count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, base + position, buffer.count - position)
        #else
          let count = Darwin.write(descriptor, base + position, buffer.count - position)
        #endif
        if count > 0 {
          position += count
        } else if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, 1_000)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
