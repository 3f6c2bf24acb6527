import GoujiRules
import GoujiText
import GoujiWorkspace

/// `gouji fill FILE`: brings the figures with references up to their tables, and what derives from them.
enum FillVerb: Verb {
  static let name = "fill"
  static let usage = "[--write | --diff] FILE"
  static let summary = Localized(
    "按表更新正文：带引用 {=…} 的数，以及由它们算出的增减、占比、完成率",
    "update the figures that have references {=…} from the tables, and the rates and shares that derive from them")
  static let options = Rewriting.options

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try Rewriting.run(
      options, language, done: { Localized("更新了\($0)处", "\($0) places updated") },
      edits: { analysed, linter in FigureFiller.edits(analysed.result) { linter.analyse($0).result } })
  }
}
