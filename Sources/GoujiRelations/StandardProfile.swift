import GoujiReport
import GoujiSyntax
import GoujiText
import Synchronization

extension Profile {
  /// The profile that the binary carries.
  package static let standard = StandardProfile.read(StandardProfile.parts)

  /// The same profile without its relations: those of the kinds of tables that a report has are read when they are needed.
  package static let standardOutline: Profile = {
    var profile = StandardProfile.read(StandardProfile.parts.filter { $0.kinds == nil })
    profile.isOutline = true
    return profile
  }()

  /// The profile with all its relations.
  package var whole: Profile { isOutline ? .standard : self }
}

/// The profile that the binary carries, in parts: a run over one report needs a third of it.
enum StandardProfile {
  /// A directive with the lines that belong to it.
  struct Part {
    var range: TextRange
    /// The kinds of tables of a relation; `nil` for what always counts.
    var kinds: [String]?
  }

  private static let bytes = PackageResources.standard_gouji

  /// The parts, in order.
  static let parts = DirectiveContent.extents(bytes).map { Part(range: $0, kinds: kinds($0)) }

  /// What was read of the relations.
  private struct Known: Sendable {
    /// The relations for sets of kinds. Few sets occur: reports have the same tables.
    var sets: [[String]: [Profile.Relation]] = [:]
    /// The relations of each part that was read.
    var parts: [Int: [Profile.Relation]] = [:]
  }

  private static let known = Mutex(Known())
  /// How many sets are kept before all relations are read.
  private static let mostSets = 32

  /// The relations of tables of `kinds`, in the order of the profile; more, once many sets of kinds have been seen.
  static func relations(_ kinds: Set<String>) -> [Profile.Relation] {
    let key = kinds.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return known.withLock { known in
      if let relations = known.sets[key] { return relations }
      if known.sets.count >= mostSets { return Profile.standard.relations }
      var relations: [Profile.Relation] = []
      for (number, part) in parts.enumerated() {
        guard let own = part.kinds, own.contains(Profile.Relation.everyKind) || own.contains(where: { kinds.contains($0) }) else {
          continue
        }
        let found = known.parts[number] ?? read([part]).relations
        known.parts[number] = found
        relations += found
      }
      known.sets[key] = relations
      return relations
    }
  }

  static func read(_ parts: [Part]) -> Profile {
    ProfileReader.read(parts.lazy.map { DirectiveContent(bytes, $0.range) }).profile
  }

  /// The kinds behind `@勾稽 A7` of the directive at `range`; `nil` for another directive.
  private static func kinds(_ range: TextRange) -> [String]? {
    let line = bytes[range.start..<range.end].prefix { $0 != 0x0A }
    let words = line.split(separator: 0x20, maxSplits: 3)
    guard words.count >= 3, words[0].elementsEqual("@勾稽".utf8) else { return nil }
    return NameList.split(bytes, TextRange(words[2].startIndex, words[2].endIndex))
  }
}
