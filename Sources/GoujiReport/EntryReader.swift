import GoujiSyntax
import GoujiText

/// The last codes of a table whose codes are split over 类 | 款 | 项 columns.
struct SplitCode {
  var parts: [String] = ["", "", ""]
}

/// Reads one row into the entries of its panels.
enum EntryReader {
  static func read(_ index: Int, into table: inout Table, _ codes: inout [SplitCode], _ bytes: [UInt8]) {
    let row = table.rows[index]
    guard !row.isEmpty else { return }
    var entries: [Table.Entry] = []
    for (number, panel) in table.panels.enumerated() {
      guard let entry = entry(row, index, panel, number, &table, &codes[number], bytes) else { continue }
      entries.append(entry)
    }
    spill(&entries)
    table.entries += entries
  }

  private static func entry(
    _ row: GridRow, _ index: Int, _ panel: Table.Panel, _ number: Int, _ table: inout Table, _ split: inout SplitCode,
    _ bytes: [UInt8]
  ) -> Table.Entry? {
    var entry = Table.Entry(
      panel: number, row: index, label: .empty, labelRange: TextRange(row.range.start, row.range.start), cells: EntryCells([]))
    var shift = 0
    readLabel(row, panel, &entry, &split, bytes)
    if entry.label.key.isEmpty, entry.code == nil, let found = shiftedLabel(row, panel) {
      take(row[column: found], &entry, bytes)
      if let home = panel.labels.last { shift = found - home }
    }
    if let column = panel.rowNumber { entry.rowNumber = row[column: column].integer }
    entry.cells = EntryCells(row, panel.amounts.lazy.map { $0.index + shift })
    if shift > 0 {
      table.notes.append(Table.StructureNote(kind: .shiftedRow, range: row.range, detail: String(shift)))
    }
    for cell in entry.cells {
      if case .glued = cell.content {
        table.notes.append(Table.StructureNote(kind: .gluedCell, range: cell.range, detail: ""))
      }
    }
    let hasContent = entry.cells.contains { !$0.isEmpty }
    return entry.label.key.isEmpty && entry.code == nil && !hasContent ? nil : entry
  }

  // MARK: Labels and codes

  private static func readLabel(
    _ row: GridRow, _ panel: Table.Panel, _ entry: inout Table.Entry, _ split: inout SplitCode, _ bytes: [UInt8]
  ) {
    for column in panel.labels
    where entry.label.key.isEmpty && row[column: column].content == .text && !HeaderFinder.isLevelWord(row[column: column]) {
      take(row[column: column], &entry, bytes)
    }
    if panel.codes.count >= 2 {
      entry.code = splitCode(row, panel, &split, bytes) ?? entry.code
      if entry.code == nil, entry.label.key.isEmpty,
        let cell = panel.codes.lazy.map({ row[column: $0] }).first(where: {
          $0.content == .text && !HeaderFinder.isLevelWord($0)
        })
      {
        take(cell, &entry, bytes)
      }
    } else if let column = panel.codes.first {
      let cell = row[column: column]
      if cell.figure != nil {
        entry.code = ClassificationCode(digits: bytes.text(cell.range))
      } else if cell.content == .text, entry.label.key.isEmpty {
        take(cell, &entry, bytes)
      }
    }
    // Where no column is known as the code's, the label column itself may hold a bare code.
    if entry.code == nil, entry.label.key.isEmpty {
      for column in panel.labels {
        if let figure = row[column: column].figure { entry.code = ClassificationCode(digits: bytes.text(figure.number)) }
      }
    }
  }

  /// A label, perhaps with its code before it: `2080505 机关事业单位基本养老保险缴费支出`.
  private static func take(_ cell: GridCell, _ entry: inout Table.Entry, _ bytes: [UInt8]) {
    let range = cell.range
    entry.labelRange = range
    if let (code, end) = ClassificationCode.leading(bytes, range) {
      entry.code = code
      entry.label = LabelText(bytes, TextRange(end, range.end))
    } else {
      entry.label = LabelText(bytes, range, key: cell.key)
    }
  }

  /// A code from its 类, 款 and 项 cells: each level printed on every row, or only where it changes, or whole.
  private static func splitCode(
    _ row: GridRow, _ panel: Table.Panel, _ split: inout SplitCode, _ bytes: [UInt8]
  ) -> ClassificationCode? {
    var deepest: Int?
    for (level, column) in panel.codes.prefix(3).enumerated() {
      guard let figure = row[column: column].figure else { continue }
      let digits = bytes.text(figure.number)
      if digits.utf8.count >= 5 || (level > 0 && digits.utf8.count == 3) { return ClassificationCode(digits: digits) }
      split.parts[level] = digits
      for below in (level + 1)..<max(level + 1, 3) { split.parts[below] = "" }
      deepest = level
    }
    guard let deepest else { return nil }
    return ClassificationCode(digits: split.parts[...deepest].joined())
  }

  /// The column of a label that stands right of its column, among the amounts: the row is shifted.
  private static func shiftedLabel(_ row: GridRow, _ panel: Table.Panel) -> Int? {
    let amounts = panel.amounts.map(\.index)
    guard let home = panel.labels.last, let last = amounts.last else { return nil }
    guard
      let found = amounts.first(where: { column in
        guard row[column: column].content == .text else { return false }
        return row[column: column].key.unicodeScalars.filter(\.isHan).count >= 2
      }), found - home <= 3
    else { return nil }
    // Nothing but empty cells before it, figures behind it, and no figure lost at the end.
    guard amounts.allSatisfy({ $0 >= found || row[column: $0].isEmpty }),
      amounts.contains(where: { $0 > found && row[column: $0].figure != nil }),
      row.cells.count > last
    else { return nil }
    return found
  }

  /// In a row of merged cells a panel's figure may stand in the next panel, which has neither label nor code.
  private static func spill(_ entries: inout [Table.Entry]) {
    for index in entries.indices.dropFirst() {
      let previous = index - 1
      guard entries[index].label.key.isEmpty, entries[index].code == nil, !entries[previous].label.key.isEmpty,
        entries[previous].cells.allSatisfy(\.isEmpty), entries[previous].cells.count == entries[index].cells.count
      else { continue }
      entries[previous].cells = entries[index].cells
      entries[index].cells = EntryCells(entries[index].cells.map { GridCell(range: $0.range, content: .empty, key: "") })
    }
    entries.removeAll { $0.label.key.isEmpty && $0.code == nil && $0.cells.allSatisfy(\.isEmpty) }
  }
}
