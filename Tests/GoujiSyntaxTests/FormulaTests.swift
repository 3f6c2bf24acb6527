import GoujiArithmetic
import GoujiSyntax
import TestSupport
import Testing

@Suite struct FormulaTests {
  /// The formula of `{=…}`, with brackets around every operation, so that its structure shows; `nil` for none.
  private func formula(_ text: String) -> String? {
    let tree = Documents.tree("5{=\(text)}")
    guard let reference = tree.roots.first?.descendants(.reference).first, reference.first(.unexpected) == nil else {
      return nil
    }
    return reference.children.filter { !$0.kind.isLeaf || $0.kind == .constant }.compactMap { Formula($0) }.first.map(show)
  }

  private func show(_ formula: Formula) -> String {
    switch formula {
    case .constant(let decimal, let exponent): return decimal.plain + (exponent == 0 ? "" : "e\(exponent)")
    case .path(let path):
      return (path.isRelative ? "!" : "") + path.segments.joined(separator: "!") + (path.isOptional ? "?" : "")
    case .name(let name, _): return "#" + name
    case .sum(let terms): return "(" + terms.map { ($0.isNegative ? "-" : "+") + show($0.value) }.joined() + ")"
    case .product(let factors): return "(" + factors.map { ($0.isDivisor ? "/" : "*") + show($0.value) }.joined() + ")"
    case .call(let name, let arguments, _): return name + "[" + arguments.map(show).joined(separator: ";") + "]"
    }
  }

  @Test(
    arguments: [
      ("甲!乙", "甲!乙"), ("支出决算表!合计!基本支出", "支出决算表!合计!基本支出"), ("公开03表!行27!栏1", "公开03表!行27!栏1"),
      ("支出决算表!2010301!合计", "支出决算表!2010301!合计"), ("2010301!合计", "2010301!合计"), ("!合计!栏1", "!合计!栏1"),
      ("上年!支出决算表!合计", "上年!支出决算表!合计"), ("甲!乙?", "甲!乙?"), ("全部", "全部"), ("'维修（护）费'", "维修（护）费"),
      ("甲!'因公出国 (境)费'!栏1", "甲!因公出国 (境)费!栏1"), ("‘其中：车辆’!乙", "其中：车辆!乙"), ("甲 ! 乙", "甲!乙"), ("甲！乙！丙", "甲!乙!丙"),
      ("A1!b_2", "A1!b_2"),
    ])
  func paths(_ text: String, _ expected: String) {
    #expect(formula(text) == expected)
  }

  @Test(
    arguments: [
      ("1.5", "1.5"), ("1,638.02万元", "1638.02e4"), ("74.51%", "74.51e-2"), ("5亿元", "5e8"), ("100", "100"),
      ("１２", "12"), ("3.5个百分点", "3.5e-2"), ("27人", "27"),
    ])
  func constants(_ text: String, _ expected: String) {
    #expect(formula(text) == expected)
  }

  @Test(
    arguments: [
      ("a+b", "(+a+b)"), ("a-b-c", "(+a-b-c)"), ("a+b*c", "(+a+(*b*c))"), ("a*b+c", "(+(*a*b)+c)"),
      ("a/b/c", "(*a/b/c)"), ("a/b*c", "(*a/b*c)"), ("(a+b)*c", "(*(+a+b)*c)"), ("a-(b-c)", "(+a-(+b-c))"),
      ("-a", "(-a)"), ("-a+b", "(+(-a)+b)"), ("-(a+b)", "(-(+a+b))"), ("a--b", "(+a-(-b))"), ("a*-b", "(*a*(-b))"),
      ("((a))", "a"), ("a ＋ b − c", "(+a+b-c)"), ("a × b ÷ c", "(*a*b/c)"), ("（a＋b）／c", "(*(+a+b)/c)"),
      ("#甲 / #乙", "(*#甲/#乙)"), ("a!b / a!c", "(*a!b/a!c)"), ("1 - 5%", "(+1-5e-2)"),
    ])
  func operators(_ text: String, _ expected: String) {
    #expect(formula(text) == expected)
  }

  @Test(
    arguments: [
      ("合计(a!全部)", "合计[a!全部]"), ("合计(a, b)", "合计[a;b]"), ("合计（a，b、c）", "合计[a;b;c]"), ("合计(a+b)*2", "(*合计[(+a+b)]*2)"),
      ("1 + 合计(合计(a), -b)", "(+1+合计[合计[a];(-b)])"), ("合计 (a)", "合计[a]"), ("合计!a", "合计!a"), ("合计", "合计"),
    ])
  func functions(_ text: String, _ expected: String) {
    #expect(formula(text) == expected)
  }

  /// What is not finished is reported, and once.
  @Test(
    arguments: [
      "", "a+", "a*", "-", "(", "()", "(a", "(a+b", "合计(", "合计(a", "#", "a!", "a!!b", "!", "'", "'维修", "+a", "a+*b", "*",
    ])
  func unfinished(_ text: String) {
    #expect(problems(text) == [.malformedReference])
  }

  @Test(arguments: ["a b", "a)", "a=b", "a;b", "1 2", "a!b c", "(a))", "a?b", "5万元 a", "合计(a b)"])
  func whatCannotFollowIsLeftOver(_ text: String) {
    #expect(Documents.tree("5{=\(text)}").roots.flatMap { $0.descendants(.unexpected) }.count == 1)
    #expect(problems(text) == [.malformedReference])
  }

  private func problems(_ text: String) -> [SyntaxProblem.Kind] {
    SyntaxProblems.find(Documents.tree("5{=\(text)}")).map(\.kind)
  }

  @Test func nestingThatIsTooDeepHasNoValue() {
    let fine = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)
    #expect(formula(fine) == "a")
    for (open, close) in [("(", ")"), ("-", ""), ("合计(", ")"), ("-(", ")")] {
      let deep = String(repeating: open, count: 200) + "a" + String(repeating: close, count: 200)
      #expect(formula(deep) == nil, "\(open)")
      #expect(problems(deep) == [.malformedReference], "\(open)")
    }
  }

  @Test func longSumsKeepAllTheirTerms() {
    let terms = (1...300).map { "a\($0)" }
    #expect(formula(terms.joined(separator: "-")) == "(+" + terms.joined(separator: "-") + ")")
  }

  @Test func rangesAreThoseOfTheText() throws {
    let tree = Documents.tree("5{=甲 + 乙!丙}")
    let sum = try #require(tree.roots.first?.descendants(.sum).first)
    guard case .sum(let terms) = try #require(Formula(sum)) else {
      Issue.record("no sum")
      return
    }
    let texts = terms.map { term in
      if case .path(let path) = term.value { return tree.source.text(path.range) }
      return ""
    }
    #expect(texts == ["甲", "乙!丙"])
  }

  // MARK: Relations

  private func comparison(_ text: String) -> String? {
    let tree = Documents.tree("@勾稽 \(text)\n")
    return tree.roots.first?.descendants(.comparison).first.flatMap { Comparison($0) }.map { comparison in
      show(comparison.left) + " " + comparison.sign.rawValue + " " + show(comparison.right)
    }
  }

  @Test(
    arguments: [
      ("a = b", "a = b"), ("a ＝ b + c", "a = (+b+c)"), ("a ≤ b", "a ≤ b"), ("a <= b", "a ≤ b"), ("a ≥ b", "a ≥ b"),
      ("a >= b", "a ≥ b"), ("a ＞＝ b", "a ≥ b"), ("a < b", "a < b"), ("a ≈ b", "a ≈ b"), ("a > b", "a > b"),
      ("a!b - c = 0", "(+a!b-c) = 0"), ("合计(a!全部) = a!合计", "合计[a!全部] = a!合计"), ("(a) = -b", "a = (-b)"),
    ])
  func comparisons(_ text: String, _ expected: String) {
    #expect(comparison(text) == expected)
  }

  @Test(arguments: ["a", "a =", "= a", "a + = b", "a b", "a == b", "=", "a < = b", "(a = b)"])
  func incompleteComparisons(_ text: String) {
    let tree = Documents.tree("@勾稽 \(text)\n")
    #expect(comparison(text) == nil || !tree.roots.flatMap { $0.descendants(.unexpected) }.isEmpty)
    #expect(SyntaxProblems.find(tree).map(\.kind) == [.incompleteDirective])
  }

  /// A relation may stand on the directive's line or on the indented lines below, several of them.
  @Test func statements() {
    let tree = Documents.tree("@勾稽 A1\n  甲 = 乙\n\t丙 ≤ 丁\n庚 = 辛。\n　戊 > 己。\n")
    let comparisons = tree.roots.flatMap { $0.descendants(.comparison) }
    #expect(comparisons.map(\.text) == ["甲 = 乙", "丙 ≤ 丁"])
    #expect(tree.roots.map(\.kind) == [.directive, .paragraph, .paragraph])
    // An ideographic space begins a paragraph.
    #expect(Documents.tree("@勾稽 甲 = 乙\n　丙 = 丁\n").roots.map(\.kind) == [.directive, .paragraph])
  }
}
