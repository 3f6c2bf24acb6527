import GoujiProse
import GoujiSyntax
import GoujiText

/// Relations about wording: `单位(!数) = 完整(!数)`, `文字(!数) = 完整(!数)`, `个数(!数) = 个数(!列举)`, `限额(!数) = 其一(…)`.
enum ProseWording {
  /// The conflicts of such a relation; `nil` for a relation about figures.
  static func check(
    _ relation: Profile.Relation, _ notes: [ProseNote]
  ) -> [(range: TextRange, message: Localized, fix: String?)]? {
    guard case .call(let function, let arguments, _) = relation.comparison.left, case .path(let path)? = arguments.first,
      path.segments == ["数"]
    else { return nil }
    switch function {
    case "单位":
      return notes.filter { $0.kind == .missingPercent || $0.kind == .missingUnit }.map { note in
        note.kind == .missingPercent
          ? (note.range, Localized("“\(note.detail)”后面缺百分号", "“\(note.detail)” lacks its %"), note.detail + "%")
          : (note.range, Localized("这个数后面缺“\(note.detail)”", "this figure lacks its unit, \(note.detail)"), nil)
      }
    case "文字":
      return notes.filter { $0.kind == .placeholder || $0.kind == .alternative }.map { note in
        note.kind == .placeholder
          ? (note.range, Localized("“\(note.detail)”没有填", "“\(note.detail)” was not filled in"), nil)
          : (note.range, Localized("“\(note.detail)”没有选定", "“\(note.detail)”: one of the two was not chosen"), nil)
      }
    case "个数":
      return notes.filter { $0.kind == .count }.map { note in
        (
          note.range,
          Localized("后面列出了\(note.detail)个名称，与写的个数不符", "\(note.detail) names are listed behind this count"),
          note.detail.contains("—") ? nil : note.detail
        )
      }
    case "限额":
      let limits = Self.limits(relation.comparison.right)
      return notes.filter { $0.kind == .limit && !limits.contains($0.detail) }.map { note in
        let known = limits.compactMap { $0.hasSuffix("0000") ? String($0.dropLast(4)) : nil }
        let list = (chinese: known.joined(separator: "、"), english: known.joined(separator: ", "))
        return (
          note.range,
          Localized("规定的单价起点是\(list.chinese)万元，没有这一个", "limits of \(list.english) × 10,000 yuan are laid down, not this one"), nil
        )
      }
    default: return nil
    }
  }

  /// The amounts of `其一(…)`, in 元.
  private static func limits(_ formula: Formula) -> [String] {
    guard case .call("其一", let choices, _) = formula else { return [] }
    return choices.compactMap { choice in
      guard case .constant(let decimal, let exponent) = choice else { return nil }
      return decimal.shifted(by: exponent)?.plain
    }
  }
}
