import GoujiText

/// What a figure is in its statement. The raw values are the names that relations use.
package enum Role: String, Sendable, CaseIterable {
  /// The outturn, or an amount without a stage.
  case outturn = "决算数"
  /// The budget at the beginning of the year.
  case initialBudget = "年初预算数"
  /// The budget as adjusted.
  case adjustedBudget = "全年预算数"
  /// A budget of a stage that is not named.
  case budget = "预算数"
  /// Last year's value.
  case lastYear = "上年数"
  /// The change against last year.
  case change = "增减额"
  /// Its rate.
  case rate = "增减率"
  /// The change against the budget.
  case budgetChange = "预算增减额"
  /// Its rate.
  case budgetRate = "预算增减率"
  /// The share of a whole.
  case share = "占比"
  /// The completion of the initial budget.
  case initialCompletion = "年初预算完成率"
  /// The completion of the adjusted budget.
  case adjustedCompletion = "全年预算完成率"
  /// The completion of a budget that is not named.
  case completion = "预算完成率"
}

extension Role {
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (TextKey($0.rawValue), $0) })

  /// The role of that name, looked up by its bytes.
  package init?(name: String) {
    guard let known = Self.byName[TextKey(name)] else { return nil }
    self = known
  }

  /// The stage of the budget that an amount of this role is of, by its name in the lexicon; empty for other roles.
  package var stage: String {
    switch self {
    case .initialBudget: "年初预算"
    case .adjustedBudget: "全年预算"
    case .budget: "预算"
    default: ""
    }
  }

  /// The stage of the budget that a completion is of.
  package var stageOfBudget: String {
    switch self {
    case .initialCompletion: "年初预算"
    case .adjustedCompletion: "全年预算"
    default: "预算"
    }
  }

  /// Whether it is a value of the subject itself.
  package var isAmount: Bool {
    switch self {
    case .outturn, .initialBudget, .adjustedBudget, .budget, .lastYear: true
    default: false
    }
  }

  /// Whether it is what part of a budget was spent.
  package var isCompletion: Bool { self == .completion || self == .initialCompletion || self == .adjustedCompletion }

  /// Whether a direction word gives its sign.
  package var isChange: Bool {
    switch self {
    case .change, .rate, .budgetChange, .budgetRate: true
    default: false
    }
  }
}
