/// One error in a report that had none: a figure that was changed, and how.
package struct PlantedError: Sendable {
  /// How a figure can be changed.
  package enum Change: String, Sendable, CaseIterable {
    /// A digit replaced, never the last one.
    case digit
    /// The last digit replaced: it may hide in a rounding difference.
    case cent
    /// Two neighbouring digits exchanged.
    case swap
    /// The decimal point moved by a place.
    case shift
    /// A digit left out, or one too many.
    case drop, add
    /// The value of another figure of the same kind.
    case copy
    /// The contrary word.
    case word
    /// A percentage of the wrong base, or its complement.
    case recompute
    /// 元 for 万元, or the other way round.
    case unit
    /// A nil cell filled.
    case fill
  }

  /// The figure that was changed, as it was.
  package let figure: RecordedFigure
  /// How it was changed.
  package let change: Change
  /// The whole text with the error.
  package let text: String
  /// What was changed, in the new text, and what stood there and stands there now.
  package let range: Range<Int>
  package let old: String
  package let new: String

  /// An error drawn from `random`; `nil` where the report has no figure of the class that was drawn.
  package init?(in report: GeneratedReport, kinds: [RecordedFigure.Kind]? = nil, hasCents: Bool = true, _ random: inout SeededGenerator) {
    let kind = random.pick(kinds ?? Self.kinds)
    let pool = report.figures.filter { $0.kind == kind && (kind != .word || $0.opposite != nil) }
    guard !pool.isEmpty else { return nil }
    let bytes = Array(report.text.utf8)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for _ in 0..<30 {
      let figure = random.pick(pool)
      let change = random.pick(Self.changes(of: kind).filter { hasCents || $0 != .cent })
      var range = figure.range
      let old = text(range)
      let new: String?
      switch change {
      case .word: new = figure.opposite
      case .fill: new = random.pick(["3.20", "12.75", "0.94", "150.00"])
      case .copy: new = text(random.pick(pool).range)
      case .recompute: new = Self.recomputed(figure, old, &random)
      case .unit:
        guard let unit = figure.unit else { continue }
        let name = text(unit)
        range = range.lowerBound..<unit.upperBound
        new = text(figure.range.lowerBound..<unit.lowerBound) + (name == "元" || name == "亿元" ? "万元" : "元")
      default: new = NumberSlip.changed(old, change, &random)
      }
      guard let new, change == .word || change == .unit || NumberSlip.value(new) != NumberSlip.value(old) else { continue }
      if change == .unit, NumberSlip.value(old) == 0 { continue }
      self.figure = figure
      self.change = change
      self.old = text(range)
      self.new = new
      self.range = range.lowerBound..<range.lowerBound + new.utf8.count
      self.text = text(0..<range.lowerBound) + new + text(range.upperBound..<bytes.count)
      return
    }
    return nil
  }

  /// The classes by their weight: the shares of published crosschecks, with counts and points added.
  private static let kinds: [RecordedFigure.Kind] =
    [(.amount, 35), (.percent, 20), (.cell, 30), (.zero, 5), (.word, 10), (.count, 6), (.score, 4)].flatMap { kind, weight in
      [RecordedFigure.Kind](repeating: kind, count: weight)
    }

  private static func changes(of kind: RecordedFigure.Kind) -> [Change] {
    switch kind {
    case .amount: [.digit, .digit, .swap, .shift, .drop, .add, .copy, .unit, .cent]
    case .percent: [.digit, .digit, .swap, .shift, .drop, .add, .copy, .recompute, .cent]
    case .cell: [.digit, .digit, .swap, .shift, .drop, .add, .copy, .cent]
    case .count, .score: [.digit, .swap, .drop, .add, .copy, .cent]
    case .word: [.word]
    case .zero: [.fill]
    }
  }

  /// A percentage as someone writes it who divides by the wrong amount, with as many decimals as before.
  private static func recomputed(_ figure: RecordedFigure, _ old: String, _ random: inout SeededGenerator) -> String? {
    guard figure.terms.count == 2, old.allSatisfy(\.isASCII) else { return nil }
    let (a, b) = (Double(figure.terms[0].cents), Double(figure.terms[1].cents))
    guard a > 0, b > 0 else { return nil }
    let isRate = figure.key.hasPrefix("rate")
    let wrong = random.pick(isRate ? [abs(a - b) / a, a / b] : [1 - a / b, abs(a - b) / b, b / a])
    let decimals = old.contains(".") ? old.reversed().prefix { $0.isNumber }.count : 0
    let power = [1, 10, 100, 1_000][min(3, decimals)]
    let scaled = abs(wrong) * 100 * Double(power)
    guard scaled < 1_000_000_000 else { return nil }
    let steps = Int(scaled.rounded())
    return decimals == 0 ? "\(steps)" : "\(steps / power)." + String(String(power + steps % power).dropFirst())
  }
}
