import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// The relation `涉及资金(!数) = 合计(项目(!全年预算数))`: 对7个项目开展绩效自评，共涉及资金3,700.00万元 says what the budgets of the
/// projects come to, where the report names as many.
///
/// Some mean the budgets at the beginning of the year: only a slip of the pen is told.
struct ProjectTotals {
  let relations: ProseRelations

  private static let money = ["资金", "资金总额", "资金总量", "资金合计", "资金规模", "预算金额", "金额"]
  private static let fillers = ["为", "是", "共", "共计", "合计", "总计", "计", "约"]

  /// Whether `relation` is this one.
  static func isAbout(_ relation: Profile.Relation) -> Bool {
    if case .call("涉及资金", _, _) = relation.comparison.left { true } else { false }
  }

  /// What is said of how many projects.
  private struct Total {
    var projects: Int
    var amount: FigureSyntax
  }

  /// The totals that the prose says, against the budgets of as many projects, of which `facts` tells.
  func instances(_ passages: [Passage], _ number: Int, _ facts: () -> [ProjectFact]) -> [Instance] {
    let said = passages.flatMap { totals($0.text) }
    guard !said.isEmpty else { return [] }
    let budgets = Dictionary(grouping: facts().filter { $0.role == .budget }, by: \.project).values
      .compactMap { $0.min { ($0.source, $0.operand.range) < ($1.source, $1.operand.range) } }
      .sorted { $0.operand.range < $1.operand.range }.map(\.operand)
    return said.filter { $0.projects == budgets.count }.compactMap { total in
      guard let operand = relations.operands.operand(of: total.amount),
        var instance = relations.linear([operand], .equal, budgets, number)
      else { return nil }
      instance.isTentative = true
      return instance
    }
  }

  /// 二级项目7个……共涉及资金3,700.00万元: a count of projects and the first amount of money behind it in its sentence.
  private func totals(_ text: ProseText) -> [Total] {
    var found: [Total] = []
    var (figure, start) = (0, 0)
    var projects: Int?
    for (index, scalar) in text.scalars.enumerated() {
      switch scalar {
      case "。", "!", "?", ";":
        start = index + 1
        projects = nil
      case ",", ":": start = index + 1
      case ProseText.figureMark:
        defer { (figure, start) = (figure + 1, index + 1) }
        guard figure < text.figures.count else { continue }
        let syntax = text.figures[figure]
        if syntax.kind == .count, let count = syntax.decimal?.integer, (2...500).contains(count),
          words(text, start..<index).hasSuffix("项目") || text.text(index + 1..<min(index + 7, text.scalars.count)).prefix(4).contains("项目")
        {
          projects = count
        } else if syntax.kind == .amount, let count = projects, endsWithMoney(words(text, start..<index)) {
          found.append(Total(projects: count, amount: syntax))
          projects = nil
        }
      default: break
      }
    }
    return found
  }

  private func endsWithMoney(_ words: Substring) -> Bool { Self.money.contains { words.hasSuffix($0) } }

  /// The words before a figure, without those that only lead to it.
  private func words(_ text: ProseText, _ range: Range<Int>) -> Substring {
    var words = text.text(range)[...]
    while let filler = Self.fillers.first(where: { words.hasSuffix($0) }) { words = words.dropLast(filler.count) }
    return words
  }
}
