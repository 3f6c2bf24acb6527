import GoujiRules
import GoujiText
import GoujiWorkspace

/// `--baseline` and `--update-baseline`: what a run does with known findings.
struct BaselineRun {
  /// `--baseline FILE`.
  static let fileOption = OptionSpec(
    name: "--baseline", value: Localized("文件", "FILE"),
    help: Localized("不报告这个基线文件里已有的问题", "leave out the findings that stand in this baseline file"))
  /// `--update-baseline`.
  static let updateOption = OptionSpec(
    name: "--update-baseline",
    help: Localized("把现有的全部问题写进基线文件（没有就新建）", "write all present findings into the baseline file (made where there is none)"))

  /// What keeps the baseline from being read. Users have been told.
  private(set) var problem: ReadingProblem?

  private let path: String?
  private let updates: Bool
  private let language: Language
  private var baseline = Baseline()

  /// Reads the baseline of a call.
  init(_ options: ParsedOptions, _ language: Language) throws(UsageError) {
    path = options.values["--baseline"]
    updates = options.has("--update-baseline")
    self.language = language
    if updates, path == nil {
      throw UsageError(message: Localized("--update-baseline 要和 --baseline 文件 一起用", "--update-baseline needs --baseline FILE"))
    }
    if updates, options.has("--diff") {
      throw UsageError(message: Localized("--update-baseline 不能与 --diff 同时用", "--update-baseline cannot stand beside --diff"))
    }
    guard let path, !updates else { return }
    switch SourceReading.read(path, standardInputName: "<stdin>").flatMap({ Baseline.read($0) }) {
    case .success(let read): baseline = read
    case .failure(let problem):
      self.problem = problem
      Output.error(problem.line(language))
    }
  }

  /// The findings of `file` that are not known: what is accepted is not repaired either. When the baseline is written
  /// anew, nothing is known yet.
  func new(in file: LintedFile) -> [Finding] {
    guard path != nil, !updates else { return file.findings }
    var (baseline, file) = (baseline, file)
    baseline.apply(to: &file)
    return file.findings
  }

  /// Moves the known findings of `file` aside; when the baseline is written anew, they are all known.
  mutating func apply(to file: inout LintedFile) {
    guard path != nil else { return }
    if updates { baseline.add(file, language) }
    baseline.apply(to: &file)
  }

  /// Writes the baseline if the call asks for it, and gives what the run ends with. Where some file could not be read
  /// nothing is written: its known findings would be lost.
  func finish(_ exit: ExitCode) -> ExitCode {
    guard updates, let path else { return exit }
    guard exit != .failure else {
      Output.error(Localized("\(path): 没有更新，因为有文件读不出来", "\(path): not updated, because something could not be read").text(language))
      return exit
    }
    if case .failure(let failure) = FixApplier.write(path: path, baseline.bytes) {
      Output.error("\(path): " + failure.message.text(language))
      return .failure
    }
    Output.error(Localized("\(path): 基线有\(baseline.count)条", "\(path): \(baseline.count) findings in the baseline").text(language))
    return exit
  }
}
