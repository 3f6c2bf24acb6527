import GoujiText
import TestSupport
import Testing

@testable import GoujiRelations

/// The standard profile in parts says what the whole one says.
@Suite struct StandardProfileTests {
  private static func summary(_ relations: [Profile.Relation]) -> [String] {
    relations.map { "\($0.id) \($0.kind) \($0.text) \($0.meaning.english)" }
  }

  /// What the binary carries is read without a tree: that says the same as reading it as any other profile.
  @Test func readWithoutATreeItSaysTheSame() {
    let bytes = Array(Repository.text("Sources/GoujiRelations/Profiles/standard.gouji").utf8)
    let read = ProfileReader.read(SourceText(path: "standard", bytes: bytes)).profile
    func withoutPlaces(_ relation: Profile.Relation) -> String { "\(relation)".replacing(/TextRange\([^)]*\)/, with: "") }
    #expect(Profile.standard.relations.map(withoutPlaces) == read.relations.map(withoutPlaces))
    #expect(Profile.standard.kinds == read.kinds && Profile.standard.aliases == read.aliases)
  }

  @Test func outlineHasKindsAndNames() {
    let (whole, outline) = (Profile.standard, Profile.standardOutline)
    #expect(outline.kinds == whole.kinds)
    #expect(outline.aliases == whole.aliases)
    #expect(outline.relations.isEmpty)
  }

  @Test func relationsOfOneKindAreTheWholeProfiles() {
    for kind in Profile.standard.kinds.map(\.name) + ["正文"] {
      let expected = Profile.standard.relations.filter { $0.holds(in: kind) }
      let found = StandardProfile.relations([kind]).filter { $0.holds(in: kind) }
      #expect(Self.summary(found) == Self.summary(expected), "\(kind)")
    }
  }

  @Test func relationsOfAllKindsAreTheWholeProfile() {
    let kinds = Set(Profile.standard.relations.map(\.kind))
    #expect(Self.summary(StandardProfile.relations(kinds)) == Self.summary(Profile.standard.relations))
  }
}
