import GoujiText
import GoujiReport
import TestSupport
import Testing

/// Tables as different provinces print them.
@Suite struct LayoutTests {
  private func tables(_ name: String) -> [Table] {
    Documents.report(Repository.text("Tests/Samples/layouts/\(name).gouji")).tables
  }

  @Test func codesSplitOverColumnsAreJoined() {
    for table in tables("split-codes") {
      let codes = table.entries.compactMap { $0.code?.digits }
      #expect(codes.count >= 15)
      #expect(codes.contains { $0.utf8.count == 3 } && codes.contains { $0.utf8.count == 7 })
      for code in codes where code.utf8.count > 3 { #expect(codes.contains(String(code.dropLast(2))), "\(code) has no parent") }
    }
  }

  @Test func codesJoinedToNamesArePartedFromThem() {
    for table in tables("joined-code-name") {
      let coded = table.entries.filter { $0.code != nil }
      #expect(coded.count >= 15)
      for entry in coded { #expect(entry.label.key.unicodeScalars.first?.isHan == true, "\(entry.label.key)") }
    }
  }

  @Test func theTotalIsFoundWhereverItStands() {
    for name in ["total-in-header", "total-last", "split-codes"] {
      for table in tables(name) {
        let totals = table.entries.filter { $0.label.key == "合计" && $0.cells.contains { $0.figure != nil } }
        #expect(totals.count == 1, "\(name): \(table.title)")
      }
    }
  }

  @Test func panelsOfTheBasicExpenditureTable() {
    #expect(tables("basic-two-panels").first?.panels.count == 2)
    #expect(tables("continued").last?.panels.count == 3)
  }

  @Test func partsOfATableAreJoined() {
    let joined = tables("continued")
    #expect(joined.count == 2 && joined.allSatisfy { $0.blocks.count == 2 })
  }

  @Test func captionsInsideTheTableAreRead() {
    let table = tables("excel").first
    #expect(table?.title == "支出决算表" && table?.code == "公开03表" && table?.unit == 4 && table?.year == 2024)
    #expect(tables("excel").count == 2 && tables("excel").last?.title.contains("三公") == true)
  }

  @Test func unitsAreRead() {
    #expect(tables("yuan").allSatisfy { $0.unit == 0 })
    #expect(tables("order").allSatisfy { $0.unit == 4 })
  }

  @Test func tablesWithoutRowNumbersHavePanels() {
    for table in tables("no-row-numbers") { #expect(table.panels.count == 2 && table.panels.allSatisfy { $0.rowNumber == nil }) }
  }

  @Test func mergedHeadersReachTheirColumns() {
    let table = Documents.report(Repository.text("Tests/Samples/report.gouji")).tables.first { $0.title.contains("三公") }
    let headers = table?.panels.first?.amounts.map { $0.header.first ?? "" } ?? []
    #expect(headers == Array(repeating: "预算数", count: 6) + Array(repeating: "决算数", count: 6))
  }
}
