@testable import GoujiProse
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

/// Running text as it is compared.
@Suite struct ProseTextTests {
  private static func text(_ source: String) -> (text: ProseText, bytes: [UInt8]) {
    let tree = Documents.tree(source)
    var text = ProseText()
    for root in tree.roots { text.append(root) }
    text.joinUnits(tree.bytes)
    return (text, tree.bytes)
  }

  /// The text with # for figures and N for other numbers; what a unit took is left out.
  private static func shown(_ source: String) -> String {
    let text = text(source).text
    return text.text(0..<text.scalars.count).replacing("\u{FFFC}", with: "#").replacing("\u{FFFB}", with: "N")
      .replacing("\u{200B}", with: "")
  }

  @Test(arguments: [
    ("“三公”经费 支出", "三公经费支出"), ("《条例》‘甲’「乙」*丙*", "条例甲乙丙"), ("（含）：甲；乙，丙。", "(含):甲;乙,丙。"),
    ("ＡＢＣ％", "ABC%"), (" 　\t", ""), ("", ""),
  ])
  func wordsAreComparedWithoutWhatDoesNotCount(_ text: String, _ key: String) { #expect(ProseText.key(text) == key) }

  @Test(arguments: [
    ("支出 1,638.02 万元，占 60%。", "支出#,占#。"), ("2024年支出3.00万元", "N支出#"), ("支出3.00万元{=支出决算表!合计}。", "支出#。"),
    ("支出3.00万元{注: 待核}，", "支出#,"), ("一、收入3.00万元，支出2.00万元，年末结余1.00万元。", "收入#,支出#,年末结余#。"),
  ])
  func figuresStandAsOneScalarAndMarkupDoesNotCount(_ source: String, _ expected: String) { #expect(Self.shown(source) == expected) }

  @Test func everyScalarKnowsItsPlace() {
    let (text, bytes) = Self.text("“三公” 经费６.60万元，\n占 60%。")
    #expect(text.scalars.count == text.offsets.count)
    for (scalar, offset) in zip(text.scalars, text.offsets) where scalar != ProseText.figureMark && scalar != "," {
      #expect(bytes[offset...].starts(with: Array(String(scalar).utf8)))
    }
    #expect(text.offsets == text.offsets.sorted())
    #expect(text.figures.map { bytes.text($0.number) } == ["６.60", "60"])
  }

  @Test(arguments: [
    ("支出0.90 万\n\n元，其他", FigureKind.amount, 4), ("支出0.90\n万元，其他", .amount, 4), ("占比60.00\n%，其他", .percent, -2),
    ("支出90\n元，其他", .amount, 0), ("支出16.20\n万；其他", .amount, 4), ("支出90个，其他", .count, 0), ("支出90，其他", .plain, 0),
  ])
  func aUnitBehindALineEndBelongsToItsNumber(_ source: String, _ kind: FigureKind, _ exponent: Int) throws {
    let figure = try #require(Self.text(source).text.figures.first)
    #expect(figure.kind == kind && figure.exponent == exponent)
  }
}
