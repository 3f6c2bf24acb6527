import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads the prose of a report: which figure says what of which subject.
///
/// A grammar of clauses, no sentence templates. The words before a figure give its role (stage, change, rate, share,
/// completion); the name that ends nearest before it gives its subject; a subject is inherited only over words that say
/// nothing. What is not certain stays unbound.
package struct Binder {
  let lexicon: Lexicon
  let vocabulary: Vocabulary
  let context: ProseContext
  let report: Report
  let labels: RowLabels
  /// The earlier state of the report, if its words are known with the same vocabulary.
  private let earlier: ProseReuse?
  var reading = ProseReading()

  // MARK: The state of a passage

  var text = ProseText()
  var tokens: [Token] = []
  /// The token of each figure of the passage, if it has one.
  var tokenOfFigure: [Int?] = []
  var firstFigure = 0
  /// The number of the first statement of the passage.
  var firstStatement = 0
  /// The number of the first statement of the sentence.
  var firstOfSentence = 0
  var phrase = Phrase()
  var current: Int?
  var inReason = false
  var isReasonSoft = false
  /// Whether the reason is what the money was for.
  var isPurpose = false
  var lists: [List] = []
  /// Whether the passage lists parts whose whole it does not say: 按支出性质分类：….
  var listsNameless = false
  /// The item that the last passage was about.
  var lastItem: (subject: Subject, isCertain: Bool, name: String)?
  /// The whole and the level of the list of items that a paragraph has ended.
  var brokenList: (whole: Int, level: Int)?
  var section = SectionTopic()
  var topics: [Int: SectionTopic] = [:]
  var heading: (subject: Subject, isCertain: Bool, name: String)?
  /// Whether an item without a figure is what names it.
  var isHeadingItem = false
  /// Whether the last passage is an item that has said no figure yet: the paragraph below it goes on.
  var isItemUnsaid = false
  /// Whether the passage names an item itself, by its levels.
  var namesItem = false
  /// The item that the passage names, without a figure, before it says what the money was for.
  var opening: (subject: Subject, isCertain: Bool, name: String)?
  /// The level of the passage, where it is an item.
  var level: Int?
  /// Whether the passage is an item of a list: it names its subject itself.
  var isItem = false
  /// Whether the heading has named the subject of this passage already.
  var isSpent = false
  var memory: [Subject: Int] = [:]
  /// A 收入 or 支出 that stands alone, and what it may mean.
  var bare: (token: Int, subject: Subject)?
  var row = FigureRow()
  var brackets: [Bracket] = []

  /// What stands before an open bracket.
  struct Bracket {
    var current: Int?
    var lists: Int
    /// The stage of the budget of the figure before it: what stands in it is of the same.
    var budget: Role?
    /// The words before it, where their figure is still to come: 社会保障缴费（养老保险1.00万元）共计1.20万元.
    var phrase: Phrase?
  }

  /// Parts that are being listed.
  struct List {
    var whole: Int
    /// Whether it began with a sentence of its own: then it lasts to the end of the passage, or over the items below.
    var isLong: Bool
    /// The level of the items below, where it ended with a colon.
    var level: Int?
    /// The level of the item that it began in.
    var opener: Int?
    /// The token of the 等 that ends it.
    var openEnd: Int?
    /// Whether its parts are parted by ；.
    var hasSemicolon = false
    /// Whether it began behind a change, in the same sentence.
    var isOfChange = false
    /// Whether its whole is named in its words, without a figure.
    var isNamed = false
    /// The stage of the budget of the figure that it began behind: its parts are of the same.
    var budget: Role?
  }

  /// What the passages of `report` say, read with `lexicon` and what its tables lend.
  package static func read(
    _ report: Report, _ passages: [Passage], _ lexicon: CompiledLexicon, _ context: ProseContext
  ) -> ProseReading {
    read(report, passages, lexicon, context, after: nil).reading
  }

  /// The same, with the words of passages that an edit has left as they were taken from `earlier`; and what the next state can
  /// take over.
  package static func read(
    _ report: Report, _ passages: [Passage], _ lexicon: CompiledLexicon, _ context: ProseContext, after earlier: ProseReuse?
  ) -> (reading: ProseReading, memory: ProseMemory) {
    if let known = earlier?.reading(report, passages, lexicon, context) { return known }
    var binder = Binder(report, lexicon, context, earlier)
    var memory = ProseMemory(
      passages: passages, lexicon: lexicon, vocabulary: binder.vocabulary, labels: binder.labels.names, context: context,
      outline: report.outline)
    memory.words.reserveCapacity(passages.count)
    for passage in passages {
      let words = binder.earlier?.words(passage) ?? binder.words(passage.text)
      binder.read(passage, words)
      memory.words.append(words)
    }
    memory.reading = binder.reading
    return (binder.reading, memory)
  }

  private init(_ report: Report, _ compiled: CompiledLexicon, _ context: ProseContext, _ earlier: ProseReuse?) {
    lexicon = compiled.lexicon
    labels = RowLabels(context, compiled.lexicon)
    if let earlier, earlier.knows(compiled, labels: labels.names, units: context.units) {
      vocabulary = earlier.vocabulary
      self.earlier = earlier
    } else {
      var vocabulary = compiled.vocabulary
      for (index, label) in labels.names.enumerated() { vocabulary.addRow(label, index) }
      for unit in context.units { vocabulary.addUnit(unit) }
      self.vocabulary = vocabulary
      self.earlier = nil
    }
    self.context = context
    self.report = report
  }

  // MARK: Passages

  /// The words of a passage.
  private func words(_ text: ProseText) -> PassageWords {
    let tokens = vocabulary.tokens(text, report.bytes)
    return PassageWords(
      tokens: Parentheses.dropEmpty(tokens, text, report.bytes), notes: ProseNotes(text: text, tokens: tokens, bytes: report.bytes).all())
  }

  mutating func read(_ passage: Passage, _ words: PassageWords) {
    text = passage.text
    tokens = words.tokens
    reading.notes += words.notes
    tokenOfFigure = Array(repeating: nil, count: text.figures.count)
    for (index, token) in tokens.enumerated() {
      if case .figure(let number) = token.kind, number < tokenOfFigure.count { tokenOfFigure[number] = index }
    }
    firstFigure = reading.figures.count
    reading.figures += text.figures.map { ProseFigure(figure: $0) }
    if passage.section != nil || passage.isHeading {
      let known = topics[passage.section ?? -1] ?? SectionTopic(report.outline, passage.section, lexicon)
      topics[passage.section ?? -1] = known
      section = known
    }
    if passage.isHeading, text.figures.isEmpty {
      lists = []
      lastItem = nil
      nameSection(passage)
      return
    }
    if let (whole, level) = brokenList, passage.level == level, !passage.isHeading {
      // The paragraph did not end the list: its items go on below, as parts of what nobody knows.
      reading.statements[whole].isListOpen = true
    }
    if passage.level != nil || passage.isHeading { brokenList = nil }
    if let list = lists.last, let level = passage.level, let opener = list.opener, level <= opener { lists = [] }
    level = passage.isHeading ? nil : passage.level
    if let list = lists.last {
      if let level = passage.level {
        if let first = list.level, level < first { lists = [] } else { lists[lists.count - 1].level = list.level ?? level }
      } else if !isItemUnsaid && list.level != nil || passage.isHeading {
        brokenList = passage.isHeading ? nil : list.level.map { (list.whole, $0) }
        lists = []
      }
    }
    phrase = Phrase()
    current = nil
    isSpent = false
    namesItem = false
    isItem = passage.level != nil && !passage.isHeading
    listsNameless = false
    if passage.level == nil, !passage.isHeading, let lastItem, case .word(let word)? = tokens.first?.kind, word.kind == .stage {
      // 甲（项）142.12万元，主要用于：…。 | 年初预算为140.25万元，…: the line happens to end where a sentence does.
      heading = lastItem
    }
    inReason = false
    isReasonSoft = false
    opening = nil
    bare = nil
    row = FigureRow()
    brackets = []
    firstStatement = reading.statements.count
    firstOfSentence = firstStatement
    if isCaption {
      for number in reading.figures.indices.dropFirst(firstFigure) { reading.figures[number].reason = .noRole }
    } else {
      for index in tokens.indices { token(index) }
    }
    isItemUnsaid = isItem && reading.statements.count == firstStatement
    lastItem = nil
    if isItem, namesItem, reading.statements.indices.contains(firstStatement) {
      let item = reading.statements[firstStatement]
      if !item.subject.isIndicator { lastItem = (item.subject, item.isCertain, item.name) }
    }
    closeSentence(atEnd: true)
    if text.figures.isEmpty {
      nameNext()
    } else if isHeadingItem, namesItem {
      // 8.金融支出（类）121.51万元: the item before is done with.
      heading = nil
    }
  }

  /// 图1：收支总计对比图 2023年：…: what stands below a chart.
  private var isCaption: Bool {
    guard text.scalars.count > 1, text.scalars[0] == "图" else { return false }
    return [ProseText.figureMark, ProseText.numeralMark].contains(text.scalars[1]) || "一二三四五六七八九十".unicodeScalars.contains(text.scalars[1])
  }

  /// An item without a figure (6.住房公积金（项）。) says what the paragraph below is about.
  mutating func nameNext() {
    let chain = ItemChain(phrase.levels, tokens, text)
    if let chain {
      let rows = labels.rows(chain)
      heading = (rows.isEmpty ? .unknown(chain.key) : .rows(rows), !rows.isEmpty, chain.key)
      isHeadingItem = true
    } else {
      heading = nil
    }
  }

  /// A heading that is nothing but a name says what the figures below are about.
  mutating func nameSection(_ passage: Passage) {
    heading = nil
    isHeadingItem = false
    // 支出决算情况说明: the title of a section, not the name of what its figures are about.
    let title = text.text(0..<text.scalars.count)
    if ["情况", "说明", "情况说明"].contains(where: { title.hasSuffix($0) || title.contains($0) }) { return }
    for (index, token) in tokens.enumerated() {
      if case .name(let senses) = token.kind, let subject = subject(senses, fund: nil) {
        heading = (subject, index <= 1, text.text(token.range))
      }
    }
    if heading == nil { heading = (.unknown(text.text(0..<text.scalars.count)), false, text.text(0..<text.scalars.count)) }
  }

  // MARK: Tokens

  /// The place of a figure of the passage among its tokens.
  func token(of number: Int) -> Int? {
    let own = number - firstFigure
    return tokenOfFigure.indices.contains(own) ? tokenOfFigure[own] : nil
  }

  mutating func token(_ index: Int) {
    let token = tokens[index]
    if index > 0, case .figure = tokens[index - 1].kind, let list = lists.last, text.scalars[token.range].first == "等" {
      reading.statements[list.whole].isListOpen = true
      lists[lists.count - 1].openEnd = index
    }
    if inReason {
      reasonToken(token, index)
      return
    }
    switch token.kind {
    case .word where explains(index):
      inReason = true
      isPurpose = true
      isReasonSoft = false
      phrase = Phrase()
    case .word(let word) where word.kind == .besides:
      endList()
      phrase.word(word, index)
    case .mark(";") where lists.last?.openEnd == index - 1:
      // 主要包括：基本工资…、助学金38.81万元等；公用经费…: the list is over, however it began.
      endList()
      phrase.comma()
    case .mark(let mark): self.mark(mark, index)
    case .word where isInside(index): openList(index)
    case .word(let word):
      if contradicts(index) { forgetSubject(index) }
      // 基本支出上年决算500.00万元，本年预算530.00万元.
      if word.kind == .stage, ["本", "当"].contains(text.scalars[token.range].first) { phrase.endYear() }
      self.word(word, index)
    case .name(let senses):
      if isOtherName(senses, index) {
        phrase.text(token.range.count, index)
      } else if !isPredicate(index) {
        phrase.name(senses, index)
      }
    case .fund(let fund): phrase.fund(fund)
    case .year(let year): phrase.year(year, context.year)
    case .figure(let number): figure(firstFigure + number, index)
    case .text:
      if let first = text.scalars[token.range].first, "无未没".unicodeScalars.contains(first) { phrase.deny() }
      phrase.text(token.range.count, index)
    case .numeral, .unitName: break
    }
  }

  mutating func mark(_ mark: Unicode.Scalar, _ index: Int) {
    switch mark {
    case "。", "!", "?":
      closeSentence(atEnd: false)
      // 年初结转190.89万元，为以前年度尚未完成的资金。较上年减少7.63万元: the figure is explained, and what follows is still about it.
      if firstOfSentence < reading.statements.count { phrase.dropNames() }
      phrase.stop()
      firstOfSentence = reading.statements.count
    case ";":
      popList()
      phrase.semicolon()
    case ":" where opensList(index): openList(index)
    case ",", ":": phrase.comma()
    case "(":
      let last = phrase.saysNothing ? current.flatMap { reading.statements[$0].slots.last } : nil
      brackets.append(
        Bracket(
          current: current, lists: lists.count, budget: last.flatMap { budget(of: $0) },
          phrase: phrase.saysNothing ? nil : phrase))
      if listsInBrackets(index) { openList(index) }
      // 比上年（1.25亿元）增加: the figure in the brackets is what is compared with.
      if !phrase.isComparing { phrase.comma() }
    case ")":
      guard let opened = brackets.popLast() else { return }
      current = opened.current
      while lists.count > opened.lists { lists.removeLast() }
      phrase = opened.phrase ?? phrase.afterFigure()
    default: break
    }
  }

  mutating func word(_ word: Lexicon.Word, _ index: Int) {
    switch word.kind {
    case .reason:
      keepOpening()
      inReason = true
      isPurpose = false
      isReasonSoft = false
      phrase = Phrase()
    case .list: openList(index)
    case .equality: equality(word, index)
    case .respectively: beginRow(index)
    case .purpose: purpose(index)
    case .unplanned: deny(word, index)
    case .reached:
      phrase.word(word, index)
      if let current, let range = textRange(tokens[index].range), ["增", "减"].contains(word.value) {
        let value = word.value == "增" ? "大" : "小"
        reading.statements[current].comparisons.append(Statement.Equality(value: value, base: .lastYear, range: range))
      }
    default: phrase.word(word, index)
    }
  }
}
