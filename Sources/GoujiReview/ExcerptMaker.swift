import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText

/// Cuts out of a report what a reader needs to see of an item: sentences, and rows and columns of tables.
struct ExcerptMaker {
  private let result: CheckResult
  private let places: PlaceList

  /// More rows than this are not shown of a table.
  private static let mostRows = 40
  /// More columns than this are not shown of a table.
  private static let mostColumns = 12

  /// The part of a table that one excerpt shows.
  private struct PanelPlace: Hashable {
    var document: Int
    var table: Int
    var panel: Int
  }

  /// The block of prose that one excerpt shows.
  private struct BlockPlace: Hashable {
    var document: Int
    var block: Int
  }

  init(_ result: CheckResult, _ places: PlaceList) {
    self.result = result
    self.places = places
  }

  /// The section that the byte at `offset` stands in.
  static func section(of offset: Int, _ report: Report) -> String? {
    let block = report.tree.block(at: offset)
    guard report.outline.sectionOfBlock.indices.contains(block) else { return nil }
    return report.outline.sectionOfBlock[block].map { report.outline.sections[$0].title }
  }

  /// The excerpts: prose first, then tables, each in the order in which the item names them.
  func excerpts() -> [Excerpt] {
    var blocks: [BlockPlace: [Int]] = [:]
    var panels: [PanelPlace: [Int]] = [:]
    var blockOrder: [BlockPlace] = []
    var panelOrder: [PanelPlace] = []
    for (number, entry) in places.entries.enumerated() {
      if let cell = entry.cell, let panel = panel(of: entry.document, cell) {
        if panels[panel] == nil { panelOrder.append(panel) }
        panels[panel, default: []].append(number)
      } else if let report = result.report(of: entry.document) {
        let block = BlockPlace(document: entry.document, block: report.tree.block(at: entry.range.start))
        if blocks[block] == nil { blockOrder.append(block) }
        blocks[block, default: []].append(number)
      }
    }
    return blockOrder.compactMap { prose($0, blocks[$0] ?? []) } + panelOrder.compactMap { table($0, panels[$0] ?? []) }
  }

  private func document(_ document: Int) -> String? {
    guard document != 0, let path = result.report(of: document)?.tree.source.path else { return nil }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: Prose

  private func prose(_ place: BlockPlace, _ numbers: [Int]) -> Excerpt? {
    guard let report = result.report(of: place.document), report.tree.blocks.indices.contains(place.block) else { return nil }
    let block = Trim.range(report.bytes, report.tree.root(place.block).range)
    let marks = numbers.map { (number: $0, range: places.entries[$0].range) }.filter { block.contains($0.range) }
      .sorted { $0.range < $1.range }
    guard let first = marks.first else { return nil }
    var pieces: [Piece] = []
    var position = block.start
    for sentence in Sentences.around(marks.map(\.range), in: block, report.bytes) {
      if sentence.start > position { pieces.append(Piece("…")) }
      position = sentence.start
      for mark in marks where mark.range.start >= position && mark.range.end <= sentence.end {
        pieces.append(Piece(Quote.visible(report.bytes.text(TextRange(position, mark.range.start)))))
        pieces.append(Piece(Quote.visible(report.bytes.text(mark.range)), place: mark.number))
        position = mark.range.end
      }
      pieces.append(Piece(Quote.visible(report.bytes.text(TextRange(position, sentence.end)))))
      position = sentence.end
    }
    if position < block.end { pieces.append(Piece("…")) }
    let line = report.tree.source.lines.position(of: first.range.start, in: report.bytes).line
    let section = Self.section(of: first.range.start, report)
    return Excerpt(
      title: section.map { Localized($0, $0) } ?? Localized("说明文字", "prose"), document: document(place.document), line: line,
      body: .prose(pieces.filter { !$0.text.isEmpty }))
  }

  // MARK: Tables

  private func tables(_ document: Int) -> [Table] {
    document == 0 ? result.tables : result.report(of: document)?.tables ?? []
  }

  private func panel(of document: Int, _ cell: CellPlace) -> PanelPlace? {
    let tables = tables(document)
    guard tables.indices.contains(cell.table), tables[cell.table].entries.indices.contains(cell.entry) else { return nil }
    return PanelPlace(document: document, table: cell.table, panel: tables[cell.table].entries[cell.entry].panel)
  }

  private func table(_ place: PanelPlace, _ numbers: [Int]) -> Excerpt? {
    let tables = tables(place.document)
    guard tables.indices.contains(place.table), let bytes = result.report(of: place.document)?.bytes,
      let source = result.report(of: place.document)?.tree.source
    else { return nil }
    let table = tables[place.table]
    guard table.panels.indices.contains(place.panel) else { return nil }
    let amounts = table.panels[place.panel].amounts
    var marks: [Int: [Int: Int]] = [:]
    for number in numbers {
      guard let cell = places.entries[number].cell else { continue }
      marks[cell.entry, default: [:]][cell.column] = number
    }
    let columns = Set(marks.values.flatMap(\.keys)).filter { amounts.indices.contains($0) }.sorted().prefix(Self.mostColumns)
    let entries = marks.keys.filter { table.entries.indices.contains($0) }.sorted { table.entries[$0].row < table.entries[$1].row }
    var rows: [Excerpt.Row] = []
    var last: Int?
    for number in entries.prefix(Self.mostRows) {
      let entry = table.entries[number]
      let cells = columns.map { column -> Piece in
        guard entry.cells.indices.contains(column) else { return Piece("") }
        return Piece(Quote.visible(bytes.text(entry.cells[column].range)), place: marks[number]?[column])
      }
      rows.append(
        Excerpt.Row(label: Place.row(entry, bytes), isBehindGap: last.map { entry.row > $0 + 1 } ?? false, cells: cells))
      last = entry.row
    }
    let headers = columns.map { Self.header(amounts[$0], amounts) }
    let body = Excerpt.Body.table(columns: headers, rows: rows).turned
    var title = Place.title(table)
    if let name = Self.name(of: place.panel, table) { title = Localized("\(title.chinese)\(name)", "\(title.english), \(name)") }
    let start = numbers.first.map { places.entries[$0].range.start } ?? table.range.start
    return Excerpt(
      title: title, document: document(place.document),
      line: source.lines.position(of: start, in: bytes).line, body: body)
  }

  /// What tells a panel from the others of its table: 收入, 支出.
  private static func name(of panel: Int, _ table: Table) -> String? {
    let names = table.panels.map { $0.names.first { !$0.isEmpty } ?? "" }
    guard names.indices.contains(panel), !names[panel].isEmpty, names.count(where: { $0 == names[panel] }) == 1,
      names.count > 1
    else { return nil }
    return names[panel]
  }

  /// The last line of a column's header; all of them where that does not tell it from others.
  private static func header(_ column: Table.Column, _ amounts: [Table.Column]) -> String {
    let last = column.header.last ?? ""
    if amounts.count(where: { $0.header.last == column.header.last }) > 1 { return column.header.joined(separator: "·") }
    return last
  }
}
