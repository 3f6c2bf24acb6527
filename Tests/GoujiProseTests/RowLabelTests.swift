@testable import GoujiProse
import GoujiReport
import TestSupport
import Testing

/// The labels of the rows that the prose may name.
@Suite struct RowLabelTests {
  private static func labels(_ rows: [(kind: String, code: String?, label: String)]) -> RowLabels {
    let lexicon = Lexicon.standard
    var context = ProseContext()
    context.rows = rows.enumerated().map { index, row in
      ProseContext.Row(
        source: lexicon.rowSources.firstIndex { $0.kind == row.kind } ?? 0, table: 0, entry: index, label: row.label,
        code: row.code.flatMap { ClassificationCode(digits: $0) })
    }
    return RowLabels(context, lexicon)
  }

  private static let function = "一般公共预算财政拨款支出决算表"
  private static let economic = "一般公共预算财政拨款基本支出决算表"

  private static func section(_ title: String) -> SectionTopic {
    SectionTopic(Documents.report("一、\(title)\n").outline, 0, .standard)
  }

  @Test func aNameIsKnownWithAndWithout支出() {
    let names = Self.labels([(Self.function, "210", "卫生健康支出"), (Self.function, "2070104", "图书馆"), (Self.function, "229", "其他")]).names
    #expect(names.sorted() == ["其他", "其他支出", "卫生健康", "卫生健康支出", "图书馆", "图书馆支出"].sorted())
  }

  @Test func aLabelOfOneCharacterIsNoName() { #expect(Self.labels([(Self.function, "210", "款")]).names.isEmpty) }

  @Test func severalTablesHaveOneName() throws {
    let labels = Self.labels([(Self.function, "210", "卫生健康支出"), ("支出决算表", "210", "卫生健康支出")])
    let index = try #require(labels.names.firstIndex(of: "卫生健康支出"))
    #expect(labels.rows(label: index, Self.section("支出决算情况说明")) == [0, 1])
  }

  @Test func aTableIsMeantOnlyUnderItsHeadings() throws {
    let labels = Self.labels([(Self.function, "2070104", "办公费"), (Self.economic, "30201", "办公费")])
    let index = try #require(labels.names.firstIndex(of: "办公费"))
    #expect(labels.rows(label: index, Self.section("一般公共预算财政拨款基本支出决算情况说明")) == [1])
    #expect(labels.rows(label: index, Self.section("一般公共预算财政拨款支出决算情况说明")) == [0])
  }
}
