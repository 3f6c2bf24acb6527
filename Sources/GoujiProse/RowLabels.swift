import GoujiReport
import GoujiText

/// The labels of the rows that the prose may name, and the rows of each.
struct RowLabels {
  private let context: ProseContext
  private let lexicon: Lexicon
  /// The labels, each once.
  let names: [String]
  private let rowsOfName: [[Int]]
  private let byLabel: [TextKey: [Int]]

  init(_ context: ProseContext, _ lexicon: Lexicon) {
    self.context = context
    self.lexicon = lexicon
    var index: [TextKey: Int] = [:]
    var names: [String] = []
    var rows: [[Int]] = []
    var byLabel: [TextKey: [Int]] = [:]
    // What was found out about a label: most stand in several tables.
    var seen: [TextKey: (stem: TextKey, forms: [Int])] = [:]
    seen.reserveCapacity(context.rows.count)
    for (number, row) in context.rows.enumerated() {
      let label = TextKey(row.label)
      if let known = seen[label] {
        byLabel[known.stem]?.append(number)
        for form in known.forms { rows[form].append(number) }
        continue
      }
      let name = ProseText.key(row.label)
      guard name.unicodeScalars.count >= 2 else { continue }
      let stem = Self.stem(name)
      byLabel[TextKey(stem), default: []].append(number)
      var indices: [Int] = []
      // The prose often says 卫生健康 for 卫生健康支出 and the other way round.
      var forms = [name]
      for form in [stem, stem + "支出"] where !forms.contains(form) { forms.append(form) }
      for form in forms where form.unicodeScalars.count >= 3 || form == name {
        if let known = index[TextKey(form)] {
          rows[known].append(number)
          indices.append(known)
        } else {
          index[TextKey(form)] = names.count
          indices.append(names.count)
          names.append(form)
          rows.append([number])
        }
      }
      seen[label] = (TextKey(stem), indices)
    }
    self.names = names
    rowsOfName = rows
    self.byLabel = byLabel
  }

  /// The name without a final 支出.
  static func stem(_ name: String) -> String {
    let kept: [Unicode.Scalar] = name.unicodeScalars.filter { $0 != "、" && $0 != "(" && $0 != ")" }
    return String(scalars: name.hasSuffix("支出") ? kept.dropLast(2) : kept[...])
  }

  /// The rows that label `label` names under the headings of `section`.
  func rows(label: Int, _ section: SectionTopic) -> [Int] {
    rowsOfName[label].filter { row in
      let source = lexicon.rowSources[context.rows[row].source]
      if !source.sections.isEmpty, !section.mentions(source.sections) { return false }
      return source.foreignSections.isEmpty || !section.mentions(source.foreignSections)
    }
  }

  /// The rows that a chain of 类, 款, 项 names: those of the last name whose parents have the names before.
  func rows(_ chain: ItemChain) -> [Int] {
    guard let last = chain.names.last else { return [] }
    let wanted = ["类": ClassificationCode.Level.category, "款": .section, "项": .item][last.level]
    let found = candidates(last.name).filter { row in
      guard let code = context.rows[row].code else { return wanted == .category }
      return code.level == wanted
    }
    let parents = chain.names.dropLast()
    let fitting = found.filter { row in parents.allSatisfy { hasParent(row, $0.level, $0.name) } }
    if !fitting.isEmpty { return fitting }
    // A parent that is misnamed says nothing where the item has its name alone.
    return Set(found.compactMap { context.rows[$0].code?.digits }).count == 1 ? found : []
  }

  private func candidates(_ name: String) -> [Int] {
    let stem = Self.stem(ProseText.key(name))
    if let exact = byLabel[TextKey(stem)] { return exact }
    guard stem.unicodeScalars.count >= 4 else { return [] }
    // Tables cut names.
    return byLabel.filter { label, _ in
      label.text.unicodeScalars.count >= 4 && (stem.hasPrefix(label.text) || label.text.hasPrefix(stem))
    }.flatMap(\.value).sorted()
  }

  private func hasParent(_ row: Int, _ level: String, _ name: String) -> Bool {
    guard let code = context.rows[row].code else { return false }
    let length = ["类": 3, "款": 5, "项": 7][level] ?? 0
    guard code.digits.utf8.count > length else { return false }
    let parent = String(code.digits.prefix(length))
    let source = context.rows[row].source
    return candidates(name).contains { other in
      context.rows[other].source == source && context.rows[other].code?.digits == parent
    }
  }
}
