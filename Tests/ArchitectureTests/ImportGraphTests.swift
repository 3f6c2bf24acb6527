import Foundation
import TestSupport
import Testing

/// The arrows between the modules: imports go downward, along what Package.swift permits, and nowhere else.
@Suite struct ImportGraphTests {
  /// The modules of the system that may be imported; each has a reason, and Foundation has none.
  private static let system: Set = ["Dispatch", "Synchronization", "Glibc", "Darwin"]

  /// One target of Package.swift.
  private struct Target {
    var name: String
    var dependencies: [String]
  }

  /// The targets of Package.swift whose code is in Sources, in the order in which they stand there.
  private static let targets: [Target] = {
    let manifest = Repository.text("Package.swift")
    let pattern = /\.(?:target|executableTarget)\(\s*name:\s*"([\w-]+)"(?:,\s*dependencies:\s*\[([^\]]*)\])?/
    return manifest.matches(of: pattern).map { match in
      Target(name: String(match.1), dependencies: (match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) })
    }.filter { FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent("Sources/\($0.name)").path) }
  }()

  /// All modules below `name`.
  private static func below(_ name: String) -> Set<String> {
    let direct = targets.first { $0.name == name }?.dependencies ?? []
    return direct.reduce(into: Set(direct)) { $0.formUnion(below($1)) }
  }

  /// The modules that the files of a module import.
  private static func imports(_ name: String) -> [(file: String, module: String)] {
    Repository.files(in: "Sources/" + name, suffix: ".swift").flatMap { file in
      SwiftSource(Repository.text(file)).imports.map { (file, $0) }
    }
  }

  @Test func everyFolderIsATarget() throws {
    let sources = Repository.root.appendingPathComponent("Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { name in
      var isFolder: ObjCBool = false
      let path = sources.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
    #expect(folders.sorted() == Self.targets.map(\.name).sorted())
    #expect(folders.count > 5)
  }

  /// The manifest lists the modules in the order of the data, so that no arrow can go upward.
  @Test func arrowsGoDownward() {
    for (index, target) in Self.targets.enumerated() {
      let before = Set(Self.targets.prefix(index).map(\.name))
      #expect(Set(target.dependencies).subtracting(before).isEmpty, "\(target.name)")
      #expect(!Self.below(target.name).contains(target.name))
    }
  }

  @Test func modulesImportWhatStandsBelowThem() {
    for target in Self.targets {
      let allowed = Self.below(target.name).union(Self.system)
      let others = Self.imports(target.name).filter { !allowed.contains($0.module) }
      #expect(others.map { "\($0.file): \($0.module)" } == [])
    }
  }

  /// An arrow that nothing uses is one too many.
  @Test func everyArrowIsUsed() {
    for target in Self.targets {
      let used = Set(Self.imports(target.name).map(\.module))
      #expect(Set(target.dependencies).subtracting(used) == [], "\(target.name)")
    }
  }

  @Test func nothingImportsFoundation() {
    let found = Self.targets.flatMap { Self.imports($0.name) }.filter { $0.module.hasPrefix("Foundation") }
    #expect(found.map(\.file) == [])
  }

  /// What stands at the bottom knows nothing of reports, nor of each other.
  @Test func theFoundationsStandAlone() {
    for name in ["GoujiText", "GoujiArithmetic", "GoujiJSON"] {
      #expect(Self.targets.first { $0.name == name }?.dependencies == [])
    }
  }

  /// Nothing but the package itself: a dependency would have to be fetched.
  @Test func thereAreNoPackagesToFetch() {
    #expect(!SwiftSource(Repository.text("Package.swift")).code.contains(".package("))
  }

  // MARK: The reader of imports

  @Test func importsAreFound() {
    let source = SwiftSource(
      """
      // import Comment
      /* import /* Nested */ Block */
      @testable import First
      package import Second
      #if canImport(Third)
        import Third
      #endif
      import struct Fourth.Name
      let text = "import String"
      let more = \"\"\"
        import Text \\(f("import Inner")) import Text
        \"\"\"
      @preconcurrency public import func Fifth.run
      """)
    #expect(source.imports == ["First", "Second", "Third", "Fourth", "Fifth"])
  }
}
