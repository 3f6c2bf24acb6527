import GoujiReport
import GoujiSyntax
import GoujiText

extension Binder {
  // MARK: Statements

  @discardableResult
  mutating func begin(_ subject: Subject, certain: Bool, name: String) -> Int {
    let isKnown = !subject.isUnknown
    // 公用经费中，日常公用经费1.00万元: a part that has its whole's name is another figure.
    let isWholeAgain = lists.last.map { $0.isNamed && reading.statements[$0.whole].subject == subject } ?? false
    var statement = statement(subject, certain: certain && isKnown && !isWholeAgain && !isOfItem(subject), name: name)
    let number = reading.statements.count
    // 基层司法业务（项）218.36万元，按单位分：局本级150.20万元…: what nothing knows is a part of the item.
    if namesItem, !isKnown, statement.whole == nil, number > firstStatement { statement.whole = firstStatement }
    // 行政运行731.22万元（人员经费493.16万元）: of the item, not of the report.
    if let bracket = brackets.last, let opened = bracket.current, lists.count <= bracket.lists, subject.isIndicator {
      if reading.statements[opened].subject.isIndicator { statement.isCertain = false } else { statement.whole = opened }
    }
    // （含甲、乙）: what stands in brackets is no part of a list outside them.
    // 比上年减少4.81万元，其中压减委托服务2.26万元: what nothing knows is a part of the change.
    if let list = lists.last, lists.count > brackets.last?.lists ?? 0, list.whole != number,
      reading.statements[list.whole].subject != subject
    {
      statement.whole = list.whole
      if isKnown || !list.isOfChange { reading.statements[list.whole].parts.append(number) }
    }
    reading.statements.append(statement)
    if isKnown { memory[subject] = number }
    current = number
    return number
  }

  /// A statement of the section at hand, a part of nothing.
  private func statement(_ subject: Subject, certain: Bool, name: String) -> Statement {
    var statement = Statement(
      subject: subject, isCertain: certain, isBound: section.isBound && report.outline.isMain(section.index), section: section.index,
      group: section.group, fund: section.fund, name: name)
    if !subject.isUnknown { statement.earlier = memory[subject] }
    return statement
  }

  /// 综合医院（项）年初预算757.00万元，上年结转90.40万元: an indicator in an item's paragraph is the item's.
  private func isOfItem(_ subject: Subject) -> Bool {
    guard subject.isIndicator else { return false }
    if namesItem { return true }
    guard isItem, firstStatement < reading.statements.count, case .rows = reading.statements[firstStatement].subject else { return false }
    return true
  }

  // MARK: Figures

  mutating func figure(_ number: Int, _ index: Int) {
    if reading.figures[number].figure.isNil { reading.figures[number].figure.kind = .amount }
    let figure = reading.figures[number].figure
    if figure.isCode {
      // 行政运行（2080101）: a code beside its name.
      reading.figures[number].reason = .noRole
      return
    }
    let isInner = figure.kind == .amount && (phrase.share != nil || phrase.completion != nil)
    defer {
      if figure.kind == .multiple {
        // 是上年的2.11倍，增加…: whatever was compared with before, it is last year now.
        phrase = Phrase()
      } else if phrase.isRespectively, row.isOpen {
        phrase = phrase.nextOfRow()
      } else {
        let isInRow = !isInner && index + 1 < tokens.count && joinsTokens(index + 1)
        phrase = isInner ? phrase.afterInnerAmount() : phrase.afterFigure(inRow: isInRow)
      }
    }
    guard figure.kind == .amount || figure.kind == .percent || figure.kind == .count else {
      reading.figures[number].reason = .noRole
      noteMissingPercent(number, index)
      noteMissingUnit(number, index)
      if figure.unit != nil { leaveListOpen() }
      if namedSubject(number) != nil { forget() }
      return
    }
    if phrase.isApproximate {
      reading.figures[number].reason = .approximate
      _ = attach(nil, .outturn, number, figure, dry: true)
      return
    }
    if figure.kind != .count, !row.isOpen, !phrase.isRespectively, isFirstOfRow(index, figure.kind) {
      reading.figures[number].reason = .ambiguous
      leaveListOpen()
      forget()
      return
    }
    let isStart = startsChange(index)
    if let whole = spokenWhole(index, figure.kind) {
      addWhole(whole, number)
      return
    }
    let said = ofAmountBefore(number, index) ?? inBracket(number, index) ?? RoleReader.role(phrase, figure.kind)
    guard var role = said, !(isStart && role == .outturn) else {
      reading.figures[number].reason = phrase.otherYear ? .otherYear : .noRole
      if phrase.isAdjustment || phrase.isAverage {
        if !phrase.saysNothing { forget() }
        return
      }
      if isStart {
        // 由46.34万元降至21.33万元: nobody knows of when the first is; the second is what its subject came to.
        _ = attach(nil, .outturn, number, figure, dry: true)
        return
      }
      // What follows is about this figure, which nobody knows.
      if figure.kind == .amount {
        leaveListOpen()
        forget()
      }
      return
    }
    if isVague(role, number) {
      reading.figures[number].reason = .ambiguous
      return
    }
    var isInherited = false
    if role == .outturn, figure.kind == .amount, phrase.stage == nil, let budget = listedBudget, !phrase.names.isEmpty {
      (role, isInherited) = (budget, true)
    }
    if attach(role, role, number, figure, dry: false), isInherited, let current, let last = reading.statements[current].slots.indices.last {
      reading.statements[current].slots[last].isInherited = true
    }
  }

  /// 占总收入4,311.78万元的96.20%: the name of the whole whose amount comes now, in front of the share.
  private func spokenWhole(_ index: Int, _ kind: FigureKind) -> Phrase.Name? {
    guard kind == .amount, let share = phrase.share, share.text == 0, share.names.count == 1, isFigureBehindOf(index) else { return nil }
    return share.names.first
  }

  /// Whether 的 and a percentage stand behind the figure.
  private func isFigureBehindOf(_ index: Int) -> Bool {
    guard index + 2 < tokens.count, text.text(tokens[index + 1].range) == "的", case .figure(let next) = tokens[index + 2].kind,
      text.figures.indices.contains(next)
    else { return false }
    return text.figures[next].kind == .percent
  }

  /// Notes what is said of the whole of a share; the share itself is still the current subject's.
  private mutating func addWhole(_ name: Phrase.Name, _ number: Int) {
    guard let subject = subject(name.senses, fund: name.fund) else { return }
    var whole = statement(subject, certain: false, name: text.text(tokens[name.token].range))
    whole.slots = [Slot(role: .outturn, figure: number)]
    reading.figures[number].statement = reading.statements.count
    reading.figures[number].role = .outturn
    reading.statements.append(whole)
  }

  /// 为年初预算3,217.43万元的104.40%: the completion of the budget whose amount stands before it.
  private func ofAmountBefore(_ number: Int, _ index: Int) -> Role? {
    guard index >= 2, number > firstFigure, phrase.saysNothing, reading.figures[number].figure.kind == .percent,
      text.text(tokens[index - 1].range) == "的", case .figure = tokens[index - 2].kind,
      reading.figures[number - 1].statement == current
    else { return nil }
    switch reading.figures[number - 1].role {
    case .initialBudget: return .initialCompletion
    case .adjustedBudget: return .adjustedCompletion
    case .budget: return .completion
    default: return nil
    }
  }

  /// 同比增加513.52万元（10.59%）: the rate of the change that stands before the bracket.
  private func inBracket(_ number: Int, _ index: Int) -> Role? {
    guard phrase.saysNothing, reading.figures[number].figure.kind == .percent, index >= 2, number > firstFigure,
      case .mark("(") = tokens[index - 1].kind, case .figure = tokens[index - 2].kind, index + 1 < tokens.count,
      case .mark(")") = tokens[index + 1].kind, let current, reading.figures[number - 1].statement == current
    else { return nil }
    switch reading.figures[number - 1].role {
    case .change: return .rate
    case .budgetChange: return .budgetRate
    default: return nil
    }
  }

  /// The stage of the budget whose parts are listed here: 预算17.20万元，其中…, 年初预算900.00万元（…）.
  private var listedBudget: Role? {
    if let bracket = brackets.last, lists.count <= bracket.lists { return bracket.budget }
    return lists.last?.budget
  }

  /// The stage of the budget that an amount is of.
  func budget(of slot: Slot) -> Role? {
    slot.role.stage.isEmpty || reading.figures[slot.figure].figure.kind == .count ? nil : slot.role
  }

  /// Nobody knows what the figures that follow are about.
  mutating func forget() {
    current = nil
    isSpent = true
  }

  /// Puts the figure into the statement of its subject; a dry run only moves on to that subject.
  mutating func attach(_ role: Role?, _ fallback: Role, _ number: Int, _ figure: FigureSyntax, dry: Bool) -> Bool {
    let named = namedSubject(number)
    let known = current
    if named != nil, phrase.isRespectively, let known = row.statement, !needsNewInRow(known, fallback) {
      current = known
    } else if let named {
      if needsNew(named.subject, fallback) {
        begin(named.subject, certain: named.isCertain && !isAttribute(number), name: named.name)
      }
    } else if current == nil, let opening, !isSpent {
      isSpent = true
      begin(opening.subject, certain: opening.isCertain, name: opening.name)
    } else if current == nil {
      guard let heading, !isSpent, !isItem else {
        reading.figures[number].reason = .noSubject
        begin(.unknown(""), certain: false, name: "")
        return add(role, number, dry)
      }
      isSpent = true
      begin(heading.subject, certain: heading.isCertain, name: heading.name)
    } else if let current, let whole = reading.statements[current].whole, isShareOfItem(current, whole, fallback) {
      self.current = whole
    } else if let current, fallback.isAmount,
      reading.statements[current].slot(fallback) != nil || mixes(current, figure) || isNameless(current)
    {
      let statement = reading.statements[current]
      if !dry, restates(statement, fallback, figure) {
        (reading.figures[number].statement, reading.figures[number].role) = (current, role)
        return true
      }
      if fallback == .outturn, saysAgain(statement) {
        begin(statement.subject, certain: statement.isCertain, name: statement.name)
      } else if case .indicator = statement.subject, fallback == .outturn, goesOnCounting(statement, figure) {
        // 国内公务接待5批次，65人次，共计支出0.56万元: all of it is about the same.
        begin(statement.subject, certain: statement.isCertain, name: statement.name)
      } else {
        // A second amount of the same kind without a name: nobody knows what it is.
        begin(.unknown(""), certain: false, name: "")
      }
    }
    if phrase.isRespectively { row.note(current) }
    let isLoose = named == nil && known == current && isPart(current)
    return add(role, number, dry, isLoose: isLoose)
  }

  /// 260.00万元，由上年的35.40万元增至260.00万元: whether the statement says the same amount already.
  private func restates(_ statement: Statement, _ role: Role, _ figure: FigureSyntax) -> Bool {
    guard let slot = statement.slot(role), let value = figure.decimal else { return false }
    let known = reading.figures[slot.figure].figure
    return known.decimal == value && known.exponent == figure.exponent && known.kind == figure.kind && value.coefficient != 0
  }

  /// 甲（项）257.14万元，主要用于…。年初预算为274.82万元，支出决算为245.53万元: whether the outturn behind the budget of an item is the
  /// item's again.
  private func saysAgain(_ statement: Statement) -> Bool {
    guard phrase.stage == "决算", namesItem, let outturn = statement.slot(.outturn),
      let budget = statement.slots.last, !budget.role.stage.isEmpty, budget.figure > outturn.figure
    else { return false }
    return !statement.subject.isIndicator
  }

  /// Whether a statement is a part of another one of the passage, which says an amount.
  func isPart(_ statement: Int?) -> Bool {
    guard let statement, let whole = reading.statements[statement].whole, whole >= firstStatement else { return false }
    return !reading.statements[statement].slots.isEmpty && !reading.statements[whole].slots.isEmpty
  }

  /// Whether a statement of the row before has this role already.
  func needsNewInRow(_ statement: Int, _ role: Role) -> Bool {
    reading.statements[statement].slot(role) != nil
  }

  /// 支出决算890万元，其中基本支出550万元、项目支出340万元，年初预算2528万元: the budget is the item's.
  func isShareOfItem(_ part: Int, _ whole: Int, _ role: Role) -> Bool {
    switch reading.statements[whole].subject {
    case .indicator: return false
    // Nobody knows whether it is an item, unless its levels name it.
    case .unknown(let name): if !name.hasSuffix(")") { return false }
    case .rows: break
    }
    guard case .indicator = reading.statements[part].subject, role != .outturn, role != .share else { return false }
    return reading.statements[whole].slot(role) == nil
  }

  /// Whether a statement says how something changed that nobody knows.
  private func isNameless(_ statement: Int) -> Bool {
    reading.statements[statement].subject == .unknown("") && reading.statements[statement].slots.contains { $0.role.isChange }
  }

  /// Whether the statement counts things and the figure is money, or the other way round.
  func mixes(_ statement: Int, _ figure: FigureSyntax) -> Bool {
    reading.statements[statement].slots.contains { slot in
      slot.role.isAmount && (reading.figures[slot.figure].figure.kind == .count) != (figure.kind == .count)
    }
  }

  /// Whether a figure behind a count tells another side of what was counted: it is in another unit.
  func goesOnCounting(_ statement: Statement, _ figure: FigureSyntax) -> Bool {
    guard let slot = statement.slots.last, slot.role == .outturn else { return false }
    let counted = reading.figures[slot.figure].figure
    guard counted.kind == .count, let unit = counted.unit, let other = figure.unit else { return false }
    return report.bytes.text(unit) != report.bytes.text(other)
  }

  mutating func add(_ role: Role?, _ number: Int, _ dry: Bool, isLoose: Bool = false) -> Bool {
    guard let role, !dry, let current else { return false }
    var slot = Slot(role: role, figure: number)
    if let direction = phrase.direction, role.isChange {
      slot.sign = direction.sign
      let range = tokens[direction.token].range
      slot.word = textRange(range)
    } else if role == .rate || role == .budgetRate, let last = reading.statements[current].slots.last, last.figure == number - 1,
      last.role == .change || last.role == .budgetChange
    {
      // 减少513.52万元（10.59%）.
      let isNegative = reading.figures[number].figure.decimal.map { $0.coefficient < 0 } ?? false
      (slot.sign, slot.word, slot.stage) = (isNegative ? 1 : last.sign, last.word, last.stage)
    }
    slot.isUnsigned = phrase.difference != nil && slot.sign == 0
    if role == .budgetChange || role == .budgetRate, case .budget(let stage)? = phrase.base { slot.stage = stage }
    if role == .share {
      slot.whole = phrase.share?.names.flatMap { subjects($0.senses, fund: $0.fund) } ?? []
      // 占公用经费的95.18%, under a heading where that is no indicator.
      if slot.whole.isEmpty, phrase.share.map({ $0.text > 1 || !$0.names.isEmpty }) ?? false { slot.whole = [.unknown("")] }
    }
    // 其中基本支出1.00万元，占62.5%: a share of no named whole is the part's.
    slot.isLoose = isLoose && (role != .share || !slot.whole.isEmpty)
    reading.statements[current].slots.append(slot)
    reading.figures[number].statement = current
    reading.figures[number].role = role
    return true
  }

  func needsNew(_ subject: Subject, _ role: Role) -> Bool {
    guard let current else { return true }
    let statement = reading.statements[current]
    return statement.subject != subject || statement.slot(role) != nil
  }

  /// The bytes of the scalars `range`.
  func textRange(_ range: Range<Int>) -> TextRange? {
    guard range.lowerBound >= 0, range.upperBound <= text.offsets.count, let first = range.first, let last = range.last
    else { return nil }
    let start = text.offsets[first]
    var cursor = ByteCursor(report.bytes, TextRange(text.offsets[last], report.bytes.count))
    cursor.next()
    return TextRange(start, cursor.index)
  }

}
