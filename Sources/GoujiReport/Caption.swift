import GoujiSyntax
import GoujiText

/// What stands around a table and describes it.
struct Caption {
  var titles: [TextRange] = []
  var code: String?
  var unit: (text: String, exponent: Int?)?
  var year: Int?
  var department: String?
  /// `@续表`.
  var isContinuation = false
  /// Whether `@表` gave the title.
  var isDeclared = false

  /// Whether something says that a new table begins.
  var startsTable: Bool { isDeclared || !titles.isEmpty || code != nil }

  /// Takes over a field that a caption line or a caption cell has.
  mutating func take(_ field: CaptionParser.Field, _ bytes: [UInt8]) {
    switch field.kind {
    case .captionTitle: titles.append(field.range)
    case .captionCode: code = bytes.text(field.value).filter { !$0.isWhitespace }
    case .captionUnit: takeUnit(bytes.text(field.value))
    case .captionYear: year = Self.year(bytes, field.value)
    case .captionDepartment: department = bytes.text(field.value)
    default: break
    }
  }

  /// Takes over the unit that `text` names.
  mutating func takeUnit(_ text: String) { unit = (text, Self.exponent(text)) }

  /// The year that `range` is, in digits of any width.
  private static func year(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    var cursor = ByteCursor(bytes, range)
    var digits = String.UnicodeScalarView()
    while let scalar = cursor.folded, scalar.isDigit {
      digits.append(scalar)
      cursor.next()
    }
    return cursor.isAtEnd ? Int(String(digits)) : nil
  }

  /// The power of ten that leads to 元, or `nil` for a unit that is no money.
  static func exponent(_ unit: String) -> Int? {
    MoneyUnit.exponent(of: unit.hasPrefix("人民币") ? String(unit.dropFirst(3)) : unit)
  }

  /// Takes over what an `@表` or `@续表` directive says.
  mutating func take(directive root: NodeView) {
    guard let name = root.first(.directiveName)?.text else { return }
    if name.dropFirst() == Directive.continuedTable.rawValue[...] { isContinuation = true }
    guard name.dropFirst() == Directive.table.rawValue[...] else { return }
    isDeclared = true
    titles = []
    for argument in root.children where argument.kind == .argument {
      guard let value = argument.first(.value) else { continue }
      switch argument.first(.key)?.text {
      case "单位": takeUnit(value.text)
      case "年度": year = Int(value.text.prefix(4))
      case "代号": code = value.text
      case .some: break
      case nil:
        if value.text.hasPrefix("公开") || value.text.hasPrefix("财决") {
          code = value.text
        } else {
          titles = [TextRange(titles.first.map { min($0.start, value.range.start) } ?? value.range.start, value.range.end)]
        }
      }
    }
  }

  /// What `other`, found inside the table, says and this does not.
  mutating func complete(with other: Caption) {
    if titles.isEmpty { titles = other.titles }
    code = code ?? other.code
    unit = unit ?? other.unit
    year = year ?? other.year
    department = department ?? other.department
  }

  /// The caption in the first rows of `grid`, and how many rows it takes: rows in which every cell that is not noise is
  /// a title, 代号, 单位, 年度 or 部门.
  static func inside(_ grid: Grid, _ bytes: [UInt8]) -> (caption: Caption, rows: Int) {
    var caption = Caption()
    var count = 0
    for row in grid.rows.prefix(5) {
      let cells = row.cells.filter { !$0.isEmpty }
      guard !cells.isEmpty, cells.allSatisfy({ $0.content == .text }) else { break }
      let fields = cells.flatMap { CaptionParser.fields(bytes, $0.range) }
      let isTitleRow = cells.count == 1 && row.cells.count > 1
      let years = cells.count { CaptionParser.fields(bytes, $0.range).contains { $0.kind == .captionYear } }
      // Several years, or years beside a label, head columns.
      if years > 1 || (years == 1 && cells.contains { HeaderFinder.isHeaderWord($0) }) { break }
      guard fields.contains(where: { $0.kind != .captionTitle }) || (isTitleRow && !fields.isEmpty) else { break }
      fields.forEach { caption.take($0, bytes) }
      count += 1
    }
    return (caption, count)
  }
}
