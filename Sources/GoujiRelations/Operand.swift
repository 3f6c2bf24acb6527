import GoujiArithmetic
import GoujiReport
import GoujiText

/// Where a figure stands in a table.
package struct CellPlace: Hashable, Sendable {
  /// The index of its table in the report.
  @FourBytes package var table: Int
  /// The index of its entry in the table.
  @FourBytes package var entry: Int
  /// The position of its column among its panel's amounts.
  @FourBytes package var column: Int
}

/// One figure as it takes part in a relation: of a table, or of the prose.
///
/// What is known of it stands apart: a figure takes part in many relations, and all of them share it.
package struct Operand: Hashable, Sendable {
  private final class Facts: @unchecked Sendable {
    // Changed only by `change`, while a single operand holds them. Every cell of a report has them, so they are packed.
    var literal: String
    var reading: FigureReading?
    @OneByte var exponent: Int
    @FourBytes var document: Int
    var range: TextRange
    var cell: CellPlace?
    var isDash = false
    var isCount = false
    @OneByte var scale: Int
    var word: TextRange?

    init(cell: CellPlace?, document: Int, exponent: Int, scale: Int, range: TextRange, literal: String) {
      self.literal = literal
      _exponent = OneByte(wrappedValue: exponent)
      _document = FourBytes(wrappedValue: document)
      self.range = range
      self.cell = cell
      _scale = OneByte(wrappedValue: scale)
    }

    var copy: Facts {
      let copy = Facts(cell: cell, document: document, exponent: exponent, scale: scale, range: range, literal: literal)
      copy.reading = reading
      copy.isDash = isDash
      copy.isCount = isCount
      copy.word = word
      return copy
    }
  }

  /// How many digits are written.
  var digitCount: Int { literal.unicodeScalars.count { ByteCursor.fold($0).isDigit } }

  private var facts: Facts
  /// Whether it is subtracted.
  package var isNegative = false

  /// A figure in `cell`, or of the prose; `exponent`, `scale` and `range` as below.
  package init(
    cell: CellPlace?, document: Int = 0, exponent: Int = 0, scale: Int = 0, range: TextRange, literal: String
  ) {
    facts = Facts(cell: cell, document: document, exponent: exponent, scale: scale, range: range, literal: literal)
  }

  private mutating func change(_ body: (Facts) -> Void) {
    if !isKnownUniquelyReferenced(&facts) { facts = facts.copy }
    body(facts)
  }

  /// Its cell; `nil` for a figure of the prose.
  package var cell: CellPlace? {
    get { facts.cell }
    set { change { $0.cell = newValue } }
  }
  /// The document that it stands in: 0 the one at hand, 1 last year's, from 2 those of the units.
  package var document: Int {
    get { facts.document }
    set { change { $0.document = newValue } }
  }
  /// The power of ten that leads from what is printed to the base unit.
  package var exponent: Int {
    get { facts.exponent }
    set { change { $0.exponent = newValue } }
  }
  /// The decimals that it is printed with; for an empty cell those that are usual in the table.
  package var scale: Int {
    get { facts.scale }
    set { change { $0.scale = newValue } }
  }
  /// Where it stands.
  package var range: TextRange {
    get { facts.range }
    set { change { $0.range = newValue } }
  }
  /// Its literal; empty for an empty cell.
  package var literal: String {
    get { facts.literal }
    set { change { $0.literal = newValue } }
  }
  /// What it can stand for; `nil` for an empty cell or a dash, which count as nil.
  package var reading: FigureReading? {
    get { facts.reading }
    set { change { $0.reading = newValue } }
  }
  /// Whether the cell says that nothing applies there: `—`.
  package var isDash: Bool {
    get { facts.isDash }
    set { change { $0.isDash = newValue } }
  }
  /// Whether it counts things: amounts and counts do not mix.
  package var isCount: Bool {
    get { facts.isCount }
    set { change { $0.isCount = newValue } }
  }
  /// The word that gives the sign of a change in the prose: 减少.
  package var word: TextRange? {
    get { facts.word }
    set { change { $0.word = newValue } }
  }

  package static func == (a: Operand, b: Operand) -> Bool {
    guard a.isNegative == b.isNegative else { return false }
    return a.facts === b.facts
      || a.cell == b.cell && a.document == b.document && a.exponent == b.exponent && a.scale == b.scale && a.range == b.range
        && a.literal == b.literal && a.reading == b.reading && a.isDash == b.isDash && a.isCount == b.isCount && a.word == b.word
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(document)
    hasher.combine(range)
    hasher.combine(isNegative)
  }

  /// Whether it stands somewhere: a constant does not.
  package var isWritten: Bool { document >= 0 }

  /// A hundred per cent: what a completion is compared with.
  static let whole = constant(Decimal(coefficient: 1, scale: 0), 0)

  /// A number that stands in the relation itself: a rate.
  static func constant(_ decimal: Decimal, _ exponent: Int) -> Operand {
    var operand = Operand(cell: nil, document: -1, exponent: -2, range: TextRange(0, 0), literal: "")
    operand.reading = FigureReading(counted: decimal, exponent: exponent)
    operand.literal = operand.reading?.value.rounded(scale: 0, exponent: -2).plain ?? ""
    return operand
  }

  /// Where it stands, among all documents.
  package struct Place: Hashable, Sendable {
    /// The document.
    package var document: Int
    /// Where in it.
    package var range: TextRange
  }

  /// Where it stands, among all documents.
  package var place: Place { Place(document: document, range: range) }

  /// Whether a zero is printed.
  var isPrintedZero: Bool { reading?.value == .zero }
}

/// The value of one side of a relation.
struct Side {
  /// The value as printed.
  var printed: Fixed
  /// What it can be if trailing zeros were dropped where decimals are few.
  var narrow: Interval
  /// What it can be.
  var wide: Interval
  /// The cells it was made of.
  var operands: [Operand]
  /// The half of one last digit, where printed zeros were left out of the interval.
  var zeroSlack: Fixed = .zero
  /// Whether it is a plain sum of cells and numbers.
  var isLinear = true
  /// Whether it is a single cell.
  var isSingle = false
  /// Whether parts of it may be missing.
  var hasGap = false
}

/// Why a side has no value.
enum Unevaluated: Error, Hashable {
  /// A row or column that is not there.
  case missing(String)
  /// A table that is not there.
  case missingTable(String)
  /// A name that several rows or columns have.
  case ambiguous(String)
  /// A path that names no table.
  case noTable
  /// A row with several columns, of which none is named: these.
  case needsColumn([String])
  /// A function that there is not.
  case unknownFunction(String)
  /// A cell that holds no readable figure.
  case unreadable(TextRange)
  /// Numbers too large to compute with, or a division by what may be zero.
  case uncomputable
  /// An amount column that does not take part.
  case otherColumns
  /// Rows may be missing.
  case gap
  /// All parts are marked as not applying.
  case dashes
  /// There is no last year's report.
  case noLastYear
  /// There are no reports of units.
  case noUnits
  /// A name that no figure has.
  case unknownName(String)
  /// The relation says nothing of this row: a code without sub-codes.
  case inapplicable

  /// The reason for readers.
  func message(_ bytes: [UInt8]) -> Localized {
    switch self {
    case .missingTable(let name): Localized("报告里没有“\(name)”这张表", "the report has no table “\(name)”")
    case .missing(let name): Localized("表中没有“\(name)”", "the table has no “\(name)”")
    case .noTable: Localized("请先写表名，如 支出决算表!合计!本年支出合计", "name the table first, as in 支出决算表!合计!本年支出合计")
    case .needsColumn(let names):
      Localized(
        "这一行有几栏，请写明栏名：\(names.prefix(5).joined(separator: "、"))",
        "the row has several columns; name one of them: \(names.prefix(5).joined(separator: ", "))")
    case .unknownFunction(let name): Localized("没有“\(name)”这个函数", "there is no function “\(name)”")
    case .ambiguous(let name): Localized("“\(name)”不止一处", "“\(name)” stands in several places")
    case .unreadable(let range):
      Localized("读不清“\(bytes.text(range))”", "“\(bytes.text(range))” cannot be read as a figure")
    case .uncomputable:
      Localized("数太大、位数太多，或者除数可能是零", "too large a number, too many digits, or a division by what may be zero")
    case .otherColumns: Localized("表中另有不在关系内的栏", "the table has columns that the relation does not know")
    case .gap: Localized("可能缺行", "rows may be missing")
    case .inapplicable: Localized("与这一行无关", "says nothing of this row")
    case .noLastYear: Localized("没有上年报告", "there is no last year's report")
    case .noUnits: Localized("没有所属单位的报告", "there are no reports of units")
    case .unknownName(let name): Localized("没有名为“\(name)”的数", "no figure is named “\(name)”")
    case .dashes: Localized("各项都注明不适用", "all parts are marked as not applying")
    }
  }
}
