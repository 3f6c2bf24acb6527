// Offsets, indices and exponents are computed with as `Int`, and kept in fewer bytes where a report holds very many of them. What
// would not fit is clamped: documents of more than 2³¹ bytes are not read.

/// A number kept in four bytes.
@propertyWrapper
package struct FourBytes: Hashable, Sendable {
  @usableFromInline var stored: Int32

  /// Keeps `wrappedValue`.
  @inlinable
  package init(wrappedValue: Int) { stored = Int32(clamping: wrappedValue) }

  /// The number.
  @inlinable package var wrappedValue: Int {
    get { Int(stored) }
    set { stored = Int32(clamping: newValue) }
  }
}

/// A small number kept in one byte.
@propertyWrapper
package struct OneByte: Hashable, Sendable {
  @usableFromInline var stored: Int8

  /// Keeps `wrappedValue`.
  @inlinable
  package init(wrappedValue: Int) { stored = Int8(clamping: wrappedValue) }

  /// The number.
  @inlinable package var wrappedValue: Int {
    get { Int(stored) }
    set { stored = Int8(clamping: newValue) }
  }
}
