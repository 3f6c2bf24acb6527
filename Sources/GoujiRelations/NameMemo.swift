import GoujiReport
import GoujiText
import Synchronization

/// The names that rows and columns go by in a profile, each worked out once for a report.
final class NameMemo: Sendable {
  private let profile: Profile
  private let known = Mutex<[TextKey: [String]]>([:])

  /// More names than this are not handed on: a writer who types paths asks for ever new ones.
  private static let most = 4_096

  init(_ profile: Profile) { self.profile = profile }

  /// Whether it may be handed on to the next state of a report.
  var isSmall: Bool { known.withLock { $0.count <= Self.most } }

  /// The names that `name` goes by: itself first, in comparable form.
  func names(_ name: String) -> [String] {
    known.withLock { known in
      let key = TextKey(name)
      if let names = known[key] { return names }
      let names = profile.names(name)
      known[key] = names
      return names
    }
  }
}
