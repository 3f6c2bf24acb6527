import Testing

/// 持平, 大于 and 小于 without a figure.
@Suite struct ComparisonTests {
  private static func told(_ text: String) -> [String] { Told("项目支出300.00万元，" + text).comparisons }

  @Test(arguments: [
    ("与上年持平。", ["项目支出 等 上年 “持平”"]), ("与年初预算基本持平。", ["项目支出 等约 年初预算 “基本持平”"]),
    ("决算数大于年初预算数。", ["项目支出 大 年初预算 “大于”"]), ("小于全年预算的主要原因是结余。", ["项目支出 小 全年预算 “小于”"]),
    ("低于上年决算数。", ["项目支出 小 上年 “低于”"]), ("与预算数相比无差异。", ["项目支出 等 预算 “无差异”"]),
    // Each clause has a base of its own.
    ("与上年持平，大于年初预算。", ["项目支出 等 上年 “持平”", "项目支出 大 年初预算 “大于”"]),
    // Nothing says what with.
    ("大于收入。", []), ("基本持平。", []),
  ])
  func aComparisonHasAWordAndABase(_ text: String, _ expected: [String]) { #expect(Self.told(text) == expected) }

  @Test func aNameBeforeItIsWhatIsCompared() {
    #expect(Told("项目支出300.00万元，基本支出与上年持平。").comparisons == ["基本支出 等 上年 “持平”"])
  }
}
