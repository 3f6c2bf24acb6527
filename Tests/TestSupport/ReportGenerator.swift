/// A report made of a seed: nine tables, and explanations in prose; the figures agree to the 分, and are printed in one of many ways.
///
/// Nothing in the text is wrong. Last digits differ where figures were rounded one by one, and in some reports where they were
/// balanced by hand; that is all. So whatever a linter says of it louder than a hint is a false alarm, but for what a style does on
/// purpose and a linter may mention as `info`: see `hasSpacedFigures` and `hasConventions`. Every figure of the prose and of the
/// tables is recorded with its truth.
package struct GeneratedReport: Sendable {
  /// Where it comes from.
  package let seed: UInt64
  /// The document.
  package let text: String
  /// Its figures with their truth, in the order of the document.
  package let figures: [RecordedFigure]
  /// How it is printed, in a line.
  package let style: String
  /// Whether spaces stand inside its figures: a matter of style that a linter may mention.
  package let hasSpacedFigures: Bool
  /// Whether 100% is written where the base is nil: a convention that a linter may mention.
  package let hasConventions: Bool
  /// How many tables it has.
  package let tableCount: Int

  /// The report of `seed`; with fewer than nine tables or without prose where a test must be quick. The tables of a seed are the
  /// same with prose and without.
  package init(seed: UInt64, tables count: Int = 9, prose hasProse: Bool = true) {
    // Neighbouring seeds make unlike reports.
    var random = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D)
    let style = PrintedStyle(&random)
    let accounts = GeneratedAccounts(&random)
    let all = Self.tables(accounts, style, &random)
    let chosen = all.indices.shuffled(using: &random).prefix(count).sorted()
    let opening = Opening(style, &random)
    var tables = TextWithFigures("")
    for index in chosen {
      let text = all[index].text(style, &random)
      tables.append(TextWithFigures(text, CellScanner.figures(in: text, table: all[index].key, isYuan: style.isYuan)))
    }
    tableCount = chosen.count
    self.seed = seed
    guard hasProse else {
      var whole = TextWithFigures(opening.frontMatter)
      whole.append(TextWithFigures(opening.heading))
      whole.append(tables)
      (text, figures) = (whole.text, whole.figures)
      self.style = style.description
      hasSpacedFigures = style.isSpaced
      hasConventions = false
      return
    }
    var own = SeededGenerator(seed: seed &* 0x9E6C_63D0_876A_3F35 ^ 0x5851_F42D_4C95_7F2D)
    let voice = ProseStyle(style, &own)
    let prose = ReportProse(ProseFacts(accounts, all.lazy.compactMap(\.items).first, &own), voice, own)
    let whole = prose.around(tables, frontMatter: opening.frontMatter, heading: opening.heading)
    (text, figures) = (whole.text, whole.figures)
    self.style = style.description + " | " + voice.description
    hasSpacedFigures = style.isSpaced || voice.isSpaced
    hasConventions = voice.ofNil == .hundred
  }

  private static func tables(
    _ accounts: GeneratedAccounts, _ style: PrintedStyle, _ random: inout SeededGenerator
  ) -> [PrintedTable] {
    let overview = OverviewTables(accounts: accounts, style: style)
    let classified = ClassifiedTables(accounts: accounts, style: style)
    let first = [
      overview.overview(&random), classified.income(&random), classified.expenditure(&random), overview.appropriations(&random),
      classified.general(&random), overview.basic(&random),
    ]
    guard style.putsThreeItemsFirst else {
      return first + [classified.government(7, &random), classified.capital(8, &random), overview.threeItems(9, &random)]
    }
    return first + [overview.threeItems(7, &random), classified.government(8, &random), classified.capital(9, &random)]
  }

  /// What stands before the first table.
  private struct Opening {
    var frontMatter = ""
    var heading = ""

    init(_ style: PrintedStyle, _ random: inout SeededGenerator) {
      if random.oneIn(2) {
        let lines = ["---", "决算年度: \(style.year)", "单位: \(style.department)", "金额单位: \(style.isYuan ? "元" : "万元")", "---", ""]
        frontMatter = lines.map { $0 + "\n" }.joined()
      }
      if random.oneIn(2) { heading = "第二部分 \(style.year)年度部门决算表\n\n" }
    }
  }
}

/// Text with the figures in it.
struct TextWithFigures {
  private(set) var text: String
  private(set) var figures: [RecordedFigure]

  init(_ text: String, _ figures: [RecordedFigure] = []) {
    self.text = text
    self.figures = figures
  }

  mutating func append(_ other: TextWithFigures) {
    let distance = text.utf8.count
    text += other.text
    figures += other.figures.map { $0.moved(by: distance) }
  }
}
