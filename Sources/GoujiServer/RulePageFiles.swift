import GoujiEditor
import GoujiProtocol
import GoujiRelations
import GoujiRules
import GoujiText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pages of rules as files in the user's cache, so that a diagnostic can link to one without a network.
final class RulePageFiles: Sendable {
  private let written = Mutex<[String: String?]>([:])

  /// The URI of the page of rule `id`; `nil` where there is none, or no place to put it.
  func uri(_ id: String, _ profile: Profile, _ language: Language) -> String? {
    let key = language.rawValue + "/" + id
    return written.withLock { written in
      if let known = written[key] { return known }
      let uri = RuleText.page(id, profile, language).flatMap { Self.store($0, id, language) }.map(DocumentURI.uri)
      written.updateValue(uri, forKey: key)
      return uri
    }
  }

  private static func store(_ text: String, _ id: String, _ language: Language) -> String? {
    guard !id.contains("/"), !id.hasPrefix("."), let cache = folder else { return nil }
    var folder = cache
    for part in ["gouji", "rules-" + language.rawValue] {
      folder += "/" + part
      if mkdir(folder, 0o700) != 0, errno != EEXIST { return nil }
    }
    let path = folder + "/" + id + ".md"
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard count == bytes.count, rename(temporary, path) == 0 else {
      unlink(temporary)
      return nil
    }
    return path
  }

  /// The user's cache: made if it is not there yet.
  private static var folder: String? {
    func value(_ name: String) -> String? {
      getenv(name).flatMap { String(validatingCString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let cache = value("XDG_CACHE_HOME") { return cache }
    guard let home = value("HOME") else { return nil }
    let cache = home + "/.cache"
    return mkdir(cache, 0o700) == 0 || errno == EEXIST ? cache : nil
  }
}
