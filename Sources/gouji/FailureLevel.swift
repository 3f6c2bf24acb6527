import GoujiRules

/// `--fail-on`: from which severity on a run ends with 1.
enum FailureLevel {
  private static let never = "never"

  /// The values of the option.
  static var names: [String] { Severity.allCases.reversed().map(\.rawValue) + [never] }

  /// The least severity that makes a run end with 1; `nil` where none does.
  static func severity(_ options: ParsedOptions) -> Severity? {
    guard let name = options.values["--fail-on"] else { return .warning }
    return Severity(rawValue: name)
  }
}
