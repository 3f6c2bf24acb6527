import GoujiSyntax
import GoujiText

/// Finds what a passage counts: the figures in the units of an indicator that counts things, and what their names are.
package struct CountReader {
  let text: ProseText
  let bytes: [UInt8]
  let lexicon: Lexicon
  /// The year of the report.
  let year: Int?
  /// The figures and the places of their marks.
  let figures: [(place: Int, figure: FigureSyntax)]

  /// Reads `text`, whose offsets are those of `bytes`, with the words of `lexicon`.
  package init(_ text: ProseText, _ bytes: [UInt8], _ lexicon: Lexicon, year: Int?) {
    (self.text, self.bytes, self.lexicon, self.year) = (text, bytes, lexicon, year)
    let places = text.scalars.indices.filter { text.scalars[$0] == ProseText.figureMark }
    figures = Array(zip(places, text.figures)).map { (place: $0.0, figure: $0.1) }
  }

  // MARK: What is counted

  /// The numbers of `indicator` that the passage tells for this year, in order.
  package func things(_ indicator: Lexicon.Indicator) -> [CountedThing] {
    figures.indices.compactMap { number in
      let (place, figure) = figures[number]
      guard isCount(figure, place, indicator), isOfThisYear(place) else { return nil }
      if let name = nameBefore(place, indicator.forms) { return CountedThing(figure: figure, place: place, name: name) }
      let behind = wordsBehind(end(figure, place, indicator))
      if number > 0, let name = nameOfPair(figures[number - 1], place, indicator) {
        return CountedThing(figure: figure, place: place, name: name)
      }
      guard let name = indicator.namesBehind.first(where: { behind.hasPrefix($0) }) else { return nil }
      return CountedThing(figure: figure, place: place, name: name)
    }
  }

  /// 公务接待7批次，42人次: the name of the number before, where nothing is said between the two.
  private func nameOfPair(
    _ before: (place: Int, figure: FigureSyntax), _ place: Int, _ indicator: Lexicon.Indicator
  ) -> String? {
    guard let unit = before.figure.unit.map({ bytes.text($0) }), indicator.leadingUnits.contains(where: { unit.hasPrefix($0) }),
      isOfThisYear(before.place)
    else { return nil }
    var between = text.text(before.place + 1..<place)
    for word in indicator.linkingWords { between = between.replacing(word, with: "") }
    let words = clause(before.place)
    guard leadsNowhere(between[...]), !between.contains("。"), !indicator.foreignContexts.contains(where: { words.contains($0) })
    else { return nil }
    return nameBefore(before.place, indicator.forms)
  }

  /// The words of the sentence around a scalar.
  package func sentence(_ place: Int) -> String { words(around: place) { $0.endsSentence } }

  /// The words between the marks around a scalar.
  package func clause(_ place: Int) -> String { words(around: place) { $0.endsClause } }

  private func words(around place: Int, _ isMark: (Unicode.Scalar) -> Bool) -> String {
    let first = text.scalars[..<place].lastIndex(where: isMark).map { $0 + 1 } ?? 0
    let last = text.scalars[place...].firstIndex(where: isMark) ?? text.scalars.count
    return text.text(first..<last)
  }

  // MARK: Lists of kinds

  /// The lists of the kinds of `indicator`: each begins behind a number of all.
  package func lists(_ indicator: Lexicon.Indicator) -> [CountedList] {
    things(indicator).compactMap { whole in
      let words = text.text(segment(whole.place).lowerBound..<whole.place)
      if kind(words, indicator.kinds) != nil || indicator.foreignContexts.contains(where: { words.contains($0) }) { return nil }
      guard let opened = opening(behind: end(whole.figure, whole.place, indicator)),
        var list = list(indicator, from: opened.place, isOpened: opened.isOpened)
      else { return nil }
      list.whole = whole
      if opened.isRespectively { list.isClosed = true }
      return list
    }
  }

  /// The list of kinds from a scalar on; `nil` where one of them is not known, or is named twice.
  package func list(_ indicator: Lexicon.Indicator, from place: Int, isOpened: Bool) -> CountedList? {
    var parts: [CountedThing] = []
    var start = place
    while let (mark, figure) = figures.first(where: { $0.place >= start }) {
      let between = text.scalars[start..<mark]
      if between.contains(where: { $0.endsSentence }) { break }
      let words = text.text(start..<mark)
      if isCount(figure, mark, indicator) {
        guard let name = kind(words, indicator.kinds) else {
          // 其他用车1辆，待处置车辆1辆; 其中：甲2辆: what nothing knows may be a kind, unless the list is over.
          if parts.isEmpty || !parts.contains(where: { indicator.closing.contains($0.name) }) { return nil }
          break
        }
        if parts.contains(where: { $0.name == name }) { return nil }
        parts.append(CountedThing(figure: figure, place: mark, name: name))
      } else if !isAmountOfKind(words) {
        break
      }
      start = behindBrackets(end(figure, mark, indicator))
    }
    guard parts.count >= (isOpened ? 1 : 2) else { return nil }
    return CountedList(whole: nil, parts: parts, isClosed: parts.contains { indicator.closing.contains($0.name) })
  }

  /// 金额0万元 behind the number of a kind.
  private func isAmountOfKind(_ words: String) -> Bool {
    var words = words[...]
    while let first = words.first, "、,".contains(first) { words.removeFirst() }
    return ["金额", "金额为", "金额共"].contains(words)
  }

  /// Amounts above nil of things of which there are none: 轿车0辆、金额5万元.
  package var amountsOfNothing: [(count: FigureSyntax, amount: FigureSyntax)] {
    zip(figures, figures.dropFirst()).compactMap { count, amount in
      guard count.figure.kind == .count, count.figure.decimal?.coefficient == 0, amount.figure.kind == .amount,
        let value = amount.figure.decimal, value.coefficient > 0,
        isAmountOfKind(text.text(behindBrackets(count.place + 1)..<amount.place))
      else { return nil }
      return (count.figure, amount.figure)
    }
  }

  /// The kind that `words` name, with nothing but marks and words without meaning before it.
  private func kind(_ words: String, _ kinds: [String]) -> String? {
    for name in endings(words) {
      for kind in kinds where name.hasSuffix(kind) && leadsNowhere(name.dropLast(kind.count)) { return kind }
    }
    return nil
  }

  /// Whether words before a name say nothing: marks, 和, 其中.
  private func leadsNowhere(_ words: Substring) -> Bool {
    var rest = words.unicodeScalars
    while let first = rest.first {
      if first.isStop {
        rest.removeFirst()
        continue
      }
      let length = (1...6).reversed().first { count in
        guard rest.count >= count, let word = lexicon.word(String(rest.prefix(count))) else { return false }
        return word.kind == .function || word.kind == .list
      }
      guard let length else { return false }
      rest.removeFirst(length)
    }
    return true
  }

  /// Where a list begins behind a number: 其中, 分别为, or a mark.
  private func opening(behind end: Int) -> (place: Int, isOpened: Bool, isRespectively: Bool)? {
    var index = behindBrackets(end)
    let first = index
    var isOpened = false
    var isRespectively = false
    while index < text.scalars.count {
      let scalar = text.scalars[index]
      if scalar == "。", !isOpened, text.text(index + 1..<min(index + 3, text.scalars.count)) != "其中" { return nil }
      if scalar.isStop {
        index += 1
        continue
      }
      let found = (1...10).reversed().lazy.compactMap { count -> (Int, Lexicon.Word)? in
        guard index + count <= text.scalars.count, let word = lexicon.word(text.text(index..<index + count)),
          word.kind == .list || word.kind == .respectively
        else { return nil }
        return (count, word)
      }.first
      guard let found else { break }
      isOpened = true
      if found.1.kind == .respectively || text.text(index..<index + found.0).hasPrefix("分别") { isRespectively = true }
      index += found.0
    }
    return index > first ? (index, isOpened, isRespectively) : nil
  }

  /// Behind the brackets that open at a scalar: （台）, （其中新能源汽车1辆）.
  private func behindBrackets(_ place: Int) -> Int {
    guard place < text.scalars.count, text.scalars[place] == "(" else { return place }
    return text.scalars[place...].firstIndex(of: ")").map { $0 + 1 } ?? place
  }

  // MARK: Words

  func isCount(_ figure: FigureSyntax, _ place: Int, _ indicator: Lexicon.Indicator) -> Bool {
    guard figure.decimal?.integer != nil else { return false }
    guard let unit = figure.unit else { return end(figure, place, indicator) > place + 1 }
    let written = bytes.text(unit)
    return figure.kind == .count && indicator.units.contains { written.hasPrefix($0) }
  }

  /// Where the words behind a figure begin: behind its unit, which a line break may have parted from it.
  func end(_ figure: FigureSyntax, _ place: Int, _ indicator: Lexicon.Indicator) -> Int {
    guard figure.unit == nil, figure.kind == .plain, place + 1 < text.scalars.count else { return place + 1 }
    let behind = String(text.scalars[place + 1])
    return indicator.units.contains(behind) ? place + 2 : place + 1
  }

  /// The name that ends before the figure at `place`, with words without meaning between.
  private func nameBefore(_ place: Int, _ names: [String]) -> String? {
    let words = text.text(segment(place).lowerBound..<place)
    for ending in endings(words) {
      if let name = names.first(where: { ending.hasSuffix($0) }) { return name }
    }
    return nil
  }

  /// `words` and what is left of them without the words at their end that say nothing, longest first.
  func endings(_ words: String) -> [String] {
    var result = [words]
    var rest = words
    while let shorter = (1...4).reversed().lazy.compactMap({ count -> String? in
      guard rest.unicodeScalars.count > count else { return nil }
      let word = String(rest.unicodeScalars.suffix(count))
      guard let kind = lexicon.word(word)?.kind, kind == .function || kind == .suffix else { return nil }
      return String(rest.unicodeScalars.dropLast(count))
    }).first {
      result.append(shorter)
      rest = shorter
    }
    return result
  }

  private func wordsBehind(_ end: Int) -> String {
    let last = text.scalars[end...].firstIndex { $0.isStop || $0 == ProseText.figureMark } ?? text.scalars.count
    return text.text(end..<last)
  }

  /// Whether the clause of a figure names neither another year nor last year, nor a plan.
  func isOfThisYear(_ place: Int) -> Bool {
    let first = text.scalars[..<place].lastIndex { $0.endsClause && $0 != ":" }.map { $0 + 1 } ?? 0
    let words = text.text(first..<place)
    if ["上年", "去年", "上一年", "年初预算", "全年预算", "预算数", "预算安排", "计划", "比", "较", "增加", "减少"].contains(where: { words.contains($0) }) {
      return false
    }
    let before = text.scalars[..<first].count { $0 == ProseText.numeralMark }
    let own = text.scalars[first..<place].count { $0 == ProseText.numeralMark }
    return text.numerals.dropFirst(before).prefix(own).allSatisfy { numeral in
      let digits = bytes.text(numeral).prefix { $0.isASCII && $0.isNumber }
      guard let named = Int(digits), (1949...2099).contains(named), let year else { return true }
      return named == year
    }
  }
}
