import Foundation
import TestSupport
import Testing

/// What stands at the top level of the repository.
@Suite struct RepositoryTests {
  @Test func topLevelHoldsOnlyWhatBelongsThere() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    let allowed: Set = ["Package.swift", "Sources", "Tests", "Grammar", "Editors", "README.md", "Package.resolved"]
    #expect(names.filter { !$0.hasPrefix(".") && !allowed.contains($0) } == [])
  }

  @Test func whatMustStandThereDoes() throws {
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: Repository.root.path))
    #expect(Set(["Package.swift", "Sources", "Tests", "Grammar", ".swift-format", ".gitignore"]).subtracting(names) == [])
  }

  /// No test that no target runs.
  @Test func everyTestFolderIsATarget() throws {
    let manifest = Repository.text("Package.swift")
    let files = Repository.files(in: "Tests", suffix: ".swift")
    let folders = Set(files.compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    let orphans = folders.filter { !manifest.contains("\"\($0)\"") && !manifest.contains("\"Tests/\($0)\"") }
    #expect(orphans.sorted() == [])
  }
}
