import GoujiSyntax
import GoujiText
import TestSupport
import Testing

@Suite struct SyntaxProblemTests {
  private typealias Kind = SyntaxProblem.Kind

  /// The problems of `text`, each as its kind and the text at which it stands.
  private func problems(_ text: String) -> [String] {
    let tree = Documents.tree(text)
    return SyntaxProblems.find(tree).map { "\($0.kind.rawValue) " + tree.source.text($0.range) }
  }

  /// `text` with the fix of each problem applied, the last first.
  private func fixed(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in SyntaxProblems.find(Documents.tree(text)).compactMap(\.fix?.edit).reversed() {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.newText.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Each kind

  @Test(
    arguments: [
      ("---\n单位: 局\n\n本年收入。\n", ["unclosedFrontMatter ---"]), ("---\n单位: 局\n 甲，乙。\n---\n", ["malformedEntry 甲，乙。"]),
      ("---\n单元: 局\n---\n", ["unknownKey 单元"]), ("---\n完全不认识的键: 局\n---\n", ["unknownKey 完全不认识的键"]),
      ("---\n单位: 甲\n单位: 乙\n单位: 丙\n---\n", ["duplicateKey 单位", "duplicateKey 单位"]),
      ("@勾嵇 a = b\n", ["unknownDirective @勾嵇"]), ("@续 表\n", ["unknownDirective @续"]),
      ("@表\n", ["incompleteDirective @表"]), ("@勾稽\n", ["incompleteDirective @勾稽"]),
      ("@定义\n", ["incompleteDirective @定义"]), ("@忽略  \n", ["incompleteDirective @忽略"]),
      ("@勾稽 a = b c\n", ["incompleteDirective  c"]), ("@勾稽 a =\n", ["incompleteDirective a ="]),
      ("@勾稽\n  a = b\n  a +\n", ["incompleteDirective a +"]), ("5万元{=甲!乙", ["malformedReference {=甲!乙"]),
      ("5万元{=甲 乙}", ["malformedReference 乙"]), ("5万元{=}", ["malformedReference {=}"]),
      ("5万元{=甲+}", ["malformedReference {=甲+}"]), ("5{#}", ["malformedReference {#}"]),
      ("5{# = 甲!乙}", ["malformedReference {# = 甲!乙}"]), ("5{注: 见表", ["malformedReference {注: 见表"]),
      ("5{忽略 尾差: 无", ["malformedReference {忽略 尾差: 无"]), ("5{忽略 尾差}", ["malformedSuppression {忽略 尾差}"]),
      ("5{忽略}", ["malformedSuppression {忽略}"]), ("5{忽略 : 无}", ["malformedSuppression {忽略 : 无}"]),
      ("5{忽略 尾差: }", ["malformedSuppression {忽略 尾差: }"]), ("收入1, 638. 00万元。", ["spacedNumber 1, 638. 00"]),
      ("占74 .51%。", ["spacedNumber 74 .51"]), ("收入-1. 5元。", ["spacedNumber -1. 5"]),
    ])
  func one(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  /// Every kind stands in the list above or here.
  @Test func invalidBytes() throws {
    let bytes = Array("收入".utf8) + [0xE4, 0xB8] + Array("支出。".utf8) + [0xFF]
    let tree = TreeInvariants.tree(bytes)
    let found = SyntaxProblems.find(tree)
    #expect(found.map(\.kind) == [.invalidBytes])
    #expect(found.first?.range == TextRange(6, 7))
    #expect(found.first?.message.chinese.contains("3处") == true)
  }

  /// The number of invalid bytes is said as it is, however many there are.
  @Test func manyInvalidBytes() {
    let tree = TreeInvariants.tree(Array(repeating: 0xFF, count: 2_500))
    #expect(SyntaxProblems.find(tree).first?.message.chinese.contains("2500处") == true)
  }

  @Test func severalStandInOrder() {
    let text = "---\n单元: 局\n---\n收入1. 5万元{=}，支出2. 5万元{#甲。\n@表\n"
    #expect(
      problems(text) == [
        "unknownKey 单元", "spacedNumber 1. 5", "malformedReference {=}", "spacedNumber 2. 5", "malformedReference {#甲",
        "incompleteDirective @表",
      ])
  }

  // MARK: Nothing

  @Test(
    arguments: [
      "", "本年收入。", "---\n决算年度: 2024\n---\n", "@续表\n", "@someone 请看\n", "@example.com\n", "@表 支出决算表 公开03表 单位=万元\n",
      "@勾稽 a = b\n", "@勾稽 A1 表\n  a!b = c\n  甲 ≤ 乙\n", "@定义 甲 = 乙\n", "@忽略 尾差: 无\n", "5万元{=甲!乙}{#丙}{注: 见表}{忽略 尾差: 无}",
      "5｛＝甲！乙｝", "5{#甲 = 乙 + 1}", "5{=甲!乙?}", "{abc} {} {", "1,638.00万元", "１，６３８．０２元", "甲\t1, 638. 00\t2\n乙\t3\t4\n",
    ])
  func nothing(_ text: String) {
    #expect(problems(text) == [])
  }

  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  func nothingInTheSamples(_ path: String) {
    #expect(problems(Repository.text(path)) == [])
  }

  // MARK: Fixes

  @Test(
    arguments: [
      ("---\n单元: 局\n---\n", "---\n单位: 局\n---\n"), ("---\n决算年: 2024\n---\n", "---\n决算年度: 2024\n---\n"),
      ("@勾嵇 a = b\n", "@勾稽 a = b\n"), ("＠勾嵇 a = b\n", "@勾稽 a = b\n"), ("收入5万元{=甲!乙", "收入5万元{=甲!乙}"),
      ("收入5万元{=甲!乙\n支出6万元。", "收入5万元{=甲!乙}\n支出6万元。"), ("5｛＝甲！乙", "5｛＝甲！乙}"), ("5{#甲", "5{#甲}"),
      ("5{注: 见表", "5{注: 见表}"), ("5{忽略 尾差: 无", "5{忽略 尾差: 无}"), ("甲\t5{=a\t6\n乙\t7\t8\n", "甲\t5{=a}\t6\n乙\t7\t8\n"),
      ("收入1, 638. 00万元。", "收入1,638.00万元。"), ("收入-1. 5元，占74 .51%。", "收入-1.5元，占74.51%。"),
      ("收入１， ６３８． ００元。", "收入1,638.00元。"), ("收入0. 50元。", "收入0.50元。"), ("收入12, 300.50元。", "收入12,300.50元。"),
    ])
  func fixes(_ text: String, _ expected: String) {
    #expect(!problems(text).isEmpty)
    #expect(fixed(text) == expected)
    #expect(problems(expected) == [])
  }

  /// A fix keeps the value of a number.
  @Test func spacedNumbersKeepTheirValue() {
    var random = SeededGenerator(seed: 81)
    for _ in 0..<500 {
      let whole = String(random.int(1...999)) + (random.oneIn(2) ? ", " + String(random.int(100...999)) : "")
      let text = "本年收入\(whole). \(random.int(10...99))万元。"
      let values = [text, fixed(text)].map { text in
        Documents.tree(text).roots.flatMap { $0.descendants(.figure) }.map { FigureSyntax($0)?.summary }
      }
      #expect(values[0].count == 1)
      #expect(values[0] == values[1], "\(text)")
      #expect(problems(fixed(text)) == [])
    }
  }

  /// Only a near miss is corrected; the fix names the key that is near.
  @Test func unknownKeysWithoutANearOneHaveNoFix() {
    let found = SyntaxProblems.find(Documents.tree("---\n完全不认识的键: 局\n---\n"))
    #expect(found.map { $0.fix == nil } == [true])
  }

  /// Every problem is told in both languages, and its fix too.
  @Test func bothLanguages() {
    let texts = ["---\n单元: 局\n单位: a\n单位: b\n\n收入1. 5万元，支出36.万元{=}{忽略}{=a b}\n@勾嵇\n@表\n", "---\n单位: a\n甲。\n---\n"]
    let found = texts.flatMap { SyntaxProblems.find(Documents.tree($0)) }
    #expect(Set(found.map(\.kind)) == Set(Kind.allCases).subtracting([.invalidBytes]))
    for problem in found {
      for language in Language.allCases {
        #expect(!problem.message.text(language).isEmpty)
        #expect(problem.fix.map { !$0.title.text(language).isEmpty } ?? true)
      }
      #expect(!problem.message.english.unicodeScalars.contains { $0.value == 0xFF0C || $0.value == 0x3002 })
    }
  }

  // MARK: Properties

  /// On any input: in order, inside the document, and each fix inside it as well.
  @Test func generatedInputs() {
    var generator = DialectGenerator(seed: 82)
    for _ in 0..<5_000 {
      let tree = TreeInvariants.tree(generator.input())
      if let fault = TreeInvariants.misplacedProblem(in: tree) {
        Issue.record("\(fault)\n\(tree.bytes)\n\(tree.source.text(TextRange(0, tree.bytes.count)).debugDescription)")
        return
      }
    }
  }
}
