import GoujiSyntax

/// Tells what a figure is in its statement from the words before it.
enum RoleReader {
  /// The role of a figure of `kind` behind `phrase`; `nil` where nothing certain says it.
  static func role(_ phrase: Phrase, _ kind: FigureKind) -> Role? {
    switch kind {
    case .percent: return percent(phrase)
    default: return amount(phrase)
    }
  }

  private static func percent(_ phrase: Phrase) -> Role? {
    if phrase.isDifference || phrase.isAdjustment || phrase.isBehindAdjustment || phrase.isAverage { return nil }
    if let difference = phrase.difference {
      return difference == "率" && !phrase.lastYear && !phrase.otherYear && !phrase.isComparing ? .budgetRate : nil
    }
    // 占比由上年的49.6%提高到52.0%.
    if phrase.share != nil { return phrase.lastYear || phrase.otherYear || phrase.isComparing ? nil : .share }
    if let completion = phrase.completion {
      // 上年完成率97.20%, 较上年执行率97.20%降低.
      if phrase.lastYear || phrase.otherYear || phrase.isComparing { return nil }
      switch completion.budget {
      case "年初预算": return .initialCompletion
      case "全年预算": return .adjustedCompletion
      default: return .completion
      }
    }
    guard phrase.direction != nil else {
      // 为预算的98.7%.
      switch phrase.stage {
      case "年初预算": return .initialCompletion
      case "全年预算": return .adjustedCompletion
      case "预算": return .completion
      default: return nil
      }
    }
    switch phrase.base {
    case .lastYear, nil: return .rate
    case .budget: return .budgetRate
    case .other: return nil
    }
  }

  private static func amount(_ phrase: Phrase) -> Role? {
    if phrase.isAdjustment || phrase.isDifference || phrase.isAverage { return nil }
    if let difference = phrase.difference {
      return difference == "额" && !phrase.lastYear && !phrase.otherYear && !phrase.isComparing ? .budgetChange : nil
    }
    if phrase.isComparing {
      if phrase.isComparingVaguely { return nil }
      switch phrase.base {
      case .lastYear: return .lastYear
      case .budget(let stage): return budget(stage)
      default: return nil
      }
    }
    if phrase.direction != nil {
      switch phrase.base {
      case .lastYear, nil: return .change
      case .budget: return .budgetChange
      case .other: return nil
      }
    }
    if let completion = phrase.completion { return budget(completion.budget ?? "预算") }
    if phrase.share != nil || phrase.otherYear { return nil }
    if phrase.lastYear { return phrase.stage == nil || phrase.stage == "决算" ? .lastYear : nil }
    guard let stage = phrase.stage, stage != "决算" else { return .outturn }
    return budget(stage)
  }

  private static func budget(_ stage: String) -> Role? {
    switch stage {
    case "年初预算": .initialBudget
    case "全年预算": .adjustedBudget
    case "预算": .budget
    default: nil
    }
  }
}
