/// A report's nine tables, made of a seed: the figures agree to the 分, and are printed in one of many ways.
///
/// Nothing in the text is wrong. Last digits differ where figures were rounded one by one, and in some reports where they were
/// balanced by hand; that is all. So whatever a linter says of it louder than a hint is a false alarm.
package struct GeneratedReport: Sendable {
  /// Where it comes from.
  package let seed: UInt64
  /// The document.
  package let text: String
  /// How it is printed, in a line.
  package let style: String
  /// Whether spaces stand inside its figures: a matter of style that a linter may mention.
  package let hasSpacedFigures: Bool
  /// How many tables it has.
  package let tableCount: Int

  /// The report of `seed`; with fewer than nine tables where a test must be quick.
  package init(seed: UInt64, tables count: Int = 9) {
    // Neighbouring seeds make unlike reports.
    var random = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D)
    let style = PrintedStyle(&random)
    let accounts = GeneratedAccounts(&random)
    let all = Self.tables(accounts, style, &random)
    let chosen = all.indices.shuffled(using: &random).prefix(count).sorted()
    var text = Self.opening(style, &random)
    for index in chosen { text += all[index].text(style, &random) }
    tableCount = chosen.count
    self.seed = seed
    self.text = text
    self.style = style.description
    hasSpacedFigures = style.isSpaced
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

  private static func opening(_ style: PrintedStyle, _ random: inout SeededGenerator) -> String {
    var lines: [String] = []
    if random.oneIn(2) {
      lines += ["---", "决算年度: \(style.year)", "单位: \(style.department)", "金额单位: \(style.isYuan ? "元" : "万元")", "---", ""]
    }
    if random.oneIn(2) { lines += ["第二部分 \(style.year)年度部门决算表", ""] }
    return lines.map { $0 + "\n" }.joined()
  }
}
