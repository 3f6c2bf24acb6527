/// What the program ends with: the same for every verb and format.
enum ExitCode: Int32 {
  /// Nothing at error or warning level.
  case clean = 0
  /// Findings at error or warning level.
  case findings = 1
  /// Something could not be read, or the call was wrong. It wins over `findings`.
  case failure = 2
}
