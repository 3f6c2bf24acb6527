import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the surroundings say where the call says nothing.
struct Environment {
  /// Whether standard output is a terminal that shows colours.
  var isColorTerminal: Bool
  /// The number of processors.
  var processors: Int

  /// The surroundings of this process.
  static func current() -> Environment {
    let isTerminal = isatty(1) == 1
    let term = value("TERM")
    let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return Environment(
      isColorTerminal: isTerminal && value("NO_COLOR") == nil && term != nil && term != "dumb",
      processors: max(1, count))
  }

  private static func value(_ name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    let string = String(cString: text)
    return string.isEmpty ? nil : string
  }
}
