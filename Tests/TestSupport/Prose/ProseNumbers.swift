/// How figures are printed in prose.
extension ProseWriter {
  /// An amount and its unit.
  mutating func write(amount quantity: Quantity, key: String? = nil, terms: [Quantity]? = nil) {
    let figure = RecordedFigure(
      kind: .amount, range: 0..<0, unit: nil, key: key ?? quantity.key, numerator: quantity.cents, terms: terms ?? [quantity])
    if quantity.cents == 0 {
      let unit = style.zero.isEmpty ? "" : (style.isYuan ? "元" : "万元")
      return record(Array((style.zero.isEmpty ? "0" : style.zero).utf8), unit: Array(unit.utf8), figure)
    }
    var unit = "万元"
    var hundredths = (quantity.cents + 5_000) / 10_000
    if style.isYuan {
      (unit, hundredths) = ("元", quantity.cents)
    } else if style.usesHundredMillions, quantity.cents >= 10_000_000_000 {
      (unit, hundredths) = ("亿元", (quantity.cents + 50_000_000) / 100_000_000)
    } else if style.dropsYuan, random.oneIn(8) {
      unit = "万"
    }
    let literal = number(hundredths, decimals: 2, dropsZeros: style.dropsZeros)
    record(literal, unit: Array(unit.utf8), gap: style.spacesUnit, figure)
  }

  /// A quotient as a percentage; nothing is printed for a quotient of nil.
  mutating func write(_ name: String, _ part: Quantity, _ whole: Quantity, change: Bool = false) {
    var numerator = style.steps(part.cents)
    let denominator = style.steps(whole.cents)
    if change {
      // The difference is printed too, and the percentage is computed from that print.
      let difference = style.steps(abs(part.cents - whole.cents))
      // Nobody divides by another base than the one in print.
      let base = numerator + (part.cents > whole.cents ? -difference : difference)
      let usesPrint = style.usesPrinted && !style.isYuan && base == denominator
      write(
        percent: usesPrint ? difference : abs(part.cents - whole.cents), of: usesPrint ? base : whole.cents,
        RecordedFigure(
          kind: .percent, range: 0..<0, unit: nil, key: "\(name)(\(part.key)/\(whole.key))", numerator: 0, terms: [part, whole]))
      return
    }
    if denominator == 0 { numerator = 0 }
    write(
      percent: numerator, of: max(1, denominator),
      RecordedFigure(kind: .percent, range: 0..<0, unit: nil, key: "\(name)(\(part.key)/\(whole.key))", numerator: 0, terms: [part, whole]))
  }

  private mutating func write(percent numerator: Int, of denominator: Int, _ figure: RecordedFigure) {
    let decimals = style.percentDecimals
    let power = [1, 10, 100][decimals]
    let steps = (numerator * 200 * power + denominator) / (2 * denominator)
    var figure = figure
    figure.numerator = numerator
    figure.denominator = denominator
    let literal = number(steps, decimals: decimals, dropsZeros: style.dropsPercentZeros)
    record(literal, unit: Array(style.percentSign.utf8), gap: style.spacesUnit && random.oneIn(3), figure)
  }

  /// The percentage of a rise from nil, as some write it.
  mutating func writeHundred(_ name: String, _ part: Quantity, _ whole: Quantity) {
    write(
      percent: 1, of: 1,
      RecordedFigure(kind: .percent, range: 0..<0, unit: nil, key: "\(name)(\(part.key)/\(whole.key))", numerator: 1, terms: [part, whole]))
  }

  /// A number of things; their unit follows in the template.
  mutating func write(count: Int, _ key: String) {
    let figure = RecordedFigure(kind: .count, range: 0..<0, unit: nil, key: key, numerator: count)
    record(number(count, decimals: 0, dropsZeros: false), unit: [], figure)
  }

  /// Points.
  mutating func write(score hundredths: Int, _ key: String) {
    let figure = RecordedFigure(kind: .score, range: 0..<0, unit: nil, key: key, numerator: hundredths)
    record(number(hundredths, decimals: 2, dropsZeros: true), unit: Array("分".utf8), figure)
  }

  /// The digits of a number of `steps`, each of which is one of its last digit.
  private mutating func number(_ steps: Int, decimals: Int, dropsZeros: Bool) -> [UInt8] {
    let power = [1, 10, 100][decimals]
    let digits = Array(String(steps / power).utf8)
    // Blanks beside the marks, as some PDF readers leave them, but not in every number.
    let isSpaced = style.isSpaced && random.oneIn(4)
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if style.isGrouped, index > 0, (digits.count - index) % 3 == 0 { text += isSpaced ? [0x2C, 0x20] : [0x2C] }
      text.append(digit)
    }
    var fraction = decimals == 0 ? [] : Array(String(power + steps % power).utf8.dropFirst())
    if dropsZeros { while fraction.last == 0x30 { fraction.removeLast() } }
    if !fraction.isEmpty { text += (isSpaced ? [0x2E, 0x20] : [0x2E]) + fraction }
    guard style.isFullWidth else { return text }
    return text.flatMap { byte -> [UInt8] in
      // U+FF0E is the point, U+FF10 to U+FF19 are the digits.
      (0x30...0x39).contains(byte) ? [0xEF, 0xBC, byte - 0x30 + 0x90] : byte == 0x2E ? [0xEF, 0xBC, 0x8E] : [byte]
    }
  }
}
