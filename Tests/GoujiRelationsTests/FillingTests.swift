import GoujiRelations
import GoujiReport
import GoujiRules
import GoujiText
import GoujiWorkspace
import TestSupport
import Testing

/// `fill`: figures brought up to their tables, in the writer's own style.
@Suite struct FillingTests {
  static func filled(_ text: String) -> String {
    let edits = FigureFiller.edits(Checker.check(Documents.report(text))) { Checker.check($0) }
    return String(decoding: FixApplier.apply(edits, to: Array(text.utf8)), as: UTF8.self)
  }

  /// The sentence `prose` behind the table, filled; a second run must find nothing to do.
  private func filled(prose: String) -> String {
    let start = Documents.expenditure + "\n一、支出情况\n\n"
    let once = Self.filled(start + prose + "\n")
    #expect(Self.filled(once) == once, "a second run changes nothing")
    return String(once.dropFirst(start.count).dropLast())
  }

  @Test(arguments: [
    ("基本支出1,200.00万元{=支出决算表!合计!基本支出}。", "基本支出1,220.45万元{=支出决算表!合计!基本支出}。"),
    ("基本支出1200.00万元{=支出决算表!合计!基本支出}。", "基本支出1220.45万元{=支出决算表!合计!基本支出}。"),
    ("基本支出1,200.0万元{=支出决算表!合计!基本支出}。", "基本支出1,220.5万元{=支出决算表!合计!基本支出}。"),
    ("基本支出12,000,000元{=支出决算表!合计!基本支出}。", "基本支出12,204,500元{=支出决算表!合计!基本支出}。"),
    ("基本支出0.15亿元{=支出决算表!合计!基本支出}。", "基本支出0.12亿元{=支出决算表!合计!基本支出}。"),
    ("基本支出１，２００．００万元{=支出决算表!合计!基本支出}。", "基本支出１，２２０．４５万元{=支出决算表!合计!基本支出}。"),
    ("基本支出1,200.00{=支出决算表!合计!基本支出}万元。", "基本支出1,220.45{=支出决算表!合计!基本支出}万元。"),
    ("占70.0%{=支出决算表!合计!基本支出 / 支出决算表!合计!本年支出合计}。", "占74.5%{=支出决算表!合计!基本支出 / 支出决算表!合计!本年支出合计}。"),
  ])
  func theStyleIsTheWriters(_ before: String, _ after: String) { #expect(filled(prose: before) == after) }

  @Test func whatHoldsOrCannotBeComputedStays() {
    for prose in [
      "基本支出1,220.45万元{=支出决算表!合计!基本支出}。", "基本支出1,220.5万元{=支出决算表!合计!基本支出}。",
      "基本支出1,200.00万元{=支出决算表!没有!基本支出}。", "基本支出1,200.00万元。",
    ] { #expect(filled(prose: prose) == prose) }
  }

  @Test func aWordTurnsWithTheSign() {
    let formula = "{=支出决算表!合计!项目支出 - 支出决算表!合计!基本支出}"
    #expect(filled(prose: "项目支出比基本支出减少700.00万元\(formula)。") == "项目支出比基本支出减少802.88万元\(formula)。")
    let turned = "{=支出决算表!合计!项目支出 - 400万元}"
    #expect(filled(prose: "项目支出比上年减少20.00万元\(turned)。") == "项目支出比上年增加17.57万元\(turned)。")
  }

  @Test func namesFollowNames() {
    #expect(
      filled(prose: "甲为1.00万元{#甲 = 支出决算表!合计!项目支出}，乙为2.00万元{#乙 = #甲 * 2}，丙为3.00万元{=#乙 + 1万元}。")
        == "甲为417.57万元{#甲 = 支出决算表!合计!项目支出}，乙为835.14万元{#乙 = #甲 * 2}，丙为836.14万元{=#乙 + 1万元}。")
  }

  @Test func sharesFollowTheirFigures() {
    let before = "本年支出合计1,500.00万元，其中：基本支出1,200.00万元，占80.00%；项目支出300.00万元，占20.00%。"
    let after = "本年支出合计1,638.02万元，其中：基本支出1,220.45万元，占74.51%；项目支出417.57万元，占25.49%。"
    func marked(_ text: String, _ figures: [String]) -> String {
      zip(figures, ["本年支出合计", "基本支出", "项目支出"]).reduce(text) { text, pair in
        text.replacingFirst("\(pair.0)万元", "\(pair.0)万元{=支出决算表!合计!\(pair.1)}")
      }
    }
    #expect(
      filled(prose: marked(before, ["1,500.00", "1,200.00", "300.00"])) == marked(after, ["1,638.02", "1,220.45", "417.57"]))
    // A share of something that nothing keeps up to date is left to its writer.
    #expect(filled(prose: before) == before)
  }

  @Test(arguments: ["report", "provinces/beijing", "provinces/guangdong", "provinces/hubei"])
  func aBoundSampleIsFullAlready(_ name: String) {
    let bound = BindingTests.bound(Repository.text("Tests/Samples/\(name).gouji"))
    #expect(Self.filled(bound) == bound)
  }

  /// Every bound figure is spoiled; filling brings the text back.
  @Test(arguments: ["report", "provinces/beijing"]) func spoiledFiguresComeBack(_ name: String) {
    let bound = BindingTests.bound(Repository.text("Tests/Samples/\(name).gouji"))
    let result = Checker.check(Documents.report(bound))
    var edits: [TextEdit] = []
    for instance in result.instances where result.profile.relations[instance.relation].id == "引用" {
      guard let figure = instance.left.first, edits.count < 40, let last = figure.literal.last?.wholeNumberValue else { continue }
      edits.append(
        TextEdit(range: TextRange(figure.range.end - 1, figure.range.end), newText: String((last + 5) % 10)))
    }
    let spoiled = String(decoding: FixApplier.apply(edits, to: Array(bound.utf8)), as: UTF8.self)
    #expect(spoiled != bound && edits.count > 20)
    #expect(Self.filled(spoiled) == bound)
  }
}

extension String {
  /// The text with the first `part` replaced.
  fileprivate func replacingFirst(_ part: String, _ other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
