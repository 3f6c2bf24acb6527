import TestSupport
import Testing

/// What is recorded of a generated report is what stands in it, and what stands in it agrees.
@Suite struct GeneratedProseTests {
  /// Seeds in groups that run side by side.
  private static let groups: [ClosedRange<UInt64>] = (0..<10).map { $0 * 20 + 1...$0 * 20 + 20 }

  @Test(arguments: groups) func whatIsRecordedIsPrintedAndAgrees(_ seeds: ClosedRange<UInt64>) throws {
    for seed in seeds {
      let report = GeneratedReport(seed: seed)
      #expect(try misprints(report) + ambiguousNames(report) + wrongQuotients(report) + wrongSums(report) == [], "seed \(seed)")
    }
  }

  // MARK: The print

  /// The figures that do not stand where they are recorded.
  private func misprints(_ report: GeneratedReport) throws -> [String] {
    let bytes = Array(report.text.utf8)
    var faults: [String] = []
    var end = 0
    for figure in report.figures {
      guard figure.range.lowerBound >= end, figure.range.upperBound <= bytes.count else {
        faults.append("\(figure.key) stands nowhere")
        continue
      }
      end = figure.range.upperBound
      let literal = String(decoding: bytes[figure.range], as: UTF8.self)
      let unit = figure.unit.map { String(decoding: bytes[$0], as: UTF8.self) }
      if try !agrees(figure, literal, unit) { faults.append("\(figure.key) is printed as \(literal)\(unit ?? "")") }
    }
    return faults
  }

  /// Whether `literal` is how the recorded value is printed: what it shows differs by half a last digit at most.
  private func agrees(_ figure: RecordedFigure, _ literal: String, _ unit: String?) throws -> Bool {
    if figure.kind == .word { return !literal.isEmpty && literal != figure.opposite && literal.allSatisfy { $0.isLetter } }
    let (value, power) = try #require(parsed(literal))
    func agrees(_ step: Int) -> Bool { abs(value * step - figure.numerator * power) * 2 <= step }
    switch (figure.kind, unit) {
    case (.cell, _), (.zero, _): return value == figure.numerator || value * 10_000 == figure.numerator
    case (.amount, "元"): return agrees(100)
    case (.amount, "万元"), (.amount, "万"): return agrees(1_000_000)
    case (.amount, "亿元"): return agrees(10_000_000_000)
    // A line ends between the number and its unit, or a bare 0 has none.
    case (.amount, nil): return agrees(100) || agrees(1_000_000) || agrees(10_000_000_000)
    case (.percent, _): return abs(value * figure.denominator - figure.numerator * 100 * power) * 2 <= figure.denominator
    case (.score, _): return agrees(100)
    default: return agrees(1)
    }
  }

  /// The digits of a number, and the power of ten that its decimals stand for.
  private func parsed(_ literal: String) -> (Int, Int)? {
    var value = 0
    var power: Int?
    for character in literal {
      if let digit = character.wholeNumberValue {
        value = value * 10 + digit
        power = power.map { $0 * 10 }
      } else if ".．".contains(character) {
        power = 1
      } else if !", ".contains(character) {
        return nil
      }
    }
    return (value, power ?? 1)
  }

  // MARK: The arithmetic

  /// The names that mean more than one amount.
  private func ambiguousNames(_ report: GeneratedReport) -> [String] {
    var amounts: [String: Int] = [:]
    return report.figures.flatMap(\.terms).filter { amounts.updateValue($0.cents, forKey: $0.key) ?? $0.cents != $0.cents }.map(\.key)
  }

  /// The shares and changes that do not follow from the amounts.
  private func wrongQuotients(_ report: GeneratedReport) -> [String] {
    report.figures.filter { figure in
      guard figure.terms.count == 2 else { return false }
      let (a, b) = (figure.terms[0].cents, figure.terms[1].cents)
      switch figure.kind {
      case .amount: return figure.numerator != abs(a - b)
      case .word: return figure.numerator != 0 && figure.numerator != (a - b).signum()
      case .percent where b != 0:
        // Percentages of printed amounts are off by as much as the print is.
        let top = figure.key.hasPrefix("rate") ? abs(a - b) : a
        let slack = 20_000.0 * (1 + Double(max(a, b)) / Double(b)) / Double(b)
        return abs(Double(figure.numerator) / Double(figure.denominator) - Double(top) / Double(b)) > slack
      default: return false
      }
    }.map(\.key)
  }

  /// The wholes that are not the sum of their parts, and the parts that are more than the whole.
  private func wrongSums(_ report: GeneratedReport) -> [String] {
    var faults: [String] = []
    var amounts: [String: Int] = [:]
    for figure in report.figures {
      for term in figure.terms { amounts[term.key] = term.cents }
      if figure.kind == .count || figure.kind == .score { amounts[figure.key] = figure.numerator }
    }
    func sum(_ prefix: String, _ isPart: (Substring) -> Bool = { _ in true }) -> Int {
      amounts.reduce(0) { $0 + ($1.key.hasPrefix(prefix) && isPart($1.key.dropFirst(prefix.count)) ? $1.value : 0) }
    }
    func expect(_ whole: String, _ parts: Int) {
      if let amount = amounts[whole], parts > 0, amount != parts { faults.append(whole) }
    }
    func expect(_ part: String, within whole: String) {
      if let part = amounts[part], let most = amounts[whole], part > most { faults.append(whole) }
    }
    expect("T5.合计", sum("T5.决算."))
    expect("T6.合计", sum("T6.人员经费") + sum("T6.公用经费"))
    expect("绩效.项目", ["优", "良", "中", "差"].reduce(0) { $0 + (amounts["绩效.\($1)"] ?? 0) })
    expect("车辆.合计", sum("车辆.") { $0 != "合计" })
    for project in 1...3 where amounts["项目\(project).执行得分"] != nil {
      expect("项目\(project).得分", sum("项目\(project).") { $0.hasSuffix("得分") && $0 != "得分" })
    }
    expect("机关运行经费", within: "T6.公用经费")
    expect("TSG.保有量", within: "车辆.合计")
    expect("采购.中小企业", within: "采购.总额")
    expect("采购.小微企业", within: "采购.中小企业")
    return faults
  }

  // MARK: The seed

  /// Prose has random numbers of its own: the tables of a seed are the same without it.
  @Test(arguments: [3, 57, 1_001] as [UInt64]) func proseLeavesTheTablesAlone(_ seed: UInt64) {
    func rows(_ report: GeneratedReport) -> [Substring] {
      report.text.split(separator: "\n").filter { $0.contains("\t") || $0.first == "|" }
    }
    #expect(rows(GeneratedReport(seed: seed)) == rows(GeneratedReport(seed: seed, prose: false)))
  }

  @Test func aSeedGivesTheSameReport() {
    #expect(GeneratedReport(seed: 11).text == GeneratedReport(seed: 11).text)
    #expect(GeneratedReport(seed: 11).text != GeneratedReport(seed: 12).text)
  }
}
