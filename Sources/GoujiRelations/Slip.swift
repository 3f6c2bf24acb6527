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
    // 0.25 for 2.52.
    if isCutOff(a, b) || isCutOff(b, a) { return true }
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

  /// Whether `short` is `long` without its last digit, points and leading zeros aside.
  private static func isCutOff(_ short: [UInt8], _ long: [UInt8]) -> Bool {
    let (a, b) = (short.filter { $0 != 0x2E }.drop { $0 == 0x30 }, long.filter { $0 != 0x2E }.drop { $0 == 0x30 })
    return !a.isEmpty && a.elementsEqual(b.dropLast())
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
    let value = Int128(clamping: written.coefficient.magnitude)
    let scale = written.scale
    var count = max(scale + 1, 1)
    while count <= 18, value >= Decimal.power(count) { count += 1 }
    guard count <= 18 else { return [] }
    var found: [Decimal] = []
    found.reserveCapacity(count * 32 + 32)
    func add(_ coefficient: Int128, _ scale: Int) {
      if scale >= 0, scale <= 6 { found.append(Decimal(coefficient: coefficient, scale: scale)) }
    }
    for index in 0..<count {
      // The place of the digit, those before it and those behind it.
      let place = Decimal.power(count - 1 - index)
      let (before, rest) = value.quotientAndRemainder(dividingBy: place * 10)
      let (digit, behind) = rest.quotientAndRemainder(dividingBy: place)
      for other in Int128(0)...9 where other != digit { add(value + (other - digit) * place, scale) }
      if index + 1 < count {
        let next = behind / (place / 10)
        if digit != next { add(value + (next - digit) * (place - place / 10), scale) }
      }
      if count > 1 { add(before * place + behind, index >= count - scale ? scale - 1 : scale) }
    }
    for index in 0...count {
      let place = Decimal.power(count - index)
      let (before, behind) = value.quotientAndRemainder(dividingBy: place)
      for digit in Int128(0)...9 {
        let longer = (before * 10 + digit) * place + behind
        // A digit at the point can stand on either side of it.
        if index >= count - scale { add(longer, scale + 1) }
        if index <= count - scale { add(longer, scale) }
      }
    }
    for digit in Int128(1)...9 { add(value * 10 + digit, scale) }
    for shift in 1...2 {
      add(value, scale + shift)
      add(value * Decimal.power(shift), scale)
      add(value, scale - shift)
    }
    return found
  }
}
