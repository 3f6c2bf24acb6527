import GoujiReport
import GoujiText
import Synchronization

extension Profile {
  /// The profile that the binary carries.
  package static let standard = ProfileReader.read(StandardProfile.source).profile

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
    var range: Range<Int>
    /// The kinds of tables of a relation; `nil` for what always counts.
    var kinds: [String]?
  }

  static let source = SourceText(path: "standard.gouji", bytes: PackageResources.standard_gouji)

  /// The parts, in order.
  static let parts: [Part] = {
    var parts: [Part] = []
    let bytes = source.bytes
    for line in 0..<source.lines.count {
      let start = source.lines.starts[line]
      let end = line + 1 < source.lines.count ? source.lines.starts[line + 1] : bytes.count
      if start < end, bytes[start] == UInt8(ascii: "@") {
        parts.append(Part(range: start..<end, kinds: kinds(bytes[start..<end])))
      } else if start < end, bytes[start] == UInt8(ascii: " "), let last = parts.indices.last {
        parts[last].range = parts[last].range.lowerBound..<end
      }
    }
    return parts
  }()

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
    var bytes: [UInt8] = []
    for part in parts {
      bytes += source.bytes[part.range]
      bytes.append(0x0A)
    }
    return ProfileReader.read(SourceText(path: source.path, bytes: bytes)).profile
  }

  /// The kinds behind `@勾稽 A7`; `nil` for another directive.
  private static func kinds(_ line: ArraySlice<UInt8>) -> [String]? {
    let words = line.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    guard words.count >= 3, words[words.startIndex].elementsEqual("@勾稽".utf8) else { return nil }
    return NameList.split(String(decoding: words[words.startIndex + 2], as: Unicode.UTF8.self))
  }
}
