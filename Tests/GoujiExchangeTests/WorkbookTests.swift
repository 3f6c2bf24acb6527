import Foundation
import TestSupport
import Testing

@testable import GoujiExchange

/// Workbooks, without the program that made them.
@Suite struct WorkbookTests {
  /// An archive of `files`, none of them packed.
  static func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let sizes = number(0, 4) + number(content.count, 4) + number(content.count, 4)
      let start = bytes.count
      bytes += [0x50, 0x4B, 3, 4] + number(20, 2) + number(0, 8) + sizes + number(name.utf8.count, 2) + number(0, 2)
      bytes += Array(name.utf8) + content
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + number(0, 8) + sizes + number(name.utf8.count, 2)
      directory += number(0, 12) + number(start, 4) + Array(name.utf8)
    }
    let end = number(0, 4) + number(files.count, 2) + number(files.count, 2) + number(directory.count, 4) + number(bytes.count, 4)
    return bytes + directory + [0x50, 0x4B, 5, 6] + end + number(0, 2)
  }

  private static func workbook(_ rows: String) -> [UInt8] {
    archive([
      (
        "xl/workbook.xml",
        Array(
          "<workbook><sheets><sheet name=\"支出\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"旧\" state=\"hidden\" r:id=\"r1\"/></sheets></workbook>"
            .utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array("<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>".utf8)
      ),
      ("xl/sharedStrings.xml", Array("<sst><si><t>支出决算表</t></si><si><r><t>合</t></r><r><t>计</t></r><rPh><t>he</t></rPh></si></sst>".utf8)),
      (
        "xl/styles.xml",
        Array(
          "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00_ ;[Red]\\-#,##0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"
            .utf8)
      ),
      ("xl/worksheets/sheet1.xml", Array("<worksheet><sheetData>\(rows)</sheetData></worksheet>".utf8)),
    ])
  }

  private static let rows = """
    <row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="C2" t="inlineStr"><is><t>金额单位：元</t></is></c></row>
    <row r="3"><c r="A3" t="str"><v>项目</v></c><c r="B3" t="str"><v>预算数</v></c><c r="C3" t="str"><v>决算数</v></c><c r="D3" t="str"><v>完成率</v></c></row>
    <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" s="1"><v>12345678.899999999</v></c><c r="C4" s="1"><v>-5000</v></c><c r="D4" s="2"><v>0.98765</v></c></row>
    <row r="5"><c r="A5" t="str"><v>甲</v></c><c r="C5"><f>1+1</f></c></row>
    <row r="6"><c r="A6" t="str"><v>注：本表反映支出。</v></c></row>
    """

  @Test func cellsAreAsTheyAreShown() throws {
    let kept = try Importer.read(Self.workbook(Self.rows), .xlsx, keepsUnit: true).get()
    #expect(
      String(decoding: kept.bytes, as: UTF8.self)
        == "支出决算表\n\n金额单位：元\n\n项目\t预算数\t决算数\t完成率\n合计\t12,345,678.90\t-5,000.00\t98.77%\n甲\t\t\t\n\n注：本表反映支出。\n")
    #expect(kept.notes.count == 2)
  }

  @Test func amountsBecomeWanYuan() throws {
    let result = try Importer.read(Self.workbook(Self.rows), .xlsx).get()
    #expect(result.isConverted)
    #expect(String(decoding: result.bytes, as: UTF8.self).contains("金额单位：万元\n\n项目\t预算数\t决算数\t完成率\n合计\t1,234.57\t-0.50\t98.77%\n"))
  }

  @Test(
    arguments: [
      (0, nil, "1638.0199999999999", "1638.02"), (0, nil, "3", "3"), (2, nil, "3.005", "3.01"), (4, nil, "-1234.5", "-1,234.50"),
      (10, nil, "0.5", "50.00%"), (170, "0.0\"元\"", "2.25", "2.3"), (170, "General", "2.25", "2.25"), (14, nil, "45657", "2024年12月31日"),
      (170, "yyyy\"年\"m\"月\"", "60000", "2064年4月8日"), (0, nil, "abc", "abc"), (4, nil, "1e300", "1e300"), (0, nil, "1E-3", "0.001"),
      (170, "_ * #,##0_ ;_ * -#,##0_ ", "9876.5", "9,877"),
    ] as [(Int, String?, String, String)])
  func numbersAreShownInTheirFormat(_ id: Int, _ code: String?, _ value: String, _ shown: String) {
    #expect(CellFormat(id: id, code: code).text(value) == shown)
  }

  @Test func whatIsPackedComesOut() throws {
    // Made by zlib: with a fixed code, repeated, stored, and with a code of its own.
    for (packed, text) in [
      ("e9q97/mKvQA=", "勾稽"), ("e9q97/mKvU9HyVFylBwlR8lRckSSAA==", String(repeating: "勾稽", count: 300)),
      ("AQYA+f/li77nqL0=", "勾稽"), (Self.packed, Self.unpacked),
    ] {
      let data = Array(try #require(Data(base64Encoded: packed)))
      let result = Inflater.inflate(data[...], limit: 2_000)
      #expect(result.map { String(decoding: $0, as: UTF8.self) } == text)
      #expect(Inflater.inflate(data.dropLast(1)[...], limit: 2_000) == nil)
    }
    // What would become larger than allowed is not unpacked.
    #expect(Inflater.inflate(Array(try #require(Data(base64Encoded: Self.packed)))[...], limit: 100) == nil)
  }

  private static let unpacked = """
    决.支1出878元5表出8收56万收计710.出3收收收元,收5合表6收9078,040合072收6,元出算元2出3计969合表22.895.入8056合算4,计合4支7合9出算9548收8入2计万.\
    .5元算算90收表,,0594.471合,万收59决9,表6入84.,表968464收,,万万37万收0元算,.算支,1入合支支收7收101出万算42支算算19算合1元计27计388出收2536表1出\
    19表万6收0收5决入算7计9合6,0元计9709元收5合.3合元6入2决表入2支支22算6.1决收,入.表.7算计万9入5表4出表.合6.表8出合5298收3万52收算表3.决36表1合出5,4合,
    """
  private static let packed = """
    LZFLbgIxEEQvZFn+230+xGfJAinrWSCxggUSinKeDOEYeYWRPJ5yd1V3ub3u7v55usV1/zP6WLeb+louOjxPj9p+v/f8X9elx+CJZk5zwXSirM\
    cDgga00IcLJRAJPRFoDhKiv+sXIElOJWs2NSn5YdWv2/MItRGDVxwMYMFS529TbrXID/bOCQKuvK/UJKVskMfl4lyoVnzpEaWb1qutu7s5WVSj\
    4gWtjdJo8XBisXKf7DBrOs+GAxfRUAv4Xo/OF4NmBV92ueZtmoimax4PSDZYTJ0tjwEVTaq50VfCaADUmlh4D3B3pwtiKTSa5sKsYT0Y6DNln9\
    k46h4JkZ4JNL2lRIHmI3Fdi4Qn7zvROS8KnfWyBQvKqI8oMgiuyTTgDLPq6aRbLtlT7+Oc3vuf6opG+w8=
    """

  /// Whatever the bytes are: an answer, and no crash.
  @Test func brokenWorkbooksAreRefusedOrRead() {
    let whole = Self.workbook(Self.rows)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var broken = whole
      for _ in 0..<5 { broken[Int.random(in: 0..<broken.count, using: &generator)] = .random(in: 0...255, using: &generator) }
      _ = Importer.read(Array(broken.prefix(Int.random(in: 0...broken.count, using: &generator))), .xlsx)
      _ = Importer.read(broken, .xlsx)
      _ = Inflater.inflate(broken[...], limit: 100_000)
    }
  }

  /// What stands beyond the columns that are read is not left out without a word.
  @Test func giantSheetsAreRefused() {
    let rows =
      "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>2</v></c><c r=\"D1\"><v>2</v></c></row>"
    guard case .failure(let problem) = Importer.read(Self.workbook(rows), .xlsx) else {
      Issue.record("it was read")
      return
    }
    #expect(problem.message.chinese.contains("太大"))
  }
}
