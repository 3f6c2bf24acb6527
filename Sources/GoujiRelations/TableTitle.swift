import GoujiReport
import GoujiText

/// Titles in the form in which they are compared.
package enum TableTitle {
  /// Words that say which money a table is about: what is left of a title beside a known name must not hold one.
  private static let qualifiers = [
    "财政", "拨款", "预算", "基金", "资本", "基本", "项目", "明细", "公用", "人员", "政府", "采购", "资产", "绩效", "三公", "机构",
    "附表", "债务", "非税", "专户",
  ]

  /// The comparable form of a title: without year, brackets' contents about the year, 续 and spaces.
  package static func key(_ title: String) -> String {
    var text = title
    for (open, close) in [("（" as Character, "）"), ("(", ")")] {
      // （2024年度）, （续）, （单位：万元） behind the title are no part of it; （境） inside it is.
      while text.hasSuffix(close), let start = text.lastIndex(of: open) { text = String(text[..<start]) }
    }
    var key = LabelText(text).key
    for suffix in ["续表", "续"] where key.hasSuffix(suffix) && key.count > suffix.count + 2 {
      key.removeLast(suffix.count)
    }
    return key
  }

  /// The kind that `title` names: the longest known title that it ends with, if what stands before is a year or the
  /// name of a unit.
  package static func kind(_ title: String, in profile: Profile, unitName: String?) -> Profile.TableKind? {
    let key = key(title)
    guard !key.isEmpty else { return nil }
    var best: (kind: Profile.TableKind, length: Int)?
    for kind in profile.kinds {
      for known in kind.titles where key.hasSuffix(known) {
        let length = known.count
        guard length > best?.length ?? 0 else { continue }
        let rest = key.dropLast(length)
        if rest.isEmpty || isNeutral(String(rest)) || unitName.map({ LabelText($0).key == rest }) ?? false {
          best = (kind, length)
        }
      }
    }
    // A longer title that ends with a known one names another table (…项目支出决算表 is no 支出决算表).
    return best?.kind
  }

  private static func isNeutral(_ rest: String) -> Bool { !qualifiers.contains { rest.contains($0) } }
}
