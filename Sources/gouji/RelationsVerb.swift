import GoujiJSON
import GoujiRelations
import GoujiText

/// `gouji relations`: prints the relations of the profile with their meaning and source.
enum RelationsVerb: Verb {
  static let name = "relations"
  static let usage = "[--format text|json]"
  static let summary = Localized("列出全部勾稽关系及其含义、依据", "list all relations with their meaning and source")
  static let options = [SingleFile.formatOption]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    guard options.paths.isEmpty else { throw UsageError(message: Localized("这个命令不带路径", "this command takes no path")) }
    let relations = Profile.standard.relations
    if options.values["--format"] == "json" {
      Output.write(json(relations, language))
      return .clean
    }
    var text = ""
    var previous = ""
    for relation in relations {
      let head = "\(relation.id) \(relation.kind)"
      if head != previous {
        text += "\(head)\n  \(relation.meaning.text(language))（\(relation.source)）\n"
        previous = head
      }
      text += "    \(relation.text)\n"
    }
    Output.write(text)
    return .clean
  }

  private static func json(_ relations: [Profile.Relation], _ language: Language) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "gouji.relations/1")
      json.key("relations")
      json.array(relations) { json, relation in
        json.object { json in
          json.field("id", relation.id)
          json.field("table", relation.kind)
          json.field("relation", relation.text)
          json.field("meaning", relation.meaning.text(language))
          json.field("source", relation.source)
        }
      }
    }
    json.newline()
    return json.bytes
  }
}
