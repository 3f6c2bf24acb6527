import GoujiSyntax
import GoujiText

extension CountReader {
  // MARK: Kinds with a sentence of their own

  /// The lists of the kinds of `indicator` that stand in sentences of their own: 14个项目自评等级为优、1个为良.
  package func listsApart(_ indicator: Lexicon.Indicator) -> [CountedList] {
    var lists: [CountedList] = []
    var list = CountedList(whole: nil, parts: [], isClosed: false)
    var isSound = true
    var last = 0
    func flush() {
      let names = Set(list.parts.map(\.name))
      // “良”1个；“中”0个；“差”0个: the beginning stands in another paragraph.
      if !indicator.opening.isEmpty, names.isDisjoint(with: indicator.opening) { list.isClosed = false }
      if isSound, names.count == list.parts.count, names.count >= 2 || list.isClosed, !list.parts.isEmpty { lists.append(list) }
      list = CountedList(whole: nil, parts: [], isClosed: false)
      isSound = true
    }
    for (place, figure) in figures {
      if text.scalars[last..<place].contains(where: { $0.endsSentence }) { flush() }
      last = place
      guard isCount(figure, place, indicator) else {
        if figure.kind == .plain, !list.parts.isEmpty { isSound = false }
        continue
      }
      let near = text.text(segment(place))
      if let name = kindBeside(place, end(figure, place, indicator), indicator.kinds) {
        let words = sentence(place)
        if indicator.foreignContexts.contains(where: { Self.isForeignToSentence($0) && words.contains($0) }) || !isOfThisYear(place) {
          isSound = false
        }
        list.parts.append(CountedThing(figure: figure, place: place, name: name))
        if indicator.closing.contains(name) { list.isClosed = true }
      } else if figure.decimal?.coefficient == 0, let name = indicator.closing.first(where: { near.contains($0) }) {
        // “中”和“差”均为0个.
        list.isClosed = list.isClosed || !name.isEmpty
      } else if !list.parts.isEmpty {
        isSound = false
      }
    }
    flush()
    return lists
  }

  /// Words that make a whole sentence one of something else, not only a clause.
  private static func isForeignToSentence(_ word: String) -> Bool { word.hasSuffix("评价") }

  /// The words beside a figure, up to the marks around it.
  func segment(_ place: Int) -> Range<Int> {
    let isStop: (Unicode.Scalar) -> Bool = { $0.isStop || $0 == ProseText.figureMark || $0 == ProseText.numeralMark }
    let first = text.scalars[..<place].lastIndex(where: isStop).map { $0 + 1 } ?? 0
    let last = text.scalars[(place + 1)...].firstIndex(where: isStop) ?? text.scalars.count
    return first..<last
  }

  /// The kind that stands before a figure or behind it: 等级为“优”的项目3个, 3个项目为优.
  private func kindBeside(_ place: Int, _ end: Int, _ kinds: [String]) -> String? {
    let range = segment(place)
    let behind = text.text(end..<max(end, range.upperBound))
    for words in [text.text(range.lowerBound..<place), behind] {
      for ending in endings(words) {
        for kind in kinds where ending.hasSuffix(kind) && leads(ending.dropLast(kind.count)) { return kind }
      }
    }
    return nil
  }

  /// Whether a kind may stand behind these words: 等级为, 评为, 结果, nothing.
  private func leads(_ words: Substring) -> Bool {
    if words.isEmpty || ["等级", "等次", "结果", "级", "其中", "评"].contains(where: { words.hasSuffix($0) }) { return true }
    guard let last = words.unicodeScalars.last else { return true }
    return lexicon.word(String(last)).map { $0.kind == .function || $0.kind == .each || $0.kind == .suffix } ?? false
  }
}
