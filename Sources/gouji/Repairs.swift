import GoujiRules
import GoujiText
import GoujiWorkspace

/// `--fix` and `--diff`: the repairs that are certain.
enum Repairs {
  /// Repairs what `findings` say of `file`, or shows how; then `file` is what is left. `false` where the file could not
  /// be written.
  static func run(
    _ findings: [Finding], of file: inout LintedFile, _ linter: Linter, _ options: ParsedOptions, _ language: Language
  ) -> Bool {
    let edits = FixApplier.select(findings)
    guard !edits.isEmpty else { return true }
    let path = file.source.path
    let old = file.source.bytes
    let new = FixApplier.apply(edits, to: old)
    if options.has("--diff") {
      Output.write(UnifiedDiff.text(path: path, old: old, new: new))
      return true
    }
    switch FixApplier.write(path: path, original: old, new: new) {
    case .success:
      Output.error(
        Localized("\(path): 改正了\(edits.count)处", "\(path): \(edits.count) repairs").text(language))
      file = linter.lint(SourceText(path: path, bytes: new))
      return true
    case .failure(let failure):
      Output.error("\(path): " + failure.message.text(language))
      return false
    }
  }
}
