import GoujiReport
import GoujiSyntax
import GoujiText

extension Binder {
  // MARK: Subjects

  /// The subject that the phrase names; `nil` where it names none and one may be inherited.
  mutating func namedSubject(_ number: Int) -> (subject: Subject, isCertain: Bool, name: String)? {
    if phrase.isRespectively { return row.next() ?? (.unknown(""), false, "") }
    if let chain = ItemChain(phrase.levels, tokens, text) {
      namesItem = true
      let rows = labels.rows(chain)
      return (rows.isEmpty ? .unknown(chain.key) : .rows(rows), !rows.isEmpty, chain.key)
    }
    if let name = phrase.names.last {
      if isSumOfNames(name) { return (.unknown(""), false, "") }
      if let compound = compound(name) { return (.unknown(compound), false, compound) }
      let written = text.text(tokens[name.token].range)
      guard let subject = subject(name.senses, fund: name.fund), !name.isForeign, !phrase.otherYear else {
        return (.unknown(written), false, written)
      }
      if phrase.textAfterName >= 3, !phrase.isTextInOtherClause { return (.unknown(written + "…"), false, written) }
      return (subject, !name.isAfterText && phrase.textAfterName == 0 && !isAmbiguous(name.senses), written)
    }
    if phrase.isComparing, phrase.base == .lastYear, let name = phrase.comparison?.names.last,
      let subject = subject(name.senses, fund: name.fund), subject.isIndicator
    {
      // 比上年财政拨款收支总计4,029.17万元增加39.63万元.
      return (subject, false, text.text(tokens[name.token].range))
    }
    if let bare = bareSubject(number) ?? fundSubject(number) { return bare }
    let unknown = phrase.texts.map { tokens[$0].range }
    if !unknown.isEmpty {
      let name = unknown.map { text.text($0) }.joined()
      return (.unknown(name), false, name)
    }
    return nil
  }

  /// Two names on end (货物采购授予中小企业合同金额) mean neither: a part of one that nothing knows.
  func compound(_ last: Phrase.Name) -> String? {
    guard phrase.names.count >= 2 else { return nil }
    let before = phrase.names[phrase.names.count - 2]
    guard before.token < last.token, !isChild(last, of: before) else { return nil }
    for token in tokens[(before.token + 1)..<last.token] {
      switch token.kind {
      case .word(let word) where word.kind == .function || word.kind == .suffix: continue
      default: return nil
      }
    }
    return text.text(tokens[before.token].range.lowerBound..<tokens[last.token].range.upperBound)
  }

  /// 公路运输管理项目, 示例市图书馆: whether what reads as a row's name is a part of another name.
  func isOtherName(_ senses: [NameSense], _ index: Int) -> Bool {
    guard senses.allSatisfy({ if case .rows = $0 { true } else { false } }) else { return false }
    if index + 1 < tokens.count, text.text(tokens[index + 1].range) == "项目" { return true }
    guard index > 0, case .text = tokens[index - 1].kind, let last = text.scalars[tokens[index - 1].range].last else { return false }
    return "市县区省州旗镇乡".unicodeScalars.contains(last)
  }

  /// 抚恤（2080801）死亡抚恤支出: whether a row is named behind the one that it is under.
  private func isChild(_ last: Phrase.Name, of before: Phrase.Name) -> Bool {
    guard case .rows(let own)? = subject(last.senses, fund: last.fund), case .rows(let over)? = subject(before.senses, fund: before.fund)
    else { return false }
    func codes(_ rows: [Int]) -> [String] { rows.compactMap { context.rows[$0].code?.digits } }
    let above = codes(over)
    let below = codes(own)
    return !above.isEmpty && !below.isEmpty
      && below.allSatisfy { code in above.contains { code.utf8.count > $0.utf8.count && code.hasPrefix($0) } }
  }

  /// 水费、电费、物业管理费合计109.10万元: one figure for several names.
  private func isSumOfNames(_ last: Phrase.Name) -> Bool {
    guard !phrase.isEach, !phrase.isRespectively, last.token >= 2, joinsTokens(last.token - 1) else { return false }
    // 基本支出5万元、项目支出3万元: each has its own.
    switch tokens[last.token - 2].kind {
    case .figure, .mark(")"): return false
    default: return true
    }
  }

  /// Whether a name may mean several indicators here: 收入总额.
  private func isAmbiguous(_ senses: [NameSense]) -> Bool { subjects(senses, fund: nil).count > 1 }

  /// All that a name can mean here.
  func subjects(_ senses: [NameSense], fund: Int?) -> [Subject] {
    let indicators = senses.compactMap { sense -> Subject? in
      if case .indicator = sense { subject([sense], fund: fund) } else { nil }
    }
    return indicators.count > 1 ? indicators : subject(senses, fund: fund).map { [$0] } ?? []
  }

  /// 年末结转5.10万元。支出比上年增加4.00万元: whether a bare 支出 or 收入 stands at `index` behind what is neither.
  func contradicts(_ index: Int) -> Bool {
    guard let word = tokens[index].word, [.suffix, .stage, .list].contains(word.kind), let first = text.scalars[tokens[index].range].first,
      first == "支" || first == "收", phrase.namesOfClause.isEmpty
    else { return false }
    let written = text.text(tokens[index].range)
    guard let name = phrase.names.last.map({ text.text(tokens[$0.token].range) }) ?? current.map({ reading.statements[$0].name })
    else { return false }
    if written.hasPrefix("支出") { return ["收入", "结转", "结余"].contains { name.contains($0) } && !name.contains("支出") }
    if written.hasPrefix("收入") { return ["支出", "结转", "结余"].contains { name.contains($0) } && !name.contains("收入") }
    return false
  }

  /// 一般公共预算财政拨款收入5.00万元、支出4.00万元: the 支出 that stands alone is of the same fund; likely, not certain.
  private func bareSubject(_ number: Int) -> (subject: Subject, isCertain: Bool, name: String)? {
    guard let bare, let end = token(of: number), bare.token < end else { return nil }
    for token in tokens[(bare.token + 1)..<end] {
      guard let word = token.word, word.kind == .function || word.kind == .stage else { return nil }
    }
    return (bare.subject, false, text.text(tokens[bare.token].range))
  }

  /// 本年收入5.00万元（一般公共预算4.00万元、政府性基金1.00万元）: a fund that stands alone before its figure is that fund's part of the
  /// subject; likely, not certain.
  private func fundSubject(_ number: Int) -> (subject: Subject, isCertain: Bool, name: String)? {
    guard phrase.texts.isEmpty, !phrase.isComparing, phrase.share == nil,
      let token = token(of: number), token > 0, case .fund(let fund) = tokens[token - 1].kind,
      let whole = lists.last?.whole ?? brackets.last?.current, case .indicator(let indicator, _, _) = reading.statements[whole].subject
    else { return nil }
    return (.indicator(indicator, fund: fund, isNamed: true), false, text.text(tokens[token - 1].range))
  }

  /// Notes what a bare 收入 or 支出 at `index` may mean.
  private mutating func noteBare(_ index: Int) {
    let written = text.text(tokens[index].range)
    guard index > 0, let indicator = lexicon.indicators.indices.first(where: { lexicon.indicators[$0].bareNames.contains(written) })
    else { return }
    switch tokens[index - 1].kind {
    case .mark, .year: break
    case .word(let word) where word.kind == .year || word.kind == .function: break
    default: return
    }
    var (fund, isNamed) = (section.fund, false)
    if let current, case .indicator(_, let its, let itsNamed) = reading.statements[current].subject { (fund, isNamed) = (its, itsNamed) }
    bare = (index, .indicator(indicator, fund: fund, isNamed: isNamed))
  }

  /// Nobody knows what the figures that follow are about.
  mutating func forgetSubject(_ index: Int) {
    noteBare(index)
    if phrase.namesOfClause.isEmpty { forget() }
    // 全部支出，收入158.63万元: not the name of the clause before.
    if !phrase.names.isEmpty { phrase.text(tokens[index].range.count + 1, index) }
  }

  /// The meaning of a name here; `nil` where this section excludes all.
  func subject(_ senses: [NameSense], fund: Int?) -> Subject? {
    var rows: [Int] = []
    var found: (Subject, Bool)?
    for sense in senses {
      switch sense {
      case .indicator(let index, let own):
        let sections = lexicon.indicators[index].sections
        guard sections.isEmpty || section.mentions(sections) else { continue }
        if found == nil || (!sections.isEmpty && !(found?.1 ?? false)) {
          let named = own ?? fund
          found = (.indicator(index, fund: named ?? section.fund, isNamed: named != nil), !sections.isEmpty)
        }
      case .rows(let label): if !isOfIncome { rows += labels.rows(label: label, section) }
      }
    }
    if let found { return found.0 }
    return rows.isEmpty ? nil : .rows(rows)
  }

  /// Whether what is listed is income: no row of expenditure is meant.
  private var isOfIncome: Bool {
    guard let list = lists.last, case .indicator(let index, _, _) = reading.statements[list.whole].subject else { return false }
    return lexicon.indicators[index].name.contains("收入") && !lexicon.indicators[index].name.contains("支出")
  }

  /// 全部为项目支出，: a name that is said of the subject and is none itself.
  func isPredicate(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, case .mark(let mark) = tokens[index + 1].kind, ",。;".unicodeScalars.contains(mark),
      tokens[index - 1].word != nil
    else { return false }
    let before = text.text(tokens[index - 1].range)
    return before.hasSuffix("为") || before.hasSuffix("是") || before.hasSuffix("属于") || before == "系"
  }

  // MARK: Missing units

  /// 年初预算4.00万元，支出决算为4.19。: an amount that ends its clause without the unit that the amount before it in the sentence has.
  mutating func noteMissingUnit(_ number: Int, _ index: Int) {
    let figure = reading.figures[number].figure
    guard figure.kind == .plain, figure.unit == nil, let scale = figure.decimal?.scale, scale > 0, phrase.stage != nil,
      index > 0, tokens[index - 1].word.map({ $0.kind == .stage || $0.kind == .function }) ?? false, endsClause(index),
      number > firstFigure, firstOfSentence < reading.statements.count
    else { return }
    let before = reading.figures[number - 1].figure
    guard before.kind == .amount, before.exponent != 0, let unit = before.unit else { return }
    reading.notes.append(ProseNote(kind: .missingUnit, range: figure.number, detail: report.bytes.text(unit)))
  }

  /// 完成年初预算的104.58。, 增加6.75万元，增长9.29。: a rate, share or completion that ends its clause without a %.
  mutating func noteMissingPercent(_ number: Int, _ index: Int) {
    let figure = reading.figures[number].figure
    guard figure.kind == .plain, figure.unit == nil, let scale = figure.decimal?.scale, scale > 0,
      phrase.completion != nil || phrase.share.map({ !$0.names.isEmpty || index > 0 && tokens[index - 1].word?.kind == .share }) ?? false
        || isRateOfChange(number), index + 1 < tokens.count
    else { return }
    guard case .mark(let mark) = tokens[index + 1].kind, "。,;".unicodeScalars.contains(mark) else { return }
    reading.notes.append(ProseNote(kind: .missingPercent, range: figure.number, detail: report.bytes.text(figure.number)))
  }

  /// Whether a word for up or down stands before the figure, and the figure before it is the change.
  private func isRateOfChange(_ number: Int) -> Bool {
    guard phrase.direction != nil, phrase.names.isEmpty, phrase.texts.isEmpty, number > firstFigure else { return false }
    return reading.figures[number - 1].role == .change && reading.figures[number - 1].statement == current
  }

  // MARK: Comparisons

  /// 与上年持平, 大于预算数: said of the current statement.
  mutating func equality(_ word: Lexicon.Word, _ index: Int) {
    phrase.endYear()
    // 决算数大于年初预算数: what is compared with stands behind; what an earlier clause compared with says nothing then.
    var base: Statement.Base?
    for token in tokens[(index + 1)...].prefix(3) {
      if case .mark = token.kind { break }
      if case .word(let next) = token.kind, next.kind == .stage, next.value != "决算" { base = .budget(next.value) }
      if case .word(let next) = token.kind, next.kind == .year { base = .lastYear }
    }
    base = base ?? phrase.base
    // 执行数小于预算数2.00万元, of what nobody knows: that is no budget.
    if base == nil || current == nil, word.value != "等" { phrase.compareNames() }
    guard let current, let range = textRange(tokens[index].range) else { return }
    if let name = phrase.names.last, let named = subject(name.senses, fund: name.fund),
      named != reading.statements[current].subject
    {
      begin(named, certain: !name.isAfterText, name: text.text(tokens[name.token].range))
    }
    if let base { phrase.compare(base, sign: word.value == "大" ? 1 : word.value == "小" ? -1 : 0, token: index) }
    guard let target = self.current, let base else { return }
    reading.statements[target].comparisons.append(
      Statement.Equality(
        value: word.value, base: base, range: range, isLoose: target == current && isPart(target),
        isApproximate: text.text(tokens[index].range).hasPrefix("基本")))
  }

  /// 主要原因是年初未安排预算。: said directly behind the reason or the figure, and of nothing else, it is said of the subject's
  /// own budget; 部分项目年初未安排预算 and 年初未安排预算的项目 are not.
  mutating func deny(_ word: Lexicon.Word, _ index: Int) {
    guard let current, let range = textRange(tokens[index].range), endsClause(index), isSaidOfSubject(index) else { return }
    reading.statements[current].comparisons.append(Statement.Equality(value: "无", base: .budget(word.value), range: range))
  }

  private func endsClause(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return true }
    if case .mark(let mark) = tokens[index + 1].kind { return ",。;".unicodeScalars.contains(mark) }
    return false
  }

  private func isSaidOfSubject(_ index: Int) -> Bool {
    for position in tokens[..<index].indices.reversed() {
      switch tokens[position].kind {
      case .word(let word) where word.kind == .function || word.kind == .year: continue
      case .word(let word): return word.kind == .reason
      case .mark(":"), .year: continue
      case .mark(","), .mark("("): return position > 0 && { if case .figure = tokens[position - 1].kind { true } else { false } }()
      default: return false
      }
    }
    return false
  }
}
