import GoujiText

/// What stands between the last figure and the next one, read word by word.
///
/// Almost every error of reading is a state that should have been reset; the resets are all here: a comma ends a
/// comparison, a full stop ends everything but names, a name ends a direction.
struct Phrase {
  /// A name that was met.
  struct Name {
    var senses: [NameSense]
    /// Its place among the tokens.
    var token: Int
    /// Whether unknown text stands before it in its clause.
    var isAfterText: Bool
    /// The fund that was named before it.
    var fund: Int?
    /// Whether its clause is about another scope than the report's.
    var isForeign: Bool
    /// The number of its clause.
    var clause: Int
  }

  /// What is compared with.
  struct Comparison {
    var base: Statement.Base?
    var text = 0
    /// The clause that it began in, if no figure stands between.
    var clause: Int?
    /// Whether unknown text stands behind the base: 比上年看涨.
    var hasTextBehindBase = false
    var isOpen = true
    /// The names in it: what is compared with, or, before 分别, what 与 joined to the names before.
    var names: [Name] = []
  }

  /// A share whose whole is being named.
  struct Share {
    var names: [Name] = []
    var text = 0
  }

  private(set) var names: [Name] = []
  private(set) var stage: String?
  private(set) var direction: (sign: Int, token: Int)?
  private(set) var comparison: Comparison?
  private(set) var share: Share?
  private(set) var completion: (budget: String?, isOpen: Bool)?
  /// Whether the completion is written as a share: 占年初预算的52.5%.
  private(set) var isOfShare = false
  private(set) var isRespectively = false
  /// Whether every subject has the same value: 均为.
  private(set) var isEach = false
  /// Whether a figure that comes now is what the budget was changed by: 年中追加.
  private(set) var isAdjustment = false
  /// Whether a figure that comes now is what there is for each: 人均.
  private(set) var isAverage = false
  /// 预决算差异率: whether a figure that comes now is how far the outturn is from the budget (额), or its rate (率).
  private(set) var difference: String?
  /// Whether such a figure was the last: a share that follows is its share.
  private(set) var isBehindAdjustment = false
  /// Whether it is the difference of two names: 收入大于支出.
  private(set) var isDifference = false
  /// Whether it is said that there was nothing last year.
  private var saysNone = false
  private(set) var isApproximate = false
  private(set) var lastYear = false
  private(set) var otherYear = false
  /// Whether the other year stands before what it is the year of: 2023年度支出900.00万元, but not 支出2023年为900.00万元.
  private var isYearLeading = false
  /// Whether the last figure was of another year.
  private var isBehindOtherYear = false
  /// Whether the other year was named before the last figure.
  private var isYearCarried = false
  /// Scalars of unknown text behind the last name, and their tokens.
  private(set) var textAfterName = 0
  /// Whether a comma stands between the last name and that text.
  private(set) var isTextInOtherClause = false
  /// Tokens of unknown text since the last figure.
  private(set) var texts: [Int] = []
  /// The level words 类, 款, 项 and their tokens.
  private(set) var levels: [(value: String, token: Int)] = []
  /// Whether a sentence ended since the last figure.
  private(set) var hasStop = false
  /// Whether text with meaning ended by a comma or stop stands since the last figure.
  private var clauseText = 0
  private var clauseForeign = false
  private var clauseFund: Int?

  /// The names since the last comma.
  var namesOfClause: [Name] { names.filter { $0.clause == clause } }
  /// The names since the last full stop.
  var namesOfSentence: [Name] { names.filter { $0.clause >= firstClause } }
  private var firstClause = 0
  /// Whether unknown text stands since the last comma.
  var hasTextInClause: Bool { clauseText > 0 }
  private var clause = 0

  /// Whether nothing is named that a figure could be about.
  var saysNothing: Bool { names.isEmpty && texts.isEmpty }

  /// The base that a direction refers to.
  var base: Statement.Base? { comparison?.base }
  /// Whether a figure that comes now is what something is compared with.
  var isComparing: Bool { comparison?.isOpen ?? false && direction == nil }
  /// Whether that figure may be a change as well, said with a word that nobody knows.
  var isComparingVaguely: Bool { comparison?.hasTextBehindBase ?? false }

  /// Starts again behind a figure; what is compared with stays for the rate that follows the change.
  /// Unknown text before the names of a row (局本级基本支出1万元、项目支出2万元) is before all of them.
  func afterFigure(inRow: Bool = false) -> Phrase {
    var next = Phrase()
    if inRow, names.last?.isAfterText ?? false { next.clauseText = clauseText }
    next.isBehindAdjustment = isAdjustment
    // 2023年度支出900.00万元，其中基本支出600.00万元: the whole sentence is about that year.
    next.otherYear = isYearLeading && (lastYear || otherYear) && !names.isEmpty || isYearCarried
    next.isBehindOtherYear = lastYear || otherYear
    if inRow, isComparing, !(comparison?.names.isEmpty ?? true) { next.otherYear = true }
    next.isYearCarried = next.otherYear
    // 为上年的210.74%，增加1.00万元: what was compared with before is not what this change is against.
    if let comparison, !lastYear {
      next.comparison = comparison
      next.comparison?.isOpen = false
      next.comparison?.clause = nil
    }
    return next
  }

  /// Goes on inside a row of figures (分别为 A、B): what they are stays.
  func nextOfRow() -> Phrase {
    var next = Phrase()
    (next.comparison, next.share, next.completion, next.stage, next.direction) = (comparison, share, completion, stage, direction)
    (next.lastYear, next.otherYear, next.isRespectively) = (lastYear, otherYear, true)
    return next
  }

  /// Goes on behind an amount that stands inside a share or a completion: 完成预算15.00万元的78.8%.
  func afterInnerAmount() -> Phrase {
    var next = afterFigure()
    (next.share, next.completion) = (share, completion)
    return next
  }

  /// 决算数大于预算数: what a figure that follows at once is the difference of.
  mutating func compare(_ base: Statement.Base, sign: Int, token: Int) {
    comparison = Comparison(base: base, clause: clause, isOpen: false)
    if sign != 0 { direction = (sign, token) }
  }

  /// 本年收入大于本年支出: a figure that follows in the clause is neither's.
  mutating func compareNames() { isDifference = true }

  /// 同2024年持平，具体为：…: the year is what is compared with, not that of what follows.
  mutating func endYear() {
    isYearCarried = false
    lastYear = false
    otherYear = false
  }

  /// Starts again where parts are listed.
  mutating func startList(isOfYear: Bool = true) {
    let carried = isYearCarried || isBehindOtherYear && isOfYear
    self = Phrase()
    (otherYear, isYearCarried) = (carried, carried)
  }

  mutating func comma() {
    isRespectively = false
    isEach = false
    isAdjustment = false
    isAverage = false
    difference = nil
    isDifference = false
    // 上年无购置，本年……: what follows is no longer last year's.
    if saysNone { endYear() }
    saysNone = false
    direction = nil
    comparison?.isOpen = false
    share = nil
    completion = nil
    clauseText = 0
    clause += 1
    clauseForeign = false
    clauseFund = nil
    if !names.isEmpty { isTextInOtherClause = true }
  }

  /// What was named behind the last figure of a sentence explained it.
  mutating func dropNames() {
    names = []
    texts = []
    levels = []
    textAfterName = 0
    isTextInOtherClause = false
  }

  /// 部分工程已于上年完工；支出总计…: a year that was named without a figure is done with.
  mutating func semicolon() {
    comma()
    stage = nil
    if !isYearCarried { endYear() }
  }

  mutating func stop() {
    comma()
    firstClause = clause
    isBehindAdjustment = false
    hasStop = true
    stage = nil
    comparison = nil
    endYear()
  }

  mutating func name(_ senses: [NameSense], _ token: Int) {
    let name = Name(senses: senses, token: token, isAfterText: clauseText > 0, fund: clauseFund, isForeign: clauseForeign, clause: clause)
    if comparison?.isOpen ?? false {
      comparison?.names.append(name)
      return
    }
    if share != nil {
      share?.names.append(name)
      return
    }
    names.append(name)
    direction = nil
    textAfterName = 0
    isTextInOtherClause = false
  }

  /// 上年无购置: the other year is done with at the end of the clause.
  mutating func deny() { saysNone = lastYear || otherYear }

  mutating func text(_ count: Int, _ token: Int) {
    // 近日公布, 近年来: part of another word.
    isApproximate = false
    if comparison?.isOpen ?? false {
      comparison?.text += count
      if comparison?.base != nil { comparison?.hasTextBehindBase = true }
      if comparison?.base == nil, count >= 3 { comparison?.base = .other }
      return
    }
    if share != nil {
      share?.text += count
      return
    }
    texts.append(token)
    clauseText += count
    textAfterName += count
    direction = nil
  }

  mutating func fund(_ fund: Int) {
    if comparison?.isOpen ?? false || share != nil { return }
    clauseFund = fund
    direction = nil
  }

  mutating func year(_ year: Int, _ now: Int?) {
    guard let now else { return }
    if comparison?.isOpen ?? false {
      if year == now - 1 { comparison?.base = .lastYear } else if year != now { comparison?.base = .other }
    } else if year == now {
      endYear()
    } else {
      isYearLeading = namesOfClause.isEmpty
      if year == now - 1 { lastYear = true } else { otherYear = true }
    }
  }

  mutating func word(_ word: Lexicon.Word, _ token: Int) {
    switch word.kind {
    case .stage: stage(word.value, token)
    case .direction:
      endComparison()
      direction = (["减", "欠"].contains(word.value) ? -1 : 1, token)
      // 节约1.10万元: against the budget, unless another base is named in the clause.
      let isNamed = comparison.map { $0.base != nil && $0.clause == clause } ?? false
      if ["超", "欠"].contains(word.value), !isNamed, !isOfBudget { comparison = Comparison(base: .budget("预算"), isOpen: false) }
    case .comparison:
      if word.value == "止" { endComparison() } else { comparison = Comparison(clause: clause) }
    case .yearOnYear: comparison = Comparison(base: .lastYear, clause: clause, isOpen: false)
    case .year:
      if word.value == "年初" {
        // 年末结转比年初减少: the beginning of the year is the end of the last one.
        if comparison?.isOpen ?? false, comparison?.base == nil { comparison?.base = .lastYear }
        return
      }
      guard word.value == "上年" else {
        endYear()
        return
      }
      if comparison?.isOpen ?? false {
        comparison?.base = .lastYear
      } else {
        isYearLeading = namesOfClause.isEmpty
        lastYear = true
      }
    case .share: share = Share()
    case .completion: completion = (word.value == "率" ? completion?.budget ?? stage : nil, word.value != "率")
    case .each:
      isEach = true
      joinCompared()
    case .respectively:
      isRespectively = true
      joinCompared()
    case .approximate: isApproximate = true
    case .adjustment: isAdjustment = true
    case .average: isAverage = true
    case .difference: difference = word.value
    case .reached:
      endComparison()
      direction = nil
      stage = "决算"
    case .none, .unplanned: deny()
    case .scope: clauseForeign = true
    case .level:
      // 自然资源利用与保护（项）: 与 stands inside a name.
      if comparison?.isOpen ?? false, comparison?.base == nil { comparison = nil }
      levels.append((word.value, token))
    case .list, .reason, .purpose, .equality, .limit, .things, .function, .suffix, .besides, .label: break
    }
  }

  /// 较年初结转和结余减少, 与同类单位相比: where a name or unknown text is all that is compared with, it is neither last year
  /// nor the budget.
  private mutating func endComparison() {
    if let open = comparison, open.isOpen, open.base == nil, open.text > 0 || !open.names.isEmpty { comparison?.base = .other }
    comparison?.isOpen = false
  }

  /// 基本支出与项目支出分别为: 与 joined two names; nothing is compared.
  private mutating func joinCompared() {
    guard let open = comparison, open.isOpen, open.base == nil, open.text == 0, !open.names.isEmpty, !names.isEmpty else { return }
    names += open.names
    comparison = nil
    textAfterName = 0
    isTextInOtherClause = false
  }

  /// Whether what is compared with is a budget.
  private var isOfBudget: Bool { if case .budget? = comparison?.base { true } else { false } }

  private mutating func stage(_ value: String, _ token: Int) {
    if let direction, direction.token == token - 1, value != "决算", isOfBudget {
      // 超出年初预算37.19万元: what is gone beyond.
      comparison = Comparison(base: .budget(value), isOpen: false)
      return
    }
    if comparison?.isOpen ?? false {
      if value == "决算" {
        return
      }
      // 上年预算: neither last year's outturn nor this year's budget.
      let isLastYear = comparison?.base == .lastYear
      comparison?.base = isLastYear ? .other : .budget(value)
    } else if let open = completion, open.isOpen, value != "决算" {
      completion = (value, true)
    } else if share == nil {
      stage = value
    } else if value != "决算", share?.names.isEmpty ?? false {
      // 占年初预算的52.5%: a completion.
      share = nil
      completion = (value, true)
      isOfShare = true
    }
  }
}
