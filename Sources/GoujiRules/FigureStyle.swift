import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax

/// How a writer prints figures: the next value of a figure is printed as the last one was.
struct FigureStyle {
  /// Whether long numbers have thousands separators, where the old one was too short to show it.
  let isUsuallyGrouped: Bool
  /// The decimals that most figures of a kind have.
  let usualScales: [FigureKind: Int]

  /// The habits of a text's figures; where none of them is long, those of its tables.
  init(_ figures: [ProseFigure], _ tables: [Table]) {
    var long = figures.map(\.figure.token).filter { $0.wholeDigits > 3 }
    if long.isEmpty {
      long = tables.flatMap(\.entries).flatMap(\.cells).compactMap(\.figure?.token).filter { $0.wholeDigits > 3 }
    }
    isUsuallyGrouped = long.count(where: \.isGrouped) * 2 > long.count
    var counts: [FigureKind: [Int: Int]] = [:]
    for figure in figures.map(\.figure) {
      if let scale = figure.decimal?.scale { counts[figure.kind, default: [:]][scale, default: 0] += 1 }
    }
    usualScales = counts.compactMapValues { scales in scales.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
  }

  /// `value`, in its base unit, as the digits of `figure` would say it; `nil` for figures in words.
  ///
  /// A lone 0 has no decimals to keep: then the usual ones are taken.
  func text(_ value: Fixed, like figure: FigureSyntax, written literal: String) -> (text: String, value: Decimal)? {
    guard let old = figure.decimal, literal.contains(where: { $0.isNumber && $0.isWholeNumber }),
      !literal.unicodeScalars.contains(where: \.isHan)
    else { return nil }
    var scale = old.scale
    if old.coefficient == 0, scale == 0 { scale = usualScales[figure.kind] ?? 0 }
    let rounded = value.rounded(scale: scale, exponent: figure.exponent)
    let isGrouped = figure.token.wholeDigits > 3 ? figure.token.isGrouped : isUsuallyGrouped
    var text = rounded.text(grouped: isGrouped)
    if figure.token.isFullWidth { text = Self.fullWidth(text) }
    if literal.hasPrefix("−"), text.hasPrefix("-") { text = "−" + text.dropFirst() }
    return (text, rounded)
  }

  private static func fullWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar)
    }
    return String(result)
  }
}
