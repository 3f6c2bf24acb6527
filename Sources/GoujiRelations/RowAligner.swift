import GoujiReport
import GoujiText

/// Puts right the labels of a table with two panels whose rows face each other: 本年收入合计 beside 本年支出合计,
/// 年初结转和结余 beside 年末结转和结余, 总计 beside 总计. The position (行次) decides where a label is lost or contradicts it.
enum RowAligner {
  /// `table` with its labels put right, and notes of those that contradicted their place.
  static func align(_ table: Table, _ kind: Profile.TableKind, _ profile: Profile) -> Table {
    guard !kind.facingRows.isEmpty, table.panels.count == 2 else { return table }
    var table = table
    relabel(&table, kind, profile)
    for pair in kind.facingRows {
      guard let right = find(pair.right, panel: 1, table, profile), find(pair.left, panel: 0, table, profile) == nil
      else { continue }
      let row = table.entries[right].row
      guard let left = table.entries.firstIndex(where: { $0.panel == 0 && $0.row == row }),
        table.entries[left].label.key.isEmpty
      else { continue }
      table.entries[left].label = LabelText(pair.left)
    }
    return table
  }

  /// A label of the left panel that stands on the right, where its counterpart is expected and missing.
  private static func relabel(_ table: inout Table, _ kind: Profile.TableKind, _ profile: Profile) {
    guard let first = kind.facingRows.first, let last = kind.facingRows.last,
      let top = find(first.right, panel: 1, table, profile), let bottom = find(last.right, panel: 1, table, profile),
      top < bottom
    else { return }
    for pair in kind.facingRows where find(pair.right, panel: 1, table, profile) == nil {
      let names = profile.names(pair.left)
      guard
        let wrong = (top..<bottom).first(where: {
          table.entries[$0].panel == 1 && names.contains(table.entries[$0].label.key)
        })
      else { continue }
      table.notes.append(
        Table.StructureNote(kind: .labelMismatch, range: table.entries[wrong].labelRange, detail: pair.right))
      table.entries[wrong].label = LabelText(pair.right)
    }
  }

  private static func find(_ name: String, panel: Int, _ table: Table, _ profile: Profile) -> Int? {
    let names = profile.names(name)
    return table.entries.firstIndex { $0.panel == panel && names.contains($0.label.key) && !$0.label.isOfWhich }
  }
}
