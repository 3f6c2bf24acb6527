import GoujiJSON
import GoujiProtocol
import GoujiText
import GoujiWorkspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders that a client works in, and the files in them.
enum Workspace {
  /// The most files that are looked into.
  static let fileLimit = 2_000

  /// The folders that an initialize request names; none in single-file mode.
  static func folders(_ params: JSONValue) -> [String] {
    let folders = (params["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }
    if !folders.isEmpty { return folders.map(normalized) }
    if let root = params["rootUri"]?.string.flatMap(DocumentURI.path) ?? params["rootPath"]?.string, root.hasPrefix("/") {
      return [normalized(root)]
    }
    return []
  }

  /// The reports in `folders`. A folder that is a user's home, or holds all homes, is no workspace and is not searched.
  static func files(_ folders: [String]) -> [String] {
    let home = getenv("HOME").flatMap { String(validatingCString: $0) }.map(normalized)
    let searched = folders.filter { folder in
      guard folder != "/" else { return false }
      return home.map { $0 != folder && !$0.hasPrefix(folder + "/") } ?? true
    }
    guard !searched.isEmpty else { return [] }
    return Array(FileDiscovery().find(searched).files.prefix(fileLimit)).map(normalized)
  }

  /// An absolute path without dots and doubled slashes; other names stay as they are.
  static func normalized(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// What has the client tell when reports or configuration files change.
  static func registration(_ json: inout JSONWriter) {
    json.object { json in
      json.key("registrations")
      json.array { json in
        json.object { json in
          json.field("id", "gouji-files")
          json.field("method", "workspace/didChangeWatchedFiles")
          json.key("registerOptions")
          json.object { json in
            json.key("watchers")
            json.array(["**/*.gouji", "**/" + ConfigurationFinder.fileName]) { json, pattern in
              json.object { $0.field("globPattern", pattern) }
            }
          }
        }
      }
    }
  }
}

extension Session {
  /// The files of the workspace: those that are open as they are in the editor, then the others.
  func workspaceDocuments() -> [(uri: String, path: String?)] {
    let (folders, open) = state.withLock { ($0.folders, Array($0.documents.entries.keys).sorted()) }
    var result = open.map { (uri: $0, path: String?.none) }
    let known = Set(open.compactMap { DocumentURI.path($0).map(Workspace.normalized) })
    result += Workspace.files(folders).filter { !known.contains($0) }.map { (DocumentURI.uri($0), $0) }
    return result
  }

  func didChangeFolders(_ params: JSONValue) {
    func paths(_ key: String) -> [String] {
      (params["event"]?[key]?.array ?? []).compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }.map(Workspace.normalized)
    }
    let (added, removed) = (paths("added"), paths("removed"))
    state.withLock { state in
      state.folders.removeAll { removed.contains($0) }
      state.folders += added.filter { !state.folders.contains($0) }
    }
  }

  func didChangeWatchedFiles(_ params: JSONValue) {
    let paths = (params["changes"]?.array ?? []).compactMap { $0["uri"]?.string.flatMap(DocumentURI.path) }.map(Workspace.normalized)
    let (linter, open) = state.withLock { state in
      (state.linter, state.documents.entries.keys.map { DocumentURI.path($0) ?? $0 })
    }
    let profiles = Set(open.flatMap { linter.configuration(for: $0).configuration.profiles }.map(Workspace.normalized))
    if paths.contains(where: { $0.hasSuffix("/" + ConfigurationFinder.fileName) || profiles.contains($0) }) {
      return configurationChanged()
    }
    let changed = Set(paths)
    recheck { !$1.isDisjoint(with: changed) }
  }

  // MARK: Settings

  func didChangeConfiguration(_ params: JSONValue) {
    // Clients that answer questions send null here; others send what they have.
    if state.withLock({ $0.capabilities.answersConfiguration }) {
      askForSettings()
    } else {
      take(params["settings"])
    }
  }

  func askForSettings() {
    ask("workspace/configuration") { json in
      json.object { json in
        json.key("items")
        json.array { $0.object { $0.field("section", "gouji") } }
      }
    } _: { [weak self] result in
      self?.take(result?.array?.first)
    }
  }

  private func take(_ settings: JSONValue?) {
    let hasChanged = state.withLock { state in
      let old = state.settings
      state.settings.update(settings)
      return old != state.settings
    }
    if hasChanged { configurationChanged() }
  }
}
