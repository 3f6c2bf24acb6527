import Testing

/// What was left undone in the wording, and counts that do not fit the names listed behind them.
@Suite struct WordingTests {
  private static func notes(_ text: String) -> [String] { Told(text).notes }

  @Test(arguments: [
    ("完成年初预算的104.58。", ["missingPercent “104.58” 104.58"]), ("项目支出占本年支出的33.33，其余为基本支出。", ["missingPercent “33.33” 33.33"]),
    ("完成年初预算的104.58%。", []), ("完成年初预算的105个百分点。", []), ("完成年初预算的3项。", []), ("第104.58条。", []),
  ])
  func aRateWithoutItsPercentSign(_ text: String, _ expected: [String]) { #expect(Self.notes(text) == expected) }

  @Test(arguments: [
    ("共有XX辆车。", ["placeholder “XX” XX"]), ("金额XXX万元。", ["placeholder “XXX” XXX"]), ("示例ＸＸ局。", ["placeholder “ＸＸ” ＸＸ"]),
    ("MAXX系统", []), ("XX2型设备", []), ("X射线", []),
  ])
  func aPlaceholder(_ text: String, _ expected: [String]) { #expect(Self.notes(text) == expected) }

  @Test(arguments: [
    ("比上年增加（减少）20.00万元。", ["alternative “增加（减少）” 增加（减少）"]), ("增长/下降2.20%。", ["alternative “增长/下降” 增长/下降"]),
    ("增加、减少2.20%。", ["alternative “增加、减少” 增加、减少"]), ("增加（上升）20.00万元。", []), ("收入增加，支出减少2.20%。", []), ("增加（减少）的原因。", []),
  ])
  func anAlternativeThatWasNotChosen(_ text: String, _ expected: [String]) { #expect(Self.notes(text) == expected) }

  @Test(arguments: [
    ("下设机构3个，分别是：办公室、财务科、示例一科、示例二科。", ["count “3” 4"]), ("内设科室五个，包括：办公室、财务科、示例一科。", ["count “五” 3"]),
    ("内设科室3个，包括：办公室、财务科、示例一科。", []),
    // 和 may join two names or stand inside one: 2 or 3.
    ("内设科室3个，包括：办公室、财务和资产科。", []), ("内设科室2个，包括：办公室、财务和资产科。", []),
    ("内设科室4个，包括：办公室、财务和资产科。", ["count “4” 2—3"]),
    // An open list, one with figures, another sentence, and a count of something else.
    ("内设科室4个，包括：办公室、财务科等。", []), ("内设科室4个，包括：办公室2人、财务科3人。", []), ("内设科室4个。包括：办公室、财务科、示例科。", []),
    ("车辆4辆，包括：轿车、客车、货车。", []), ("内设科室4个，工作人员80名，另有示例中心一处，包括：办公室、财务科。", []),
  ])
  func aCountAndTheNamesBehindIt(_ text: String, _ expected: [String]) { #expect(Self.notes(text) == expected) }
}
