import GoujiText
import GoujiWorkspace

/// What `review` reads: the one place that turns a path into the text of a report, or into the reason why there is none.
enum ReviewInput {
  /// Formats that hold reports but no plain text: they are read as `import` reads them.
  private static let documents = [".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".et", ".odt", ".ods", ".rtf"]
  /// The files that are looked for in folders.
  static let suffixes = [".gouji", ".txt"] + documents

  /// The files that the paths of a call stand for.
  static func find(_ options: ParsedOptions) -> FileDiscovery.Result {
    FileDiscovery(respectsIgnoreFiles: !options.has("--no-ignore"), fileNameSuffixes: suffixes).find(options.paths)
  }

  /// The text of the report at `path`, or why it cannot be read; called from several threads at once.
  static func read(_ path: String, standardInputName: String) -> Result<SourceText, ReadingProblem> {
    let name = path.lowercased()
    guard documents.contains(where: { name.hasSuffix($0) }) else {
      return SourceReading.read(path, standardInputName: standardInputName)
    }
    return ImportedFile.read(path).map { SourceText(path: path, bytes: $0.bytes) }
  }
}
