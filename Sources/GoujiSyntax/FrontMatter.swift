import GoujiText

/// The keys of the front matter.
package enum FrontMatterKey: String, CaseIterable, Sendable {
  /// The year whose accounts these are.
  case year = "决算年度"
  /// The department or unit.
  case unit = "单位"
  /// 部门 or 单位: whose accounts.
  case category = "类别"
  /// 万元 or 元, where a table does not say.
  case currency = "金额单位"
  /// The path of last year's report.
  case lastYear = "上年报告"
  /// The paths of the reports of the units that a department's report sums up.
  case units = "所属单位"
  /// The profile of relations.
  case profile = "模板"
}

/// The front matter: `键: 值` lines between `---`.
enum FrontMatter {
  /// Whether a line is `键: 值`: a key of at most 30 scalars, no space in it, and a colon.
  static func isEntry(_ bytes: [UInt8], _ content: TextRange) -> Bool { keyEnd(bytes, content) != nil }

  /// The offset of the colon behind the key.
  static func keyEnd(_ bytes: [UInt8], _ content: TextRange) -> Int? {
    var cursor = ByteCursor(bytes, content)
    cursor.skip { $0.isBlank }
    let start = cursor.index
    var scalars = 0
    while let scalar = cursor.folded, scalars <= 30 {
      if scalar == ":" { return cursor.index > start ? cursor.index : nil }
      if scalar.isBlank {
        cursor.skip { $0.isBlank }
        return cursor.folded == ":" && cursor.index > start ? cursor.index : nil
      }
      guard FormulaParser.isNameScalar(scalar) || scalar == "-" else { return nil }
      scalars += 1
      cursor.next()
    }
    return nil
  }
}
