import GoujiSyntax
import GoujiText

/// The words and names that the prose of a report is read with. Data, read from the dialect: a word that is missing makes
/// figures silent, never wrong.
package struct Lexicon: Sendable {
  /// What a word does in a sentence.
  package enum WordKind: String, Sendable, CaseIterable {
    /// 年初预算, 全年预算, 预算, 决算: the stage of the budget; the value says which.
    case stage = "阶段"
    /// 增加, 下降: the direction of a change; the value is 增 or 减.
    case direction = "方向"
    /// 比, 较, 与: what follows is compared with.
    case comparison = "比较"
    /// 同比: compared with last year.
    case yearOnYear = "同比"
    /// 上年, 本年: a year without its number.
    case year = "年份"
    /// 占, 占比: a share.
    case share = "占"
    /// 完成, 执行率: a completion.
    case completion = "完成"
    /// 其中, 主要用于: parts follow.
    case list = "开列"
    /// 均为, 各: every subject has the same value.
    case each = "各"
    /// 分别为: the figures follow in the order of the subjects.
    case respectively = "分别"
    /// 此外: what follows is no part of the list before it.
    case besides = "另外"
    /// 商品和服务支出: the name of something, whose words say nothing else.
    case label = "名称"
    /// 主要原因: a reason follows, whose figures are about something else.
    case reason = "原因"
    /// 主要用于: what the money was for, or a list where names and figures follow.
    case purpose = "用途"
    /// 约: the figure is approximate.
    case approximate = "约数"
    /// 持平, 大于, 小于: a comparison without a figure.
    case equality = "持平"
    /// 全市, 上级: the figure is about another scope than the report's.
    case scope = "范围"
    /// （类）, （款）, （项）.
    case level = "级次"
    /// 机构, 项目: what a count of names counts.
    case things = "名目"
    /// 没有, 无: nothing is there.
    case none = "没有"
    /// 年中追加: what the budget was changed by on the way; neither a budget nor an outturn.
    case adjustment = "追加"
    /// 人均: what follows is the amount for each of something, not the subject's.
    case average = "均"
    /// 预决算差异率: the change against the budget or its rate, with a sign that no word says; the value is 额 or 率.
    case difference = "差异"
    /// 降至: what follows is where a change ended, what stands before it where it began.
    case reached = "升降至"
    /// 年初未安排预算: there was no budget; the value says of which stage.
    case unplanned = "未安排"
    /// 单价: the amount that follows, up to 以上, is a limit that is laid down.
    case limit = "限额"
    /// Words that say nothing about which figure is meant.
    case function = "虚词"
    /// Words that end a noun and belong to the name before them.
    case suffix = "后缀"
  }

  /// The name of the class that pairs words with their opposites.
  static let opposites = "反义"

  /// A word and what it does.
  package struct Word: Hashable, Sendable {
    /// What it does.
    package var kind: WordKind
    /// Which one of its kind: 年初预算, 增, 上年 …
    package var value: String
  }

  /// 口径: a fund, and the words that name it.
  package struct Fund: Sendable {
    /// Its name: 一般公共预算.
    package var name: String
    /// How it is written, longest first.
    package var forms: [String]
    /// The names of the funds that it consists of; empty for one that is not divided.
    package var parts: [String] = []
  }

  /// A figure of the field that has a name of its own: 本年支出合计, 政府采购支出总额.
  package struct Indicator: Sendable {
    /// Its name.
    package var name: String
    /// How it is written; `{口径}` stands for a fund.
    package var forms: [String] = []
    /// Words of headings under which it is meant; empty for everywhere.
    package var sections: [String] = []
    /// Its cells: by fund (empty for none) and stage, in the order in which they are tried.
    package var cells: [Cell] = []
    /// Whether it counts things.
    package var isCount = false
    /// Its name where it stands alone in its clause behind what is said of something else: 支出.
    package var bareNames: [String] = []
    /// The units that it is counted in: 辆, 台.
    package var units: [String] = []
    /// How it is written behind its number: 15个项目.
    package var namesBehind: [String] = []
    /// The kinds that it is divided into, longest first.
    package var kinds: [String] = []
    /// The kinds that a list of all begins with; empty where it may begin with any.
    package var opening: [String] = []
    /// Those of them with which a list names all: 其他用车.
    package var closing: [String] = []
    /// The units of a number behind which it stands without a name: 公务接待7批次，42人次.
    package var leadingUnits: [String] = []
    /// Words that may stand between the two: 接待, 参加.
    package var linkingWords: [String] = []
    /// Whether its kinds are listed in a sentence of their own: 14个项目自评等级为优.
    package var isListedApart = false
    /// Words of its sentence, one of which says that it is meant; empty where its name says enough.
    package var contexts: [String] = []
    /// Words of its clause that say that it is not.
    package var foreignContexts: [String] = []
    /// Words of its passage that explain things without an amount, or an amount without things: 尾款.
    package var excuses: [String] = []
    /// Whether it is a number of things, which has a reader of its own.
    package var isCounted: Bool { !units.isEmpty }
    /// The number of the relation that ties it to its cells: C2.
    package var rule = ""

    /// Where its value stands in the tables.
    package struct Cell: Sendable {
      /// The fund that was named, or "".
      package var fund: String
      /// The stage: 决算, 预算 …
      package var stage: String
      /// The path of the cell.
      package var path: FormulaPath
      /// Whether it holds one fund of what the paths before it hold of all: the same only where there is no other fund.
      package var isNarrower = false
    }
  }

  /// A kind of table whose rows are named in the prose by their labels.
  package struct RowSource: Sendable {
    /// The kind of table.
    package var kind: String
    /// The fund whose figures stand in `column`, or "".
    package var fund: String
    /// The path of the column behind the row.
    package var column: [String]
    /// The panel, where the table has several.
    package var panel: String?
    /// Words of headings under which its rows are meant; empty for everywhere.
    package var sections: [String] = []
    /// Words of headings under which they are not.
    package var foreignSections: [String] = []
    /// The stage of the column.
    package var stage = "决算"
    /// The number of the relation that ties the prose to its cells: C7.
    package var rule = ""
  }

  /// The words, by their comparable form.
  package var words: [TextKey: Word] = [:]
  /// What a word is replaced with that says the opposite of the figures, by its comparable form.
  package var oppositeWords: [TextKey: String] = [:]
  /// The funds, in the order of the file.
  package var funds: [Fund] = []
  /// The indicators.
  package var indicators: [Indicator] = []
  /// The tables whose rows are named.
  package var rowSources: [RowSource] = []
  /// Words of headings under which figures are bound to tables.
  package var sectionWords: [String] = []
  /// Words of headings under which they are not.
  package var foreignSectionWords: [String] = []

  /// An empty lexicon.
  package init() {}

  /// This lexicon and another one; indicators of the same name are replaced.
  package func extended(by other: Lexicon) -> Lexicon {
    var lexicon = self
    lexicon.extend(by: other)
    return lexicon
  }

  /// What a word does; `nil` for one that is not known.
  package func word(_ text: String) -> Word? { words[TextKey(text)] }

  /// The word that says the opposite of `word`; `nil` where there is none (持平).
  package func opposite(of word: String) -> String? { oppositeWords[TextKey(ProseText.key(word))] }

  /// Adds another lexicon; indicators of the same name are replaced.
  package mutating func extend(by other: Lexicon) {
    words.merge(other.words) { $1 }
    oppositeWords.merge(other.oppositeWords) { $1 }
    funds += other.funds.filter { fund in !funds.contains { $0.name == fund.name } }
    let names = Set(other.indicators.map(\.name))
    indicators.removeAll { names.contains($0.name) }
    indicators += other.indicators
    rowSources += other.rowSources
    sectionWords += other.sectionWords
    foreignSectionWords += other.foreignSectionWords
  }
}
