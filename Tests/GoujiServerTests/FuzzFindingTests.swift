import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What fuzzing starts from, and what it has found, goes through its target without a fault.
@Suite struct FuzzFindingTests {
  @Test(arguments: FuzzTarget.allCases, ["Seeds", "Findings"])
  func nothingIsWrongAnyMore(_ target: FuzzTarget, _ folder: String) throws {
    let folder = Repository.root.appendingPathComponent("Tests/Fuzz/\(folder)/\(target.rawValue)")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    #expect(!files.isEmpty || folder.path.contains("Findings"), "no files in \(folder.path)")
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(try Data(contentsOf: file))
      do throws(FuzzTarget.Fault) {
        try target.run(bytes)
      } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
      }
    }
  }
}
