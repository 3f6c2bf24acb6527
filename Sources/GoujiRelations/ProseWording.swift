import GoujiProse
import GoujiSyntax
import GoujiText

/// Relations about wording: `单位(!数) = 完整(!数)`, `文字(!数) = 完整(!数)`, `个数(!数) = 个数(!列举)`.
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
      return notes.filter { $0.kind == .missingPercent }.map { note in
        (note.range, Localized("“\(note.detail)”后面缺百分号", "“\(note.detail)” lacks its %"), note.detail + "%")
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
    default: return nil
    }
  }
}
