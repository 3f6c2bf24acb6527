import GoujiText

/// Where verbs put what they make: standard output, or a file that is not there yet.
enum NewFile {
  /// Writes `bytes` to `path`, or to standard output where that is `nil`.
  static func write(_ bytes: [UInt8], _ path: String?, _ language: Language) -> ExitCode {
    guard let path, path != "-" else {
      Output.write(bytes)
      return .clean
    }
    if case .failure(let problem) = TemporaryFolder.write(bytes, to: path) {
      Output.error(problem.message.text(language))
      return .failure
    }
    return .clean
  }
}
