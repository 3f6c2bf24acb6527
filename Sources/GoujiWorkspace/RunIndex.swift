import GoujiText

/// Which of the files of one run belong together: last year's report of a unit with this year's, and the reports of
/// units with that of their department. Only what is unambiguous counts.
struct RunIndex: Sendable {
  private struct Account: Hashable {
    var unit: String
    var year: Int
    var kind: ReportIdentity.Kind?
  }

  private let paths: [String]
  private let identities: [ReportIdentity?]
  private let byPath: [String: Int]
  private let byAccount: [Account: [Int]]
  private let byFolder: [String: [Int]]

  /// Reads the first lines of the files at `paths`.
  init(_ paths: [String], jobs: Int) {
    let paths = paths.filter { $0 != "-" }
    self.paths = paths
    identities = Parallel.map(paths, jobs: jobs) { path in
      guard case .success(let bytes) = FileReading.head(path, ReportIdentity.headLength + 1) else { return nil }
      let head = ReportIdentity.head(of: SourceText(path: path, bytes: bytes))
      return SourceEncoding.recognize(head.bytes).iconvName == nil ? ReportIdentity(head) : nil
    }
    byPath = Dictionary(zip(paths, paths.indices)) { first, _ in first }
    byFolder = Dictionary(grouping: paths.indices) { Self.folder(paths[$0]) }
    let identities = identities
    let accounts = paths.indices.compactMap { index in identities[index].flatMap { Self.account($0) }.map { ($0, index) } }
    byAccount = Dictionary(grouping: accounts) { $0.0 }.mapValues { $0.map(\.1) }
  }

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func account(_ identity: ReportIdentity, yearsBefore: Int = 0) -> Account? {
    guard let unit = identity.unit, let year = identity.year else { return nil }
    return Account(unit: unit, year: year - yearsBefore, kind: identity.kind)
  }

  /// The path of last year's report: the only one of the same unit in the same folder, or else in the run.
  func lastYear(of path: String) -> String? {
    guard let index = byPath[path], let identity = identities[index], !identity.namesLastYear,
      let account = Self.account(identity, yearsBefore: 1), let candidates = byAccount[account]
    else { return nil }
    let near = candidates.filter { Self.folder(paths[$0]) == Self.folder(path) }
    let found = near.isEmpty ? candidates : near
    return found.count == 1 ? paths[found[0]] : nil
  }

  /// The paths of the reports of the units of the department at `path`: where its folder holds, of its year, its own
  /// report, one of its own part (本级), and those of other units, each once, and nothing that cannot be told.
  func units(of path: String) -> [String] {
    guard let index = byPath[path], let department = identities[index], department.kind == .department,
      !department.namesUnits, let year = department.year, department.unit != nil
    else { return [] }
    var units: [Int] = []
    for other in byFolder[Self.folder(path)] ?? [] where other != index {
      guard let identity = identities[other], let otherYear = identity.year else { return [] }
      guard otherYear == year else { continue }
      guard identity.kind == .unit, identity.unit != nil else { return [] }
      units.append(other)
    }
    let names = units.compactMap { identities[$0]?.unit }
    let own = units.count { identities[$0]?.isOwnPart(of: department) ?? false }
    guard units.count >= 2, own == 1, Set(names).count == names.count else { return [] }
    return units.map { paths[$0] }
  }
}
