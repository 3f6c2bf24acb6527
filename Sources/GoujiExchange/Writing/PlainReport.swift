import GoujiReport
import GoujiSyntax
import GoujiText

/// A report without its markup: what its readers see. References, notes, suppressions, directives and comments are left out.
package struct PlainReport {
  private var document = ExchangeDocument()
  private let report: Report
  private let levels: [Int: Int]
  /// The tables by the block that they begin with.
  private let tables: [Int: Table]
  /// Whether a unit was said since the last table.
  private var saysUnit = false

  /// What readers see of the report that `source` is.
  package static func read(_ source: SourceText) -> ExchangeDocument {
    var reader = PlainReport(Report(Parser.parse(source)))
    for root in reader.report.tree.roots { reader.block(root) }
    return reader.document
  }

  private init(_ report: Report) {
    self.report = report
    levels = Dictionary(report.outline.sections.filter { !$0.isRunIn }.map { ($0.block, $0.level) }) { first, _ in first }
    tables = Dictionary(report.tables.compactMap { table in table.blocks.first.map { ($0, table) } }) { first, _ in first }
    document.properties = FrontMatterKey.allCases.compactMap { key in
      // Paths mean nothing in another folder and another format.
      guard key != .lastYear, key != .units, let value = report.frontMatter[key], !value.isEmpty else { return nil }
      return .init(key: key.rawValue, value: value)
    }
  }

  private mutating func block(_ root: NodeView) {
    if root.isPageFoot {
      add(.paragraph(Array(report.bytes[root.range.start..<root.range.end]).trimmed))
      return
    }
    switch root.kind {
    case .blank, .comment, .frontMatter: return
    case .directive: directive(root)
    case .heading: add(.heading(levels[root.block] ?? 1, text(root)))
    case .item:
      let isBullet = root.first(.numbering) == nil && root.first(.mark).map { "-*".contains($0.text.prefix(1)) } ?? false
      add(isBullet ? .bullet(text(root)) : .paragraph(text(root)))
    case .contents:
      for entry in root.children where entry.kind == .contentsEntry { add(.paragraph(text(entry))) }
    case .caption:
      if root.first(.captionUnit) != nil { saysUnit = true }
      add(.paragraph(text(root)))
    case .table: table(root)
    default: add(.paragraph(text(root)))
    }
  }

  private mutating func add(_ block: ExchangeBlock) {
    switch block {
    case .heading(_, let text), .paragraph(let text), .bullet(let text): if text.isEmpty { return }
    default: break
    }
    document.blocks.append(block)
  }

  // MARK: Text

  /// The text of a block: its leaves without marks, references and notes.
  private func text(_ root: NodeView) -> [UInt8] {
    var result: [UInt8] = []
    var label = 0
    var isInBold = root.first(.mark)?.text.contains("**") ?? false
    collect(root, into: &result, &label)
    if isInBold, label == 0 { isInBold = false }
    let joined = Array(withLineFeeds(result).trimmedLines.joined(separator: [0x0A]))
    return isInBold ? InlineText.labelled(joined, label) : joined
  }

  private func collect(_ node: NodeView, into result: inout [UInt8], _ label: inout Int) {
    for child in node.children {
      switch child.kind {
      case .reference, .note, .suppression: continue
      case .mark where child.text.allSatisfy({ "#*- <>b/\u{FEFF}".contains($0) }): continue
      case .label where child.text.hasSuffix("**"):
        var inner: [UInt8] = []
        var none = 0
        collect(child, into: &inner, &none)
        if inner.suffix(2).elementsEqual([0x2A, 0x2A]) { inner.removeLast(2) }
        result += inner
        label = result.trimmed.count
      default:
        if child.kind.isLeaf {
          result += report.bytes[child.range.start..<child.range.end]
        } else {
          collect(child, into: &result, &label)
        }
      }
    }
  }

  // MARK: Tables

  private mutating func directive(_ root: NodeView) {
    guard root.first(.directiveName)?.text.dropFirst() == "表" else { return }
    for argument in root.children where argument.kind == .argument {
      let value = argument.first(.value)?.text ?? ""
      switch argument.first(.key)?.text {
      case nil, "代号": add(.paragraph(Array(value.utf8)))
      case "单位":
        saysUnit = true
        add(.paragraph(Array("金额单位：\(value)".utf8)))
      case "年度": add(.paragraph(Array("\(value)年度".utf8)))
      default: break
      }
    }
  }

  private mutating func table(_ root: NodeView) {
    let rows = root.children.filter { $0.kind == .row }
    // What only the front matter says, readers could not know.
    if let table = tables[root.block], !saysUnit, let currency = report.frontMatter[.currency], table.unitText == currency,
      !root.text.contains("单位：") && !root.text.contains("单位:")
    {
      add(.paragraph(Array("金额单位：\(currency)".utf8)))
    }
    saysUnit = false
    let isPiped = report.bytes[Trim.range(report.bytes, root.range).start] == 0x7C
    add(.table(rows.map { row in row.children.filter { $0.kind == .cell }.map { cell($0, isPiped) } }))
  }

  private func cell(_ node: NodeView, _ isPiped: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var label = 0
    let isQuoted = node.first(.mark)?.text == "\""
    for child in node.children where child.kind != .mark {
      if child.kind.isLeaf {
        result += report.bytes[child.range.start..<child.range.end]
      } else if ![.reference, .note, .suppression].contains(child.kind) {
        collect(child, into: &result, &label)
      }
    }
    var text = withLineFeeds(result).trimmed
    if isQuoted { text = Self.replacing([0x22, 0x22], by: 0x22, in: text) }
    if isPiped { text = Self.replacing([0x5C, 0x7C], by: 0x7C, in: text) }
    return text
  }

  private static func replacing(_ pair: [UInt8], by byte: UInt8, in text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: pair) {
        result.append(byte)
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
