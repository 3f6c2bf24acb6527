import GoujiArithmetic

/// Slips of the pen: how one figure is mistyped for another.
enum Slip {
  /// Whether `written` is one slip away from `meant`, both digits with a point: a digit replaced, added or dropped, two
  /// neighbours exchanged, the point lost or moved, the sign lost.
  static func isOne(_ written: String, _ meant: String) -> Bool {
    let a = Array(written.utf8).filter { $0 != 0x2D }
    let b = Array(meant.utf8).filter { $0 != 0x2D }
    if a == b { return written != meant }
    if a.filter({ $0 != 0x2E }).elementsEqual(b.filter { $0 != 0x2E }) { return true }
    if significant(a) == significant(b) { return true }
    if a.count == b.count {
      // 5.7 for 7.5: neighbours across the point.
      if let point = a.firstIndex(of: 0x2E), b.firstIndex(of: 0x2E) == point {
        var (x, y) = (a, b)
        x.remove(at: point)
        y.remove(at: point)
        return differsByOne(x, y)
      }
      return differsByOne(a, b)
    }
    // The point moved, and the last digit was cut off with it: 37.78 for 377.85.
    return hasOneMore(a, b) || hasOneMore(a.filter { $0 != 0x2E }, b.filter { $0 != 0x2E })
  }

  /// Whether one of two rows of digits has one more, and is the other without it.
  private static func hasOneMore(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1 else { return false }
    let common = zip(short, long).prefix { $0 == $1 }.count
    return short[common...].elementsEqual(long[(common + 1)...])
  }

  /// Whether two rows of digits of the same length differ in one, or in two neighbours that changed places.
  private static func differsByOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let different = a.indices.filter { a[$0] != b[$0] }
    if different.count == 1 { return true }
    return different.count == 2 && different[1] == different[0] + 1 && a[different[0]] == b[different[1]]
      && a[different[1]] == b[different[0]]
  }

  /// The digits without point and without zeros at both ends: 10.5 and 105 and 0.105 have the same.
  private static func significant(_ digits: [UInt8]) -> [UInt8] {
    let bare = digits.filter { $0 != 0x2E }.drop { $0 == 0x30 }
    return Array(bare.reversed().drop { $0 == 0x30 }.reversed())
  }

  /// Every value that is one slip away from `written`: a digit replaced, dropped, added, two neighbours exchanged, the
  /// point moved by one or two places.
  static func variants(_ written: Decimal) -> [Decimal] {
    var digits = written.coefficient.magnitude.description.utf8.map { Int128($0) - 0x30 }
    while digits.count <= written.scale { digits.insert(0, at: 0) }
    guard digits.count <= 18 else { return [] }
    var found: [Decimal] = []
    func add(_ digits: [Int128], _ scale: Int) {
      guard scale >= 0, scale <= 6 else { return }
      found.append(Decimal(coefficient: digits.reduce(0) { $0 * 10 + $1 }, scale: scale))
    }
    for index in digits.indices {
      for digit in Int128(0)...9 where digit != digits[index] {
        var other = digits
        other[index] = digit
        add(other, written.scale)
      }
      if index + 1 < digits.count, digits[index] != digits[index + 1] {
        var other = digits
        other.swapAt(index, index + 1)
        add(other, written.scale)
      }
      var shorter = digits
      shorter.remove(at: index)
      if !shorter.isEmpty { add(shorter, index >= digits.count - written.scale ? written.scale - 1 : written.scale) }
    }
    for index in 0...digits.count {
      for digit in Int128(0)...9 {
        var longer = digits
        longer.insert(digit, at: index)
        // A digit at the point can stand on either side of it.
        if index >= digits.count - written.scale { add(longer, written.scale + 1) }
        if index <= digits.count - written.scale { add(longer, written.scale) }
      }
    }
    for digit in Int128(1)...9 { add(digits + [digit], written.scale) }
    for shift in 1...2 {
      add(digits, written.scale + shift)
      add(digits + Array(repeating: 0, count: shift), written.scale)
      add(digits, written.scale - shift)
    }
    return found
  }
}
