@testable import GoujiProse
import GoujiSyntax
import TestSupport
import Testing

/// How a sentence falls into words, names, funds, years, figures and marks.
@Suite struct TokenTests {
  /// The tokens of a sentence, one word each: what it is and what it says.
  private static func tokens(_ text: String, rows: [String] = [], units: [String] = [], dropping: Bool = false) -> String {
    let lexicon = Lexicon.standard
    var vocabulary = CompiledLexicon.standard.vocabulary
    for (index, row) in rows.enumerated() { vocabulary.addRow(row, index) }
    for unit in units { vocabulary.addUnit(unit) }
    let tree = Documents.tree(text)
    var prose = ProseText()
    for root in tree.roots { prose.append(root) }
    let tokens = vocabulary.tokens(prose, tree.bytes)
    return (dropping ? Parentheses.dropEmpty(tokens, prose, tree.bytes) : tokens).map { token in
      let written = prose.text(token.range)
      switch token.kind {
      case .word(let word): return word.kind == .function ? "虚" : "\(word.kind.rawValue):\(word.value)"
      case .name(let senses):
        let names = senses.map { sense in
          switch sense {
          case .indicator(let index, let fund): lexicon.indicators[index].name + (fund.map { "@" + lexicon.funds[$0].name } ?? "")
          case .rows(let index): "行" + rows[index]
          }
        }
        return "[" + names.joined(separator: "|") + "]"
      case .fund(let fund): return "@" + lexicon.funds[fund].name
      case .figure(let number): return "#\(number)"
      case .year(let year): return "\(year)"
      case .numeral: return "数"
      case .mark(let mark): return String(mark)
      case .unitName: return "单位"
      case .text: return "“\(written)”"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    // Figures, years and other numbers.
    ("2024年度收入总计900.00万元。", "2024 [收入总计] #0 。"),
    ("2024年3月第5次会议", "2024 “第” 数 “次会议”"), ("３月收入", "数 后缀:词"),
    // Full-width marks, quotes and blanks do not count.
    ("“三公” 经费，支出（含）；", "[三公经费] , 后缀:词 ( 虚 ) ;"),
    // The longest word: 财政拨款收入支出总计 is not 支出总计.
    ("财政拨款收入支出总计", "[收支总计@财政拨款]"), ("政府性基金预算财政拨款支出", "[本年支出合计@政府性基金]"),
    ("一般公共预算财政拨款", "@一般公共预算"), ("公务用车购置费", "[公务用车购置费]"),
    ("公务用车购置及运行维护费", "[公务用车购置及运行维护费]"),
    // What joins the parts of a name may be written in several ways, or left out.
    ("收支总计", "[收支总计]"), ("收、支总计", "[收支总计]"), ("收入与支出总计", "[收支总计]"), ("收入总计/支出总计", "[收支总计]"),
    // Words and their values.
    ("年初预算数", "阶段:年初预算"), ("调整后预算数", "阶段:全年预算"), ("比上年增加", "比较:起 年份:上年 方向:增"),
    ("较去年同期有所回落", "比较:起 年份:上年 虚 虚 方向:减"), ("占", "占:占"), ("执行率", "完成:率"), ("完成", "完成:后"),
    ("分别为", "分别:词"), ("均为", "各:词"), ("主要原因是", "原因:词 虚"), ("主要用于以下方面", "开列:词"), ("主要用于", "用途:词"),
    ("基本持平", "持平:等"), ("大于", "持平:大"), ("全区", "范围:词"), ("（类）", "级次:类"), ("内设科室", "名目:词"), ("没有", "没有:词"),
    // Unknown text is one token.
    ("示例馆藏保护", "“示例馆藏保护”"),
  ])
  func aTextFallsIntoTokens(_ text: String, _ expected: String) { #expect(Self.tokens(text) == expected) }

  @Test func rowsAndUnitsOfTheReportAreKnown() {
    #expect(Self.tokens("图书馆支出", rows: ["图书馆"]) == "[行图书馆] 后缀:词")
    #expect(Self.tokens("示例市图书馆支出", rows: ["图书馆"], units: ["示例市图书馆"]) == "单位 后缀:词")
    // A row of the same name as an indicator is another sense of it; a longer one is a name of its own.
    #expect(Self.tokens("人员经费", rows: ["人员经费"]) == "[人员经费|行人员经费]")
    #expect(Self.tokens("其他人员经费", rows: ["其他人员经费"]) == "[行其他人员经费]")
  }

  @Test(arguments: [
    ("人员经费（含离退休）480.00万元", "[人员经费] #0"), ("本年支出（其中：基本支出60.00万元）", "[本年支出合计] ( 开列:词 : [基本支出] #0 )"),
    ("支出（甲（乙）丙）3.00万元", "后缀:词 #0"), ("支出（甲（3.00万元）丙）", "后缀:词 ( “甲” ( #0 ) “丙” )"),
    // Brackets that do not close, or do not open.
    ("支出（甲3.00万元", "后缀:词 ( “甲” #0"), ("支出）3.00万元", "后缀:词 ) #0"),
  ])
  func bracketsWithoutAFigureSayNothing(_ text: String, _ expected: String) {
    #expect(Self.tokens(text, dropping: true) == expected)
  }

  @Test func everyScalarIsInOneToken() {
    let text = "2024年度，本单位收、支总计均为1,638.02万元（含结转10.00万元），比上年增加2.2%；示例专项XX。"
    let tree = Documents.tree(text)
    var prose = ProseText()
    for root in tree.roots { prose.append(root) }
    var next = 0
    for token in CompiledLexicon.standard.vocabulary.tokens(prose, tree.bytes) {
      #expect(token.range.lowerBound == next && !token.range.isEmpty)
      next = token.range.upperBound
    }
    #expect(next == prose.scalars.count && next > 30)
  }
}
