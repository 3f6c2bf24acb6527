/// A figure of a generated report with its truth: where it stands, what it means, and the exact value behind it.
package struct RecordedFigure: Sendable {
  /// What kind of thing it is.
  package enum Kind: String, Sendable, CaseIterable {
    /// An amount in the prose.
    case amount
    /// A percentage in the prose.
    case percent
    /// A number of things: projects, cars, guests.
    case count
    /// Points of a self-assessment.
    case score
    /// A word that says which of two amounts is larger: 增加, 下降, 大于.
    case word
    /// A cell of a table that is not nil.
    case cell
    /// A cell of a table that is nil.
    case zero
  }

  /// Its kind.
  package var kind: Kind
  /// Its literal without the unit, in bytes of the text.
  package var range: Range<Int>
  /// The unit that follows, if any.
  package var unit: Range<Int>?
  /// What it means, by a name that stays: `T5.决算.2080505`, `share(T2.财政拨款收入/T2.合计)`.
  package var key: String
  /// The exact value as a quotient: 分 for amounts and cells, a fraction for percentages, hundredths of points for scores.
  package var numerator: Int
  package var denominator: Int = 1
  /// The amounts that it was computed from; one for an amount itself.
  package var terms: [Quantity] = []
  /// The word that would say the contrary.
  package var opposite: String?

  /// The same, `distance` bytes further on.
  func moved(by distance: Int) -> RecordedFigure {
    var copy = self
    copy.range = range.lowerBound + distance..<range.upperBound + distance
    copy.unit = unit.map { $0.lowerBound + distance..<$0.upperBound + distance }
    return copy
  }
}

/// An exact amount, in 分, and its name.
package struct Quantity: Sendable, Hashable {
  /// The name: a table and a place in it, or the subject of a sentence.
  package var key: String
  /// The amount.
  package var cents: Int

  /// The amount `cents` named `key`.
  init(_ key: String, _ cents: Int) {
    self.key = key
    self.cents = cents
  }
}

/// An amount and what it is compared with.
struct Comparison {
  var now: Quantity
  var before: Quantity

  init(_ key: String, _ now: Int, _ before: Int) {
    self.now = Quantity(key, now)
    self.before = Quantity(key + "@上年", before)
  }
}
