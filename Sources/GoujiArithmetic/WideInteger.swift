/// An integer on 128 bits as it is stored: in two words. An `Int128` itself makes whatever holds it begin at multiples of sixteen
/// bytes, and the memory for that costs twice as much to get.
struct WideInteger: Hashable, Sendable {
  private var low: UInt64
  private var high: Int64

  @inline(__always)
  init(_ value: Int128) {
    low = UInt64(truncatingIfNeeded: value)
    high = Int64(truncatingIfNeeded: value >> 64)
  }

  /// The number.
  var value: Int128 {
    @inline(__always) get { Int128(high) << 64 | Int128(low) }
  }
}
