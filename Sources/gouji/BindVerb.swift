import GoujiRules
import GoujiText
import GoujiWorkspace

/// `gouji bind FILE`: writes the cells that the prose restates into the text, as references.
enum BindVerb: Verb {
  static let name = "bind"
  static let usage = "[--write | --diff] FILE"
  static let summary = Localized(
    "把认出的对应关系写进正文：在数后面写上表内数的引用 {=表!行!栏}", "write the inferred bindings into the text, as references {=表!行!栏} behind figures")
  static let options = Rewriting.options

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    try Rewriting.run(
      options, language, done: { Localized("写上了\($0)个引用", "\($0) references written") },
      edits: { analysed, linter in BindingWriter.edits(analysed.result) { linter.analyse($0).result } })
  }
}
