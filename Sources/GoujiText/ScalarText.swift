extension String {
  /// The text of `scalars`, written in one go: appending them one by one to a view costs ten times as much.
  package init(scalars: [Unicode.Scalar]) { self = scalars.withUnsafeBufferPointer { Self.text($0) } }

  /// The same of a part.
  package init(scalars: ArraySlice<Unicode.Scalar>) { self = scalars.withUnsafeBufferPointer { Self.text($0) } }

  private static func text(_ scalars: UnsafeBufferPointer<Unicode.Scalar>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: scalars.count * 4) { buffer in
      var count = 0
      func append(_ value: UInt32) {
        buffer[count] = UInt8(truncatingIfNeeded: value)
        count += 1
      }
      for scalar in scalars {
        let value = scalar.value
        if value < 0x80 {
          append(value)
        } else if value < 0x800 {
          append(0xC0 | value >> 6)
          append(0x80 | value & 0x3F)
        } else if value < 0x10000 {
          append(0xE0 | value >> 12)
          append(0x80 | value >> 6 & 0x3F)
          append(0x80 | value & 0x3F)
        } else {
          append(0xF0 | value >> 18)
          append(0x80 | value >> 12 & 0x3F)
          append(0x80 | value >> 6 & 0x3F)
          append(0x80 | value & 0x3F)
        }
      }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
    }
  }
}
