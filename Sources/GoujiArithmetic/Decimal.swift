/// A decimal number exactly as it was written: `1,638.02` is 163802 with two decimals.
package struct Decimal: Hashable, Sendable {
  /// All digits, as one integer.
  package var coefficient: Int128 {
    @inline(__always) get { stored.value }
    @inline(__always) set { stored = WideInteger(newValue) }
  }
  private var stored: WideInteger
  /// How many of them stand behind the point: 0…`maximumScale`.
  package var scale: Int {
    @inline(__always) get { Int(storedScale) }
    @inline(__always) set { storedScale = Int8(clamping: newValue) }
  }
  private var storedScale: Int8

  /// The most decimals that are kept exactly.
  package static let maximumScale = 24

  /// A number with `scale` decimals.
  package init(coefficient: Int128, scale: Int) {
    stored = WideInteger(coefficient)
    storedScale = Int8(min(max(scale, 0), Self.maximumScale))
  }

  /// Ten to the power of `exponent`, for 0…37.
  package static func power(_ exponent: Int) -> Int128 {
    let exponent = min(max(exponent, 0), 37)
    if exponent < powers.count { return Int128(powers[exponent]) }
    let largest = powers.count - 1
    return Int128(powers[largest]) * power(exponent - largest)
  }

  /// Those that one word holds.
  private static let powers: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
    1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
    100_000_000_000_000_000, 1_000_000_000_000_000_000,
  ]

  /// The number without its trailing zeros behind the point, and how many decimals are left.
  package var withoutTrailingZeros: Decimal {
    var result = self
    while result.scale > 0, result.coefficient % 10 == 0 {
      result.coefficient /= 10
      result.scale -= 1
    }
    return result
  }

  /// The number times ten to the power of `exponent`; `nil` on overflow.
  package func shifted(by exponent: Int) -> Decimal? {
    if exponent <= scale { return Decimal(coefficient: coefficient, scale: scale - exponent) }
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: Self.power(exponent - scale))
    return overflow ? nil : Decimal(coefficient: product, scale: 0)
  }

  /// The number, if it is whole and not too large.
  package var integer: Int? { scale == 0 ? Int(exactly: coefficient) : nil }

  /// The digits with a point, without separators: `-1638.02`.
  package var plain: String { text(grouped: false) }

  /// The digits with a point and, where `grouped`, with thousands separators: `-1,638.02`.
  package func text(grouped: Bool) -> String {
    var digits = Array(String(coefficient.magnitude).utf8)
    while digits.count <= scale { digits.insert(0x30, at: 0) }
    var result: [UInt8] = coefficient < 0 ? [0x2D] : []
    let whole = digits.count - scale
    for (index, digit) in digits.enumerated() {
      if index == whole { result.append(0x2E) }
      result.append(digit)
      let left = whole - 1 - index
      if grouped, left > 0, left % 3 == 0 { result.append(0x2C) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
