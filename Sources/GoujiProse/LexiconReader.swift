import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads a lexicon from the dialect's own directives: `@词语`, `@口径`, `@指标`, `@科目`, `@章节`.
package enum LexiconReader {
  /// Adds what the directive `root` says to `lexicon`; what of it cannot be used, if anything.
  package static func read(_ root: NodeView, _ directive: Directive, into lexicon: inout Lexicon) -> Localized? {
    guard let name = root.first(.argument)?.text else {
      return directive == .sections ? sections(root, &lexicon) : Localized("这里缺名称", "a name is missing")
    }
    switch directive {
    case .words: return words(root, name, &lexicon)
    case .fund: return fund(root, name, &lexicon)
    case .indicator: return indicator(root, name, &lexicon)
    case .rows: return rows(root, name, &lexicon)
    default: return nil
    }
  }

  private static func words(_ root: NodeView, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    if name == Lexicon.opposites { return opposites(root, &lexicon) }
    guard let kind = Lexicon.WordKind(rawValue: name) else {
      return Localized("没有“\(name)”这一类词语", "there is no class of words “\(name)”")
    }
    // Room for the words of the standard lexicon at once.
    if lexicon.words.isEmpty { lexicon.words.reserveCapacity(1024) }
    for statement in root.children where statement.kind == .statement {
      let word = Lexicon.Word(kind: kind, value: statement.first(.key)?.text ?? "")
      for text in list(statement.first(.value)?.text ?? "") {
        let key = TextKey(ProseText.key(text))
        if lexicon.words[key] == nil { lexicon.words[key] = word }
      }
    }
    return nil
  }

  /// `增加: 减少`: the first word's opposite is the second, and the second's the first unless it has one already.
  private static func opposites(_ root: NodeView, _ lexicon: inout Lexicon) -> Localized? {
    for (word, opposite) in settings(root) {
      lexicon.oppositeWords[TextKey(ProseText.key(word))] = opposite
      let back = TextKey(ProseText.key(opposite))
      if lexicon.oppositeWords[back] == nil { lexicon.oppositeWords[back] = word }
    }
    return nil
  }

  private static func fund(_ root: NodeView, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    let forms = settings(root).filter { $0.0 == "写法" }.flatMap { list($0.1) }.map { ProseText.key($0) }
    let parts = settings(root).filter { $0.0 == "包含" }.flatMap { list($0.1) }
    lexicon.funds.append(Lexicon.Fund(name: name, forms: forms.sorted { $0.utf8.count > $1.utf8.count }, parts: parts))
    return nil
  }

  private static func indicator(_ root: NodeView, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    var indicator = Lexicon.Indicator(name: name)
    for (key, value) in settings(root) {
      switch key {
      case "名称": indicator.forms += list(value)
      case "节": indicator.sections += list(value).map { ProseText.key($0) }
      case "独名": indicator.bareNames += list(value).map { ProseText.key($0) }
      case "计数": indicator.isCount = value == "是"
      case "编号": indicator.rule = value
      case "单位": indicator.units = list(value)
      case "例外": indicator.excuses = list(value).map { ProseText.key($0) }
      case "随": indicator.leadingUnits = list(value)
      case "随词": indicator.linkingWords = list(value).map { ProseText.key($0) }
      case "相隔": indicator.isListedApart = value == "是"
      case "后名": indicator.namesBehind = list(value).map { ProseText.key($0) }
      case "分项": indicator.kinds = list(value).map { ProseText.key($0) }.sorted { $0.utf8.count > $1.utf8.count }
      case "起头": indicator.opening = list(value).map { ProseText.key($0) }
      case "封口": indicator.closing = list(value).map { ProseText.key($0) }
      case "语境": indicator.contexts = list(value).map { ProseText.key($0) }
      case "非语境": indicator.foreignContexts = list(value).map { ProseText.key($0) }
      default:
        // 决算, 预算-一般公共预算: the stage and the fund of the cells.
        let parts = key.split(separator: "-").map(String.init)
        var firstFund: String?
        for text in list(value) {
          guard let path = FormulaPath(parsing: text) else {
            return Localized("“\(text)”不是路径", "“\(text)” is no path")
          }
          let named = lexicon.funds.first { fund in path.segments.contains { $0.contains(fund.name) } && !name.contains(fund.name) }?.name
          firstFund = firstFund ?? named ?? ""
          indicator.cells.append(
            Lexicon.Indicator.Cell(
              fund: parts.count > 1 ? parts[1] : "", stage: parts.first ?? "决算", path: path,
              isNarrower: parts.count == 1 && named != nil && firstFund == ""))
        }
      }
    }
    if indicator.isCounted {
      indicator.forms = indicator.forms.map { ProseText.key($0) }.sorted { $0.utf8.count > $1.utf8.count }
    }
    lexicon.indicators.append(indicator)
    return nil
  }

  private static func rows(_ root: NodeView, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    var source = Lexicon.RowSource(kind: name, fund: "", column: [])
    for (key, value) in settings(root) {
      switch key {
      case "口径": source.fund = value
      case "栏": source.column = list(value)
      case "区": source.panel = LabelText(value).key
      case "阶段": source.stage = value
      case "编号": source.rule = value
      case "节": source.sections = list(value).map { ProseText.key($0) }
      case "非节": source.foreignSections = list(value).map { ProseText.key($0) }
      default: return Localized("科目没有“\(key)”这一项", "rows have no setting “\(key)”")
      }
    }
    lexicon.rowSources.append(source)
    return nil
  }

  private static func sections(_ root: NodeView, _ lexicon: inout Lexicon) -> Localized? {
    for (key, value) in settings(root) {
      let words = list(value).map { ProseText.key($0) }
      if key == "说明" { lexicon.sectionWords += words } else { lexicon.foreignSectionWords += words }
    }
    return nil
  }

  private static func settings(_ root: NodeView) -> [(String, String)] {
    root.children.compactMap { statement in
      guard statement.kind == .statement, let key = statement.first(.key), let value = statement.first(.value) else {
        return nil
      }
      return (key.text, value.text)
    }
  }

  private static func list(_ text: String) -> [String] { NameList.split(text) }
}
