import GoujiExchange
import TestSupport
import Testing

/// Words of pages as `pdftotext -bbox` gives them.
@Suite struct PDFReaderTests {
  /// A word: its text, left edge, middle, and height.
  private static func word(_ text: String, _ left: Double, _ middle: Double, height: Double = 10) -> String {
    let right = left + Double(text.unicodeScalars.count) * 8
    return "<word xMin=\"\(left)\" yMin=\"\(middle - height / 2)\" xMax=\"\(right)\" yMax=\"\(middle + height / 2)\">\(text)</word>"
  }

  /// The table of a page of `words`, its cells parted by `|`.
  private static func rows(_ words: [String]) -> [String] {
    let page = "<doc><page width=\"595\" height=\"842\">\(words.joined())</page></doc>"
    let text = String(decoding: DialectWriter.write(PDFReader.read(Array(page.utf8))), as: UTF8.self)
    return text.split(separator: "\n").map { String($0).replacing("\t", with: "|") }
  }

  private static func row(_ code: String, _ label: [String], _ amount: String, _ middle: Double) -> [String] {
    let labels = label.enumerated().map { index, text in
      word(text, 180, middle + (Double(index) - Double(label.count - 1) / 2) * 14)
    }
    return [word(code, 100, middle)] + labels + [word(amount, 300, middle), word(amount, 400, middle), word("0.00", 480, middle)]
  }

  /// Labels of two lines in rows that stand so close that the lines of neighbours are as near as those of one row.
  @Test func labelsWrappedIntoTheirNeighboursStayInTheirRows() {
    let words =
      Self.row("212", ["城乡社区支出"], "90.00", 100) + Self.row("21201", ["城乡社区管理", "事务"], "60.00", 126)
      + Self.row("2120101", ["行政运行"], "60.00", 152) + Self.row("21202", ["城乡社区规划", "与管理"], "30.00", 178)
      + Self.row("2120201", ["城乡社区规划", "与管理"], "30.00", 204)
    #expect(
      Self.rows(words) == [
        "212|城乡社区支出|90.00|90.00|0.00", "21201|城乡社区管理事务|60.00|60.00|0.00", "2120101|行政运行|60.00|60.00|0.00",
        "21202|城乡社区规划与管理|30.00|30.00|0.00", "2120201|城乡社区规划与管理|30.00|30.00|0.00",
      ])
  }

  /// The figures' font has a box seven times as tall as that of the labels beside them.
  @Test func labelsBesideTallFiguresAreInTheirLine() {
    var words: [String] = []
    for (index, (code, label)) in [("201", "一般公共服务支出"), ("204", "公共安全支出"), ("205", "教育支出")].enumerated() {
      let middle = 100 + Double(index) * 17
      words += [Self.word(code, 72, middle, height: 22), Self.word(label, 195, middle + 5, height: 3)]
      words += [Self.word("12.00", 360, middle, height: 22), Self.word("7.00", 450, middle, height: 22)]
    }
    #expect(Self.rows(words) == ["201|一般公共服务支出|12.00|7.00", "204|公共安全支出|12.00|7.00", "205|教育支出|12.00|7.00"])
  }
}
