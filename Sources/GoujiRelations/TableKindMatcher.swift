import GoujiReport

/// Tells which standard table a table is: by its form, its title, or, where it has none, its columns.
package enum TableKindMatcher {
  /// The kind of `table`, or `nil` for one that no relation knows.
  package static func kind(of table: Table, in profile: Profile, unitName: String?) -> Profile.TableKind? {
    switch table.layout {
    case .score: return profile.kinds.first { $0.form == "评分" }
    case .other: return TableTitle.kind(table.title, in: profile, unitName: table.department ?? unitName)
    case .standard: break
    }
    if let kind = TableTitle.kind(table.title, in: profile, unitName: table.department ?? unitName) { return kind }
    let leaves = Set(table.panels.flatMap(\.amounts).flatMap(\.header))
    if leaves.count(where: { $0.hasSuffix("得分") }) >= 3 { return profile.kinds.first { $0.form == "得分栏" } }
    guard table.title.isEmpty || !table.title.contains("表") else { return nil }
    let fitting = profile.kinds.filter { kind in
      !kind.columns.isEmpty
        && kind.columns.allSatisfy { column in profile.names(column).contains { leaves.contains($0) } }
    }
    return fitting.count == 1 ? fitting.first : nil
  }
}
