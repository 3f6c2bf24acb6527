import TestSupport

/// Makes inputs that look like the dialect and are not: its fragments in any order, cut, doubled and mixed with noise.
struct DialectGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// One short input.
  mutating func input() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<random.int(1...5) {
      switch random.int(1...12) {
      case 1: bytes += random.bytes(random.int(1...4))
      case 2...4: bytes += random.pick(Self.lines).utf8
      default: bytes += random.pick(Self.fragments).utf8
      }
      if random.oneIn(3) { bytes += random.pick(Self.lineEnds).utf8 }
    }
    if random.oneIn(3), let cut = bytes.indices.randomElement(using: &random) { bytes.remove(at: cut) }
    if random.oneIn(4), let place = bytes.indices.randomElement(using: &random) {
      bytes.insert(random.pick(Self.marks), at: place)
    }
    return bytes
  }

  private static let lineEnds = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u{C}", "\n \t\n"]

  private static let marks = Array("\t|\"{}=@#!()'*-.,: \r\n\\/".utf8) + [0, 0x80, 0xE3, 0xFF]

  /// Whole lines, with their ends.
  private static let lines = [
    "---\n", "---\n单位: 局\n---\n", "决算年度：2024\r\n", "上年报告 :x\n", "目录\n", "目  录\r\n", "一、概况.....3\n", "第一部分 概况\n",
    "一、收入\n", "（一）支出。\n", "(1) a\n", "① 甲。\n", "1. 公务用车购置费 预算数为4.70万元，\n", "- 2、乙\n", "**（二）丙。** 丁\n", "# 标题\n",
    "####### x\n", "<b>戊</b>\n", "名词解释\n", "一、基本支出：指\n", "收入支出决算总表\n", "公开01表\n", "单位：万元\n", "2024年度\n", "（2023年）\n",
    "部门：局\t2024年度\t单位：元\n", "甲\t乙\t丙\n", "1\t\t2.5\r\n", "合计\t10 10\t(3.5)\n", "\"本年\n合计\"\t1\t2\n",
    "\"\"\"三公\"\"\"\t\n", "|甲|乙|\n|---|:-:|\n", "|1\\|2| 3 |\n", "@表 总表 公开03表 单位=万元\n", "@续表\n", "@勾稽 a!b = c + 1\n",
    "@勾稽\n  甲 ≤ 乙\n", "@定义 甲 = 乙、丙\n", "@忽略 尾差: 无\n", "@xx yy\n", "// 注释\n", "\t\t\t\n", "\u{3000}\n", "\n",
    "12\t3\n",
  ]

  /// Pieces of lines.
  private static let fragments = [
    "{=", "{#", "{#甲 = ", "}", "｛＝", "｝", "{注: 见", "{忽略 尾差: 好}", "{=支出决算表!合计!基本支出}", "{=(a+b)*-2/合计(c,d)}",
    "{='维修（护）费'!行1", "{=#甲}", "{=#甲-1}", "!", "'", "(", ")", "（", "）", "+", "=", "≤", "#", "?", "1,638.02万元",
    "1, 638. 00", "１，６３８．０２", "10.85 亿元", "74.51%", "27人次", "2.3个百分点", "两个", "十二项", "-3.5", "(3.5)", "−4",
    "2024年12月31日", "1-6 月", "〔2018〕34号", "第3", "T0000557900", "99999999999999", "0.00", "5\n万元", "5 {=a}万元{#b}", "万元",
    "%", "元/人", "减少", "，", "。", "：", "；", "“三公”", "\t", "\t\t", "|", "\\|", "\"", "\"\"", "\u{FEFF}", "\u{0}",
    "\u{C}", "\u{A0}", "\u{3000}", " ", "e\u{301}", "𠮷", "🇨🇳", "\u{2028}", "//", "@", "@表", "**", "<b>", "---",
    "......", "……", "1.", "一、", "第十二章", "（二）", "百", "一一一一一一一一一",
  ]
}
