import GoujiReport
import GoujiSyntax
import GoujiText

/// The outline of a document: sections, the tables in them, and the figures that have names.
package struct Symbol: Sendable {
  /// What a symbol is.
  package enum Kind: Sendable { case section, table, name }

  /// Its name; never empty.
  package var name: String
  /// More about it: 代号, size, value.
  package var detail: String
  /// What it is.
  package var kind: Kind
  /// All that belongs to it.
  package var range: TextRange
  /// Its name in the text; inside `range`.
  package var selection: TextRange
  /// What is below it, in order.
  package var children: [Symbol]

  /// The symbols of a report, nested.
  package static func outline(_ report: Report) -> [Symbol] { Builder(report).build() }

  /// This symbol and all below it.
  package var flattened: [Symbol] { [self] + children.flatMap(\.flattened) }

  private struct Builder {
    let report: Report
    let bytes: [UInt8]

    init(_ report: Report) {
      self.report = report
      bytes = report.bytes
    }

    /// Sections, then the others put into the innermost section that holds their start.
    func build() -> [Symbol] {
      let sections = report.outline.sections
      let tree = report.tree
      var ends = [Int](repeating: bytes.count, count: sections.count)
      var open: [Int] = []
      for (index, section) in sections.enumerated() {
        let start = tree.root(section.block).range.start
        while let last = open.last, last != section.parent { ends[open.removeLast()] = start }
        open.append(index)
      }
      var leaves = tables() + names()
      leaves.sort { $0.range.start < $1.range.start }
      var next = 0
      var index = 0
      func take(parent: Int?, until end: Int) -> [Symbol] {
        var symbols: [Symbol] = []
        while true {
          let section = index < sections.count && sections[index].parent == parent ? index : nil
          let sectionStart = section.map { tree.root(sections[$0].block).range.start } ?? end
          while next < leaves.count, leaves[next].range.start < min(sectionStart, end) {
            symbols.append(leaves[next])
            next += 1
          }
          guard let section, sectionStart < end || parent == nil else { return symbols }
          index += 1
          let range = Trim.range(bytes, TextRange(sectionStart, ends[section]))
          let block = tree.root(sections[section].block)
          let title = block.first(.title) ?? block.first(.label) ?? block
          let children = take(parent: section, until: ends[section])
          symbols.append(
            Symbol(
              name: name(sections[section].title), detail: "", kind: .section, range: range,
              selection: clamp(Trim.range(bytes, title.range), range), children: children))
        }
      }
      return take(parent: nil, until: bytes.count + 1)
    }

    private func tables() -> [Symbol] {
      report.tables.map { table in
        let title = table.titleRange.flatMap { $0.start <= table.range.start && table.range.start - $0.start < 2_000 ? $0 : nil }
        let start = min(title?.start ?? table.range.start, table.range.start)
        let range = TextRange(start, table.range.end)
        return Symbol(
          name: name(table.title.isEmpty ? "（表）" : table.title),
          detail: [table.code, table.subject].compactMap { $0 }.joined(separator: " "), kind: .table, range: range,
          selection: clamp(title ?? TextRange(table.range.start, table.range.start), range), children: [])
      }
    }

    private func names() -> [Symbol] {
      report.tree.roots.flatMap { root in
        root.descendants(.figure).compactMap { figure -> Symbol? in
          guard let reference = figure.first(.reference), let name = reference.first(.name) else { return nil }
          return Symbol(
            name: "#" + name.text, detail: figure.first(.number)?.text ?? "", kind: .name, range: figure.range,
            selection: name.range, children: [])
        }
      }
    }

    private func name(_ text: String) -> String {
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return line.isEmpty ? "—" : line
    }

    private func clamp(_ inner: TextRange, _ outer: TextRange) -> TextRange {
      outer.contains(inner) ? inner : TextRange(outer.start, outer.start)
    }
  }
}
