@testable import GoujiProse
import GoujiSyntax
import TestSupport
import Testing

/// Which numbers of a sentence are figures, and which of them are a nil or a code.
@Suite struct FigureKindTests {
  /// The figures of a sentence.
  private static func figures(_ text: String) -> [FigureSyntax] {
    Documents.tree(text).roots.flatMap { $0.descendants(.figure) }.compactMap { FigureSyntax($0) }
  }

  @Test(arguments: [
    ("年初预算为0，支出3.10万元。", [true, false]), ("年初预算为0.00，完成率不适用。", [true]), ("预算0万元。", [false]), ("增长0%。", [false]),
  ])
  func aZeroWithoutAUnitIsANil(_ text: String, _ expected: [Bool]) { #expect(Self.figures(text).map(\.isNil) == expected) }

  @Test(arguments: [
    ("行政运行（2010301）12.00万元。", [true, false]), ("卫生健康支出（210）5.00万元。", [true, false]), ("款级科目20805，支出9.50万元。", [true, false]),
    ("共发放1234份。", [false]), ("完成104.58。", [false]), ("金额2010301元。", [false]), ("档案馆藏210类。", [false]),
  ])
  func threeFiveOrSevenDigitsAloneAreACode(_ text: String, _ expected: [Bool]) {
    #expect(Self.figures(text).map(\.isCode) == expected)
  }
}
