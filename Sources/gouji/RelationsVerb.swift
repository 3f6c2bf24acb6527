import GoujiJSON
import GoujiRelations
import GoujiText

/// `gouji relations`: prints the relations of the profile with their meaning and source.
enum RelationsVerb: CatalogueVerb {
  static let name = "relations"
  static let listKey: StaticString = "relations"
  static let summary = Localized("列出全部勾稽关系及其含义、依据", "list all relations with their meaning and source")

  static var entries: [Profile.Relation] { Profile.standard.relations }

  static func text(_ language: Language) -> String {
    var text = ""
    var previous = ""
    for relation in entries {
      let head = "\(relation.id) \(relation.kind)"
      if head != previous {
        text += "\(head)\n  \(relation.meaning.text(language))（\(relation.source)）\n"
        previous = head
      }
      text += "    \(relation.text)\n"
    }
    return text
  }

  static func write(_ relation: Profile.Relation, _ language: Language, to json: inout JSONWriter) {
    json.field("id", relation.id)
    json.field("table", relation.kind)
    json.field("relation", relation.text)
    json.field("meaning", relation.meaning.text(language))
    json.field("source", relation.source)
  }
}
