import GoujiReport
import GoujiSyntax
import GoujiText

/// Reasons, and what the money was for: nothing is bound in them.
extension Binder {
  /// Inside a reason nothing is bound; it ends with its sentence, or at ； where a known name follows.
  mutating func reasonToken(_ token: Token, _ index: Int) {
    switch token.kind {
    case .mark("。"), .mark("!"), .mark("?"):
      inReason = false
      mark("。", index)
    case .mark(";"): isReasonSoft = true
    case .mark(","), .mark(":"): break
    case .word(let word) where isReasonSoft && comparesAgain(word, index) || isPurpose && goesOnBehindPurpose(word, index):
      // 主要是年中追加；较上年减少…: what the reason was of goes on.
      inReason = false
      isReasonSoft = false
      phrase = Phrase()
      self.word(word, index)
    case .figure(let number):
      reading.figures[firstFigure + number].reason = .inReason
      isPurpose = false
      isReasonSoft = false
    case .name(let senses) where isReasonSoft:
      inReason = false
      isReasonSoft = false
      phrase = Phrase()
      popList()
      phrase.name(senses, index)
    case .word(let word) where word.kind == .unplanned: deny(word, index)
    case .text: isReasonSoft = false
    default: break
    }
  }

  /// 主要用于机关运行和市场监管，占支出总计的76.3%: a share, a comparison or a budget in a clause of its own.
  private func goesOnBehindPurpose(_ word: Lexicon.Word, _ index: Int) -> Bool {
    guard index > 0, case .mark(",") = tokens[index - 1].kind else { return false }
    return word.kind == .share || word.kind == .completion || comparesAgain(word, index) || word.kind == .stage && word.value != "决算"
  }

  /// 事业收入500.00万元，为医院开展诊疗活动取得的收入，较上年增加…: whether a clause begins that says what the figure before it is, and
  /// has none itself.
  func explains(_ index: Int) -> Bool {
    guard index >= 2, case .mark(",") = tokens[index - 1].kind, case .figure = tokens[index - 2].kind, current != nil,
      ["为", "系", "是", "即", "指"].contains(text.text(tokens[index].range))
    else { return false }
    for token in tokens[(index + 1)...] {
      switch token.kind {
      case .figure: return false
      case .mark(","), .mark("。"), .mark(";"): return true
      default: continue
      }
    }
    return false
  }

  /// Whether a word begins a comparison with last year or with a budget.
  private func comparesAgain(_ word: Lexicon.Word, _ index: Int) -> Bool {
    guard current != nil else { return false }
    if word.kind == .yearOnYear { return true }
    guard word.kind == .comparison, word.value != "止", index + 1 < tokens.count else { return false }
    switch tokens[index + 1].kind {
    case .year: return true
    case .word(let next): return next.kind == .year || next.kind == .stage
    default: return false
    }
  }

  /// 主要用于: a list where a figure follows a name (人员经费主要用于绩效工资3.00万元、基本工资2.00万元), otherwise what the money was for.
  mutating func purpose(_ index: Int) {
    if listsFigures(index) {
      openList(index)
    } else {
      keepOpening()
      inReason = true
      isPurpose = true
      isReasonSoft = false
      phrase = Phrase()
    }
  }

  /// Whether the first amount behind the words `index`, in their sentence, has a name of its own before it.
  private func listsFigures(_ index: Int) -> Bool {
    var hasName = false
    var steps = 0
    // Behind a colon the first part's name may be any text: 主要用于：城市体检32.08万元.
    var isColon = false
    for token in tokens[(index + 1)...] {
      steps += 1
      switch token.kind {
      case .mark(":") where steps == 1: isColon = true
      case .figure(let number):
        guard text.figures.indices.contains(number), text.figures[number].kind == .amount else { continue }
        return hasName
      case .name: hasName = true
      case .text where isColon: hasName = true
      case .mark("、") where isColon, .mark(",") where isColon: continue
      case .year, .numeral, .unitName, .mark("("), .mark(")"): continue
      case .word(let word) where word.kind == .function || word.kind == .suffix || word.kind == .level || word.kind == .list: continue
      default: return false
      }
      if steps >= 8, !isColon { return false }
    }
    return false
  }

  /// 援助其他地区支出（类）其他支出（款）其他支出（项）。主要用于……。全年预算为……: a name without a figure, and what it is for,
  /// stand before the figures that are about it.
  mutating func keepOpening() {
    guard current == nil, opening == nil, let chain = ItemChain(phrase.levels, tokens, text) else { return }
    let rows = labels.rows(chain)
    opening = (rows.isEmpty ? .unknown(chain.key) : .rows(rows), !rows.isEmpty, chain.key)
  }
}
