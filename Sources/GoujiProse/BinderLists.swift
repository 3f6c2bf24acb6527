import GoujiReport
import GoujiSyntax
import GoujiText

extension Binder {
  // MARK: Rows of figures

  /// 分别为: as many figures as names follow, each for its own; or nobody knows whose they are.
  mutating func beginRow(_ index: Int) {
    phrase.word(tokens[index].word ?? Lexicon.Word(kind: .respectively, value: ""), index)
    let count = FigureRow.length(tokens, behind: index)
    guard count >= 2 else {
      row = FigureRow()
      return
    }
    // 图书馆（项）。2023年、2024年决算分别为: the levels of an item are no row.
    let known = phrase.levels.isEmpty ? phrase.namesOfSentence : []
    let names = phrase.namesOfClause.isEmpty && row.isEmpty ? known : phrase.namesOfClause.filter { _ in phrase.levels.isEmpty }
    if names.isEmpty, row.isEmpty {
      row = FigureRow(behind: lastOfList(count).map { ($0, reading.statements[$0]) }, count: count)
    } else if names.isEmpty {
      row.restart(count, behind: current)
    } else {
      row = FigureRow(
        subjects: names.map { name in
          self.subject(name.senses, fund: name.fund).map { ($0, !name.isAfterText, text.text(tokens[name.token].range)) }
            ?? (.unknown(text.text(tokens[name.token].range)), false, "")
        }, count: count, isSound: !phrase.hasTextInClause)
    }
  }

  /// The `count` statements of a list that ends here, each with an amount, if it has as many: 货物1万元、服务2万元，分别占….
  private func lastOfList(_ count: Int) -> [Int] {
    guard let list = lists.last else {
      // 由人员经费5.00万元和公用经费3.00万元构成，分别占62.5%和37.5%: all that the sentence says so far.
      let said = Array(firstOfSentence..<reading.statements.count)
      guard said.count == count, said.last == current, said.allSatisfy({ reading.statements[$0].slots.count == 1 }) else { return [] }
      return said
    }
    let parts = reading.statements[list.whole].parts
    guard parts.count == count, parts.last == current, parts.allSatisfy({ reading.statements[$0].slots.count == 1 }) else { return [] }
    return parts
  }

  // MARK: Lists

  mutating func openList(_ index: Int) {
    // 差额由年初结转和结余弥补。其中：: what is named in another clause is not what is listed.
    let names = current == nil ? phrase.namesOfSentence : phrase.namesOfClause
    let hasNames = !names.isEmpty
    if let name = names.last, let subject = subject(name.senses, fund: name.fund) {
      // “三公”经费支出决算中，…: the whole has no figure here.
      begin(subject, certain: !name.isAfterText, name: text.text(tokens[name.token].range))
    }
    // 按支出性质分类：…。按支出功能分类：…: the second list is of the whole that the first one was of.
    if listsNameless, phrase.hasStop, !hasNames { self.current = nil }
    guard var current else {
      listsNameless = true
      // 按经济分类：…, a paragraph of its own: no part of what the paragraph before lists.
      if !isItem { lists = [] }
      phrase.startList()
      return
    }
    // 比上年减少4.81万元，其中压减委托服务2.26万元。其中：…: the second list is again the whole's.
    // 比上年减少4.81万元，其中甲减少2.26万元。其中：…: so it is where the part has no amount.
    if phrase.hasStop, let whole = reading.statements[current].whole,
      reading.statements[current].subject.isUnknown || !reading.statements[current].slots.contains(where: { $0.role.isAmount })
    {
      dropUnknownParts(of: whole)
      current = whole
    }
    let isLong = phrase.hasStop
    if lists.last?.whole != current {
      // 年初预算为192.79万元，其中新上工程2.00万元。其中：…: the first list is another's.
      if isLong { dropUnknownParts(of: current) }
      let last = isLong || hasNames ? nil : reading.statements[current].slots.last
      lists.append(
        List(
          whole: current, isLong: isLong, opener: level, isOfChange: last?.role.isChange ?? false, isNamed: hasNames,
          budget: last.flatMap { budget(of: $0) }))
    }
    if let list = lists.last, list.whole == current, let last = reading.statements[current].slots.last, last.role != .outturn,
      !reading.statements[current].parts.isEmpty
    {
      // 其中基本支出…、项目支出…，完成年初预算的89%，其中压减委托服务71.10万元: the second list is another's.
      lists[lists.count - 1].isOfChange = true
    }
    // 支出10.00万元，上年为9.00万元。其中：…: of this year's amount, which was said first.
    phrase.startList(isOfYear: !(phrase.hasStop && reading.statements[current].slot(.outturn) != nil))
  }

  /// 本年收入5.00万元：财政拨款收入4.00万元、其他收入1.00万元.
  func opensList(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, case .figure(let number) = tokens[index - 1].kind, case .name = tokens[index + 1].kind,
      let current, text.figures.indices.contains(number)
    else { return false }
    return reading.statements[current].slots.last?.figure == firstFigure + number && text.figures[number].kind == .amount
  }

  /// 公务用车购置及运行维护费21.00万元（公务用车购置费0万元、公务用车运行维护费21.00万元）: parts in brackets, each a name and its amount.
  func listsInBrackets(_ index: Int) -> Bool {
    guard index > 0, case .figure(let number) = tokens[index - 1].kind, let current,
      reading.statements[current].slots.last?.figure == firstFigure + number, reading.statements[current].slots.last?.role == .outturn
    else { return false }
    // （含人员经费500.00万元、公用经费100.00万元）: not all parts.
    guard index + 1 < tokens.count, text.scalars[tokens[index + 1].range].first != "含" else { return false }
    var amounts = 0
    var hasName = false
    for token in tokens[(index + 1)...] {
      switch token.kind {
      case .name: hasName = true
      case .figure(let number):
        guard hasName, text.figures.indices.contains(number), text.figures[number].kind == .amount else { return false }
        amounts += 1
        hasName = false
      case .mark(")"): return amounts >= 2
      case .mark("、"), .mark(","), .mark(";"): continue
      case .word(let word) where word.kind == .function || word.kind == .suffix || word.kind == .stage && word.value == "决算": continue
      default: return false
      }
    }
    return false
  }

  /// “三公”经费中，…: what follows is a part of the indicator that stands before the 中.
  func isInside(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, case .name(let senses) = tokens[index - 1].kind, Self.namesIndicator(senses),
      ["中", "当中"].contains(text.text(tokens[index].range))
    else { return false }
    switch tokens[index + 1].kind {
    case .mark(","), .mark(":"): return true
    case .name(let senses): return Self.namesIndicator(senses)
    default: return false
    }
  }

  private static func namesIndicator(_ senses: [NameSense]) -> Bool {
    senses.contains { if case .indicator = $0 { true } else { false } }
  }

  /// A figure that nobody understands stands in the list: the others need not add up.
  mutating func leaveListOpen() {
    if let list = lists.last { reading.statements[list.whole].isListOpen = true }
  }

  /// Forgets the parts that nothing knows: they are no part of the list that begins now.
  private mutating func dropUnknownParts(of whole: Int) {
    var known: [Int] = []
    for part in reading.statements[whole].parts {
      if case .unknown = reading.statements[part].subject { reading.statements[part].whole = nil } else { known.append(part) }
    }
    reading.statements[whole].parts = known
  }

  /// Ends the last list.
  mutating func endList() {
    guard let list = lists.popLast() else { return }
    reading.statements[list.whole].isListClosed = true
  }

  /// At ； a list inside another ends, and one whose parts were parted by 、.
  mutating func popList() {
    guard let list = lists.last, !list.isLong else { return }
    if lists.count > 1 || !list.hasSemicolon && reading.statements[list.whole].parts.count > 1 {
      endList()
      // 预算17.20万元，其中A13.00万元、B4.20万元；决算13.62万元: of the whole again. Otherwise it may be the whole or the last part.
      if list.budget != nil {
        current = list.whole
      } else {
        forget()
      }
    } else {
      lists[lists.count - 1].hasSemicolon = true
    }
  }

  mutating func closeSentence(atEnd: Bool) {
    while let list = lists.last {
      if atEnd {
        // A colon at the end: the items below are the parts.
        let parts = reading.statements[list.whole].parts
        let endsOpen = text.scalars.last == ":"
        let isOver = list.isOfChange && !endsOpen
        // A paragraph that names its whole and lists its parts is all of the list.
        let isWhole = level == nil && !parts.isEmpty && !endsOpen && list.whole >= firstStatement
        if parts.isEmpty && !isOver || list.isLong && !isWhole { return }
      } else if list.isLong {
        return
      } else if reading.statements[list.whole].parts.isEmpty, !list.isOfChange {
        return
      }
      endList()
      if list.budget != nil, !atEnd { current = list.whole }
    }
  }
}
