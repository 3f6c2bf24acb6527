import GoujiReport
import GoujiSyntax
import GoujiText

/// A name or an ordinal that does not agree with another.
package struct TextConflict: Sendable {
  /// The relation's index in the profile.
  package var relation: Int
  /// Where it stands.
  package var range: TextRange
  /// What disagrees.
  package var message: Localized
  /// What should stand there, where that is known.
  package var fix: String?
  /// The places that it disagrees with.
  package var related: [(range: TextRange, message: Localized)] = []
}

/// Relations about text: `名称(路径) = 名称(路径)` (the same code has the same name), `序号(!全部) = 连续(!全部)` (ordinals
/// run without a gap) and `序号(!全部) = 所记(!全部)` (as many rows as are stated).
enum TextRelations {
  /// The conflicts of such a relation in table `home`; `nil` for a relation about figures.
  static func check(
    _ relation: Profile.Relation, scope: CheckScope, home: Int
  ) -> [(range: TextRange, message: Localized)]? {
    guard case .call(let function, let arguments, _) = relation.comparison.left else { return nil }
    switch function {
    case "序号": return ordinals(relation.comparison.right, scope, home)
    case "名称":
      guard case .call("名称", let others, _) = relation.comparison.right, case .path(let left)? = arguments.first,
        case .path(let right)? = others.first
      else { return [] }
      return names(left, right, scope, home)
    default: return nil
    }
  }

  /// `连续`: ordinals without a gap; `所记`: the number of rows that is stated in the table or behind it.
  private static func ordinals(
    _ claim: Formula, _ scope: CheckScope, _ home: Int
  ) -> [(range: TextRange, message: Localized)] {
    guard case .call(let function, _, _) = claim, let column = OrdinalColumn(scope.tables[home], scope.bytes) else { return [] }
    switch function {
    case "连续": return column.gap.map { [$0] } ?? []
    case "所记": return column.wrongCount(scope.tree).map { [$0] } ?? []
    default: return []
    }
  }

  /// Codes that both tables have, under different names. A name that begins the other one is equal: tables cut names.
  private static func names(
    _ left: FormulaPath, _ right: FormulaPath, _ scope: CheckScope, _ home: Int
  ) -> [(range: TextRange, message: Localized)] {
    var conflicts: [(range: TextRange, message: Localized)] = []
    for (row, entry) in scope.tables[home].entries.enumerated() where entry.code != nil && !entry.label.key.isEmpty {
      let evaluator = Evaluator(scope: scope, home: home, row: row)
      guard let place = try? PathResolver(evaluator: evaluator).rows(right) else { continue }
      let other = scope.tables[place.table].entries[place.entry]
      let (a, b) = (entry.label.key, other.label.key)
      guard !b.isEmpty, !a.hasPrefix(b), !b.hasPrefix(a), let code = entry.code?.digits else { continue }
      let title = scope.tables[place.table].title
      let (mine, theirs) = (scope.bytes.text(entry.labelRange), scope.bytes.text(other.labelRange))
      conflicts.append(
        (
          entry.labelRange,
          Localized(
            "科目\(code)这里叫“\(mine)”，《\(title)》里叫“\(theirs)”",
            "code \(code) is “\(mine)” here and “\(theirs)” in “\(title)”")
        ))
    }
    return conflicts
  }
}
