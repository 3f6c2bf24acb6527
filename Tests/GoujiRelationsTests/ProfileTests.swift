import GoujiRelations
import GoujiReport
import GoujiText
import TestSupport
import Testing

/// The profile that the binary carries.
@Suite struct ProfileTests {
  private static let path = "Sources/GoujiRelations/Profiles/standard.gouji"

  @Test func everyLineIsUsable() {
    let read = ProfileReader.read(SourceText(path: "standard", bytes: Array(Repository.text(Self.path).utf8)))
    #expect(read.problems.map(\.message.english) == [])
    #expect(read.profile.relations.count == Profile.standard.relations.count)
    #expect(read.profile.relations.count > 40)
  }

  @Test func everyRelationSaysWhatItMeansAndWhereItComesFrom() {
    for relation in Profile.standard.relations {
      #expect(!relation.meaning.chinese.isEmpty && !relation.meaning.english.isEmpty && !relation.source.isEmpty, "\(relation.id)")
      let isKnown =
        relation.kind == "正文" || relation.kind == Profile.Relation.everyKind || Profile.standard.kinds.contains { $0.name == relation.kind }
      #expect(isKnown, "\(relation.kind)")
    }
  }

  @Test func theFirstRelationsAreThere() {
    let ids = Set(Profile.standard.relations.map(\.id))
    for id in (1...11).map({ "A\($0)" }) + ["A14", "A15", "A16", "A17", "A20"] { #expect(ids.contains(id), "\(id)") }
  }

  @Test func aDeletedLineTakesItsFindingsAlong() {
    let sample = Documents.report(Repository.text("Tests/Samples/flawed.gouji"))
    let text = Repository.text(Self.path)
    let shortened = text.replacing("  !公务用车购置及运行维护费 =", with: "  // ").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("= 合计(!下级)") }.joined(separator: "\n")
    let profile = ProfileReader.read(SourceText(path: "shortened", bytes: Array(shortened.utf8))).profile
    let full = Checker.check(sample).instances.filter { $0.verdict == .broken }.count
    let rest = Checker.check(sample, profile).instances.filter { $0.verdict == .broken }.count
    #expect(full > rest && rest > 0)
    #expect(!profile.relations.contains { $0.id == "A7" })
  }

  @Test(arguments: [
    ("@表类\n", "needs a name"), ("@表类 甲\n  颜色: 红\n", "no setting"), ("@勾稽 X1\n  !甲 = !乙\n", "number and table kinds"),
    ("@勾稽 X1 甲\n  !甲 +\n", "complete relation"), ("@续表\n", "belong here"), ("@定义 甲\n", "write"),
  ])
  func aFaultyLineIsReported(_ text: String, _ part: String) {
    let problems = ProfileReader.read(SourceText(path: "faulty", bytes: Array(text.utf8))).problems
    #expect(problems.contains { $0.message.english.contains(part) }, "\(problems.map(\.message.english))")
  }
}
