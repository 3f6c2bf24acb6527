import GoujiText

/// The skeleton of a report: nine tables with their headers, and the prose with its figures bound to them.
package struct Skeleton {
  /// Whose accounts they are.
  package enum Kind: String, Sendable, CaseIterable {
    /// A department's with all its units.
    case department = "部门"
    /// One unit's.
    case unit = "单位"
  }

  /// The skeleton for the year `year` of `name`.
  package static func text(_ kind: Kind, year: Int, name: String) -> [UInt8] {
    let template = String(decoding: PackageResources.skeleton_gouji, as: UTF8.self)
    var result = ""
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let line = chosen(line, kind) else { continue }
      result += filled(line, ["〈年度〉": String(year), "〈名称〉": name, "〈类别〉": kind.rawValue]) + "\n"
    }
    while result.hasSuffix("\n\n") { result.removeLast() }
    return Array(result.utf8)
  }

  /// `line` without its condition; `nil` where it is for the other kind.
  private static func chosen(_ line: Substring, _ kind: Kind) -> Substring? {
    for other in Kind.allCases where line.hasPrefix(other.rawValue + "｜") {
      return other == kind ? line.dropFirst(other.rawValue.count + 1) : nil
    }
    return line
  }

  private static func filled(_ line: Substring, _ values: [String: String]) -> String {
    var result = ""
    var rest = line[...]
    while let start = rest.firstIndex(of: "〈") {
      result += rest[..<start]
      guard let end = rest[start...].firstIndex(of: "〉"), let value = values[String(rest[start...end])] else {
        result += rest[start...start]
        rest = rest[rest.index(after: start)...]
        continue
      }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
