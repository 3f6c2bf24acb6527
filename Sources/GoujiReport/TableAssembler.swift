import GoujiSyntax
import GoujiText

/// Joins the parts of tables and gives each table what stands around it.
struct TableAssembler {
  private let tree: SyntaxTree
  private let defaultUnit: (text: String, exponent: Int?)?
  private var tables: [Table] = []
  private var headers: [[GridRow]] = []
  /// What the rows of the last table look like.
  private var shape = TableShape()
  private var caption = Caption()
  /// The last heading or short unnumbered line since the last table: a title where the caption has none.
  private var announced: TextRange?
  private var debris: [TextRange] = []
  /// Whether a sentence, a note or a heading stands between the last table and here.
  private var isSeparated = true
  /// The earlier state of the report.
  private let reuse: TableReuse?
  private var grids: [Int: Grid] = [:]

  private init(_ tree: SyntaxTree, defaultUnit: (text: String, exponent: Int?)?, _ reuse: TableReuse?) {
    self.tree = tree
    self.defaultUnit = defaultUnit
    self.reuse = reuse
  }

  /// The tables of a document, and which of them are those of its earlier state; `unit` is what the front matter says where a
  /// table does not.
  static func assemble(
    _ tree: SyntaxTree, defaultUnit: (text: String, exponent: Int?)?, reportOfBlock: [Int], reuse: TableReuse? = nil
  ) -> (tables: [Table], origins: [TableOrigin?], assembly: TableAssembly) {
    var assembler = TableAssembler(tree, defaultUnit: defaultUnit, reuse)
    for index in tree.blocks.indices { assembler.block(index) }
    for index in assembler.tables.indices {
      assembler.tables[index].report = assembler.tables[index].blocks.first.map { reportOfBlock[$0] } ?? 0
    }
    var origins: [TableOrigin?] = []
    let tables = assembler.tables.map { table in
      let known = reuse?.table(table)
      origins.append(known?.origin)
      if let known { return known.table }
      var table = table
      TableReader.read(&table, tree.bytes)
      return table
    }
    return (tables, origins, TableAssembly(grids: assembler.grids, tables: assembler.tables))
  }

  private mutating func block(_ index: Int) {
    let root = tree.root(index)
    let bytes = tree.bytes
    switch root.kind {
    case .table: table(index, root)
    case .caption:
      for node in root.children {
        for field in CaptionParser.fields(bytes, node.range) where field.kind == node.kind { caption.take(field, bytes) }
      }
    case .directive: caption.take(directive: root)
    case _ where root.isPageFoot: break
    case .heading:
      reset()
      announced = root.first(.title)?.range
    case .paragraph:
      if isDebris(root) {
        debris.append(root.range)
      } else if isShortTitle(root) {
        announced = Trim.range(bytes, root.range)
        isSeparated = true
      } else {
        reset()
        announced = announcement(root)
      }
    case .item where isDebris(root): debris.append(root.range)
    case .item, .definition, .contents, .frontMatter: reset()
    default: break
    }
  }

  private mutating func reset() {
    caption = Caption()
    announced = nil
    debris = []
    isSeparated = true
  }

  /// A paragraph of figures or a few characters: what is left of rows that a page break tore.
  private func isDebris(_ root: NodeView) -> Bool {
    guard root.range.count <= 90 else { return false }
    var figures = 0
    var han = 0
    var others = 0
    var cursor = ByteCursor(tree.bytes, root.range)
    while let scalar = cursor.next() {
      if scalar.isAnyDigit { figures += 1 } else if scalar.isHan { han += 1 }
      if "。，；：".unicodeScalars.contains(scalar) { others += 1 }
    }
    return others == 0 && ((figures > 0 && han <= 2) || (figures == 0 && han <= 16 && !isSeparated))
  }

  /// The sentence that announces a table: it ends with a colon, or says 如下.
  private func announcement(_ root: NodeView) -> TextRange? {
    let range = Trim.range(tree.bytes, root.range)
    let text = tree.bytes.text(TextRange(max(range.start, range.end - 90), range.end))
    guard text.hasSuffix("：") || text.hasSuffix(":") || text.hasSuffix("如下。") || text.hasSuffix("如下") else { return nil }
    var start = range.start
    var cursor = ByteCursor(tree.bytes, range)
    while let scalar = cursor.next() {
      if scalar == "。" || scalar == "；" || scalar == "，" || scalar == "\n", cursor.index < range.end { start = cursor.index }
    }
    return Trim.range(tree.bytes, TextRange(start, range.end))
  }

  private func isShortTitle(_ root: NodeView) -> Bool {
    guard root.range.count <= 200 else { return false }
    var cursor = ByteCursor(tree.bytes, root.range)
    while let scalar = cursor.next() {
      if "。，；：".unicodeScalars.contains(scalar) { return false }
    }
    return true
  }

  private mutating func table(_ index: Int, _ root: NodeView) {
    var grid = reuse?.grid(index) ?? Grid(root)
    grids[index] = grid
    let inside = Caption.inside(grid, tree.bytes)
    grid.rows.removeFirst(inside.rows)
    if grid.rows.isEmpty, inside.rows > 0 {
      // 部门：…⇥2024年度⇥单位：万元, and an empty line: the caption of the table below.
      caption.complete(with: inside.caption)
      return
    }
    let joined = continues(grid, inside.caption)
    defer {
      reset()
      isSeparated = false
    }
    if let last = tables.indices.last, joined {
      tables[last].blocks.append(index)
      tables[last].range.end = root.range.end
      if !debris.isEmpty {
        tables[last].isTorn = true
        tables[last].notes += debris.map { Table.StructureNote(kind: .debris, range: $0, detail: "") }
      }
      let repeated = HeaderFinder.repeatedHeader(grid.rows, of: headers[last])
      shape.add(grid.rows, header: Set(0..<repeated))
      tables[last].headerRows += (0..<repeated).map { tables[last].rows.count + $0 }
      tables[last].partStarts.append(tables[last].rows.count)
      tables[last].rows += grid.rows
      return
    }
    // Rows without a header and a name of their own that do not fit: whatever they are, the table may go on in them.
    if let last = tables.indices.last, !isSeparated, !startsTable(inside.caption), HeaderFinder.header(grid.rows).isEmpty {
      tables[last].isTorn = true
    }
    caption.complete(with: inside.caption)
    var table = Table(range: root.range)
    table.blocks = [index]
    table.rows = grid.rows
    table.titleRange = caption.titles.last ?? announced
    let header = HeaderFinder.header(grid.rows)
    table.headerCount = header.count
    table.title = table.titleRange.map { Self.title($0, tree.bytes) } ?? ""
    table.code = caption.code
    let unit = caption.unit ?? defaultUnit
    table.unit = unit?.exponent
    table.unitText = unit?.text
    table.year = caption.year
    table.department = caption.department
    table.headerRows = header
    headers.append(header.map { grid.rows[$0] })
    shape = TableShape()
    shape.add(grid.rows, header: Set(header))
    tables.append(table)
  }

  /// Whether the rows go on with the table before: declared so, or nothing that starts a table stands between and the
  /// rows fit it.
  private func continues(_ grid: Grid, _ inside: Caption) -> Bool {
    guard let last = tables.last, let header = headers.last else { return false }
    if caption.isContinuation { return true }
    if let title = (caption.titles.last ?? inside.titles.last ?? announced).map({ Self.title($0, tree.bytes) }),
      Self.isContinuation(title, of: last.title)
    {
      return true
    }
    if isSeparated || startsTable(inside) { return false }
    guard let first = grid.rows.first(where: { !$0.isEmpty }) else { return true }
    if HeaderFinder.repeatedHeader(grid.rows, of: header) > 0 { return true }
    // A form that begins like the one before is another copy of it.
    if let label = first.cells.first(where: { !$0.isEmpty })?.key, !label.isEmpty,
      last.rows.first?.cells.first(where: { !$0.isEmpty })?.key == label
    {
      return false
    }
    if TableShape.usualWidth(grid.rows) == shape.usualWidth { return true }
    if let before = shape.lastRow, goesOn(first, before) { return true }
    let width = grid.rows.map(\.filledWidth).max() ?? 0
    return abs(width - shape.filledWidth) <= 1 || shape.fits(grid.rows)
  }

  /// Whether the captions around and in a table say that it is a new one.
  private func startsTable(_ inside: Caption) -> Bool {
    caption.startsTable || inside.startsTable || caption.unit != nil
  }

  /// Whether `title` says that it goes on with `previous`: 支出决算表（续）, 续表.
  private static func isContinuation(_ title: String, of previous: String) -> Bool {
    var text = title.filter { !$0.isWhitespace }
    for mark in ["（续表）", "(续表)", "（续）", "(续)", "续表", "（续一）", "（续二）", "（续1）", "（续2）"] where text.hasSuffix(mark) {
      text.removeLast(mark.count)
      return text.isEmpty || agree(text, previous.filter { !$0.isWhitespace })
    }
    if text.hasPrefix("续") { return agree(String(text.dropFirst()), previous.filter { !$0.isWhitespace }) }
    return false
  }

  /// Whether two titles are one, a year or the name of a unit before either aside.
  private static func agree(_ a: String, _ b: String) -> Bool {
    a.count >= 4 && b.count >= 4 ? a.hasSuffix(b) || b.hasSuffix(a) : a == b
  }

  /// Whether `row` goes on with the codes or the 行次 of `last`, in the same column.
  private func goesOn(_ row: GridRow, _ last: GridRow) -> Bool {
    guard let column = row.cells.firstIndex(where: { !$0.isEmpty }), column == last.cells.firstIndex(where: { !$0.isEmpty })
    else { return false }
    let (new, old) = (row[column: column], last[column: column])
    if let number = new.integer, let before = old.integer, before < 1_000, number == before + 1 { return true }
    guard let (code, _) = ClassificationCode.leading(tree.bytes, new.range),
      let (before, _) = ClassificationCode.leading(tree.bytes, old.range)
    else { return false }
    return code.domain == before.domain && code.digits >= before.digits && code.level >= before.level
  }

  /// The text of a title without numbering and marks.
  private static func title(_ range: TextRange, _ bytes: [UInt8]) -> String {
    var cursor = ByteCursor(bytes, Trim.range(bytes, range))
    cursor.skip { $0.isBlank || $0 == "#" || $0 == "*" }
    if let numbering = Numbering.parse(bytes, at: cursor.index, end: cursor.end) { cursor.index = numbering.range.end }
    cursor.skip { $0.isBlank }
    return bytes.text(TextRange(cursor.index, cursor.end))
      .split { $0.isNewline || $0 == "\"" }.joined()
  }
}
