import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// The relation `没有(!数) = 无数(!数)`: what the prose says not to exist has no figure elsewhere.
enum Denials {
  /// What may be denied, with the indicator and the fund that has its figure.
  private static let topics: [(words: [String], indicator: String, fund: String?)] = [
    (["政府采购", "政府采购支出", "政府采购事项", "政府采购业务"], "政府采购支出", nil),
    (
      [
        "政府性基金支出", "政府性基金预算支出", "政府性基金预算财政拨款支出", "政府性基金财政拨款支出", "政府性基金预算财政拨款收支",
        "政府性基金预算收支", "政府性基金收支",
      ], "本年支出合计", "政府性基金"
    ),
    (
      [
        "国有资本经营支出", "国有资本经营预算支出", "国有资本经营预算财政拨款支出", "国有资本经营财政拨款支出",
        "国有资本经营预算财政拨款收支", "国有资本经营预算收支",
      ], "本年支出合计", "国有资本经营"
    ),
    (["因公出国(境)费", "因公出国(境)费用", "因公出国(境)支出", "因公出国(境)经费", "因公出国(境)费用支出"], "因公出国（境）费", nil),
    (["公务用车购置", "公务用车购置费", "公务用车购置支出", "公务用车购置费支出"], "公务用车购置费", nil),
  ]
  private static let negations = [
    "不存在", "没有发生", "没有使用", "没有安排", "未发生", "未使用", "未安排", "没有", "无",
  ]
  /// What the unit calls itself; anything else before a denial may make it one of something smaller.
  private static let owners = ["部门", "单位", "局", "委", "厅", "办", "院", "校", "馆"].flatMap { ["我" + $0, "本" + $0] }

  /// Whether `relation` is this one.
  static func isDenial(_ relation: Profile.Relation) -> Bool {
    if case .call("没有", _, _) = relation.comparison.left { true } else { false }
  }

  /// A denial: the scalars that make it, and what it denies.
  struct Denial: Sendable {
    var range: Range<Int>
    var indicator: String
    var fund: String?
  }

  /// The denials of a passage: clauses that consist of the unit, the year, a negation and a topic.
  static func find(_ text: ProseText, _ bytes: [UInt8], year: Int?, units: [String]) -> [Denial] {
    // Where nothing is denied, no clause need be read.
    guard text.scalars.contains(where: { isNegative($0) }) else { return [] }
    var found: [Denial] = []
    var start = 0
    var numeral = 0
    // Whether nothing else has been said in the sentence, and of no other year.
    var isPlain = true
    for index in 0...text.scalars.count {
      let mark = index < text.scalars.count ? text.scalars[index] : "。"
      guard mark.endsClause else { continue }
      let clause = start..<index
      let numerals = text.scalars[clause].count { $0 == ProseText.numeralMark }
      let years = text.numerals.dropFirst(numeral).prefix(numerals).compactMap { bytes.namedYear($0) }
      numeral += numerals
      start = index + 1
      if !years.allSatisfy({ $0 == year }) { isPlain = false }
      if isPlain, let denial = denial(text, clause, units) {
        found.append(denial)
      } else if isPlain, clause.count > 40 || !isOwn(text.text(clause)[...], units) {
        isPlain = false
      }
      if mark != "," { isPlain = true }
    }
    return found
  }

  /// Whether a character begins or ends every negation.
  private static func isNegative(_ scalar: Unicode.Scalar) -> Bool { scalar == "无" || scalar == "没" || scalar == "未" || scalar == "不" }

  private static func denial(_ text: ProseText, _ clause: Range<Int>, _ units: [String]) -> Denial? {
    guard text.scalars[clause].contains(where: { isNegative($0) }) else { return nil }
    let words = text.text(clause)
    guard words.count <= 60, !text.scalars[clause].contains(ProseText.figureMark) else { return nil }
    for topic in topics {
      for word in topic.words where words.hasSuffix(word) {
        let before = words.dropLast(word.count)
        guard let negation = negations.first(where: { before.hasSuffix($0) }) else { continue }
        let lead = before.dropLast(negation.count)
        guard isOwn(lead, units) else { continue }
        let length = negation.unicodeScalars.count + word.unicodeScalars.count
        return Denial(range: clause.upperBound - length..<clause.upperBound, indicator: topic.indicator, fund: topic.fund)
      }
    }
    return nil
  }
}

extension Denials {
  /// Whether nothing but the unit and the year stands before a denial.
  fileprivate static func isOwn(_ lead: Substring, _ units: [String]) -> Bool {
    let hasNumeral = lead.unicodeScalars.contains(ProseText.numeralMark)
    var owner = hasNumeral ? lead.filter { !$0.unicodeScalars.contains(ProseText.numeralMark) } : String(lead)
    for word in ["全年", "本年", "当年", "度", "也", "均", "并"] where owner.hasPrefix(word) || owner.hasSuffix(word) {
      owner = owner.hasPrefix(word) ? String(owner.dropFirst(word.count)) : String(owner.dropLast(word.count))
    }
    return owner.isEmpty || owners.contains(owner) || units.contains { $0.contains(owner) } && owner.count >= 4
  }
}

extension ProseRelations {
  /// The denials of a passage of a report of `year`.
  func denials(_ passage: Passage, year: Int?, units: [String]) -> [Denials.Denial] {
    Denials.find(passage.text, scope.bytes, year: year, units: units)
  }

  /// The denials of each passage.
  func denials(_ passages: [Passage], _ context: ProseContext) -> ProseRelationsMemory.Denied {
    let year = context.year ?? ProseYear.year(passages, scope.bytes)
    return ProseRelationsMemory.Denied(year: year, ofPassage: passages.map { denials($0, year: year, units: context.units) })
  }

  /// Denials of what has a figure greater than nil, in a table or in the prose.
  func conflicts(_ denied: ProseRelationsMemory.Denied, _ passages: [Passage], _ number: Int) -> [TextConflict] {
    var conflicts: [TextConflict] = []
    for (passage, denials) in zip(passages, denied.ofPassage) {
      for denial in denials {
        guard let figure = figure(denial), let range = range(passage.text, denial.range) else { continue }
        let words = passage.text.text(denial.range)
        var conflict = TextConflict(
          relation: number, range: range,
          message: Localized(
            "这里写“\(words)”，别处却有数：\(denial.indicator)\(figure.literal)。",
            "“\(words)” is said here, yet there is a figure for it elsewhere: \(figure.literal)"))
        conflict.related = [
          (figure.range, Localized("\(denial.indicator)：\(figure.literal)", "\(denial.indicator): \(figure.literal)"))
        ]
        conflicts.append(conflict)
      }
    }
    return conflicts
  }

  /// The figure greater than nil of what is denied.
  private func figure(_ denial: Denials.Denial) -> Operand? {
    let lexicon = operands.lexicon
    guard let index = lexicon.indicators.firstIndex(where: { $0.name == denial.indicator }) else { return nil }
    let fund = denial.fund.flatMap { name in lexicon.funds.firstIndex { $0.name == name } }
    if denial.fund != nil, fund == nil { return nil }
    func isPositive(_ operand: Operand) -> Bool { (operand.reading?.value ?? .zero) > .zero && !operand.isCount }
    let cells = operands.cells(.indicator(index, fund: fund, isNamed: fund != nil), .outturn, fund: fund)
    if !cells.isEmpty { return cells.allSatisfy(isPositive) ? cells.first : nil }
    guard denial.fund == nil else { return nil }
    let said = reading.statements.compactMap { statement -> Operand? in
      guard case .indicator(index, _, _) = statement.subject, statement.isBound,
        let operand = statement.slot(.outturn).flatMap({ operands.operand($0) }), !operand.isCount
      else { return nil }
      return operand
    }
    return said.allSatisfy(isPositive) ? said.first : nil
  }

  private func range(_ text: ProseText, _ scalars: Range<Int>) -> TextRange? {
    guard let last = scalars.last, last < text.offsets.count, scalars.lowerBound < last else { return nil }
    var cursor = ByteCursor(scope.bytes, TextRange(text.offsets[last], scope.bytes.count))
    cursor.next()
    return TextRange(text.offsets[scalars.lowerBound], cursor.index)
  }
}

/// The year of a report whose tables and front matter name none: the 年度 that its prose names most often.
enum ProseYear {
  static func year(_ passages: [Passage], _ bytes: [UInt8]) -> Int? {
    var counts: [Int: Int] = [:]
    for numeral in passages.flatMap(\.text.numerals) where bytes.text(numeral).hasSuffix("年度") {
      if let year = bytes.namedYear(numeral) { counts[year, default: 0] += 1 }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

extension [UInt8] {
  /// The year that a numeral names: 2023 年, 2023年度.
  func namedYear(_ numeral: TextRange) -> Int? {
    let written = text(numeral)
    guard written.contains("年"), let year = Int(written.prefix { $0.isASCII && $0.isNumber }), (1990...2100).contains(year)
    else { return nil }
    return year
  }
}
