import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText
import Synchronization

/// A table prepared for looking up rows and columns, and its figures read once.
final class TableView: Sendable {
  let table: Table
  let names: NameMemo
  /// Words that can only name a panel of such a table: where it has no such panel, nothing is named.
  let panelWords: Set<String>
  /// Entry indices by comparable label, in order.
  let byLabel: Occurrences<TextKey>
  /// Entry indices by code, in order.
  let byCode: Occurrences<TextKey>
  /// The direct children of each entry that has a code, as printed; and under `nil` the topmost ones.
  let children: [Int?: [Int]]
  /// Whether rows may be missing somewhere: a torn table, or a row in it whose code cannot be read.
  let hasGap: Bool
  /// The entries with codes whose sub-codes are all there in spite of a gap elsewhere.
  let complete: Set<Int>
  /// What was asked for columns before: a relation asks the same for every row.
  private let found = Mutex<[ColumnQuery: [Int]]>([:])

  private static let mostHandedOn = 512

  private struct ColumnQuery: Hashable {
    var panel: Int
    var names: [TextKey]
  }

  /// The figure of each cell of each entry, or why there is none.
  let operands: [[Result<Operand, Unevaluated>]]

  init(_ table: Table, _ names: NameMemo, _ kind: Profile.TableKind?, _ cells: CellOperands) {
    self.table = table
    panelWords = Set(kind?.panels ?? [])
    self.names = names
    operands = cells.operands
    var byLabel = Occurrences<TextKey>(count: table.entries.count)
    var byCode = Occurrences<TextKey>(count: table.entries.count)
    for (index, entry) in table.entries.enumerated() {
      if !entry.label.key.isEmpty { byLabel.add(TextKey(entry.label.key), at: index) }
      if let code = entry.code { byCode.add(TextKey(code.digits), at: index) }
    }
    self.byLabel = byLabel
    self.byCode = byCode
    children = Self.children(table.entries, byCode)
    hasGap = table.isTorn || Self.hasUnreadableCode(table.entries)
    complete = hasGap ? Self.complete(table, children) : []
  }

  /// The same table as `earlier`, moved by `shift` bytes: `table` is what it is now.
  init(_ earlier: TableView, _ table: Table, shift: Int) {
    self.table = table
    panelWords = earlier.panelWords
    names = earlier.names
    (byLabel, byCode, children) = (earlier.byLabel, earlier.byCode, earlier.children)
    (hasGap, complete) = (earlier.hasGap, earlier.complete)
    operands = shift == 0 ? earlier.operands : earlier.operands.map { row in row.map { CellOperands.moved($0, by: shift) } }
    let known = earlier.found.withLock { $0 }
    if known.count <= Self.mostHandedOn { found.withLock { $0 = known } }
  }

  private static func children(_ entries: [Table.Entry], _ byCode: Occurrences<TextKey>) -> [Int?: [Int]] {
    var result: [Int?: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      guard let code = entry.code else { continue }
      var parent = code.parent
      while let candidate = parent, byCode.first(TextKey(candidate.digits)) == nil { parent = candidate.parent }
      result[parent.flatMap { byCode.first(TextKey($0.digits)) }, default: []].append(index)
    }
    return result
  }

  /// The entries whose list of sub-codes ends, with the next code, before the part of the table ends: a tear behind it
  /// cannot have taken any of them away. Rows whose code cannot be read must not stand among them.
  private static func complete(_ table: Table, _ children: [Int?: [Int]]) -> Set<Int> {
    func part(_ entry: Int) -> Int { table.partStarts.lastIndex { $0 <= table.entries[entry].row } ?? 0 }
    var complete: Set<Int> = []
    for (parent, parts) in children {
      guard let parent, let code = table.entries[parent].code, parts.allSatisfy({ part($0) == part(parent) }) else { continue }
      let panel = table.entries[parent].panel
      guard parts.allSatisfy({ table.entries[$0].panel == panel }) else { continue }
      for entry in table.entries.indices where entry > parent && table.entries[entry].panel == panel {
        if part(entry) != part(parent) { break }
        guard let other = table.entries[entry].code else {
          if table.entries[entry].cells.contains(where: { $0.figure != nil }) { break }
          continue
        }
        if !other.isBelow(code) {
          complete.insert(parent)
          break
        }
      }
    }
    return complete
  }

  /// A row between coded rows that has figures but neither a code nor the name of a total.
  private static func hasUnreadableCode(_ entries: [Table.Entry]) -> Bool {
    guard let first = entries.firstIndex(where: { $0.code != nil }), let last = entries.lastIndex(where: { $0.code != nil })
    else { return false }
    return entries[first...last].contains { entry in
      entry.code == nil && !entry.label.key.hasSuffix("合计") && !entry.label.key.hasSuffix("总计")
        && !entry.label.isOfWhich && entry.label.key != "小计" && entry.cells.contains { $0.figure != nil }
    }
  }

  // MARK: Columns

  /// The positions (among the panel's amounts) of the columns that `names`, in order, are headers of.
  func columns(_ segments: ArraySlice<String>, panel: Int) -> [Int] {
    let query = ColumnQuery(panel: panel, names: segments.map { TextKey($0) })
    if let known = found.withLock({ $0[query] }) { return known }
    let columns = findColumns(segments, panel: panel)
    found.withLock { $0[query] = columns }
    return columns
  }

  private func findColumns(_ segments: ArraySlice<String>, panel: Int) -> [Int] {
    let amounts = table.panels[panel].amounts
    if segments.count == 1, let segment = segments.first, segment.hasPrefix("栏"), let number = Int(segment.dropFirst()) {
      return amounts.indices.filter { amounts[$0].number == number }
    }
    let wanted = segments.map { names.names($0) }
    // The lowest header first; then any level; the text of a header may be broken over several rows. Some tables put 预算数 and
    // 决算数 below the items instead of above them.
    for match in [Self.endsWith, Self.containsInOrder, Self.containsAll] {
      for rank in 0..<(wanted.map(\.count).max() ?? 0) {
        let names = wanted.map { rank < $0.count ? [$0[rank]] : $0 }
        let found = amounts.indices.filter { match(amounts[$0].header[...], names[...]) }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private static func endsWith(_ header: ArraySlice<String>, _ names: ArraySlice<[String]>) -> Bool {
    guard let last = names.last, let leaf = header.last, last.contains(leaf) else { return false }
    return containsInOrder(header.dropLast(), names.dropLast())
  }

  private static func containsAll(_ header: ArraySlice<String>, _ names: ArraySlice<[String]>) -> Bool {
    names.count > 1 && names.allSatisfy { name in header.contains { name.contains($0) } }
  }

  private static func containsInOrder(_ header: ArraySlice<String>, _ names: ArraySlice<[String]>) -> Bool {
    var position = header.startIndex
    for name in names {
      guard
        let found = (position..<max(position, header.endIndex)).first(where: { index in
          name.contains(header[index])
            || (index + 1 < header.endIndex && name.contains(header[index] + header[index + 1]))
        })
      else { return false }
      position = found + 1
    }
    return true
  }
}
