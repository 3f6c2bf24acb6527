import GoujiArithmetic
import GoujiReport
import GoujiText

/// One cell as it takes part in a relation.
package struct Operand: Hashable, Sendable {
  /// The index of its entry in the table.
  package var entry: Int
  /// The position of its column among its panel's amounts.
  package var column: Int
  /// Where it stands.
  package var range: TextRange
  /// Its literal; empty for an empty cell.
  package var literal: String
  /// What it can stand for; `nil` for an empty cell or a dash, which count as nil.
  package var reading: FigureReading?
  /// Whether it is subtracted.
  package var isNegative = false
  /// Whether the cell says that nothing applies there: `—`.
  package var isDash = false

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
  /// A name that several rows or columns have.
  case ambiguous(String)
  /// A cell that holds no readable figure.
  case unreadable(TextRange)
  /// Numbers too large to compute with, or a division by what may be zero.
  case uncomputable
}
