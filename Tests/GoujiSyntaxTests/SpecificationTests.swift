import Foundation
import TestSupport
import Testing

/// Runs every example of the specifications in `Grammar/`.
@Suite struct SpecificationTests {
  @Test(arguments: Repository.specificationExamples("Grammar/specification.md"))
  func exampleHolds(_ example: SpecificationExample) {
    #expect(example.actual() == example.expected)
  }

  @Test func specificationHasExamples() {
    #expect(Repository.specificationExamples("Grammar/specification.md").count > 60)
  }
}
