import GoujiRelations
import GoujiText
import Synchronization

/// Profiles that workspaces add to the standard one, each read once.
final class ProfileCache: Sendable {
  private struct Entry: Sendable {
    var profile: Profile
    var problems: [ConfigurationProblem]
  }

  private let entries = Mutex<[[String]: Entry]>([:])

  /// The standard profile extended by the files at `paths`, and the lines in them that cannot be used.
  /// Without paths and where it need not be whole, the relations are read when a report needs them.
  func profile(_ paths: [String], isWhole: Bool = true) -> (Profile, [ConfigurationProblem]) {
    if paths.isEmpty { return (isWhole ? .standard : .standardOutline, []) }
    if let known = entries.withLock({ $0[paths] }) { return (known.profile, known.problems) }
    var entry = Entry(profile: .standard, problems: [])
    for path in paths {
      switch SourceReading.read(path, standardInputName: path) {
      case .failure(let problem):
        entry.problems.append(ConfigurationProblem(path: path, position: problem.position, message: problem.message))
      case .success(let source):
        let read = ProfileReader.read(source)
        entry.profile.extend(by: read.profile)
        entry.problems += read.problems.map { problem in
          let position = source.lines.position(of: problem.range.start, in: source.bytes)
          return ConfigurationProblem(path: path, position: position, message: problem.message)
        }
      }
    }
    entries.withLock { $0[paths] = entry }
    return (entry.profile, entry.problems)
  }
}
