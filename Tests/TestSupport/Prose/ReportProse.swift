/// The prose of a report and its place beside the tables.
struct ReportProse {
  private let style: ProseStyle
  private let department: [ProseBlock]
  private let situation: [ProseBlock]
  private let terms: [ProseBlock]
  private let layout: SeededGenerator

  /// The prose about `facts` in `style`.
  init(_ facts: ProseFacts, _ style: ProseStyle, _ random: SeededGenerator) {
    self.style = style
    var writer = ProseWriter(style: style, random: random)
    if writer.random.oneIn(2) { InstitutionProse().department(&writer) }
    department = writer.blocks
    SituationProse(facts: facts).write(&writer, part: style.comesFirst ? "二" : "三")
    situation = Array(writer.blocks.dropFirst(department.count))
    let before = writer.blocks.count
    if writer.random.oneIn(2) { InstitutionProse().terms(&writer, part: "四") }
    terms = Array(writer.blocks.dropFirst(before))
    layout = SeededGenerator(seed: writer.random.next())
  }

  /// The whole report.
  func around(_ tables: TextWithFigures, frontMatter: String, heading: String) -> TextWithFigures {
    var whole = TextWithFigures(frontMatter)
    if style.hasContents { whole.append(TextWithFigures(contents)) }
    whole.append(page(department))
    if style.comesFirst { whole.append(page(situation)) }
    // Behind the explanations the tables are the third part, and where there are contents they have a heading.
    let isNamed = style.comesFirst || style.hasContents
    whole.append(TextWithFigures(isNamed ? tablesHeading + "\n\n" : heading))
    whole.append(tables)
    if !style.comesFirst { whole.append(page(situation)) }
    whole.append(page(terms))
    return whole
  }

  private var tablesHeading: String { "第\(style.comesFirst ? "三" : "二")部分 \(style.year)年度部门决算表" }

  /// The table of contents: parts and sections in their order, and the pages on which they are said to be.
  private var contents: String {
    func titles(_ blocks: [ProseBlock]) -> [String] {
      blocks.compactMap { block in
        guard case .heading(let level) = block.kind, level < 3 else { return nil }
        return String(decoding: block.bytes, as: UTF8.self)
      }
    }
    let explained = titles(situation)
    let entries = titles(department) + (style.comesFirst ? explained + [tablesHeading] : [tablesHeading] + explained) + titles(terms)
    var text = "目  录\n\n"
    for (index, title) in entries.enumerated() {
      text += title + String(repeating: ".", count: 20 + title.utf8.count % 7) + "\(2 + index * 2 / 3)\n"
    }
    return text + "\n"
  }

  private func page(_ blocks: [ProseBlock]) -> TextWithFigures {
    guard !blocks.isEmpty else { return TextWithFigures("") }
    let pages = ProseLayout(blocks, style, layout)
    return TextWithFigures(String(decoding: pages.bytes, as: UTF8.self) + "\n", pages.figures)
  }
}
