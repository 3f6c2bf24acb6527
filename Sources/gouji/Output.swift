#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, written in whole pieces.
enum Output {
  /// Writes to standard output. Where nobody reads any more, the program ends quietly.
  static func write(_ bytes: [UInt8]) { write(bytes, to: 1) }
  /// Writes to standard output.
  static func write(_ text: String) { write(Array(text.utf8), to: 1) }
  /// Writes a line to standard error.
  static func error(_ text: String) { write(Array((text + "\n").utf8), to: 2) }
  /// Writes to standard error without a line end.
  static func progress(_ text: String) { write(Array(text.utf8), to: 2) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position < buffer.count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let written = Glibc.write(descriptor, base + position, buffer.count - position)
        #else
          let written = Darwin.write(descriptor, base + position, buffer.count - position)
        #endif
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        position += written
      }
    }
  }
}
