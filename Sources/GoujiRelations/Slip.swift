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
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 1 { return true }
      return different.count == 2 && different[1] == different[0] + 1 && a[different[0]] == b[different[1]]
        && a[different[1]] == b[different[0]]
    }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1 else { return false }
    let common = zip(short, long).prefix { $0 == $1 }.count
    return short[common...].elementsEqual(long[(common + 1)...])
  }

  /// The digits without point and without zeros at both ends: 10.5 and 105 and 0.105 have the same.
  private static func significant(_ digits: [UInt8]) -> [UInt8] {
    let bare = digits.filter { $0 != 0x2E }.drop { $0 == 0x30 }
    return Array(bare.reversed().drop { $0 == 0x30 }.reversed())
  }
}
