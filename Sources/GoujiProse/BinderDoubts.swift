import GoujiReport
import GoujiSyntax
import GoujiText

/// What keeps a figure from being bound: other words could be meant as well.
extension Binder {
  /// 预算8.00万元，决算6.90万元，节约1.10万元: a change against nothing that is named, where it may be against the budget.
  func isVague(_ role: Role, _ number: Int) -> Bool {
    if phrase.share != nil, saysWhatIt(number) { return true }
    // 未完成50.00万元，占预算的5.26%: of what was said last.
    if phrase.isOfShare, phrase.saysNothing, let current, reading.statements[current].slots.last?.role == .budgetChange { return true }
    guard role == .change || role == .rate, phrase.base == nil, phrase.saysNothing, let current else { return false }
    let statement = reading.statements[current]
    guard let last = statement.slots.last?.role, last == .outturn || !last.stage.isEmpty || last.isCompletion else { return false }
    return statement.slots.contains { !$0.role.stage.isEmpty || $0.role.isCompletion }
  }

  /// 占比99.79%的是财政拨款收入: the subject stands behind it.
  private func saysWhatIt(_ number: Int) -> Bool {
    guard let token = token(of: number) else { return false }
    let end = tokens[token].range.upperBound
    return text.text(end..<min(end + 2, text.scalars.count)) == "的是"
  }

  /// Whether a word such as 降至 stands behind the figure.
  func startsChange(_ index: Int) -> Bool {
    for token in tokens[(index + 1)...].prefix(4) {
      switch token.kind {
      case .word(let word) where word.kind == .reached: return true
      case .word(let word) where word.kind == .function || word.kind == .year: continue
      case .year: continue
      default: return false
      }
    }
    return false
  }

  /// Whether the figure stands before a noun or a verb (90.40万元支付了尾款): then it is no statement's value.
  func isAttribute(_ number: Int) -> Bool {
    guard let position = token(of: number), position + 1 < tokens.count else { return false }
    if case .text = tokens[position + 1].kind { return true }
    return false
  }

  /// 占60.00%、40.00% without 分别: a figure of the same kind follows at once, and nobody knows whose either is.
  func isFirstOfRow(_ index: Int, _ kind: FigureKind) -> Bool {
    guard index + 2 < tokens.count, joinsTokens(index + 1), case .figure(let next) = tokens[index + 2].kind,
      firstFigure + next < reading.figures.count
    else { return false }
    return reading.figures[firstFigure + next].figure.kind == kind
  }

  /// Whether the token at `index` joins what stands beside it: 、 or 和.
  func joinsTokens(_ index: Int) -> Bool {
    if case .mark("、") = tokens[index].kind { return true }
    return ["和", "与", "及", "以及"].contains(text.text(tokens[index].range))
  }
}
