import GoujiArithmetic
import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// Collects what the prose says of projects that the tables name.
///
/// A name holds from where it stands to the end of its passage, or of what stands below it where it is a heading. Where
/// something else may be meant (a second name beside it, a project that no table has, another year), nothing is taken.
struct ProjectProse {
  let scope: CheckScope
  let names: ProjectNames
  let year: Int?
  private(set) var facts: [ProjectFact] = []

  /// The project that a heading names, for what stands below it.
  private var heading: Int?
  /// The project that the report at hand is about.
  private var report: (project: Int?, isEvaluation: Bool)?

  init(_ scope: CheckScope, _ passages: [Passage], _ names: ProjectNames, year: Int?) {
    self.scope = scope
    self.names = names
    self.year = year
    for (place, passage) in passages.enumerated() { read(passage, place) }
  }

  private mutating func read(_ passage: Passage, _ place: Int) {
    let text = passage.text
    let mentions = names.mentions(in: text.scalars)
    let isShort = text.scalars.count <= 60 && !text.scalars.contains { "。;".unicodeScalars.contains($0) }
    if isShort, text.figures.isEmpty {
      let words = text.text(text.scalars.indices)
      if words.hasSuffix("报告") {
        report = (mentions.count == 1 ? mentions.first?.project : nil, words.contains("部门评价"))
        heading = nil
        return
      }
      if words.hasPrefix("第"), passage.isHeading { report = nil }
      heading = mentions.count == 1 && mentions[0].range.count + 6 >= text.scalars.count ? mentions[0].project : nil
      if passage.isHeading || heading != nil { return }
    }
    var clause = ProjectClause(scope: scope, text: text, year: year, mentions: mentions, current: heading)
    let others = report.map { $0.project != nil || $0.isEvaluation } ?? false
    for found in clause.facts(isEvaluation: report?.isEvaluation ?? false, isOtherReport: others) {
      let source: ProjectFact.Source =
        report?.project == nil ? .prose : report?.project == found.project ? .ownReport : .otherReport
      facts.append(
        ProjectFact(project: found.project, role: found.role, operand: found.operand, source: source, place: place))
    }
  }
}

/// Reads the figures of one passage.
struct ProjectClause {
  /// A figure with its project.
  struct Found {
    var project: Int
    var role: ProjectFact.Role
    var operand: Operand
  }

  let scope: CheckScope
  let text: ProseText
  let year: Int?
  let mentions: [ProjectNames.Mention]
  var current: Int?

  /// Where the words before the next figure begin.
  private var start = 0
  /// Whether the sentence is about another year.
  private var isOtherYear = false
  private var figure = 0
  private var numeral = 0

  init(scope: CheckScope, text: ProseText, year: Int?, mentions: [ProjectNames.Mention], current: Int?) {
    (self.scope, self.text, self.year, self.mentions, self.current) = (scope, text, year, mentions, current)
  }

  /// The facts of the passage.
  mutating func facts(isEvaluation: Bool, isOtherReport: Bool) -> [Found] {
    var found: [Found] = []
    var next = 0
    var index = 0
    while index < text.scalars.count {
      if next < mentions.count, mentions[next].range.lowerBound == index {
        current = isListed(next) ? nil : mentions[next].project
        index = mentions[next].range.upperBound
        for scalar in text.scalars[mentions[next].range] { count(scalar) }
        start = index
        next += 1
        continue
      }
      let scalar = text.scalars[index]
      switch scalar {
      case "。", ";", "!", "?":
        isOtherYear = false
        start = index + 1
      case ",", ":": start = index + 1
      case ProseText.figureMark:
        let words = text.text(start..<index)
        if let project = current, !isOtherYear, figure < text.figures.count,
          let role = role(words, text.figures[figure], isEvaluation, isOtherReport), let operand = operand(text.figures[figure], role)
        {
          found.append(Found(project: project, role: role, operand: operand))
        }
        start = index + 1
      case ProseText.numeralMark: if namesOtherYear { isOtherYear = true }
      case "项" where isOtherProject(index): current = nil
      case "整" where follows("体", index), "合" where follows("计", index), "共" where follows("计", index): current = nil
      default: break
      }
      count(scalar)
      index += 1
    }
    return found
  }

  private mutating func count(_ scalar: Unicode.Scalar) {
    if scalar == ProseText.figureMark { figure += 1 }
    if scalar == ProseText.numeralMark { numeral += 1 }
  }

  /// Whether another project stands beside this one: 甲项目、乙项目等2个项目.
  private func isListed(_ index: Int) -> Bool {
    let range = mentions[index].range
    let behind = text.text(range.upperBound..<range.upperBound + 4)
    for word in ["项目", ""] where behind.hasPrefix(word) {
      guard let mark = behind.dropFirst(word.count).first else { continue }
      if "、和及与等".contains(mark) { return true }
    }
    guard index > 0 else { return false }
    let between = text.text(mentions[index - 1].range.upperBound..<range.lowerBound)
    return between.count <= 6 && ["、", "和", "及", "与"].contains { between.contains($0) }
  }

  /// Whether 项 at `index` begins the 项目 of a project that the tables do not have.
  private func isOtherProject(_ index: Int) -> Bool {
    guard index > 0, index + 1 < text.scalars.count, text.scalars[index + 1] == "目" else { return false }
    if mentions.contains(where: { $0.range.upperBound == index }) { return false }
    return text.scalars[index - 1].isHan && !"该本此各个由".unicodeScalars.contains(text.scalars[index - 1])
      || text.scalars[index - 1] == ProseText.figureMark
  }

  private func follows(_ scalar: Unicode.Scalar, _ index: Int) -> Bool {
    index + 1 < text.scalars.count && text.scalars[index + 1] == scalar
  }

  private var namesOtherYear: Bool {
    guard numeral < text.numerals.count, let named = scope.bytes.namedYear(text.numerals[numeral]) else { return false }
    return named != year
  }

  // MARK: Roles

  private func role(
    _ words: String, _ figure: FigureSyntax, _ isEvaluation: Bool, _ isOtherReport: Bool
  ) -> ProjectFact.Role? {
    var words = words[...]
    for ending in ["为", "是", "达到", "达", "数", "约"] where words.hasSuffix(ending) { words = words.dropLast(ending.count) }
    if ["上年", "去年", "上一年", "累计", "其中", "比"].contains(where: { words.contains($0) }) { return nil }
    func ends(_ endings: [String]) -> Bool { endings.contains { words.hasSuffix($0) } }
    switch figure.kind {
    case .amount:
      if ends(["年初预算", "年初预算安排"]) { return .initialBudget }
      if ends(["全年预算", "调整后预算", "全年预算安排"]) { return .budget }
      if ends(["全年执行", "全年支出", "全年实际支出", "预算执行"]) || words == "执行" { return .outturn }
      return nil
    case .percent:
      return ends(["执行率", "完成全年预算的"]) || words == "完成预算的" ? .rate : nil
    case .score, .plain:
      guard ends(["得分", "综合评分", "自评分"]), figure.unit != nil || figure.kind == .plain else { return nil }
      if words.contains("自评") { return .score }
      if words.contains("部门评价") { return .evaluation }
      if isEvaluation { return .evaluation }
      return isOtherReport || saysEvaluation ? nil : .score
    default: return nil
    }
  }

  /// Whether the passage speaks of an evaluation by others.
  private var saysEvaluation: Bool {
    let words = text.text(text.scalars.indices)
    return ["部门评价", "财政评价", "重点评价", "第三方"].contains { words.contains($0) }
  }

  private func operand(_ figure: FigureSyntax, _ role: ProjectFact.Role) -> Operand? {
    let scale = max(figure.decimal?.scale ?? 0, 0)
    guard let value = FigureReading(figure, unit: figure.exponent, usualScale: scale) else { return nil }
    var operand = Operand(
      cell: nil, exponent: figure.exponent, scale: scale, range: figure.number, literal: scope.bytes.text(figure.number))
    operand.reading = value
    return operand
  }
}
