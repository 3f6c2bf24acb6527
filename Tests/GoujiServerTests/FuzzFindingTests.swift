import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What fuzzing starts from, and what it has found, goes through its target without a fault.
@Suite struct FuzzFindingTests {
  /// What a target starts from: the samples that are listed, or files of its own.
  private static func seeds(_ target: FuzzTarget) -> [String] {
    switch target {
    case .parser, .report, .checker: Repository.text("Tests/Fuzz/Seeds/documents.txt").split(separator: "\n").map(String.init)
    case .messages, .server: Repository.files(in: "Tests/Fuzz/Seeds/\(target.rawValue)", suffix: "")
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func nothingIsWrongAnyMore(_ target: FuzzTarget) throws {
    let seeds = Self.seeds(target)
    #expect(!seeds.isEmpty)
    for file in seeds + Repository.files(in: "Tests/Fuzz/Findings/\(target.rawValue)", suffix: "") {
      let bytes = try #require(Repository.bytes(file), "no file \(file)")
      do throws(FuzzTarget.Fault) {
        try target.run(bytes)
      } catch {
        Issue.record("\(file): \(error)")
      }
    }
  }
}
