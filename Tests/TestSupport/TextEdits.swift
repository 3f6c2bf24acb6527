import GoujiText

/// Random edits of a report as a writer makes them, and as no writer does: inside lines, of whole lines, of what holds the
/// report together.
package struct TextEdits: Sendable {
  private static let pieces = [
    "1", "，", "表", "\t", "\n", "{=", "}", "12.34", "😀", "\r\n", "。", "合计", "x", "万元", "@表 ", "一、", "---\n", "其中：", "无",
  ]
  private static let lines = [
    "", "三、支出决算情况说明", "- 12 -", "支出决算表", "支出决算表（续）", "公开03表", "单位：万元", "单位：元", "@表 收入决算表", "第三部分 情况说明", "目录",
    "---", "单位：某某局", "决算年度：2023", "@定义 本年支出合计 = 支出合计", "@勾稽 支出决算表!合计!本年支出合计 = 支出决算表!合计!基本支出", "本年支出合计100.00万元。",
    "示例单位2025年度单位决算公开报告", "合计\t1.00\t2.00\t3.00", "项目\t本年支出合计\t基本支出\t项目支出",
  ]

  private var generator: SeededGenerator

  /// The edits of `seed`.
  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Whether the next of `times` comes up.
  package mutating func oneIn(_ times: Int) -> Bool { generator.oneIn(times) }

  /// `source` after the next edit.
  package mutating func edit(_ source: SourceText) -> SourceText {
    let line = generator.int(0...source.lines.count - 1)
    let range = source.lines.range(ofLine: line)
    let content = source.lines.content(ofLine: line, in: source.bytes)
    switch generator.int(0...9) {
    case 0: return source.replacing(range, by: [])
    case 1: return source.replacing(TextRange(range.end, range.end), by: Array(source.bytes[range.start..<range.end]))
    case 2: return source.replacing(TextRange(range.start, range.start), by: Array((generator.pick(Self.lines) + "\n").utf8))
    case 3: return source.replacing(TextRange(content.end, range.end), by: [])
    case 4: return exchange(range, source)
    case 5, 6:
      // A digit becomes another one, wherever the next one stands.
      guard let digit = source.bytes[content.start...].firstIndex(where: { $0 >= 0x31 && $0 <= 0x39 }) else { return source }
      return source.replacing(TextRange(digit, digit + 1), by: [UInt8(0x30 + generator.int(0...9))])
    default:
      var start = generator.int(content.start...content.end)
      while start > content.start, start < source.bytes.count, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      var end = min(source.bytes.count, start + generator.pick([0, 0, 0, 1, 3, 12]))
      while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
      return source.replacing(TextRange(start, end), by: Array(generator.pick(Self.pieces).utf8))
    }
  }

  /// Two stretches of lines change places.
  private mutating func exchange(_ range: TextRange, _ source: SourceText) -> SourceText {
    let first = source.lines.line(of: range.start)
    let ends = [1, generator.int(1...12), generator.int(13...30)].map { min(source.lines.count, first + $0) }
    func lines(_ from: Int, _ to: Int) -> [UInt8] {
      guard from < to else { return [] }
      return Array(source.bytes[source.lines.starts[from]..<source.lines.range(ofLine: to - 1).end])
    }
    let all = TextRange(range.start, source.lines.range(ofLine: ends[2] - 1).end)
    return source.replacing(all, by: lines(ends[1], ends[2]) + lines(first, ends[1]))
  }
}
