import GoujiServer
import GoujiText

/// `gouji server`: serves an editor over standard input and output, by the Language Server Protocol.
enum ServerVerb: Verb {
  static let name = "server"
  static let usage = "[--stdio]"
  static let summary = Localized("给编辑器用的语言服务器（LSP）", "the language server for editors (LSP)")
  static let options = [
    OptionSpec(name: "--stdio", help: Localized("缺省就是如此；只为照顾习惯写它的编辑器", "the default; for editors that insist on saying so"))
  ]
  static let arguments = Completion.nothing

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.isEmpty else {
      throw UsageError(message: Localized("不带路径", "takes no paths"))
    }
    let code = ServerProgram.run(language: language, version: CommandLineTool.version)
    return code == 0 ? .clean : .findings
  }
}
