import GoujiRelations
import GoujiReport
import GoujiSyntax
import GoujiText

/// Writes the path of a cell as a clerk would: the table's title, the row's label, the column's header, and no more of
/// them than it takes. Every path is looked up before it is given away: it names that cell and no other.
struct PathWriter {
  private let result: CheckResult
  private let lookup: PathLookup
  private var known: [CellPlace: String?] = [:]
  private var tableNames: [Int: [String]] = [:]

  init(_ result: CheckResult) {
    self.result = result
    lookup = PathLookup(result.report, result.profile, lastYear: result.lastYear)
  }

  /// The shortest path to `place`; `nil` where none names it alone.
  mutating func path(_ place: CellPlace) -> String? {
    if let path = known[place] { return path }
    let path = find(place)
    known[place] = .some(path)
    return path
  }

  private mutating func find(_ place: CellPlace) -> String? {
    let table = result.tables[place.table]
    let entry = table.entries[place.entry]
    let column = table.panels[entry.panel].amounts[place.column]
    let rows = Self.rows(place.entry, table, result.report.bytes)
    let columns = Self.columns(column)
    let names = names(place.table)
    // Fewer labels before more; names before numbers.
    var forms: [[String]] = []
    for row in rows { for column in columns { forms.append(row + column) } }
    let ordered = forms.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
    for name in names {
      for form in ordered {
        if let path = spelled([name] + form.element, naming: place) { return path }
      }
    }
    return nil
  }

  /// The path of `segments`, if it can be read back and names `place` alone.
  private func spelled(_ segments: [String], naming place: CellPlace) -> String? {
    let text = segments.map(Self.quoted).joined(separator: "!")
    guard let path = FormulaPath(parsing: text), path.segments == segments, !path.isRelative, !path.isOptional else {
      return nil
    }
    let cells = lookup.cells(path)
    guard cells.count == 1, let cell = cells.first, cell.document == 0, cell.cell == place else { return nil }
    return text
  }

  /// A label in quotes, where it takes them.
  private static func quoted(_ label: String) -> String {
    let isPlain = label.unicodeScalars.allSatisfy { scalar in
      scalar.isHan || (scalar.value < 0x80 && (scalar.isLatin || scalar.isDigit))
    }
    let isCode = label.unicodeScalars.allSatisfy { $0.value < 0x80 && $0.isDigit }
    let beginsWithDigit = label.unicodeScalars.first.map { $0.value < 0x80 && $0.isDigit } ?? true
    return isPlain && (isCode || !beginsWithDigit) ? label : "'\(label)'"
  }

  /// Whether a label can stand between quotes.
  private static func canBeWritten(_ label: String) -> Bool {
    !label.isEmpty && label.count <= 60 && !label.contains { "'‘’{}｛｝!！".contains($0) || $0.isNewline || $0 == "\t" }
  }

  // MARK: Names

  /// What the table is called and what leads to it: its title, the name of its kind, its 代号.
  private mutating func names(_ index: Int) -> [String] {
    if let names = tableNames[index] { return names }
    let table = result.tables[index]
    let candidates = [TableTitle.key(table.title), table.title, result.kinds[index] ?? "", table.code ?? ""]
    var names: [String] = []
    for name in candidates where Self.canBeWritten(name) && !names.contains(name) && lookup.table(name) == index {
      names.append(name)
    }
    tableNames[index] = names
    return names
  }

  /// What the row can be called, the plainest first.
  private static func rows(_ index: Int, _ table: Table, _ bytes: [UInt8]) -> [[String]] {
    let entry = table.entries[index]
    let label = written(entry, bytes)
    var rows: [[String]] = []
    if canBeWritten(label) { rows.append([label]) }
    if let code = entry.code { rows.append([code.digits]) }
    if let number = entry.rowNumber { rows.append(["行\(number)"]) }
    let panels = table.panels.count > 1 ? table.panels[entry.panel].names.filter(canBeWritten) : []
    if canBeWritten(label) {
      rows += panels.map { [$0, label] }
      // A repeated label behind the one above it.
      let above = table.entries[..<index].reversed().filter { $0.panel == entry.panel && $0.label.key != entry.label.key }
      for parent in above.prefix(12) {
        let name = written(parent, bytes)
        if canBeWritten(name) { rows.append([name, label]) }
      }
    }
    if let number = entry.rowNumber { rows += panels.map { [$0, "行\(number)"] } }
    // The one row of figures of a table without labels: 三公经费.
    return rows.isEmpty ? [["唯一行"]] : rows
  }

  /// The label as it is printed, without spaces, ordinal and 其中; its comparable form where that says something else.
  private static func written(_ entry: Table.Entry, _ bytes: [UInt8]) -> String {
    var rest = bytes.text(entry.labelRange).filter { !$0.isWhitespace }[...]
    var steps = 0
    while !rest.isEmpty, steps < 12 {
      let label = LabelText(String(rest))
      if label.key == entry.label.key, label.numbering == nil, !label.isOfWhich { return String(rest) }
      rest = rest.dropFirst()
      steps += 1
    }
    return entry.label.key
  }

  /// What the column can be called: nothing where the table has but one, its header, the header above that, its number.
  private static func columns(_ column: Table.Column) -> [[String]] {
    var columns: [[String]] = [[]]
    let header = column.header.filter(canBeWritten)
    if let leaf = header.last { columns.append([leaf]) }
    if let number = column.number { columns.append(["栏\(number)"]) }
    for level in header.dropLast().reversed() {
      columns.append([level])
      if let leaf = header.last { columns.append([level, leaf]) }
    }
    if header.count > 2 { columns.append(header) }
    return columns
  }
}
