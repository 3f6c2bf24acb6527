import Foundation
import TestSupport
import Testing

/// What stands at the top level of the repository.
@Suite struct RepositoryTests {
  @Test func topLevelHoldsOnlyWhatBelongsThere() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
    let allowed: Set<String> = ["Package.swift", "Sources", "Tests", "Grammar", "Editors", "README.md", "Package.resolved"]
    #expect(names.filter { !$0.hasPrefix(".") && !allowed.contains($0) } == [])
  }
}
