import GoujiReport
import GoujiSyntax
import GoujiText

/// Running text in the form in which words are compared: no spaces, quotes or emphasis, full-width forms folded; every
/// scalar knows its offset. Figures and other numbers stand as one scalar each.
package struct ProseText: Sendable {
  /// Stands for a figure.
  package static let figureMark: Unicode.Scalar = "\u{FFFC}"
  /// Stands for a number that is no figure.
  package static let numeralMark: Unicode.Scalar = "\u{FFFB}"

  /// The scalars.
  package var scalars: [Unicode.Scalar] = []
  /// The offset of each scalar's first byte.
  package var offsets: [Int] = []
  /// The figures, in the order of their marks.
  package var figures: [FigureSyntax] = []
  /// The other numbers, in the order of their marks.
  package var numerals: [TextRange] = []

  /// Whether it has a figure, or a word that may deny one: otherwise its words say nothing that can be checked.
  package var saysSomething: Bool {
    !figures.isEmpty || scalars.contains { $0 == "无" || $0 == "没" || $0 == "未" || $0 == "不" }
  }

  /// Whether any relation of the prose can say something of it: a placeholder (XX) needs no figure.
  package var isWorthChecking: Bool { saysSomething || scalars.contains { $0 == "X" || $0 == "x" } }

  /// The comparable form of a word of the lexicon.
  static func key(_ text: String) -> String {
    // Chinese characters are compared as they are, and most words have nothing else.
    if text.isHanOnly { return text }
    return String(scalars: text.unicodeScalars.compactMap { fold($0) })
  }

  /// The scalar as it is compared; `nil` for what does not count.
  static func fold(_ raw: Unicode.Scalar) -> Unicode.Scalar? {
    let scalar = ByteCursor.fold(raw)
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{0C}", "\u{A0}": return nil
    // Only figures and numerals are told by their marks.
    case figureMark, numeralMark: return nil
    // 增长（+4.04%）.
    case "+", "＋": return nil
    case "“", "”", "\"", "'", "‘", "’", "「", "」", "*", "#", "《", "》", "＂", "＇": return nil
    case "，": return ","
    case "；": return ";"
    case "：": return ":"
    case "（": return "("
    case "）": return ")"
    default: return scalar
    }
  }

  /// Adds the text of `node`, its figures and its numerals.
  mutating func append(_ node: NodeView) {
    switch node.kind {
    case .figure:
      guard let figure = FigureSyntax(node) else { return }
      scalars.append(Self.figureMark)
      offsets.append(figure.range.start)
      figures.append(figure)
    case .numeral:
      let range = node.range
      scalars.append(Self.numeralMark)
      offsets.append(range.start)
      numerals.append(range)
    case .numbering, .reference, .note, .suppression, .mark: break
    default:
      if node.kind.isLeaf {
        append(node.tree.bytes, node.range)
      } else {
        for child in node.children { append(child) }
      }
    }
  }

  private mutating func append(_ bytes: [UInt8], _ range: TextRange) {
    var cursor = ByteCursor(bytes, range)
    while true {
      let start = cursor.index
      guard let raw = cursor.next() else { return }
      guard let scalar = Self.fold(raw) else { continue }
      scalars.append(scalar)
      offsets.append(start)
    }
  }

  /// The text of the scalars `range`, for keys.
  package func text(_ range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: scalars.indices)])
  }

  /// Turns whole numbers into years where 年 stands behind a page break: `2022` … `年度`.
  mutating func joinYears() {
    var figure = 0
    var numeral = 0
    for index in scalars.indices {
      if scalars[index] == Self.numeralMark { numeral += 1 }
      guard scalars[index] == Self.figureMark, figures.indices.contains(figure) else { continue }
      let candidate = figures[figure]
      guard candidate.kind == .plain, candidate.unit == nil, let value = candidate.decimal, value.scale == 0,
        (1949...2099).contains(value.coefficient), index + 1 < scalars.count, scalars[index + 1] == "年"
      else {
        figure += 1
        continue
      }
      scalars[index] = Self.numeralMark
      figures.remove(at: figure)
      numerals.insert(candidate.number, at: min(numeral, numerals.count))
      numeral += 1
    }
  }

  /// 3548.49万，, 预算数为567万，: some leave out the 元. A whole number may count other things, unless an amount is announced.
  private func isWithoutYuan(_ number: Int, at index: Int, _ next: Int) -> Bool {
    guard next < scalars.count, ",。;、()".unicodeScalars.contains(scalars[next]) else { return false }
    if figures[number].decimal?.scale ?? 0 > 0 { return true }
    return index > 0 && "为算数额费入出余".unicodeScalars.contains(scalars[index - 1])
  }

  /// Gives figures whose unit stands behind a page break their unit: `0.90 万` … `元，`.
  mutating func joinUnits(_ bytes: [UInt8]) {
    var number = 0
    for index in scalars.indices where scalars[index] == Self.figureMark {
      defer { number += 1 }
      guard number < figures.count, figures[number].kind == .plain else { continue }
      var next = index + 1
      func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next < scalars.count, scalars[next] == scalar else { return false }
        next += 1
        return true
      }
      var exponent = figures[number].exponent
      var kind = FigureKind.plain
      if figures[number].unit != nil {
        if exponent >= 4, take("元") || isWithoutYuan(number, at: index, next) { kind = .amount }
      } else if take("%") {
        (kind, exponent) = (.percent, -2)
      } else if take("万"), take("元") || isWithoutYuan(number, at: index, next) {
        (kind, exponent) = (.amount, 4)
      } else {
        next = index + 1
        if take("元") { kind = .amount }
      }
      guard kind != .plain else { continue }
      figures[number].kind = kind
      figures[number].exponent = exponent
      for taken in index + 1..<next { scalars[taken] = "\u{200B}" }
    }
  }
}
