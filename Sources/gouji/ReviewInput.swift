import GoujiText
import GoujiWorkspace

/// What `review` reads: the one place that turns a path into the text of a report, or into the reason why there is none.
///
/// Formats that have to be converted first are added here: their suffixes to `suffixes`, their conversion to `read`.
enum ReviewInput {
  /// The files that are looked for in folders.
  static let suffixes = [".gouji", ".txt"]
  /// Formats that hold reports but no plain text.
  private static let documents = [".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".et", ".odt", ".ods", ".rtf"]

  /// The files that the paths of a call stand for.
  static func find(_ options: ParsedOptions) -> FileDiscovery.Result {
    FileDiscovery(respectsIgnoreFiles: !options.has("--no-ignore"), fileNameSuffixes: suffixes).find(options.paths)
  }

  /// The text of the report at `path`, or why it cannot be read; called from several threads at once.
  static func read(_ path: String, standardInputName: String) -> Result<SourceText, ReadingProblem> {
    let name = path.lowercased()
    if let suffix = documents.first(where: { name.hasSuffix($0) }) {
      return .failure(
        ReadingProblem(
          path: path, position: nil,
          message: Localized(
            "\(suffix) 文件要先转成纯文本（.txt）再核对", "a \(suffix) file has to be converted to plain text (.txt) first")))
    }
    return SourceReading.read(path, standardInputName: standardInputName)
  }
}
