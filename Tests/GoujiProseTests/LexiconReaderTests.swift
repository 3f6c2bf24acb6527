@testable import GoujiProse
import GoujiSyntax
import TestSupport
import Testing

/// The directives of a profile that make up a lexicon.
@Suite struct LexiconReaderTests {
  /// The lexicon of a profile, and what of it cannot be used.
  private static func read(_ text: String) -> (lexicon: Lexicon, problems: [String]) {
    var lexicon = Lexicon()
    var problems: [String] = []
    for root in Documents.tree(text).roots where root.kind == .directive {
      if let problem = LexiconReader.read(DirectiveContent(root), into: &lexicon) {
        #expect(!problem.english.isEmpty)
        problems.append(problem.chinese)
      }
    }
    return (lexicon, problems)
  }

  @Test func wordsHaveAKindAndAValue() {
    let (lexicon, problems) = Self.read("@词语 方向\n  增: 增加、“净 增”\n  减: 减少\n\n@词语 约数\n  词: 约，近\n")
    #expect(problems.isEmpty)
    #expect(
      lexicon.words == [
        "增加": Lexicon.Word(kind: .direction, value: "增"), "净增": Lexicon.Word(kind: .direction, value: "增"),
        "减少": Lexicon.Word(kind: .direction, value: "减"), "约": Lexicon.Word(kind: .approximate, value: "词"),
        "近": Lexicon.Word(kind: .approximate, value: "词"),
      ])
  }

  @Test func aWordKeepsItsFirstMeaning() {
    let lexicon = Self.read("@词语 方向\n  增: 上升\n\n@词语 虚词\n  词: 上升\n").lexicon
    #expect(lexicon.words == ["上升": Lexicon.Word(kind: .direction, value: "增")])
  }

  @Test func aFundHasFormsTheLongestFirst() {
    let funds = Self.read("@口径 专项债\n  写法: 专项债、专项债券资金\n").lexicon.funds
    #expect(funds.map(\.name) == ["专项债"])
    #expect(funds.first?.forms == ["专项债券资金", "专项债"])
  }

  @Test func anIndicatorHasNamesSectionsAndCells() throws {
    let (lexicon, problems) = Self.read(
      "@指标 培训费\n  名称: 培训费、培训·会议费\n  节: 三公、会议\n  编号: Z1\n  计数: 是\n  决算: 培训费表!合计!决算数、培训费表!合计\n  年初预算-政府性基金: 培训费表!基金\n")
    #expect(problems.isEmpty)
    let indicator = try #require(lexicon.indicators.first)
    #expect(indicator.name == "培训费" && indicator.forms == ["培训费", "培训·会议费"] && indicator.sections == ["三公", "会议"])
    #expect(indicator.rule == "Z1" && indicator.isCount)
    #expect(indicator.cells.map(\.stage) == ["决算", "决算", "年初预算"])
    #expect(indicator.cells.map(\.fund) == ["", "", "政府性基金"])
    #expect(indicator.cells.map { $0.path.segments } == [["培训费表", "合计", "决算数"], ["培训费表", "合计"], ["培训费表", "基金"]])
  }

  @Test func rowsHaveATableAColumnAndSections() throws {
    let (lexicon, problems) = Self.read("@科目 培训费表\n  口径: 财政拨款\n  栏: 本年、小计\n  区: 支出\n  阶段: 预算\n  编号: Z2\n  节: 培训\n  非节: 会议\n")
    #expect(problems.isEmpty)
    let source = try #require(lexicon.rowSources.first)
    #expect(source.kind == "培训费表" && source.fund == "财政拨款" && source.column == ["本年", "小计"] && source.panel == "支出")
    #expect(source.stage == "预算" && source.rule == "Z2" && source.sections == ["培训"] && source.foreignSections == ["会议"])
  }

  @Test func sectionsBindOrDoNot() {
    let lexicon = Self.read("@章节\n  说明: 培训、会议\n  不是: 附录\n").lexicon
    #expect(lexicon.sectionWords == ["培训", "会议"] && lexicon.foreignSectionWords == ["附录"])
  }

  @Test(arguments: [
    ("@词语 颜色\n  词: 红\n", "没有“颜色”这一类词语"), ("@词语\n  词: 红\n", "这里缺名称"), ("@口径\n  写法: 甲\n", "这里缺名称"),
    ("@指标 培训费\n  决算: 甲!乙、+\n", "“+”不是路径"), ("@科目 培训费表\n  颜色: 红\n", "科目没有“颜色”这一项"),
  ])
  func whatCannotBeUsedIsSaid(_ text: String, _ problem: String) { #expect(Self.read(text).problems == [problem]) }

  @Test func anIncompleteIndicatorIsLeftOut() { #expect(Self.read("@指标 培训费\n  名称: 培训费\n  决算: +\n").lexicon.indicators.isEmpty) }

  // MARK: The standard lexicon

  @Test func everyKindOfWordIsThere() {
    let kinds = Set(Lexicon.standard.words.values.map(\.kind))
    #expect(kinds == Set(Lexicon.WordKind.allCases))
  }

  @Test func theValuesThatTheReadersAskForAreThere() {
    let values = Dictionary(grouping: Lexicon.standard.words.values, by: \.kind).mapValues { Set($0.map(\.value)) }
    #expect(values[.stage] == ["年初预算", "全年预算", "预算", "决算"])
    #expect(values[.direction] == ["增", "减", "超", "欠"] && values[.comparison] == ["起", "止"])
    #expect(values[.year] == ["上年", "本年", "年初"] && values[.difference] == ["额", "率"])
    #expect(values[.share] == ["占", "比"] && values[.completion] == ["后", "率"] && values[.equality] == ["等", "大", "小"])
    #expect(values[.level] == ["类", "款", "项"])
  }

  @Test func everyPartOfTheStandardLexiconCanBeUsed() {
    let source = Repository.text("Sources/GoujiProse/Lexicon/standard.gouji")
    let (lexicon, problems) = Self.read(source)
    #expect(problems.isEmpty)
    #expect(lexicon.words == Lexicon.standard.words && lexicon.indicators.count == Lexicon.standard.indicators.count)
    #expect(Set(lexicon.indicators.map(\.name)).count == lexicon.indicators.count)
    let funds = Set(lexicon.funds.map(\.name) + [""])
    for indicator in lexicon.indicators {
      #expect(!indicator.forms.isEmpty, "\(indicator.name)")
      for cell in indicator.cells {
        #expect(funds.contains(cell.fund) && ["决算", "预算", "年初预算", "全年预算"].contains(cell.stage), "\(indicator.name)")
      }
    }
    for rows in lexicon.rowSources { #expect(funds.contains(rows.fund), "\(rows.kind)") }
  }

  /// What the binary carries is read without a tree: that says the same as reading it as any other lexicon.
  @Test func readWithoutATreeTheStandardOneSaysTheSame() {
    let (read, problems) = Self.read(Repository.text("Sources/GoujiProse/Lexicon/standard.gouji"))
    let standard = Lexicon.standard
    #expect(problems.isEmpty && standard.words == read.words && standard.oppositeWords == read.oppositeWords)
    #expect(standard.sectionWords == read.sectionWords && standard.foreignSectionWords == read.foreignSectionWords)
    func withoutPlaces(_ value: Any) -> String { "\(value)".replacing(/TextRange\([^)]*\)/, with: "") }
    #expect(withoutPlaces(standard.funds) == withoutPlaces(read.funds))
    #expect(standard.indicators.map { withoutPlaces($0) } == read.indicators.map { withoutPlaces($0) })
    #expect(standard.rowSources.map { withoutPlaces($0) } == read.rowSources.map { withoutPlaces($0) })
  }

  // MARK: Another lexicon on top

  @Test func anotherLexiconAddsAndReplaces() {
    var lexicon = Self.read("@词语 方向\n  增: 增加\n\n@口径 甲\n  写法: 甲款\n\n@指标 乙\n  名称: 乙费\n").lexicon
    lexicon.extend(by: Self.read("@词语 方向\n  增: 看涨\n  减: 增加\n\n@口径 甲\n  写法: 别的\n\n@指标 乙\n  名称: 乙支出\n\n@指标 丙\n  名称: 丙费\n").lexicon)
    #expect(lexicon.words["看涨"]?.value == "增" && lexicon.words["增加"]?.value == "减")
    #expect(lexicon.funds.map(\.forms) == [["甲款"]])
    #expect(lexicon.indicators.map(\.name) == ["乙", "丙"] && lexicon.indicators.first?.forms == ["乙支出"])
  }

  @Test func aWordThatIsAddedBindsAtOnce() {
    let text = "收入总计900.00万元，比上年看涨20.00万元。"
    #expect(Told(text).lines.last == "20.00万元 ? noRole")
    var lexicon = Lexicon.standard
    lexicon.extend(by: Self.read("@词语 方向\n  增: 看涨\n").lexicon)
    let extended = lexicon
    #expect(Told(text, lexicon: CompiledLexicon(extended)).lines.last == "20.00万元 收入总计 - 比上年 决算 增减额 看涨")
  }

  /// A wrong direction is mended with the opposite word: every word that may be wrong has one, of the other direction.
  @Test func everyDirectionHasAnOpposite() throws {
    let lexicon = CompiledLexicon.standard.lexicon
    let sides = ["增": "减", "减": "增", "大": "小", "小": "大"]
    let words = lexicon.words.filter { [.direction, .equality].contains($0.value.kind) && sides[$0.value.value] != nil }
    #expect(words.count > 50)
    for (word, meaning) in words {
      let opposite = try #require(lexicon.opposite(of: word.text), "\(word)")
      #expect(opposite != word.text)
      // 低于预算 is two words.
      let beginnings = lexicon.words.filter { ProseText.key(opposite).hasPrefix($0.key.text) }
      let other = beginnings.max { $0.key.text.utf8.count < $1.key.text.utf8.count }
      let otherValue = other?.value.value
      #expect(otherValue == sides[meaning.value] || otherValue == (["增": "小", "减": "大"][meaning.value] ?? ""), "\(word)：\(opposite)")
    }
    #expect(lexicon.opposite(of: "净减少") == "净增加" && lexicon.opposite(of: "压减") == "增加" && lexicon.opposite(of: "下降") == "增长")
    #expect(lexicon.opposite(of: "低于") == "高于" && lexicon.opposite(of: "持平") == nil)
  }
}
