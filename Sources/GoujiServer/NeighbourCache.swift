import GoujiReport
import GoujiWorkspace
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reports on disk that open ones name, read again only when a file has changed.
final class NeighbourCache: Sendable {
  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(truncatingIfNeeded: status.st_ino)
      size = Int64(status.st_size)
      #if canImport(Darwin)
        (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
      #else
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      #endif
    }
  }

  private struct Entry {
    var stamp: Stamp
    var report: Report
  }

  /// How many reports are kept.
  private static let limit = 256

  private let entries = Mutex<[String: Entry]>([:])

  /// The report at `path`.
  func report(_ path: String) -> Result<Report, ReadingProblem> {
    guard let stamp = Stamp(path) else { return Neighbours.read(path) }
    if let entry = entries.withLock({ $0[path] }), entry.stamp == stamp { return .success(entry.report) }
    let result = Neighbours.read(path)
    if case .success(let report) = result {
      entries.withLock { entries in
        if entries.count >= Self.limit, let any = entries.keys.first { entries[any] = nil }
        entries[path] = Entry(stamp: stamp, report: report)
      }
    }
    return result
  }

  /// Forgets all reports.
  func forgetAll() { entries.withLock { $0.removeAll() } }
}
