// Which files a command is about: the arguments themselves, and what lies in the folders among them.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The search for files that a list of arguments stands for.
///
/// A named file is always taken. A named folder is searched to all depths for names with the suffix, less hidden
/// files and folders, `.build`, `node_modules` and what ignore files set aside.
///
/// `.gitignore`, `.ignore` and `.goujiignore` count in every folder, also in those above the named one up to the root
/// of its repository, where `.git/info/exclude` counts too. A deeper folder outranks those above it; within a folder,
/// the name that is later in this list outranks the others. A folder with `.git` is a repository of its own, and the
/// rules from outside end there, as they do for git.
package struct FileDiscovery: Sendable {
  /// What a search has found.
  package struct Result: Equatable, Sendable {
    /// The paths as the user would write them, in the order of the arguments and bytewise within each; `-` is
    /// standard input.
    package var files: [String]
    /// What could not be searched or is not there, in the same order.
    package var problems: [Problem]

    /// A result of these parts.
    ///
    /// - Parameters:
    ///   - files: The paths found.
    ///   - problems: The paths that failed.
    package init(files: [String] = [], problems: [Problem] = []) {
      self.files = files
      self.problems = problems
    }
  }

  /// A path that could not be taken.
  package struct Problem: Equatable, Sendable {
    /// The reasons why a path is not taken.
    package enum Kind: Equatable, Sendable {
      /// There is nothing at the path.
      case notFound
      /// The operating system refuses; `EILSEQ` also stands for a name that is not UTF-8.
      case unreadable(errno: Int32)
      /// The folder lies deeper than any real one, and is not searched.
      case tooDeep
      /// A device, a pipe or a socket.
      case notAFile
    }

    /// The path as the user would write it.
    package var path: String
    /// What is wrong with it.
    package var kind: Kind

    /// A problem of these parts.
    ///
    /// - Parameters:
    ///   - path: The path as the user would write it.
    ///   - kind: What is wrong with it.
    package init(path: String, kind: Kind) {
      self.path = path
      self.kind = kind
    }
  }

  private let respectsIgnoreFiles: Bool
  private let fileNameSuffixes: [String]

  /// A search with its settings.
  ///
  /// - Parameters:
  ///   - respectsIgnoreFiles: Whether ignore files count; what is hidden is skipped in any case.
  ///   - fileNameSuffixes: What the names of files in folders may end in; ASCII letters match in either case.
  package init(respectsIgnoreFiles: Bool = true, fileNameSuffixes: [String] = [".gouji"]) {
    self.respectsIgnoreFiles = respectsIgnoreFiles
    self.fileNameSuffixes = fileNameSuffixes
  }

  /// Finds the files that arguments stand for.
  ///
  /// A path that is reached twice is listed where it was reached first; `./a` and `a` are the same path.
  ///
  /// - Parameter arguments: Paths of files and folders, and `-` for standard input.
  /// - Returns: The files and the problems. A problem does not end the search.
  package func find(_ arguments: [String]) -> Result {
    var result = Result()
    var knownFiles: Set<[UInt8]> = []
    var knownProblems: Set<[UInt8]> = []
    for argument in arguments {
      let found = find(argument)
      // Names sort by their bytes, since the order of strings takes different spellings of a character as one.
      for file in found.files.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      where knownFiles.insert(FileDiscovery.identity(of: file)).inserted {
        result.files.append(file)
      }
      for problem in found.problems.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
      where knownProblems.insert(FileDiscovery.identity(of: problem.path)).inserted {
        result.problems.append(problem)
      }
    }
    return result
  }

  private func find(_ argument: String) -> Result {
    if argument == "-" { return Result(files: [argument]) }
    // A path is handed on as a C string, which would end early.
    if argument.isEmpty || argument.utf8.contains(0) {
      return Result(problems: [Problem(path: argument, kind: .notFound)])
    }
    switch FileKind(of: argument) {
    case .file:
      return Result(files: [argument])
    case .folder:
      var walk = FolderWalk(root: argument, suffixes: fileNameSuffixes, respectsIgnoreFiles: respectsIgnoreFiles)
      return walk.run()
    case .other, .link:
      return Result(problems: [Problem(path: argument, kind: .notAFile)])
    case .failure(ENOENT), .failure(ENOTDIR):
      return Result(problems: [Problem(path: argument, kind: .notFound)])
    case .failure(let code):
      return Result(problems: [Problem(path: argument, kind: .unreadable(errno: code))])
    }
  }

  /// What two spellings of a path have in common: its parts, less `.` and empty ones.
  private static func identity(of path: String) -> [UInt8] {
    // Standard input is not the file `./-`.
    if path == "-" { return Array(path.utf8) }
    var identity: [UInt8] = path.utf8.first == slash ? [slash] : []
    for part in path.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
      identity += part
      identity.append(slash)
    }
    return identity
  }
}

private let slash = UInt8(ascii: "/")

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

private func join(_ folder: String, _ name: String) -> String {
  folder.utf8.last == slash ? folder + name : folder + "/" + name
}

// MARK: - What is at a path

private enum FileKind: Equatable {
  case file
  case folder
  case link
  case other
  case failure(Int32)

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }

  /// What a path leads to, links followed.
  init(of path: String) {
    var status = stat()
    self = stat(path, &status) == 0 ? FileKind(mode: status.st_mode) : .failure(errno)
  }
}

private func isPresent(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// The path without links and dots; nil when it cannot be told, or is not UTF-8.
private func physicalPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(validatingCString: resolved)
}

private struct FolderEntry {
  let name: [UInt8]
  let kind: FileKind
}

/// The entries of a folder, in no order, and the error that ended the reading early.
private func entries(of path: String) -> (entries: [FolderEntry], failure: Int32?) {
  guard let folder = opendir(path) else { return ([], errno) }
  defer { closedir(folder) }
  guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return ([], EINVAL) }
  var entries: [FolderEntry] = []
  while true {
    errno = 0
    guard let record = readdir(folder) else { return (entries, errno == 0 ? nil : errno) }
    // The record may be shorter than its type, so that the name must not be copied as the type has it.
    let name = (UnsafeRawPointer(record) + nameOffset).assumingMemoryBound(to: CChar.self)
    let bytes = [UInt8](UnsafeRawBufferPointer(start: name, count: strlen(name)))
    let kind: FileKind
    switch Int(record.pointee.d_type) {
    case Int(DT_REG): kind = .file
    case Int(DT_DIR): kind = .folder
    case Int(DT_LNK): kind = .link
    case Int(DT_UNKNOWN):
      // Some file systems do not say.
      var status = stat()
      let isKnown = fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) == 0
      kind = isKnown ? FileKind(mode: status.st_mode) : .failure(errno)
    default: kind = .other
    }
    entries.append(FolderEntry(name: bytes, kind: kind))
  }
}

// MARK: - Ignore files along a path

/// The ignore files that count in a folder.
private struct IgnoreContext {
  private struct Layer {
    let rules: IgnoreRules
    /// How much of a path lies above the folder of the rules.
    let baseLength: Int
  }

  /// Ascending priority.
  private static let names = [".gitignore", ".ignore", ".goujiignore"]
  private static let sizeLimit = 1 << 24

  /// Ascending priority.
  private var layers: [Layer] = []
  /// The path of the folder from the topmost one that counts, with a slash at its end unless it is that one.
  private var path: [UInt8] = []

  /// The context of a folder's parents up to the root of its repository; empty when it is in none.
  init(above folder: String?, _ problems: inout [FileDiscovery.Problem]) {
    guard var current = folder, !isPresent(join(current, ".git")) else { return }
    // Each with the name of the folder below it.
    var parents: [(path: String, below: Substring.UTF8View)] = []
    while let end = current.utf8.lastIndex(of: slash), current.utf8.count > 1 {
      let name = current[current.utf8.index(after: end)...].utf8
      let parent = end == current.utf8.startIndex ? "/" : String(current[..<end])
      parents.append((parent, name))
      if isPresent(join(parent, ".git")) {
        for parent in parents.reversed() {
          read(in: parent.path, &problems)
          descend(into: Array(parent.below))
        }
        return
      }
      current = parent
    }
  }

  /// Goes on to a folder in this one.
  mutating func descend(into name: [UInt8]) {
    path += name
    path.append(slash)
  }

  /// Adds the ignore files of the folder that the context has come to.
  mutating func read(in folder: String, _ problems: inout [FileDiscovery.Problem]) {
    let repository = join(folder, ".git")
    if isPresent(repository) {
      layers = []
      path = []
      add(join(repository, "info/exclude"), &problems)
    }
    for name in IgnoreContext.names { add(join(folder, name), &problems) }
  }

  private mutating func add(_ file: String, _ problems: inout [FileDiscovery.Problem]) {
    switch FileReading.read(file, limit: IgnoreContext.sizeLimit) {
    case .success(let text):
      let rules = IgnoreRules(text: text)
      if !rules.isEmpty { layers.append(Layer(rules: rules, baseLength: path.count)) }
    case .failure(.notFound), .failure(.isDirectory):
      break
    case .failure(let failure):
      problems.append(.init(path: file, kind: .unreadable(errno: failure.errno)))
    }
  }

  /// Whether a name in the folder is ignored. That the folder itself is not, the walk has seen before.
  func ignores(_ name: [UInt8], isDirectory: Bool) -> Bool {
    if layers.isEmpty { return false }
    let path = path + name
    for layer in layers.reversed() {
      if let verdict = layer.rules.verdict(onItsOwn: path[layer.baseLength...], isDirectory: isDirectory) {
        return verdict
      }
    }
    return false
  }
}

// MARK: - The walk

private struct FolderWalk {
  private struct Pending {
    let path: String
    let depth: Int
    let context: IgnoreContext
  }

  /// No real tree comes near it; a file system mounted into itself would have no end.
  private static let depthLimit = 256

  private let root: String
  private let physicalRoot: String?
  private let suffixes: [[UInt8]]
  private let respectsIgnoreFiles: Bool
  private var result = FileDiscovery.Result()
  /// The folders found but not yet searched, in place of recursion.
  private var pending: [Pending] = []

  init(root: String, suffixes: [String], respectsIgnoreFiles: Bool) {
    self.root = root
    self.suffixes = suffixes.map { $0.utf8.map(lowercased) }
    self.respectsIgnoreFiles = respectsIgnoreFiles
    physicalRoot = physicalPath(root)
  }

  mutating func run() -> FileDiscovery.Result {
    let context = IgnoreContext(above: respectsIgnoreFiles ? physicalRoot : nil, &result.problems)
    pending = [Pending(path: root, depth: 0, context: context)]
    while let folder = pending.popLast() { search(folder) }
    return result
  }

  private mutating func search(_ folder: Pending) {
    let (entries, failure) = entries(of: folder.path)
    switch failure {
    case nil: break
    case ENAMETOOLONG: report(folder.path, .tooDeep)
    case ENOENT: report(folder.path, .notFound)
    case let code?: report(folder.path, .unreadable(errno: code))
    }
    if entries.isEmpty { return }
    var context = folder.context
    if respectsIgnoreFiles { context.read(in: folder.path, &result.problems) }
    // The dot also covers `.build`, `.git` and the two entries for the folder itself and its parent.
    for entry in entries where entry.name.first != UInt8(ascii: ".") {
      switch entry.kind {
      case .folder:
        guard !entry.name.elementsEqual("node_modules".utf8), !context.ignores(entry.name, isDirectory: true),
          let path = path(of: entry, in: folder)
        else { continue }
        if folder.depth >= FolderWalk.depthLimit {
          report(path, .tooDeep)
          continue
        }
        var below = context
        below.descend(into: entry.name)
        pending.append(Pending(path: path, depth: folder.depth + 1, context: below))
      case .file, .link:
        guard hasSuffix(entry.name), !context.ignores(entry.name, isDirectory: false),
          let path = path(of: entry, in: folder)
        else { continue }
        if entry.kind == .file { result.files.append(path) } else { searchLink(path) }
      case .other, .failure:
        continue
      }
    }
  }

  /// Takes a link to a file in the searched folder. One to a folder is not followed: what is in there is found where
  /// it lies, and a walk that follows no links cannot go in circles.
  private mutating func searchLink(_ path: String) {
    switch FileKind(of: path) {
    case .file:
      guard let physicalRoot, let target = physicalPath(path) else { return }
      if target.utf8.starts(with: join(physicalRoot, "").utf8) { result.files.append(path) }
    case .failure(ENOENT): report(path, .notFound)
    case .failure(let code): report(path, .unreadable(errno: code))
    case .folder, .link, .other: return
    }
  }

  private func hasSuffix(_ name: [UInt8]) -> Bool {
    suffixes.contains { name.count >= $0.count && zip(name.suffix($0.count), $0).allSatisfy { lowercased($0) == $1 } }
  }

  /// The path of an entry; a name that is not UTF-8 is a problem, since no string leads to its file.
  private mutating func path(of entry: FolderEntry, in folder: Pending) -> String? {
    if let name = String(validating: entry.name, as: UTF8.self) { return join(folder.path, name) }
    report(join(folder.path, String(decoding: entry.name, as: UTF8.self)), .unreadable(errno: EILSEQ))
    return nil
  }

  private mutating func report(_ path: String, _ kind: FileDiscovery.Problem.Kind) {
    result.problems.append(FileDiscovery.Problem(path: path, kind: kind))
  }
}
