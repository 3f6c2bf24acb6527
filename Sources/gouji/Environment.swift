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
  /// The working folder; empty where it cannot be told.
  var folder = ""
  /// The time in UTC, to the second: 2024-01-31T08:00:00.
  var time = ""

  /// The surroundings of this process.
  static func current() -> Environment {
    let isTerminal = isatty(1) == 1
    let term = value("TERM")
    let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return Environment(
      isColorTerminal: isTerminal && value("NO_COLOR") == nil && term != nil && term != "dumb",
      processors: max(1, count), folder: workingFolder(), time: universalTime())
  }

  private static func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(validatingCString: path) ?? ""
  }

  private static func universalTime() -> String {
    var now = timespec()
    var parts = tm()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0, gmtime_r(&now.tv_sec, &parts) != nil else { return "" }
    func text(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(parts.tm_year + 1900)-\(text(parts.tm_mon + 1))-\(text(parts.tm_mday))"
      + "T\(text(parts.tm_hour)):\(text(parts.tm_min)):\(text(parts.tm_sec))"
  }

  private static func value(_ name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    let string = String(cString: text)
    return string.isEmpty ? nil : string
  }
}
