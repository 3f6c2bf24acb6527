import GoujiArithmetic
import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText

/// The places of one item: the accused one first, then what it was compared with, each once.
struct PlaceList {
  /// One place, with what is needed to show it in its surroundings.
  struct Entry {
    /// The document that it stands in, as `Operand.document` counts.
    var document: Int
    /// Where in it.
    var range: TextRange
    /// Its cell, if it is one.
    var cell: CellPlace?
    /// For readers.
    var place: ReviewPlace
  }

  /// What tells one place from another.
  private struct Key: Hashable {
    var document: Int
    var range: TextRange
  }

  private(set) var entries: [Entry] = []
  private var index: [Key: Int] = [:]
  private let result: CheckResult

  /// More places than this are not listed.
  private static let most = 60

  /// The places of `finding`.
  init(_ finding: Finding, _ result: CheckResult) {
    self.result = result
    let figure = finding.basis?.figure
    if let figure, figure.document == 0, figure.range == finding.range {
      add(figure, .accused)
    } else {
      let name = figure.map { Place.full($0, result) } ?? Self.line(finding.range, result)
      add(document: 0, finding.range, nil, name, result.report.bytes.text(finding.range), .accused)
    }
    if let figure { add(figure, .other) }
    for instance in finding.basis?.instances ?? [] {
      for side in [instance.left, instance.right] {
        for operand in side where side.count == 1 || (operand.reading?.value ?? .zero) != .zero { add(operand, .other) }
      }
    }
    for alternative in finding.basis?.alternatives ?? [] {
      if let known = index[Key(document: 0, range: alternative.range)] {
        if known > 0 { entries[known].place.role = .candidate }
      } else {
        let text = result.report.bytes.text(alternative.range)
        add(document: 0, alternative.range, nil, Self.line(alternative.range, result), text, .candidate)
      }
    }
    if finding.basis?.instances.isEmpty ?? true {
      for related in finding.related {
        add(document: 0, related.range, nil, related.message, result.report.bytes.text(related.range), .other)
      }
    }
  }

  /// The index of the place of `operand`.
  func index(of operand: Operand) -> Int? { index[Key(document: operand.document, range: operand.range)] }

  private mutating func add(_ operand: Operand, _ role: ReviewPlace.Role) {
    guard operand.document >= 0 else { return }
    add(
      document: operand.document, operand.range, operand.cell, Place.full(operand, result), Arithmetic.literal(operand), role)
  }

  private mutating func add(
    document: Int, _ range: TextRange, _ cell: CellPlace?, _ name: Localized, _ literal: String, _ role: ReviewPlace.Role
  ) {
    let key = Key(document: document, range: range)
    guard index[key] == nil, entries.count < Self.most, let source = result.report(of: document)?.tree.source else { return }
    index[key] = entries.count
    let path = source.path.split(separator: "/").last.map(String.init) ?? source.path
    let place = ReviewPlace(
      name: name, document: document == 0 ? nil : path, position: source.lines.position(of: range.start, in: source.bytes),
      literal: literal, quote: Quote(range, source), role: role)
    entries.append(Entry(document: document, range: range, cell: cell, place: place))
  }

  /// The line and section of a place that is no figure.
  private static func line(_ range: TextRange, _ result: CheckResult) -> Localized {
    let tree = result.report.tree
    let line = tree.source.lines.position(of: range.start, in: tree.bytes).line
    if let table = result.tables.first(where: { $0.range.contains(range) }) {
      let title = Place.title(table)
      return Localized("\(title.chinese)第\(line)行", "\(title.english), line \(line)")
    }
    guard let section = ExcerptMaker.section(of: range.start, result.report) else {
      return Localized("第\(line)行", "line \(line)")
    }
    return Localized("第\(line)行（\(section)）", "line \(line) (\(section))")
  }
}
