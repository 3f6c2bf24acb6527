/// A table ready for print: its name and number, the rows of its header and the others.
struct PrintedTable {
  var name: String
  /// N of 公开0N表.
  var number: Int
  var header: [[String]]
  var rows: [[String]]
  /// What a table of 三公 tells besides the amounts.
  var items: ThreeItemFacts?

  /// Its name in keys, whatever its number is.
  var key: String {
    name.contains("三公")
      ? "TSG" : name.hasPrefix("政府性基金") ? "TGF" : name.hasPrefix("国有资本") ? "TSC" : "T\(number)"
  }

  /// The width of its widest row.
  private var width: Int { (header + rows).map(\.count).max() ?? 0 }

  /// Its lines, with title, captions and page breaks.
  func text(_ style: PrintedStyle, _ random: inout SeededGenerator) -> String {
    let width = width
    let isCells = style.captions == .cells
    var blocks = isCells ? [] : captionLines(style)
    var head = header
    if isCells { head = captionCells(style, width) + head }
    let breaks = style.hasBars ? [] : pageBreaks(&random)
    var part = head.map { line($0, width, style) }
    if style.hasBars, !part.isEmpty {
      part.insert("|" + String(repeating: "---|", count: width), at: 1)
    }
    for (index, row) in rows.enumerated() {
      if breaks.contains(index) {
        blocks.append(part.joined(separator: "\n"))
        blocks += separator(style, &random)
        part = random.oneIn(2) ? header.map { line($0, width, style) } : []
      }
      part.append(line(row, width, style))
    }
    blocks.append(part.joined(separator: "\n"))
    if random.oneIn(2) { blocks.append(random.pick(["", "\n"]) + "注：" + random.pick(Self.notes)) }
    return blocks.joined(separator: "\n") + "\n\n"
  }

  private static let notes = ["金额保留两位小数，末位可能有尾差。", "没有发生数的项目不填。", "本表按科目逐级汇总。"]

  // MARK: Rows

  private func line(_ cells: [String], _ width: Int, _ style: PrintedStyle) -> String {
    var cells = cells + [String](repeating: "", count: width - cells.count)
    if style.hasBars { return "| " + cells.joined(separator: " | ") + " |" }
    if style.trailingCells > 0 { cells += [String](repeating: "", count: style.trailingCells) }
    if style.trailingCells < 0 { while cells.count > 3, cells[cells.count - 1].isEmpty { cells.removeLast() } }
    return cells.map { $0.utf8.contains(0x0A) ? "\"\($0)\"" : $0 }.joined(separator: "\t")
  }

  /// The rows before which a page ends: some way from both ends.
  private func pageBreaks(_ random: inout SeededGenerator) -> Set<Int> {
    guard rows.count >= 8, random.oneIn(4) else { return [] }
    var result: Set = [random.int(4...rows.count - 3)]
    if rows.count > 30, random.oneIn(3) { result.insert(random.int(4...rows.count - 3)) }
    return result
  }

  private func separator(_ style: PrintedStyle, _ random: inout SeededGenerator) -> [String] {
    let page = random.int(3...40)
    let foot = random.pick(["", "", "— \(page) —", "- \(page) -", "\(page)", "第 \(page) 页"])
    var lines = foot.isEmpty ? [""] : random.pick([[foot], ["", foot, ""]])
    if random.oneIn(3) { lines.append("\u{0C}") }
    if random.oneIn(6) { lines += ["", "\(name)（续）"] }
    return lines
  }

  // MARK: Captions

  private func title(_ style: PrintedStyle) -> String {
    let title = style.titlePrefix + name
    return style.codePlace == .spaced ? title.map { String($0) }.joined(separator: title.utf8.count < 40 ? " " : "") : title
  }

  private func captionLines(_ style: PrintedStyle) -> [String] {
    let code = "公开0\(number)表"
    let unit = style.unitLabel + (style.isYuan ? "元" : "万元")
    var lines: [String] = []
    if style.codePlace == .before { lines.append(code) }
    lines.append(title(style))
    if style.codePlace == .after { lines.append(code) }
    if style.codePlace == .spaced { lines.append("公开 0\(number) 表") }
    switch style.captions {
    case .oneLine: lines.append("部门：\(style.department)  \(style.year)年度  \(unit)")
    case .tabbed: lines.append("部门：\(style.department)\t\(unit)")
    case .brackets: lines[style.codePlace == .before ? 1 : 0] += style.isYuan ? "（单位：元）" : "（单位：万元）"
    case .lines, .cells: lines += ["部门：\(style.department)", "\(style.year)年度", unit]
    }
    return lines + [""]
  }

  /// The captions as rows of the table itself, as a copied spreadsheet has them.
  private func captionCells(_ style: PrintedStyle, _ width: Int) -> [[String]] {
    func row(_ left: String, _ middle: String, _ right: String) -> [String] {
      var cells = [String](repeating: "", count: width)
      cells[width - 1] = right
      cells[width / 2] = middle.isEmpty ? cells[width / 2] : middle
      cells[0] = left
      return cells
    }
    let unit = style.unitLabel + (style.isYuan ? "元" : "万元")
    var result = [row(style.titlePrefix + name, "", "")]
    if style.codePlace != .none { result.append(row("", "", "公开0\(number)表")) }
    return result + [row("部门：\(style.department)", "\(style.year)年度", unit)]
  }
}
