import GoujiReport
import GoujiSyntax
import GoujiText

/// Reads a lexicon from the dialect's own directives: `@词语`, `@口径`, `@指标`, `@科目`, `@章节`.
package enum LexiconReader {
  /// Adds what `directive` says to `lexicon`; what of it cannot be used, if anything.
  package static func read(_ directive: DirectiveContent, into lexicon: inout Lexicon) -> Localized? {
    guard let name = directive.arguments.first.map(directive.text) else {
      return directive.directive == .sections ? sections(directive, &lexicon) : Localized("这里缺名称", "a name is missing")
    }
    switch directive.directive {
    case .words: return words(directive, name, &lexicon)
    case .fund: return fund(directive, name, &lexicon)
    case .indicator: return indicator(directive, name, &lexicon)
    case .rows: return rows(directive, name, &lexicon)
    default: return nil
    }
  }

  private static func words(_ directive: DirectiveContent, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    if name == Lexicon.opposites { return opposites(directive, &lexicon) }
    guard let kind = Lexicon.WordKind(rawValue: name) else {
      return Localized("没有“\(name)”这一类词语", "there is no class of words “\(name)”")
    }
    // Room for the words of the standard lexicon at once.
    if lexicon.words.isEmpty { lexicon.words.reserveCapacity(1024) }
    for statement in directive.statements {
      guard let value = statement.value else { continue }
      let word = Lexicon.Word(kind: kind, value: statement.key.map(directive.text) ?? "")
      for text in directive.names(value) {
        let key = TextKey(ProseText.key(text))
        if lexicon.words[key] == nil { lexicon.words[key] = word }
      }
    }
    return nil
  }

  /// `增加: 减少`: the first word's opposite is the second, and the second's the first unless it has one already.
  private static func opposites(_ directive: DirectiveContent, _ lexicon: inout Lexicon) -> Localized? {
    for (word, value) in directive.settings {
      let opposite = directive.text(value)
      lexicon.oppositeWords[TextKey(ProseText.key(word))] = opposite
      let back = TextKey(ProseText.key(opposite))
      if lexicon.oppositeWords[back] == nil { lexicon.oppositeWords[back] = word }
    }
    return nil
  }

  private static func fund(_ directive: DirectiveContent, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    let forms = directive.settings.filter { $0.key == "写法" }.flatMap { directive.names($0.value) }.map { ProseText.key($0) }
    let parts = directive.settings.filter { $0.key == "包含" }.flatMap { directive.names($0.value) }
    lexicon.funds.append(Lexicon.Fund(name: name, forms: forms.sorted { $0.utf8.count > $1.utf8.count }, parts: parts))
    return nil
  }

  private static func indicator(_ directive: DirectiveContent, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    var indicator = Lexicon.Indicator(name: name)
    for (key, value) in directive.settings {
      switch key {
      case "名称": indicator.forms += directive.names(value)
      case "节": indicator.sections += directive.names(value).map { ProseText.key($0) }
      case "独名": indicator.bareNames += directive.names(value).map { ProseText.key($0) }
      case "计数": indicator.isCount = directive.text(value) == "是"
      case "编号": indicator.rule = directive.text(value)
      case "单位": indicator.units = directive.names(value)
      case "例外": indicator.excuses = directive.names(value).map { ProseText.key($0) }
      case "随": indicator.leadingUnits = directive.names(value)
      case "随词": indicator.linkingWords = directive.names(value).map { ProseText.key($0) }
      case "相隔": indicator.isListedApart = directive.text(value) == "是"
      case "后名": indicator.namesBehind = directive.names(value).map { ProseText.key($0) }
      case "分项": indicator.kinds = directive.names(value).map { ProseText.key($0) }.sorted { $0.utf8.count > $1.utf8.count }
      case "起头": indicator.opening = directive.names(value).map { ProseText.key($0) }
      case "封口": indicator.closing = directive.names(value).map { ProseText.key($0) }
      case "语境": indicator.contexts = directive.names(value).map { ProseText.key($0) }
      case "非语境": indicator.foreignContexts = directive.names(value).map { ProseText.key($0) }
      default:
        // 决算, 预算-一般公共预算: the stage and the fund of the cells.
        let parts = key.split(separator: "-").map(String.init)
        let paths = directive.names(value)
        var firstFund: String?
        for text in paths {
          guard let path = FormulaPath(parsing: text) else {
            return Localized("“\(text)”不是路径", "“\(text)” is no path")
          }
          // Of several paths for all funds, one may be of a fund that those before it are not of.
          let named = parts.count == 1 && paths.count > 1 ? fund(of: path, name, lexicon) : nil
          firstFund = firstFund ?? named ?? ""
          indicator.cells.append(
            Lexicon.Indicator.Cell(
              fund: parts.count > 1 ? parts[1] : "", stage: parts.first ?? "决算", path: path,
              isNarrower: named != nil && firstFund == ""))
        }
      }
    }
    if indicator.isCounted {
      indicator.forms = indicator.forms.map { ProseText.key($0) }.sorted { $0.utf8.count > $1.utf8.count }
    }
    lexicon.indicators.append(indicator)
    return nil
  }

  /// The fund that a path names, unless the indicator is named after it.
  private static func fund(of path: FormulaPath, _ name: String, _ lexicon: Lexicon) -> String? {
    lexicon.funds.first { fund in path.segments.contains { $0.contains(fund.name) } && !name.contains(fund.name) }?.name
  }

  private static func rows(_ directive: DirectiveContent, _ name: String, _ lexicon: inout Lexicon) -> Localized? {
    var source = Lexicon.RowSource(kind: name, fund: "", column: [])
    for (key, value) in directive.settings {
      switch key {
      case "口径": source.fund = directive.text(value)
      case "栏": source.column = directive.names(value)
      case "区": source.panel = LabelText(directive.bytes, value).key
      case "阶段": source.stage = directive.text(value)
      case "编号": source.rule = directive.text(value)
      case "节": source.sections = directive.names(value).map { ProseText.key($0) }
      case "非节": source.foreignSections = directive.names(value).map { ProseText.key($0) }
      default: return Localized("科目没有“\(key)”这一项", "rows have no setting “\(key)”")
      }
    }
    lexicon.rowSources.append(source)
    return nil
  }

  private static func sections(_ directive: DirectiveContent, _ lexicon: inout Lexicon) -> Localized? {
    for (key, value) in directive.settings {
      let words = directive.names(value).map { ProseText.key($0) }
      if key == "说明" { lexicon.sectionWords += words } else { lexicon.foreignSectionWords += words }
    }
    return nil
  }
}

extension DirectiveContent {
  /// The names of a list.
  fileprivate func names(_ range: TextRange) -> [String] { NameList.split(bytes, range) }
}
