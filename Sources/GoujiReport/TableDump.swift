import GoujiJSON
import GoujiSyntax
import GoujiText

/// Prints what was understood of a report's tables, so that a writer can see why a relation was or was not checked.
package enum TableDump {
  /// `{"schema":"gouji.tables/1","path","tables":[…]}`; `kind` is the name of the standard table that each one is.
  /// `more` adds fields about a table, by its index.
  package static func json(
    _ report: Report, kind: (Table) -> String?, more: (Int, inout JSONWriter) -> Void = { _, _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "gouji.tables/1")
      json.field("path", report.tree.source.path)
      json.key("tables")
      json.array(report.tables.indices) { json, index in
        let table = report.tables[index]
        json.object { json in
          write(table, report, kind(table), to: &json)
          more(index, &json)
        }
      }
    }
    json.newline()
    return json.bytes
  }

  private static func write(_ table: Table, _ report: Report, _ kind: String?, to json: inout JSONWriter) {
    json.field("title", table.title)
    json.key("kind")
    json.optional(kind)
    json.key("code")
    json.optional(table.code)
    json.key("unit")
    json.optional(table.unitText)
    json.key("year")
    table.year.map { json.int($0) } ?? json.null()
    json.key("department")
    json.optional(table.department)
    json.key("subject")
    json.optional(table.subject)
    json.field("layout", table.layout.rawValue)
    json.field("report", table.report)
    json.key("range")
    json.range(table.range, in: report.tree.source)
    json.field("parts", table.blocks.count)
    json.field("rows", table.rows.count)
    json.field("columns", table.width)
    json.key("torn")
    json.bool(table.isTorn)
    json.key("panels")
    json.array(table.panels) { json, panel in
      json.object { json in
        json.field("name", panel.names.first ?? "")
        json.key("columns")
        json.array(panel.amounts) { json, item in column(item, to: &json) }
      }
    }
    json.key("entries")
    json.array(table.entries) { json, entry in write(entry, report, to: &json) }
    json.key("notes")
    json.array(table.notes) { json, note in
      json.object { json in
        json.field("kind", note.kind.rawValue)
        json.key("range")
        json.range(note.range, in: report.tree.source)
      }
    }
  }

  private static func column(_ column: Table.Column, to json: inout JSONWriter) {
    json.object { json in
      json.key("header")
      json.array(column.header) { $0.string($1) }
      json.key("number")
      column.number.map { json.int($0) } ?? json.null()
    }
  }

  private static func write(_ entry: Table.Entry, _ report: Report, to json: inout JSONWriter) {
    json.object { json in
      json.field("panel", entry.panel)
      json.field("label", entry.label.key)
      json.key("code")
      json.optional(entry.code?.digits)
      json.key("rowNumber")
      entry.rowNumber.map { json.int($0) } ?? json.null()
      json.field("role", entry.role.rawValue)
      json.key("cells")
      json.array(entry.cells) { json, cell in
        switch cell.content {
        case .empty: json.null()
        default: json.string(report.bytes.text(cell.range))
        }
      }
    }
  }

  /// One table a paragraph: title, what it is, its panels with columns, its entries, and what `more` says of it.
  package static func text(
    _ report: Report, language: Language, kind: (Table) -> String?, more: (Int) -> String = { _ in "" }
  ) -> String {
    var output = ""
    for (number, table) in report.tables.enumerated() {
      let position = report.tree.source.lines.position(of: table.range.start, in: report.bytes)
      let title = table.title.isEmpty ? Localized("（无标题）", "(untitled)").text(language) : table.title
      output += "\(number + 1). \(title)  \(report.tree.source.path):\(position.line)\n"
      var facts = [
        kind(table) ?? Localized("未识别为标准表", "not recognised as a standard table").text(language),
        Localized("\(table.rows.count)行×\(table.width)列", "\(table.rows.count) rows × \(table.width) columns").text(language),
      ]
      if let code = table.code { facts.append(code) }
      if let unit = table.unitText { facts.append(Localized("单位：\(unit)", "unit: \(unit)").text(language)) }
      if let year = table.year { facts.append(Localized("\(year)年度", "\(year)").text(language)) }
      if let subject = table.subject { facts.append(subject) }
      if table.blocks.count > 1 {
        facts.append(Localized("由\(table.blocks.count)部分接成", "\(table.blocks.count) parts joined").text(language))
      }
      if table.isTorn { facts.append(Localized("部分行读不清", "some rows unreadable").text(language)) }
      output += "   " + facts.joined(separator: Localized("，", ", ").text(language)) + "\n"
      for (index, panel) in table.panels.enumerated() {
        let columns = panel.amounts.map { column -> String in
          let header = column.header.joined(separator: "/")
          return (column.number.map { "[\($0)] " } ?? "") + (header.isEmpty ? "—" : header)
        }
        let name = table.panels.count > 1 ? (panel.names.first ?? "") + ": " : ""
        output += "   " + Localized("栏：", "columns: ").text(language) + name + columns.joined(separator: " | ") + "\n"
        for entry in table.entries where entry.panel == index { output += line(entry, report) }
      }
      output += more(number)
    }
    return output
  }

  private static func line(_ entry: Table.Entry, _ report: Report) -> String {
    let cells = entry.cells.map { $0.content == .empty ? "·" : report.bytes.text($0.range) }
    let number = entry.rowNumber.map { "\($0) " } ?? ""
    let code = entry.code.map { $0.digits + " " } ?? ""
    return "     \(number)\(code)\(entry.label.key): \(cells.joined(separator: " | "))\n"
  }
}
