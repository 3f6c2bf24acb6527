import Foundation

/// Compares text with a recorded file. A missing file, or `RECORD_SNAPSHOTS` in the environment, records it and fails,
/// so that nothing is ever accepted unseen.
package enum Snapshot {
  /// What is wrong with `actual` against the recorded file at `path` (from the repository's root); `nil` if they agree.
  package static func difference(_ actual: String, _ path: String) -> String? {
    let url = Repository.root.appendingPathComponent(path)
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
    if recorded == actual { return nil }
    guard let recorded, !isRecording else {
      try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? actual.write(to: url, atomically: true, encoding: .utf8)
      return "recorded \(path); look at it and run again"
    }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let (was, now) = (index < old.count ? old[index] : "(end)", index < new.count ? new[index] : "(end)")
      if was != now { return "\(path):\(index + 1)\n  was \(was)\n  now \(now)" }
    }
    return "\(path) differs"
  }
}
