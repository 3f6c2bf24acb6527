import GoujiReport
import GoujiSyntax
import GoujiText

/// What a figure of the prose is about.
package enum Subject: Hashable, Sendable {
  /// An indicator of the lexicon, its fund, and whether the prose names that; otherwise it is the section's.
  case indicator(Int, fund: Int?, isNamed: Bool)
  /// A row of the tables: indices into the context's labels, all of the same name.
  case rows([Int])
  /// A noun that nothing knows: it tells statements apart.
  case unknown(String)

  /// Whether this name can mean what `other` is: where it names no fund, that of its section or none.
  package func canBe(_ other: Subject) -> Bool {
    guard case .indicator(let index, let fund, let isNamed) = self, case .indicator(let theirs, let theirFund, _) = other
    else { return self == other && !isUnknown }
    return index == theirs && (fund == theirFund || !isNamed && theirFund == nil)
  }

  /// Whether it is an indicator.
  package var isIndicator: Bool { if case .indicator = self { true } else { false } }

  /// Whether nothing knows it.
  package var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

/// A figure in a statement.
package struct Slot: Hashable, Sendable {
  /// What it is.
  package var role: Role
  /// The number of the figure in the reading.
  package var figure: Int
  /// −1 where a word says that it went down, 1 where one says that it went up, otherwise 0.
  package var sign = 0
  /// The word that says so.
  package var word: TextRange?
  /// Whether the budget that it is of is only that of the figure before: 预算17.20万元，其中甲13.00万元.
  package var isInherited = false
  /// Whether no word says which way it goes: 预决算差异率 is written with and without its sign.
  package var isUnsigned = false
  /// The budget that a change is against, where it is named.
  package var stage: String?
  /// What a share is of, where it is named.
  package var whole: [Subject] = []
  /// Whether it stands behind a list's part without a name: 其中项目支出1.00万元，完成预算的90%. It may be the whole's as well.
  package var isLoose = false

  package init(role: Role, figure: Int) {
    (self.role, self.figure) = (role, figure)
  }
}

/// What is said of one subject: its stages, its change, its share.
package struct Statement: Hashable, Sendable {
  /// What it is about.
  package var subject: Subject
  /// Whether nothing but known words leads to the subject; otherwise a figure is only suspected where it is a slip away.
  package var isCertain: Bool
  /// Whether figures are bound to tables here.
  package var isBound: Bool
  /// The figures.
  package var slots: [Slot] = []
  /// An earlier statement about the same subject, which holds what this one does not repeat.
  package var earlier: Int?
  /// The statement that this one is a part of.
  package var whole: Int?
  /// The statements that are parts of this one, list by list.
  package var parts: [Int] = []
  /// Whether the parts were listed up to a full stop.
  package var isListClosed = false
  /// Whether its list ends with 等: it does not name all parts.
  package var isListOpen = false
  /// What is said without a figure: 与上年持平, 大于预算.
  package var comparisons: [Equality] = []
  /// The section.
  package var section: Int?
  /// The section of the level 一、 that it stands in.
  package var group: Int?
  /// The fund of the section.
  package var fund: Int?
  /// The words that named it, for readers.
  package var name: String

  /// A comparison without a figure.
  package struct Equality: Hashable, Sendable {
    /// 等, 大 or 小; 无 where it is said that there was none.
    package var value: String
    /// What it is compared with.
    package var base: Base
    /// The word.
    package var range: TextRange
    /// Whether it stands behind a list's part and may be about the whole as well.
    package var isLoose = false
    /// Whether it says only 基本: a small difference is no contradiction.
    package var isApproximate = false
  }

  /// What a change or a comparison refers to.
  package enum Base: Hashable, Sendable {
    case lastYear
    case budget(String)
    case other
  }

  /// The slot of `role`, if there is one.
  package func slot(_ role: Role) -> Slot? { slots.first { $0.role == role } }
}

/// A figure of the prose with what is known about it.
package struct ProseFigure: Hashable, Sendable {
  /// The figure.
  package var figure: FigureSyntax
  /// The statement that it belongs to, and its place among the slots.
  package var statement: Int?
  /// Its role there.
  package var role: Role?
  /// Why it has none.
  package var reason: Unbound?

  /// Why a figure has no meaning.
  package enum Unbound: String, Sendable, CaseIterable {
    case inReason, approximate, otherYear, noRole, noSubject, foreign, ambiguous
  }
}

/// The prose of a report, read.
package struct ProseReading: Sendable {
  /// The figures, in order.
  package var figures: [ProseFigure] = []
  /// The statements, in order.
  package var statements: [Statement] = []

  /// What is wrong with the wording.
  package var notes: [ProseNote] = []

  /// Nothing.
  package init() {}
}
