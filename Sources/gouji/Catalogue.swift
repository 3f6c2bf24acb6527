import GoujiJSON
import GoujiText

/// A verb that lists what the program knows, and takes no path: `rules`, `relations`.
protocol CatalogueVerb: Verb {
  /// An entry of the list.
  associatedtype Entry
  /// What the list is called in JSON.
  static var listKey: StaticString { get }
  /// The entries, in order.
  static var entries: [Entry] { get }
  /// The list for people.
  static func text(_ language: Language) -> String
  /// An entry for programs.
  static func write(_ entry: Entry, _ language: Language, to json: inout JSONWriter)
}

extension CatalogueVerb {
  static var usage: String { "[--format text|json]" }
  static var options: [OptionSpec] { [SingleFile.formatOption] }
  static var arguments: Completion { .nothing }

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.isEmpty else { throw UsageError(message: Localized("这个命令不带路径", "this command takes no path")) }
    guard options.values["--format"] == "json" else {
      Output.write(text(language))
      return .clean
    }
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "gouji.\(name)/1")
      json.key(listKey)
      json.array(entries) { json, entry in
        json.object { json in write(entry, language, to: &json) }
      }
    }
    json.newline()
    Output.write(json.bytes)
    return .clean
  }
}
